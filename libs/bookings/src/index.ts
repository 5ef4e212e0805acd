export * from './application/expire-slot-requests.use-case.js';
export * from './application/move-slot-request.use-case.js';
export * from './application/remind-employers.use-case.js';
export * from './application/request-group.use-case.js';
export * from './application/request-slot.use-case.js';
export * from './bookings.module.js';
export * from './domain/problems.js';
export * from './domain/slot-request.js';
export { bookingEntities } from './persistence/slot-request.rows.js';
