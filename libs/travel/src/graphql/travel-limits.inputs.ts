import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { ArrayMaxSize, ArrayUnique, IsInt, IsOptional, Max, Min, ValidateNested } from 'class-validator';
import { localTime, parseLocalTime, type InputFault, type LocalTime } from '#kernel';
import { IsLocalTime, IsProse, TimeScalar, type ChecksItself } from '#platform';
import type { Fare } from '../limits/fare.js';
import { limitFaults } from '../limits/limit-faults.js';
import type { Escort, EscortKind, TravelLimits, WheeledMode } from '../limits/travel-limits.js';
import { EscortKindEnum, WheeledModeEnum } from './enums.js';

@InputType({ description: 'Who goes with a student, and when they can.' })
export class EscortInput {
  @Field(() => EscortKindEnum, { description: 'Who goes along.' })
  kind: EscortKind;

  @Field(() => TimeScalar, { nullable: true, description: 'From when the escort is free in the morning.' })
  @IsOptional()
  @IsLocalTime()
  outFrom?: string | null;

  @Field(() => TimeScalar, { nullable: true, description: 'Until when the escort is free in the morning.' })
  @IsOptional()
  @IsLocalTime()
  outUntil?: string | null;

  @Field(() => TimeScalar, { nullable: true, description: 'From when the escort is free in the afternoon.' })
  @IsOptional()
  @IsLocalTime()
  backFrom?: string | null;

  @Field(() => TimeScalar, { nullable: true, description: 'Until when the escort is free in the afternoon.' })
  @IsOptional()
  @IsLocalTime()
  backUntil?: string | null;

  @Field(() => [String], {
    nullable: true,
    description:
      'Names of the routes that the student may ride alone, as they stand on the vehicle: for TRAINED_ROUTES.',
  })
  @IsOptional()
  @ArrayMaxSize(20, { message: 'must name at most 20 routes' })
  @IsProse(20, { each: true })
  routes?: string[] | null;
}

@InputType({
  description:
    'How far and how students may travel. What is left out, or null, is left to the school, then to the programme, then to us: 60 minutes ' +
    'each way, half an hour on foot, one change up to Year 10 and two later. No English guidance sets a distance or a time for work experience.',
})
export class TravelLimitsInput implements ChecksItself {
  @Field(() => Int, { nullable: true, description: 'Minutes each way, door to door with waits: 10 to 120.' })
  maxMinutesEachWay?: number | null;

  @Field(() => Int, { nullable: true, description: 'Minutes of the longest walk in one go: 5 to 60.' })
  maxWalkMinutes?: number | null;

  @Field(() => Int, { nullable: true, description: 'Changes each way: 0 to 4.' })
  maxChanges?: number | null;

  @Field(() => TimeScalar, { nullable: true, description: 'Does not leave home before.' })
  @IsOptional()
  @IsLocalTime()
  earliestLeave?: string | null;

  @Field(() => TimeScalar, { nullable: true, description: 'Is home again by then.' })
  @IsOptional()
  @IsLocalTime()
  latestHome?: string | null;

  @Field(() => [WheeledModeEnum], { nullable: true, description: 'What may be used; an empty list is on foot only.' })
  @IsOptional()
  @ArrayUnique({ message: 'must name each mode once' })
  modes?: WheeledMode[] | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Only rides of which the timetable says that a wheelchair can board.',
  })
  stepFree?: boolean | null;

  @Field(() => EscortInput, { nullable: true, description: 'Who goes along.' })
  @IsOptional()
  @ValidateNested()
  @Type(() => EscortInput)
  escort?: EscortInput | null;

  @Field(() => Int, {
    nullable: true,
    description:
      'What the family can spend on a day of fares, in pence. Places above it keep their rank, marked as needing a travel grant.',
  })
  maxPencePerDay?: number | null;

  @Field(() => [String], { nullable: true, description: 'Names of travel passes held.' })
  @IsOptional()
  @ArrayMaxSize(10, { message: 'must name at most 10 passes' })
  @IsProse(60, { each: true })
  passes?: string[] | null;

  faults(): InputFault[] {
    return limitFaults(this.said());
  }

  /** What was said; times that are none are left out, since their own check reports them. */
  said(): Partial<TravelLimits> {
    const { earliestLeave, latestHome, escort, ...others } = this;
    return said({
      ...others,
      earliestLeave: timeOrNull(earliestLeave),
      latestHome: timeOrNull(latestHome),
      escort: escort == null ? null : escortOf(escort),
    });
  }
}

