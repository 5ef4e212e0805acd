import { Scope1780000000001 } from './1780000000001-scope.js';
import { People1780000000002 } from './1780000000002-people.js';
import { Employers1780000000003 } from './1780000000003-employers.js';
import { Opportunities1780000000004 } from './1780000000004-opportunities.js';
import { Students1780000000005 } from './1780000000005-students.js';
import { Rounds1780000000006 } from './1780000000006-rounds.js';
import { Reviews1780000000007 } from './1780000000007-reviews.js';
import { Outbox1780000000008 } from './1780000000008-outbox.js';
import { ProposalRuns1780000000009 } from './1780000000009-proposal-runs.js';
import { ProposalPromises1780000000010 } from './1780000000010-proposal-promises.js';
import { Postcodes1780000000011 } from './1780000000011-postcodes.js';
import { Interests1780000000012 } from './1780000000012-interests.js';
import { Travel1780000000013 } from './1780000000013-travel.js';
import { Messages1780000000014 } from './1780000000014-messages.js';
import { Guardians1780000000015 } from './1780000000015-guardians.js';
import { Holds1780000000016 } from './1780000000016-holds.js';
import { Contacts1780000000017 } from './1780000000017-contacts.js';
import { BookingGroups1780000000018 } from './1780000000018-booking-groups.js';
import { SlotTerms1780000000019 } from './1780000000019-slot-terms.js';
import { WaitingList1780000000020 } from './1780000000020-waiting-list.js';
import { Visits1780000000021 } from './1780000000021-visits.js';
import { CalendarDays1780000000022 } from './1780000000022-calendar-days.js';
import { Suspensions1780000000023 } from './1780000000023-suspensions.js';
import { Concerns1780000000024 } from './1780000000024-concerns.js';
import { Registers1780000000025 } from './1780000000025-registers.js';
import { SchoolCover1780000000026 } from './1780000000026-school-cover.js';
import { Vetting1780000000027 } from './1780000000027-vetting.js';
import { AdvertSearch1780000000028 } from './1780000000028-advert-search.js';
import { Finding1780000000029 } from './1780000000029-finding.js';
import { Adverts1780000000030 } from './1780000000030-adverts.js';
import { Teams1780000000031 } from './1780000000031-teams.js';
import { AdvertClaims1780000000032 } from './1780000000032-advert-claims.js';
import { Letters1780000000033 } from './1780000000033-letters.js';
import { Answers1780000000034 } from './1780000000034-answers.js';
import { ExitSurveys1780000000035 } from './1780000000035-exit-surveys.js';
import { LedgerExports1780000000036 } from './1780000000036-ledger-exports.js';
import { Feedback1780000000037 } from './1780000000037-feedback.js';
import { Certificates1780000000038 } from './1780000000038-certificates.js';
import { Audit1780000000039 } from './1780000000039-audit.js';
import { BreakGlass1780000000040 } from './1780000000040-break-glass.js';
import { Retention1780000000041 } from './1780000000041-retention.js';
import { ApprovedAdverts1780000000042 } from './1780000000042-approved-adverts.js';
import { DeniedConcerns1780000000043 } from './1780000000043-denied-concerns.js';
import { AccessAndCapacity1780000000045 } from './1780000000045-access-and-capacity.js';
import { HalfDayAdults1780000000046 } from './1780000000046-half-day-adults.js';
import { AdvertPartners1780000000047 } from './1780000000047-advert-partners.js';
import { Needs1780000000048 } from './1780000000048-needs.js';
import { Pledges1780000000049 } from './1780000000049-pledges.js';
import { ApplicationForms1780000000051 } from './1780000000051-application-forms.js';
import { RoundTerms1780000000052 } from './1780000000052-round-terms.js';
import { OwnContacts1780000000053 } from './1780000000053-own-contacts.js';
import { ReviewBatches1780000000055 } from './1780000000055-review-batches.js';
import { DayPages1780000000056 } from './1780000000056-day-pages.js';
import { RequiredTalks1780000000057 } from './1780000000057-required-talks.js';
import { ApprovedPartners1780000000059 } from './1780000000059-approved-partners.js';
import { DigestMinutes1780000000060 } from './1780000000060-digest-minutes.js';
import { BlockedSince1780000000061 } from './1780000000061-blocked-since.js';
import { HeldVisits1780000000062 } from './1780000000062-held-visits.js';
import { ListedErasures1780000000063 } from './1780000000063-listed-erasures.js';
import { Mentors1780000000064 } from './1780000000064-mentors.js';
import { PlainApplications1780000000065 } from './1780000000065-plain-applications.js';
import { ReviewsToSafeguarding1780000000067 } from './1780000000067-reviews-to-safeguarding.js';
import { ShownPromises1780000000068 } from './1780000000068-shown-promises.js';
import { BlockLiftings1780000000069 } from './1780000000069-block-liftings.js';
import { JudgedVisits1780000000070 } from './1780000000070-judged-visits.js';
import { RuleFacts1780000000071 } from './1780000000071-rule-facts.js';
import { OtherSitesAmong1780000000073 } from './1780000000073-other-sites-among.js';
import { HostAnswers1780000000074 } from './1780000000074-host-answers.js';
import { KeptClearances1780000000075 } from './1780000000075-kept-clearances.js';
import { AnsweredWarnings1780000000076 } from './1780000000076-answered-warnings.js';
import { Accidents1780000000077 } from './1780000000077-accidents.js';
import { Departures1780000000078 } from './1780000000078-departures.js';
import { AdjustmentsReleases1780000000079 } from './1780000000079-adjustments-releases.js';
import { EmergencyContacts1780000000080 } from './1780000000080-emergency-contacts.js';
import { SurveyedVisits1780000000081 } from './1780000000081-surveyed-visits.js';
import { Oversight1780000000082 } from './1780000000082-oversight.js';
import { TLevels1780000000083 } from './1780000000083-t-levels.js';
import { UnplacedReports1780000000084 } from './1780000000084-unplaced-reports.js';
import { ForgetsAsNew1780000000085 } from './1780000000085-forgets-as-new.js';

