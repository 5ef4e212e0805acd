import { AnswersModule } from '#answers';
import { BlockersModule } from '#blockers';
import { BookingsModule, bookingEntities } from '#bookings';
import { CalendarFeedsModule } from '#calendar-feeds';
import { ClearancesModule } from '#clearances';
import { ConcernsModule } from '#concerns';
import { ContactsModule } from '#contacts';
import { EmployersModule, employerEntities } from '#employers';
import { FindingModule } from '#finding';
import { GuardiansModule } from '#guardians';
import { MessagesModule } from '#messages';
import { NotificationsModule } from '#notifications';
import { OpportunitiesModule, opportunityEntities } from '#opportunities';
import { PlacementsModule } from '#placements';
import { RegistersModule } from '#registers';
import { ReviewsModule } from '#reviews';
import { RoundsModule, roundEntities } from '#rounds';
import { SchoolCoverModule } from '#school-cover';
import { SchoolsModule, schoolEntities } from '#schools';
import { StudentsModule } from '#students';
import { SuspensionsModule } from '#suspensions';
import { TeamsModule } from '#teams';
import { TravelModule } from '#travel';
import { VettingModule } from '#vetting';
import { WaitingModule } from '#waiting';

/** Every feature that the service is made of, for the API, the worker and the command line alike. */
export const featureModules = [
  AnswersModule,
  BlockersModule,
  BookingsModule,
  CalendarFeedsModule,
  ClearancesModule,
  ConcernsModule,
  ContactsModule,
  EmployersModule,
  FindingModule,
  GuardiansModule,
  MessagesModule,
  NotificationsModule,
  OpportunitiesModule,
  PlacementsModule,
  RegistersModule,
  ReviewsModule,
  RoundsModule,
  SchoolCoverModule,
  SchoolsModule,
  StudentsModule,
  SuspensionsModule,
  TeamsModule,
  TravelModule,
  VettingModule,
  WaitingModule,
];

/** Every entity of every feature. */
export const entities = [
  ...bookingEntities,
  ...employerEntities,
  ...opportunityEntities,
  ...roundEntities,
  ...schoolEntities,
];
