import { haversineMetres, type Point } from '#geo';
import { brokenLimit, type DueHours } from '../limits/broken-limit.js';
import { pencePerDay, type Fare } from '../limits/fare.js';
import type { TravelLimits } from '../limits/travel-limits.js';
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
  const found = out === null || back === null ? [] : [thereAndBack(out, back)];
  const possible = [...found, ...onOwnWheels(pair)].filter(
    (each) => brokenLimit(each, pair.hours, pair.limits) === null,
  );
  return possible.reduce<Journey | null>((best, each) => {
    if (best !== null && longerWay(best) <= longerWay(each)) return best;
    return { ...each, ...cost(each, pair) };
  }, null);
}

/** The longer of the two ways: what is held against a limit. O(1). */
export function longerWay({ outMinutes, backMinutes }: Pick<Journey, 'outMinutes' | 'backMinutes'>): number {
  return Math.max(outMinutes, backMinutes);
}

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

function onOwnWheels({ home, site, limits }: Pair): Uncosted[] {
  return ownWheels
    .filter(({ mode }) => limits.modes.includes(mode))
    .map(({ mode, minutes }) => {
      const each = minutes(haversineMetres(home, site));
      const basis = { ...walked, rough: true };
      return { outMinutes: each, backMinutes: each, outRides: 0, backRides: 0, mode, basis };
    });
}

function cost(way: Uncosted, { fare, limits }: Pair): Pick<Journey, 'pencePerDay' | 'needsTravelGrant'> {
  const pence = pencePerDay(way.outRides + way.backRides, fare, limits.passes);
  return { pencePerDay: pence, needsTravelGrant: (pence ?? 0) > (limits.maxPencePerDay ?? Infinity) };
}
