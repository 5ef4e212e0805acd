export * from './haversine.js';
export * from './national-grid.js';
export * from './point.js';
export * from './postcode.js';
export * from './walk-minutes.js';