@InputType({ description: 'What a young person pays on public transport in the area of the programme.' })
export class FareInput {
  @Field(() => Int, { description: 'Pence for one boarding: 0 to 10,000.' })
  @IsInt({ message: 'must be a whole number' })
  @Min(0, { message: 'must not be negative' })
  @Max(10_000, { message: 'must be at most 10,000' })
  singlePence: number;

  @Field(() => Int, {
    nullable: true,
    description: 'The most that a day of travel costs, in pence; null without a cap.',
  })
  @IsOptional()
  @IsInt({ message: 'must be a whole number' })
  @Min(0, { message: 'must not be negative' })
  @Max(10_000, { message: 'must be at most 10,000' })
  dayCapPence?: number | null;

  @Field(() => [String], { nullable: true, description: 'Names of the passes with which travel is free.' })
  @IsOptional()
  @ArrayMaxSize(20, { message: 'must name at most 20 passes' })
  @IsProse(60, { each: true })
  freeWith?: string[] | null;

  /** The fare as it is reckoned with. */
  fare(): Fare {
    return { singlePence: this.singlePence, dayCapPence: this.dayCapPence ?? null, freeWith: this.freeWith ?? [] };
  }
}

@InputType({ description: "Puts the programme's limits and fare in place of what was said before." })
export class SetProgrammeTravelInput {
  @Field(() => TravelLimitsInput, { description: 'How far and how, where neither school nor student say otherwise.' })
  @ValidateNested()
  @Type(() => TravelLimitsInput)
  limits: TravelLimitsInput;

  @Field(() => FareInput, { nullable: true, description: 'What travel costs; null where that is not known.' })
  @IsOptional()
  @ValidateNested()
  @Type(() => FareInput)
  fare?: FareInput | null;

  faults(): InputFault[] {
    return atLimits(this.limits);
  }
}

@InputType({ description: "Puts the school's limits in place of what it said before." })
export class SetSchoolTravelInput {
  @Field(() => TravelLimitsInput, { description: 'How far and how, where nothing was said of a student.' })
  @ValidateNested()
  @Type(() => TravelLimitsInput)
  limits: TravelLimitsInput;

  faults(): InputFault[] {
    return atLimits(this.limits);
  }
}

@InputType({ description: "Puts a student's limits in place of what was said of the student before." })
export class SetStudentTravelInput {
  @Field(() => ID, { description: 'A student of your school.' })
  studentId: string;

  @Field(() => TravelLimitsInput, { description: 'How far and how this student may travel.' })
  @ValidateNested()
  @Type(() => TravelLimitsInput)
  limits: TravelLimitsInput;

  faults(): InputFault[] {
    return atLimits(this.limits);
  }
}

@ObjectType({
  description: 'The limits hold from now on; journeys are worked out by them the next time somebody asks.',
})
export class SetTravelPayload {
  @Field(() => ID, { description: 'Whose limits they are: the programme, the school or the student.' })
  id: string;
}

function atLimits(limits: TravelLimitsInput): InputFault[] {
  return limits.faults().map((fault) => ({ ...fault, path: `limits.${fault.path}` }));
}

function escortOf({ kind, routes, ...windows }: EscortInput): Escort {
  return {
    kind,
    routes: routes ?? [],
    outFrom: timeOrNull(windows.outFrom),
    outUntil: timeOrNull(windows.outUntil),
    backFrom: timeOrNull(windows.backFrom),
    backUntil: timeOrNull(windows.backUntil),
  };
}

function timeOrNull(text: string | null | undefined): LocalTime | null {
  return text == null || parseLocalTime(text) === undefined ? null : localTime(text);
}

/** Without what is null or undefined: such a limit was not said. */
function said(limits: { [Name in keyof TravelLimits]?: TravelLimits[Name] | null | undefined }): Partial<TravelLimits> {
  return Object.fromEntries(Object.entries(limits).filter(([, value]) => value != null));
}
