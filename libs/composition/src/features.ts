import { BookingsModule, bookingEntities } from '#bookings';
import { ClearancesModule } from '#clearances';
import { EmployersModule, employerEntities } from '#employers';
import { NotificationsModule } from '#notifications';
import { OpportunitiesModule, opportunityEntities } from '#opportunities';
import { PlacementsModule } from '#placements';
import { ReviewsModule } from '#reviews';
import { RoundsModule, roundEntities } from '#rounds';
import { SchoolsModule, schoolEntities } from '#schools';
import { StudentsModule } from '#students';

/** Every feature that the service is made of, for the API, the worker and the command line alike. */
export const featureModules = [
  BookingsModule,
  ClearancesModule,
  EmployersModule,
  NotificationsModule,
  OpportunitiesModule,
  PlacementsModule,
  ReviewsModule,
  RoundsModule,
  SchoolsModule,
  StudentsModule,
];

/** Every entity of every feature. */
export const entities = [
  ...bookingEntities,
  ...employerEntities,
  ...opportunityEntities,
  ...roundEntities,
  ...schoolEntities,
];
