import { Field, Int, ObjectType } from '@nestjs/graphql';
import { DateScalar, TimeScalar } from '#platform';
import { clockTime } from '../clock-text.js';
import type { TravelEngineName } from '../engine/travel-engine.js';
import { dueHours } from '../limits/broken-limit.js';
import type { Journey, TravelMode, TravelSite } from '../travel-time-provider.js';
import { TravelEngineEnum, TravelModeEnum } from './enums.js';

@ObjectType('Travel', { description: 'A way there and back in short, door to door.' })
export class TravelType {
  @Field(() => TravelModeEnum, { description: 'How it is made.' })
  mode: TravelMode;

  @Field(() => TimeScalar, { description: 'When to leave home, at the latest.' })
  leavesAt: string;

  @Field(() => TimeScalar, { description: 'When to be there: ten minutes before the start.' })
  dueAt: string;

  @Field(() => TimeScalar, { description: 'When one is home again.' })
  homeAt: string;

  @Field(() => Int, { description: 'Minutes from leaving home until due, waits included.' })
  outMinutes: number;

  @Field(() => Int, { description: 'Minutes from the finish until home, waits included.' })
  backMinutes: number;

  @Field(() => Int, { description: 'Changes on the way there.' })
  outChanges: number;

  @Field(() => Int, { description: 'Changes on the way back.' })
  backChanges: number;

  @Field({ description: 'True when the minutes come from a distance and not from a timetable: say "about".' })
  isRough: boolean;

  @Field(() => DateScalar, {
    nullable: true,
    description:
      'The day whose timetable it is based on: another than that of the slot where that is not covered. Null without one.',
  })
  timetableOf: string | null;

  @Field(() => TravelEngineEnum, { description: 'Who worked it out.' })
  engine: TravelEngineName;

  @Field(() => [TravelEngineEnum], { description: 'Who was asked before and did not answer.' })
  unanswered: readonly TravelEngineName[];

  @Field(() => Int, { nullable: true, description: 'Fares of a day, in pence; null where they are not known.' })
  pencePerDay: number | null;

  @Field({ description: 'True when the fares are above what the family can spend: ask for a travel grant.' })
  needsTravelGrant: boolean;
}

/** A journey as the schema shows it. O(1). */
export function toTravel(
  way: Journey,
  { startsAt, finishesAt }: Pick<TravelSite, 'startsAt' | 'finishesAt'>,
): TravelType {
  const { mode, outMinutes, backMinutes, outRides, backRides, basis, pencePerDay, needsTravelGrant } = way;
  const { dueMinute, finishMinute } = dueHours(startsAt, finishesAt);
  return {
    mode,
    leavesAt: clockTime(dueMinute - outMinutes),
    dueAt: clockTime(dueMinute),
    homeAt: clockTime(finishMinute + backMinutes),
    outMinutes,
    backMinutes,
    outChanges: Math.max(0, outRides - 1),
    backChanges: Math.max(0, backRides - 1),
    isRough: basis.rough,
    timetableOf: basis.timetableOf,
    engine: basis.engine,
    unanswered: basis.unanswered,
    pencePerDay,
    needsTravelGrant,
  };
}
