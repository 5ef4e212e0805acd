import { AccidentsModule } from '#accidents';
import { AdjustmentsModule } from '#adjustments';
import { AnswersModule } from '#answers';
import { ApplicationFormsModule } from '#application-forms';
import { AuditModule } from '#audit';
import { BlockersModule } from '#blockers';
import { BreakGlassModule } from '#break-glass';
import { BookingsModule, bookingEntities } from '#bookings';
import { CalendarFeedsModule } from '#calendar-feeds';
import { CertificatesModule } from '#certificates';
import { ClearancesModule } from '#clearances';
import { ConcernsModule } from '#concerns';
import { ContactsModule } from '#contacts';
import { DayPagesModule } from '#day-pages';
import { DeparturesModule } from '#departures';
import { EmergencyContactsModule } from '#emergency-contacts';
import { EmployersModule, employerEntities } from '#employers';
import { FeedbackModule } from '#feedback';
import { FindingModule } from '#finding';
import { GuardiansModule } from '#guardians';
import { LedgerModule } from '#ledger';
import { LiftingsModule } from '#liftings';
import { MentorsModule } from '#mentors';
import { MessagesModule } from '#messages';
import { NeedsModule } from '#needs';
import { NotificationsModule } from '#notifications';
import { OpportunitiesModule, opportunityEntities } from '#opportunities';
import { OversightModule } from '#oversight';
import { PartnersModule } from '#partners';
import { OwnContactsModule } from '#own-contacts';
import { PlacementsModule } from '#placements';
import { PledgesModule } from '#pledges';
import { RegistersModule } from '#registers';
import { RetentionModule } from '#retention';
import { ReviewsModule } from '#reviews';
import { RoundsModule, roundEntities } from '#rounds';
import { SchoolCoverModule } from '#school-cover';
import { SchoolsModule, schoolEntities } from '#schools';
import { StudentsModule } from '#students';
import { SurveysModule } from '#surveys';
import { SuspensionsModule } from '#suspensions';
import { TeamsModule } from '#teams';
import { TravelModule } from '#travel';
import { VettingModule } from '#vetting';
import { WaitingModule } from '#waiting';

/** Every feature that the service is made of, for the API, the worker and the command line alike. */
export const featureModules = [
  AccidentsModule,
  AdjustmentsModule,
  AnswersModule,
  ApplicationFormsModule,
  AuditModule,
  BlockersModule,
  BookingsModule,
  BreakGlassModule,
  CalendarFeedsModule,
  CertificatesModule,
  ClearancesModule,
  ConcernsModule,
  ContactsModule,
  DayPagesModule,
  DeparturesModule,
  EmergencyContactsModule,
  EmployersModule,
  FeedbackModule,
  FindingModule,
  GuardiansModule,
  LedgerModule,
  LiftingsModule,
  MentorsModule,
  MessagesModule,
  NeedsModule,
  NotificationsModule,
  OpportunitiesModule,
  OversightModule,
  PartnersModule,
  OwnContactsModule,
  PlacementsModule,
  PledgesModule,
  RegistersModule,
  RetentionModule,
  ReviewsModule,
  RoundsModule,
  SchoolCoverModule,
  SchoolsModule,
  StudentsModule,
  SurveysModule,
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
