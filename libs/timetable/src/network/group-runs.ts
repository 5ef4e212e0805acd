import type { Timetable } from '../timetable.js';
import type { Runs } from './running-trips.js';

/** Runs alike in all but their times, as positions in `Runs`: what a search may treat as one. */
export type RunGroup = number[];

/**
 * Runs grouped by the stops they call at, in order, where one may get on and off, the name and mode of their route, and whether they take
 * a wheelchair: all that limits may ask of them. Groups in the order of their first run. O(calls), some 10 nanoseconds each.
 */
export function groupRuns(timetable: Timetable, { tripOf }: Runs): RunGroup[] {
  const kindOf = routeKinds(timetable);
  const groups: RunGroup[] = [];
  const byHash = new Map<number, number[]>();
  tripOf.forEach((trip, run) => {
    const hash = hashOf(timetable, kindOf, trip);
    let alike = byHash.get(hash);
    if (alike === undefined) byHash.set(hash, (alike = []));
    const found = alike.find((group) => areAlike(timetable, kindOf, tripOf[groups[group]![0]!]!, trip));
    if (found !== undefined) groups[found]!.push(run);
    else alike.push(groups.push([run]) - 1);
  });
  return groups;
}

/** The same number for routes of the same name and mode. */
function routeKinds({ routes }: Timetable): Uint32Array {
  const kinds = new Map<string, number>();
  return Uint32Array.from(routes.names, (name, route) => {
    const kind = `${routes.modes[route]!} ${name}`;
    if (!kinds.has(kind)) kinds.set(kind, kinds.size);
    return kinds.get(kind)!;
  });
}

function hashOf({ trips, calls }: Timetable, kindOf: Uint32Array, trip: number): number {
  let hash = kindOf[trips.routeOf[trip]!]! * 4 + trips.stepFree[trip]!;
  const end = trips.firstCall[trip + 1]!;
  for (let call = trips.firstCall[trip]!; call < end; call++) {
    hash = Math.imul(hash ^ (calls.stopOf[call]! * 4 + calls.boarding[call]!), 0x9e3779b1);
    hash ^= hash >>> 15;
  }
  return hash;
}

function areAlike({ trips, calls }: Timetable, kindOf: Uint32Array, one: number, other: number): boolean {
  const start = trips.firstCall[one]!;
  const length = trips.firstCall[one + 1]! - start;
  const otherStart = trips.firstCall[other]!;
  if (trips.firstCall[other + 1]! - otherStart !== length) return false;
  if (kindOf[trips.routeOf[one]!] !== kindOf[trips.routeOf[other]!]) return false;
  if (trips.stepFree[one] !== trips.stepFree[other]) return false;
  for (let at = 0; at < length; at++) {
    if (calls.stopOf[start + at] !== calls.stopOf[otherStart + at]) return false;
    if (calls.boarding[start + at] !== calls.boarding[otherStart + at]) return false;
  }
  return true;
}
