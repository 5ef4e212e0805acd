import fc from 'fast-check';
import type { RouteMode } from '../timetable.js';
import type { CallSpec, TimetableSpec, TripSpec } from './timetable.fixture.js';

const daySeconds = 86_400;

/** Where trips begin: mostly soon after one another, so that there is something to catch; now and then on either side of midnight. */
const anyStart = fc.oneof(
  { weight: 5, arbitrary: fc.integer({ min: 0, max: 3_600 }) },
  { weight: 1, arbitrary: fc.integer({ min: daySeconds - 900, max: daySeconds + 2_400 }) },
);

const anyHop = fc.oneof(
  { weight: 1, arbitrary: fc.constant(0) },
  { weight: 4, arbitrary: fc.integer({ min: 0, max: 400 }) },
);
const anyWait = fc.oneof(
  { weight: 4, arbitrary: fc.constant(0) },
  { weight: 1, arbitrary: fc.integer({ min: 0, max: 200 }) },
);
const anyBoarding = fc.oneof(
  { weight: 9, arbitrary: fc.constant(3) },
  { weight: 1, arbitrary: fc.integer({ min: 0, max: 3 }) },
);
const anyStepFree = fc.oneof(
  { weight: 4, arbitrary: fc.constant(1) },
  { weight: 1, arbitrary: fc.integer({ min: 0, max: 2 }) },
);
const anyMode = fc.constantFrom<RouteMode>('BUS', 'BUS', 'BUS', 'TRAM', 'RAIL');

/** Trips of one way and one route, with times of their own: some overtake, some run only on some days. */
function anyRoute(stopCount: number): fc.Arbitrary<TripSpec[]> {
  return fc
    .record({
      stops: fc.array(fc.nat({ max: stopCount - 1 }), { minLength: 2, maxLength: 5 }),
      route: fc.constantFrom('1', '2', '94'),
      mode: anyMode,
      stepFree: anyStepFree,
    })
    .chain(({ stops, route, mode, stepFree }) => {
      const anyCalls = fc
        .tuple(anyStart, fc.array(fc.tuple(anyHop, anyWait), { minLength: stops.length, maxLength: stops.length }))
        .map(([start, hops]) => {
          let second = start;
          return hops.map(([hop, wait], at) => {
            const arrives = at === 0 ? second : second + hop;
            second = arrives + wait;
            return { stop: stops[at]!, arrives, departs: second };
          });
        });
      return fc
        .record({
          trips: fc.array(fc.tuple(anyCalls, fc.subarray([0, 1, 1, 2], { minLength: 2 })), {
            minLength: 1,
            maxLength: 5,
          }),
          boarding: fc.array(anyBoarding, { minLength: stops.length, maxLength: stops.length }),
        })
        .map(({ trips, boarding }) =>
          trips.map(([calls, days]) => ({
            route,
            mode,
            stepFree,
            days,
            calls: calls.map((call, at): CallSpec => ({ ...call, boarding: boarding[at]! })),
          })),
        );
    });
}

/** Along three quarters of a town that lie too far from each other for a footpath. */
export const anyEast = fc
  .tuple(fc.integer({ min: 0, max: 2 }), fc.integer({ min: 0, max: 500 }))
  .map(([quarter, metres]) => 1_700 * quarter + metres);

/** Small networks in which stops lie within a walk of each other or not, with all that a timetable may say. */
export const anyTimetableSpec: fc.Arbitrary<TimetableSpec> = fc.integer({ min: 2, max: 12 }).chain((stopCount) => {
  const anyStop = fc.nat({ max: stopCount - 1 });
  return fc.record({
    stops: fc.array(
      fc.record({
        east: anyEast,
        north: fc.integer({ min: 0, max: 700 }),
        stepFree: anyStepFree,
      }),
      { minLength: stopCount, maxLength: stopCount },
    ),
    trips: fc.array(anyRoute(stopCount), { minLength: 1, maxLength: 12, size: 'max' }).map((routes) => routes.flat()),
    transfers: fc.array(fc.tuple(anyStop, anyStop, fc.constantFrom(-1, 0, 30, 120, 400)), { maxLength: 4 }),
  });
});
