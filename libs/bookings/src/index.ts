export * from './application/expire-slot-requests.use-case.js';
export * from './application/move-slot-request.use-case.js';
export * from './application/remind-employers.use-case.js';
export * from './application/request-group.use-case.js';
export type { BookingsTx } from './application/ports.js';
export * from './application/request-slot.use-case.js';
export * from './bookings.module.js';
export * from './domain/problems.js';
export * from './domain/slot-request.js';
export { bookingEntities } from './persistence/slot-request.rows.js';
export {
  AskedOftenProblem,
  GroupDoesNotFitProblem,
  GroupSizeProblem,
} from './graphql/problems.js';
export { PlacesInSlotsInput, RequestGroupPayload } from './graphql/slot-request.inputs.js';
export { requestedPlaces } from './graphql/slot-request.resolver.js';
