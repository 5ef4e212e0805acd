import type { Point } from '#geo';
import fc from 'fast-check';
import { anyEast, anyTimetableSpec } from '../network/any-timetable.fixture.js';
import { pointAt, type TimetableSpec } from '../network/timetable.fixture.js';
import { routeModes } from '../timetable.js';
import type { SearchLimits } from './search-limits.js';
import type { SearchDirection } from './stop-search.js';

/** Limits that sometimes hold somebody back. */
export const anyLimits: fc.Arbitrary<SearchLimits> = fc.record({
  maxMinutes: fc.constantFrom(30, 75, 75, 200),
  maxWalkMinutes: fc.constantFrom(3, 8, 15, 15, 30),
  maxChanges: fc.integer({ min: 0, max: 4 }),
  modes: fc.oneof(
    { weight: 3, arbitrary: fc.constant(routeModes) },
    { weight: 1, arbitrary: fc.subarray([...routeModes]) },
  ),
  stepFree: fc.oneof({ weight: 3, arbitrary: fc.constant(false) }, { weight: 1, arbitrary: fc.constant(true) }),
  routes: fc.oneof(
    { weight: 4, arbitrary: fc.constant(null) },
    { weight: 1, arbitrary: fc.subarray(['1', '2', '94']) },
  ),
});

/** A place among the stops of `anyTimetableSpec`, or off their edge. */
export const anyPoint: fc.Arbitrary<Point> = fc
  .tuple(anyEast, fc.integer({ min: -300, max: 300 }), fc.integer({ min: -300, max: 900 }))
  .map(([east, further, north]) => pointAt(east + further, north));

/** A way to look for, in a network in which there may well be one. */
export interface AnyQuestion {
  readonly spec: TimetableSpec;
  readonly limits: SearchLimits;
  readonly from: Point;
  readonly to: Point;
  readonly second: number;
}

const anyStep = fc.tuple(fc.nat(), fc.integer({ min: -200, max: 200 }), fc.integer({ min: -200, max: 200 }));
const anyMoment = fc.tuple(fc.nat(), fc.integer({ min: -900, max: 900 }));

/** Where trips call, and when: what a drawn number stands for. */
function whereabouts({ stops, trips }: TimetableSpec): {
  near: (step: readonly [number, number, number]) => Point;
  about: (moment: readonly [number, number]) => number;
} {
  const calls = trips.flatMap((trip) => trip.calls);
  return {
    near: ([call, east, north]) => {
      const stop = stops[calls[call % calls.length]!.stop]!;
      return pointAt(stop.east + east, stop.north + north);
    },
    about: ([call, later]) => calls[call % calls.length]!.arrives + later,
  };
}

/** A network and searches of it, most of them from near a stop about when something calls somewhere. */
export const anySearches: fc.Arbitrary<{
  readonly spec: TimetableSpec;
  readonly limits: SearchLimits;
  readonly searches: readonly (readonly [SearchDirection, Point, number])[];
}> = fc
  .record({
    spec: anyTimetableSpec,
    limits: anyLimits,
    searches: fc.array(fc.tuple(fc.constantFrom<SearchDirection>('DEPART_AT', 'ARRIVE_BY'), anyStep, anyMoment), {
      minLength: 1,
      maxLength: 6,
    }),
  })
  .map(({ spec, limits, searches }) => {
    const { near, about } = whereabouts(spec);
    return {
      spec,
      limits,
      searches: searches.map(([direction, step, moment]) => [direction, near(step), about(moment)] as const),
    };
  });

/** From near one stop to near another, about when something calls there. */
export const anyQuestion: fc.Arbitrary<AnyQuestion> = fc
  .record({ spec: anyTimetableSpec, limits: anyLimits, from: anyStep, to: anyStep, moment: anyMoment })
  .map(({ spec, limits, from, to, moment }) => {
    const { near, about } = whereabouts(spec);
    return { spec, limits, from: near(from), to: near(to), second: about(moment) };
  });
