import type { RouteMode } from '../timetable.js';

/** What a way may be like. */
export interface SearchLimits {
  /** From the clock time asked for to the other end, waits included. */
  readonly maxMinutes: number;
  /** The longest walk in one go, at either end, between stops, or the whole way. Waiting at a stop for a change is no walk. */
  readonly maxWalkMinutes: number;
  /** Getting on again after the first ride. */
  readonly maxChanges: number;
  readonly modes: readonly RouteMode[];
  /** Only runs and stops of which the publisher says that a wheelchair can get on; where it says nothing they are left out. */
  readonly stepFree: boolean;
  /** Names of the only routes that may be ridden, or null for any. */
  readonly routes: readonly string[] | null;
}

/** Beyond this a home's minutes could not be told from `noJourney`, and rides could not be counted in a byte. */
const mostMinutes = 65_534;
const mostChanges = 254;

/** Throws a `RangeError` that names every limit that no search can keep, with its value. Limits that let nobody go anywhere are sound. */
export function checkLimits({ maxMinutes, maxWalkMinutes, maxChanges }: SearchLimits): void {
  const faults = [
    ...(maxMinutes >= 0 && maxMinutes <= mostMinutes ? [] : [`maxMinutes is ${maxMinutes}, not 0 to ${mostMinutes}`]),
    ...(maxWalkMinutes >= 0 ? [] : [`maxWalkMinutes is ${maxWalkMinutes}, not 0 or more`]),
    ...(Number.isInteger(maxChanges) && maxChanges >= 0 && maxChanges <= mostChanges
      ? []
      : [`maxChanges is ${maxChanges}, not a whole number from 0 to ${mostChanges}`]),
  ];
  if (faults.length > 0) throw new RangeError(`limits of a search: ${faults.join('; ')}`);
}
