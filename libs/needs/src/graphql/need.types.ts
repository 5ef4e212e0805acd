import { ArgsType, Field, Float, ID, Int, ObjectType } from '@nestjs/graphql';
import { OpportunityKindEnum } from '#opportunities';
import { connectionOf, DateScalar, DateTimeScalar, PageArgs } from '#platform';
import type { OpportunityKind } from '#safeguarding';
import type { NeedAnswerState, NeedRefusal } from '../domain/need-answer.js';
import type { NeededBenchmark, NeedState } from '../domain/need.js';
import { NeedAnswerStateEnum, NeededBenchmarkEnum, NeedRefusalEnum, NeedStateEnum } from './enums.js';

@ObjectType('Need', { description: 'What a school lacks.' })
export class NeedType {
  @Field(() => ID, { description: 'Opaque.' })
  id: string;

  @Field(() => NeedStateEnum, { description: 'Where it stands.' })
  state: NeedState;

  @Field(() => OpportunityKindEnum, { description: 'Which experience is wanted.' })
  kind: OpportunityKind;

  @Field({ description: "What is wanted, in the school's words." })
  wants: string;

  @Field(() => DateScalar, { description: 'The first day on which it would do.' })
  from: string;

  @Field(() => DateScalar, { description: 'The last day on which it would do.' })
  to: string;

  @Field(() => Int, { description: 'How many students.' })
  groupSize: number;

  @Field(() => [Int], { description: 'Of which year groups.' })
  yearGroups: number[];

  @Field(() => [String], { description: 'Section letters of SIC 2007 of the trades that are lacking; none is any.' })
  sectors: string[];

  @Field(() => NeededBenchmarkEnum, { nullable: true, description: 'The Gatsby benchmark that it is for.' })
  benchmark: NeededBenchmark | null;

  @Field(() => Int, { description: 'How many employers it takes.' })
  hostsWanted: number;

  @Field(() => Int, { description: 'How many were found.' })
  hostsFound: number;

  @Field({ description: 'The school.' })
  schoolName: string;

  @Field({ description: "The first half of the school's postcode, as in B36." })
  area: string;

  @Field(() => Int, {
    nullable: true,
    description: 'For employers: kilometres in a straight line from the nearest of your sites.',
  })
  kilometres: number | null;

  @Field(() => Int, { description: 'Answers that the school has not decided on; for employers, your own.' })
  answersWaiting: number;
}

@ObjectType('NeedConnection', { description: 'A page of needs.' })
export class NeedConnection extends connectionOf(NeedType) {}

@ObjectType('NeedAnswer', { description: "An employer's answer to a need, for the school and the employer." })
export class NeedAnswerType {
  @Field(() => ID, { description: 'Opaque.' })
  id: string;

  @Field(() => NeedAnswerStateEnum, { description: 'What has become of it.' })
  state: NeedAnswerState;

  @Field(() => ID, { description: 'The need.' })
  needId: string;

  @Field(() => ID, { description: 'The advert that is offered; its slots are those of `opportunity`.' })
  opportunityId: string;

  @Field(() => String, { nullable: true, description: 'What the advert is called; null while you cannot see it.' })
  opportunityTitle: string | null;

  @Field({
    description: 'False while the advert is still being written or read: it can be accepted once it is on show.',
  })
  isOnShow: boolean;

  @Field(() => String, { nullable: true, description: 'Whose it is; null when it is not on show here any more.' })
  employerName: string | null;

  @Field({ description: 'The school that posted the need.' })
  schoolName: string;

  @Field({ description: "The employer's words to the school; may be empty." })
  message: string;

  @Field(() => NeedRefusalEnum, { nullable: true, description: 'Why the school has declined.' })
  refusal: NeedRefusal | null;

  @Field(() => String, { nullable: true, description: "The same in the school's words." })
  reason: string | null;

  @Field(() => ID, { nullable: true, description: 'Ties the requests for places together that came of it.' })
  groupId: string | null;

  @Field(() => DateTimeScalar, { description: 'Since when.' })
  madeAt: string;
}

@ObjectType('NeedAnswerConnection', { description: 'A page of answers to needs.' })
export class NeedAnswerConnection extends connectionOf(NeedAnswerType) {}

@ObjectType('UnmetNeeds', { description: 'What came of the needs of an area, of one kind and benchmark.' })
export class UnmetNeedsType {
  @Field({ description: "The first half of the schools' postcodes, as in B36." })
  area: string;

  @Field(() => OpportunityKindEnum, { description: 'Which experience was wanted.' })
  kind: OpportunityKind;

  @Field(() => NeededBenchmarkEnum, { nullable: true, description: 'For which benchmark; null where none was named.' })
  benchmark: NeededBenchmark | null;

  @Field(() => Int, { description: 'How many needs were put on the board.' })
  posted: number;

  @Field(() => Int, { description: 'How many of them are met.' })
  met: number;

  @Field(() => Int, { description: 'How many are open.' })
  open: number;

  @Field(() => Int, { description: 'How many of the open ones nobody offers anything for.' })
  withoutAnswer: number;

  @Field(() => Int, { description: 'How many ran out or were closed without a single host.' })
  cameToNothing: number;

  @Field(() => Int, { description: 'How many employers the open ones still lack.' })
  hostsLacking: number;
}

@ArgsType()
export class NeedsArgs extends PageArgs {
  @Field(() => NeedStateEnum, {
    nullable: true,
    description: 'Only those that stand so; for employers, none is OPEN.',
  })
  state?: NeedState | null;

  @Field(() => OpportunityKindEnum, { nullable: true, description: 'Only of that kind.' })
  kind?: OpportunityKind | null;

  @Field(() => String, {
    nullable: true,
    description: 'Only for that section letter of SIC 2007, or for any trade.',
  })
  sector?: string | null;

  @Field(() => NeededBenchmarkEnum, { nullable: true, description: 'Only for that benchmark.' })
  benchmark?: NeededBenchmark | null;

  @Field(() => String, { nullable: true, description: 'Only of schools in that first half of a postcode, as in B36.' })
  area?: string | null;

  @Field(() => Float, {
    nullable: true,
    description: 'For employers: only of schools so near to one of your sites, in a straight line.',
  })
  withinKilometres?: number | null;
}

@ArgsType()
export class NeedAnswersArgs extends PageArgs {
  @Field(() => ID, { nullable: true, description: 'Only to that need.' })
  needId?: string | null;

  @Field(() => NeedAnswerStateEnum, { nullable: true, description: 'Only those that stand so.' })
  state?: NeedAnswerState | null;
}
