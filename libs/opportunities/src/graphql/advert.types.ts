import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { connectionOf, DateScalar, DateTimeScalar, TimeScalar } from '#platform';
import type { Role } from '#kernel';
import type { ReportReason, ReportState } from '../domain/advert-report.js';
import type { BenchmarkSixElement } from '../domain/benchmark-six.js';
import type { ClaimKind } from '../domain/claims.js';
import type { ModeratedPart } from '../domain/moderation.js';
import type { AccessFeature, OpportunityState } from '../domain/opportunity.js';
import {
  AccessFeatureEnum,
  BenchmarkSixElementEnum,
  ClaimKindEnum,
  ModeratedPartEnum,
  ReportReasonEnum,
  ReportStateEnum,
} from './advert.enums.js';
import { OpportunityStateEnum } from './enums.js';

@ObjectType('UsualHours', { description: 'The hours that an advert promises; those of a slot may differ.' })
export class UsualHoursType {
  @Field(() => TimeScalar, { description: 'When a day starts.' })
  startsAt: string;

  @Field(() => TimeScalar, { description: 'When a day finishes.' })
  finishesAt: string;

  @Field(() => Int, { description: 'Minutes of break in a day.' })
  breakMinutes: number;
}

@ObjectType('AdvertAccess', { description: 'How somebody gets in and takes part.' })
export class AdvertAccessType {
  @Field(() => [AccessFeatureEnum], { description: 'What there is.' })
  features: AccessFeature[];

  @Field({ description: 'What the list cannot say; may be empty.' })
  notes: string;
}

@ObjectType('AdvertLearning', { description: 'What a student learns, and what makes it meaningful.' })
export class AdvertLearningType {
  @Field({ description: 'What it is for; may be empty.' })
  willLearn: string;

  @Field(() => [String], { description: 'What the student will be able to do afterwards.' })
  outcomes: string[];

  @Field({ description: 'The piece of work that is the student’s own; may be empty.' })
  ownTask: string;

  @Field(() => [String], { description: 'Whom the student meets, by their work.' })
  peopleMet: string[];

  @Field({ description: 'Who tells the student how it went, and when; may be empty.' })
  feedback: string;

  @Field({ description: 'When there is time to look back; may be empty.' })
  reflection: string;

  @Field(() => [BenchmarkSixElementEnum], {
    description: 'What Gatsby benchmark 6 asks for and the advert does not promise; empty where nothing is missing.',
  })
  missing: BenchmarkSixElement[];
}

@ObjectType('AdvertClaim', { description: 'A promise of an advert, as a question to those who went.' })
export class AdvertClaimType {
  @Field(() => ID, { description: 'Opaque; the same as long as the advert promises the same.' })
  id: string;

  @Field(() => ClaimKindEnum, { description: 'What kind of promise it is.' })
  kind: ClaimKind;

  @Field({ description: 'The question: As advertised: …?' })
  words: string;
}

@ObjectType('AsAdvertised', {
  description:
    'How many of those who went say that it was as advertised. Shown from five reviews of two schools on, and in batches of that size.',
})
export class AsAdvertisedType {
  @Field(() => Int, { description: 'How many reviews it rests on.' })
  reviews: number;

  @Field(() => Int, { description: 'How many of a hundred say so.' })
  percent: number;

  @Field(() => Int, { description: 'What it may be at the least: where the true share lies in 95 of 100 such cases.' })
  lowPercent: number;

  @Field(() => Int, { description: 'What it may be at the most.' })
  highPercent: number;
}

@ObjectType('ModerationFault', { description: 'One thing in an advert that has to be mended.' })
export class ModerationFaultType {
  @Field(() => ModeratedPartEnum, { description: 'What of it.' })
  part: ModeratedPart;

  @Field({ description: 'In plain words.' })
  words: string;
}

@ObjectType('ProposedDates', {
  description: 'Dates of another year, to be looked at: give them to addSlot to make them.',
})
export class ProposedDatesType extends UsualHoursType {
  @Field(() => DateScalar, { description: 'The first day.' })
  startsOn: string;

  @Field(() => DateScalar, { description: 'The last day.' })
  endsOn: string;

  @Field(() => Int, { description: 'Places.' })
  capacity: number;
}

@ObjectType({ description: 'The advert is a draft for another year.' })
export class RenewOpportunityPayload {
  @Field(() => ID, { description: 'The advert.' })
  opportunityId: string;

  @Field(() => [ProposedDatesType], { description: 'Its dates as they would fall then; none is made yet.' })
  proposedDates: ProposedDatesType[];
}

@ObjectType({ description: 'Readers see that the advert holds today.' })
export class ConfirmAdvertPayload {
  @Field(() => ID, { description: 'The advert.' })
  opportunityId: string;

  @Field(() => DateScalar, { description: 'The day that readers see.' })
  confirmedOn: string;
}

@ObjectType({ description: 'The report is closed.' })
export class CloseAdvertReportPayload {
  @Field(() => ID, { description: 'The report.' })
  reportId: string;

  @Field(() => ReportStateEnum, { description: 'How it ended.' })
  state: ReportState;
}

@ObjectType('AdvertReport', {
  description: 'A report about an advert, for the coordinator. Who made it is not kept from the file, but not shown.',
})
export class AdvertReportType {
  @Field(() => ID, { description: 'Opaque.' })
  id: string;

  @Field(() => ID, { description: 'The advert.' })
  opportunityId: string;

  @Field({ description: 'What it is called.' })
  opportunityTitle: string;

  @Field(() => OpportunityStateEnum, { description: 'Where it stands.' })
  opportunityState: OpportunityState;

  @Field({ description: 'Whose it is.' })
  employerName: string;

  @Field(() => ReportReasonEnum, { description: 'Why it was reported.' })
  reason: ReportReason;

  @Field({ description: 'What is wrong, as whoever reported it says.' })
  words: string;

  @Field({ description: 'True when the advert is out of sight while this is open.' })
  hides: boolean;

  @Field(() => String, { description: 'As what somebody reported it: a Role, or NEWCOMER.' })
  reportedAs: Role | 'NEWCOMER';

  @Field(() => DateTimeScalar, { description: 'When.' })
  reportedAt: string;
}

@ObjectType('AdvertReportConnection', { description: 'A page of reports.' })
export class AdvertReportConnection extends connectionOf(AdvertReportType) {}
