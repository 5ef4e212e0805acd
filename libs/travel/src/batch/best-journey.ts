import { haversineMetres, type Point } from '#geo';
import { brokenLimit, type DueHours } from '../limits/broken-limit.js';
import { pencePerDay, type Fare } from '../limits/fare.js';
import type { TravelBasis } from '../engine/travel-engine.js';
import type { TravelLimits, WheeledMode } from '../limits/travel-limits.js';
import { ownWheels } from '../own-wheels.js';
import type { Journey } from '../travel-time-provider.js';
import { walked, type OneWay } from './one-way.js';

/** One home and one workplace. */
export interface Pair {
  readonly home: Point;
  readonly site: Point;
  readonly hours: DueHours;
  readonly limits: TravelLimits;
  readonly fare: Fare | null;
}

/**
 * The quickest journey within the limits: on foot and by what the search found, on the student's bicycle, in the family's car, the first
 * of these where two are equal; by the longer of the two ways. Null when none is within them. O(modes).
 */
export function bestJourney(pair: Pair, out: OneWay | null, back: OneWay | null): Journey | null {
  let best = out === null || back === null ? null : within(pair, thereAndBack(out, back));
  for (const { mode, minutes } of ownWheels) {
    if (!pair.limits.modes.includes(mode)) continue;
    const way = within(pair, onWheels(pair, mode, minutes));
    if (way !== null && (best === null || longerWay(way) < longerWay(best))) best = way;
  }
  return best === null ? null : { ...best, ...cost(best, pair) };
}

/** The longer of the two ways: what is held against a limit. O(1). */
export function longerWay({ outMinutes, backMinutes }: Pick<Journey, 'outMinutes' | 'backMinutes'>): number {
  return Math.max(outMinutes, backMinutes);
}

const roughly: TravelBasis = { ...walked, rough: true };

type Uncosted = Omit<Journey, 'pencePerDay' | 'needsTravelGrant'>;

function thereAndBack(out: OneWay, back: OneWay): Uncosted {
  const rides = out.rides + back.rides;
  return {
    outMinutes: out.minutes,
    backMinutes: back.minutes,
    outRides: out.rides,
    backRides: back.rides,
    mode: rides === 0 ? 'WALK' : 'PUBLIC_TRANSPORT',
    basis: out.rides === 0 || (back.rides > 0 && back.basis.rough) ? back.basis : out.basis,
  };
}

/** The way, if it is within the limits. */
function within({ hours, limits }: Pair, way: Uncosted): Uncosted | null {
  return brokenLimit(way, hours, limits) === null ? way : null;
}

function onWheels({ home, site }: Pair, mode: WheeledMode, minutesOver: (crowMetres: number) => number): Uncosted {
  const minutes = minutesOver(haversineMetres(home, site));
  return { outMinutes: minutes, backMinutes: minutes, outRides: 0, backRides: 0, mode, basis: roughly };
}

function cost(way: Uncosted, { fare, limits }: Pair): Pick<Journey, 'pencePerDay' | 'needsTravelGrant'> {
  const pence = pencePerDay(way.outRides + way.backRides, fare, limits.passes);
  return { pencePerDay: pence, needsTravelGrant: (pence ?? 0) > (limits.maxPencePerDay ?? Infinity) };
}
