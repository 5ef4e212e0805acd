import type { Timetable } from '../timetable.js';
import type { RunGroup } from './group-runs.js';
import type { Runs } from './running-trips.js';

/** Runs of one group that nowhere overtake each other, earliest first. */
export type LaneRuns = number[];

/**
 * Splits runs that are alike into lanes in which a later one is nowhere earlier than the one before it: whoever catches the first that
 * leaves then never does better by waiting. Each run joins the first lane that it fits behind. O(calls x lanes of the group).
 */
export function splitIntoLanes(timetable: Timetable, runs: Runs, group: RunGroup): LaneRuns[] {
  const { calls, trips } = timetable;
  const firstCallOf = (run: number): number => trips.firstCall[runs.tripOf[run]!]!;
  const leaves = (run: number): number => calls.departs[firstCallOf(run)]! + runs.shiftOf[run]!;
  const ends = (run: number): number =>
    calls.arrives[trips.firstCall[runs.tripOf[run]! + 1]! - 1]! + runs.shiftOf[run]!;
  const trip = runs.tripOf[group[0]!]!;
  const length = trips.firstCall[trip + 1]! - trips.firstCall[trip]!;
  const isNowhereEarlier = (later: number, earlier: number): boolean => {
    const ahead = runs.shiftOf[later]! - runs.shiftOf[earlier]!;
    const laterCall = firstCallOf(later);
    const earlierCall = firstCallOf(earlier);
    for (let at = 0; at < length; at++) {
      if (calls.arrives[laterCall + at]! + ahead < calls.arrives[earlierCall + at]!) return false;
      if (calls.departs[laterCall + at]! + ahead < calls.departs[earlierCall + at]!) return false;
    }
    return true;
  };
  const lanes: LaneRuns[] = [];
  const inOrder = group.toSorted((one, other) => leaves(one) - leaves(other) || ends(one) - ends(other) || one - other);
  for (const run of inOrder) {
    const lane = lanes.find((each) => isNowhereEarlier(run, each.at(-1)!));
    if (lane === undefined) lanes.push([run]);
    else lane.push(run);
  }
  return lanes;
}
