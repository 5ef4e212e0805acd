export * from './calendar-feeds.module.js';
export * from './icalendar/icalendar.js';