/** Every migration, oldest first. One that has been deployed is never edited: the next one corrects it. */
export const migrations = [
  Scope1780000000001,
  People1780000000002,
  Employers1780000000003,
  Opportunities1780000000004,
  Students1780000000005,
  Rounds1780000000006,
  Reviews1780000000007,
  Outbox1780000000008,
  ProposalRuns1780000000009,
  ProposalPromises1780000000010,
  Postcodes1780000000011,
  Interests1780000000012,
  Travel1780000000013,
  Messages1780000000014,
  Guardians1780000000015,
  Holds1780000000016,
  Contacts1780000000017,
  BookingGroups1780000000018,
  SlotTerms1780000000019,
  WaitingList1780000000020,
  Visits1780000000021,
  CalendarDays1780000000022,
  Suspensions1780000000023,
  Concerns1780000000024,
  Registers1780000000025,
  SchoolCover1780000000026,
  Vetting1780000000027,
  AdvertSearch1780000000028,
  Finding1780000000029,
  Adverts1780000000030,
  Teams1780000000031,
  AdvertClaims1780000000032,
  Letters1780000000033,
  Answers1780000000034,
  ExitSurveys1780000000035,
  LedgerExports1780000000036,
  Feedback1780000000037,
  Certificates1780000000038,
  Audit1780000000039,
  BreakGlass1780000000040,
  Retention1780000000041,
  ApprovedAdverts1780000000042,
  DeniedConcerns1780000000043,
  AccessAndCapacity1780000000045,
  HalfDayAdults1780000000046,
  AdvertPartners1780000000047,
  Needs1780000000048,
  Pledges1780000000049,
  ApplicationForms1780000000051,
  RoundTerms1780000000052,
  OwnContacts1780000000053,
  ReviewBatches1780000000055,
  DayPages1780000000056,
  RequiredTalks1780000000057,
  ApprovedPartners1780000000059,
  DigestMinutes1780000000060,
  BlockedSince1780000000061,
  HeldVisits1780000000062,
  ListedErasures1780000000063,
  Mentors1780000000064,
  PlainApplications1780000000065,
  ReviewsToSafeguarding1780000000067,
  ShownPromises1780000000068,
  BlockLiftings1780000000069,
  JudgedVisits1780000000070,
  RuleFacts1780000000071,
  OtherSitesAmong1780000000073,
  HostAnswers1780000000074,
  KeptClearances1780000000075,
  AnsweredWarnings1780000000076,
  Accidents1780000000077,
  Departures1780000000078,
  AdjustmentsReleases1780000000079,
  EmergencyContacts1780000000080,
  SurveyedVisits1780000000081,
  Oversight1780000000082,
  TLevels1780000000083,
  UnplacedReports1780000000084,
  ForgetsAsNew1780000000085,
];
