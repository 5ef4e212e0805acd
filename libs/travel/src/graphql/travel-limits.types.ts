import { Field, Int, ObjectType } from '@nestjs/graphql';
import { Sensitive, TimeScalar } from '#platform';
import type { EscortKind, WheeledMode } from '../limits/travel-limits.js';
import { EscortKindEnum, WheeledModeEnum } from './enums.js';

@ObjectType('Escort', { description: 'Who goes with a student, and when they can.' })
export class EscortType {
  @Field(() => EscortKindEnum, { description: 'Who goes along.' })
  kind: EscortKind;

  @Field(() => TimeScalar, { nullable: true, description: 'From when the escort is free in the morning.' })
  outFrom: string | null;

  @Field(() => TimeScalar, { nullable: true, description: 'Until when the escort is free in the morning.' })
  outUntil: string | null;

  @Field(() => TimeScalar, { nullable: true, description: 'From when the escort is free in the afternoon.' })
  backFrom: string | null;

  @Field(() => TimeScalar, { nullable: true, description: 'Until when the escort is free in the afternoon.' })
  backUntil: string | null;

  @Field(() => [String], { description: 'Names of the routes that the student may ride alone.' })
  routes: readonly string[];
}

@ObjectType('SaidTravelLimits', {
  description: 'How far and how students may travel, as somebody said it: null where that is left to others.',
})
export class SaidTravelLimitsType {
  @Field(() => Int, { nullable: true, description: 'Minutes each way, door to door with waits.' })
  maxMinutesEachWay?: number | null;

  @Field(() => Int, { nullable: true, description: 'Minutes of the longest walk in one go.' })
  maxWalkMinutes?: number | null;

  @Field(() => Int, { nullable: true, description: 'Changes each way.' })
  maxChanges?: number | null;

  @Field(() => TimeScalar, { nullable: true, description: 'Does not leave home before.' })
  earliestLeave?: string | null;

  @Field(() => TimeScalar, { nullable: true, description: 'Is home again by then.' })
  latestHome?: string | null;

  @Field(() => [WheeledModeEnum], { nullable: true, description: 'What may be used.' })
  modes?: readonly WheeledMode[] | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Only rides of which the timetable says that a wheelchair can board.',
  })
  stepFree?: boolean | null;

  @Field(() => EscortType, { nullable: true, description: 'Who goes along.' })
  escort?: EscortType | null;

  @Field(() => Int, { nullable: true, description: 'What the family can spend on a day of fares, in pence.' })
  maxPencePerDay?: number | null;

  @Field(() => [String], { nullable: true, description: 'Names of travel passes held.' })
  passes?: readonly string[] | null;
}

@ObjectType('Fare', { description: 'What a young person pays on public transport in the area of the programme.' })
export class FareType {
  @Field(() => Int, { description: 'Pence for one boarding.' })
  singlePence: number;

  @Field(() => Int, {
    nullable: true,
    description: 'The most that a day of travel costs, in pence; null without a cap.',
  })
  dayCapPence: number | null;

  @Field(() => [String], { description: 'Names of the passes with which travel is free.' })
  freeWith: readonly string[];
}

@ObjectType('TravelDefaults', {
  description:
    'How far and how students may travel where nothing was said of a student. No English guidance sets a distance or a time for work experience.',
})
export class TravelDefaultsType {
  @Field(() => SaidTravelLimitsType, { description: 'What the programme says.' })
  ofProgramme: SaidTravelLimitsType;

  @Field(() => SaidTravelLimitsType, { description: 'What your school says; it comes before the programme.' })
  ofSchool: SaidTravelLimitsType;

  @Field(() => SaidTravelLimitsType, {
    description: 'What holds in the end for a student of Year 10, ours where nobody has said anything.',
  })
  usual: SaidTravelLimitsType;

  @Field(() => FareType, { nullable: true, description: 'What travel costs; null where that is not known.' })
  fare: FareType | null;
}

@ObjectType('StudentTravel', { description: 'How far and how a student may travel.' })
export class StudentTravelType {
  @Field(() => SaidTravelLimitsType, { description: 'What was said of this student alone.' })
  @Sensitive('NEEDS')
  ofStudent: SaidTravelLimitsType;

  @Field(() => SaidTravelLimitsType, { description: 'What holds in the end.' })
  @Sensitive('NEEDS')
  limits: SaidTravelLimitsType;
}
