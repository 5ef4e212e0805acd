export * from './bank-holidays.js';
export * from './clock-change.js';
export * from './day-number.js';
export * from './day-range.js';
export * from './local-instant.js';
export * from './placement-days.js';
export * from './school-year.js';
export * from './terms.js';
