export * from './distance-band.js';
export * from './home-cell.js';
export * from './travel-time-provider.js';
export * from './walk-and-rough-estimate.js';
