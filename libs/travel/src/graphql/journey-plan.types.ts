import { Field, Int, ObjectType } from '@nestjs/graphql';
import { DateScalar, TimeScalar } from '#platform';
import type { Journey, JourneyLeg, JourneyPlace, RouteMode } from '#timetable';
import { clockTime } from '../clock-text.js';
import type { JourneyPlan } from '../timetable/plan-journeys.js';
import { LegKindEnum, RouteModeEnum, type LegKind } from './enums.js';

@ObjectType('JourneyLeg', { description: 'A walk, or a ride without getting off.' })
export class JourneyLegType {
  @Field(() => LegKindEnum, { description: 'Walk or ride.' })
  kind: LegKind;

  @Field({ description: 'Where it begins: the name of a stop, "home" or "work".' })
  from: string;

  @Field({ description: 'Where it ends.' })
  to: string;

  @Field(() => TimeScalar, { description: 'When it begins.' })
  departsAt: string;

  @Field(() => TimeScalar, { description: 'When it ends.' })
  arrivesAt: string;

  @Field(() => Int, { nullable: true, description: 'Metres of a walk; null of a ride.' })
  metres: number | null;

  @Field(() => String, { nullable: true, description: 'What stands on the vehicle: "94"; null of a walk.' })
  route: string | null;

  @Field(() => RouteModeEnum, { nullable: true, description: 'Which kind of vehicle; null of a walk.' })
  mode: RouteMode | null;

  @Field(() => String, { nullable: true, description: 'Where the vehicle says it goes; null of a walk.' })
  headsign: string | null;

  @Field(() => String, { nullable: true, description: 'Who runs it; null of a walk.' })
  operator: string | null;
}

@ObjectType('PlannedJourney', { description: 'One way, leg by leg.' })
export class PlannedJourneyType {
  @Field(() => TimeScalar, { description: 'When to set out.' })
  leavesAt: string;

  @Field(() => TimeScalar, { description: 'When one is there.' })
  arrivesAt: string;

  @Field(() => Int, { description: 'Minutes from setting out until being there.' })
  minutes: number;

  @Field(() => Int, { description: 'Minutes of it on foot.' })
  walkMinutes: number;

  @Field(() => Int, { description: 'How often one changes.' })
  changes: number;

  @Field(() => [JourneyLegType], { description: 'Its legs in order.' })
  legs: JourneyLegType[];
}

@ObjectType('JourneyPlan', {
  description: 'A way to a workplace and back by the timetable, within the limits of the student.',
})
export class JourneyPlanType {
  @Field(() => DateScalar, {
    description: 'The day whose timetable it is based on: that of the slot, or the nearest of its kind.',
  })
  timetableOf: string;

  @Field(() => PlannedJourneyType, {
    nullable: true,
    description: 'The latest that is in time; null where there is none.',
  })
  out: PlannedJourneyType | null;

  @Field(() => Int, { nullable: true, description: 'Minutes in hand before work starts: ten or more.' })
  minutesInHand: number | null;

  @Field(() => PlannedJourneyType, { nullable: true, description: 'The next one that leaves before it.' })
  earlierOut: PlannedJourneyType | null;

  @Field(() => PlannedJourneyType, { nullable: true, description: 'The first one home; null where there is none.' })
  back: PlannedJourneyType | null;

  @Field(() => PlannedJourneyType, { nullable: true, description: 'The last one that is home in time.' })
  latestBack: PlannedJourneyType | null;
}

/** A plan as the schema shows it. */
export function toJourneyPlan(plan: JourneyPlan): JourneyPlanType {
  const { timetableOf, minutesInHand } = plan;
  const toWork = plannedWith('home', 'work');
  const toHome = plannedWith('work', 'home');
  return {
    timetableOf,
    minutesInHand,
    out: toWork(plan.out),
    earlierOut: toWork(plan.earlierOut),
    back: toHome(plan.back),
    latestBack: toHome(plan.latestBack),
  };
}

function plannedWith(start: string, end: string): (journey: Journey | null) => PlannedJourneyType | null {
  return (journey) => {
    if (journey === null) return null;
    const { leaves, arrives, rides, walkSeconds, legs } = journey;
    return {
      leavesAt: outAt(leaves),
      arrivesAt: inAt(arrives),
      minutes: Math.ceil(arrives / 60) - Math.floor(leaves / 60),
      walkMinutes: Math.ceil(walkSeconds / 60),
      changes: Math.max(0, rides - 1),
      legs: legs.map((leg) => legWith(leg, start, end)),
    };
  };
}

function legWith(leg: JourneyLeg, start: string, end: string): JourneyLegType {
  const ride = leg.kind === 'RIDE' ? leg : null;
  return {
    kind: leg.kind,
    from: nameOf(leg.from, start),
    to: nameOf(leg.to, end),
    departsAt: outAt(leg.departs),
    arrivesAt: inAt(leg.arrives),
    metres: leg.kind === 'WALK' ? Math.round(leg.metres) : null,
    route: ride?.route ?? null,
    mode: ride?.mode ?? null,
    headsign: ride?.headsign ?? null,
    operator: ride?.operator ?? null,
  };
}

function nameOf({ stop }: JourneyPlace, otherwise: string): string {
  return stop?.name ?? otherwise;
}

/** Setting out is told to the minute before, arriving to the minute after, so that nobody is late for half a minute. */
function outAt(seconds: number): string {
  return clockTime(Math.floor(seconds / 60));
}

function inAt(seconds: number): string {
  return clockTime(Math.ceil(seconds / 60));
}
