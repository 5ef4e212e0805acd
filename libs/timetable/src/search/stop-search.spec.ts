import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { dayNetwork, type DayNetwork } from '../network/day-network.js';
import { nearStops } from '../network/near-stops.js';
import { pointAt, secondDay, timetableOf } from '../network/timetable.fixture.js';
import { boardingBits, stepFreeCodes } from '../timetable.js';
import { Agreement } from './agreement.fixture.js';
import { anySearches } from './any-search.fixture.js';
import { scanInput } from './connection-scan.fixture.js';
import type { SearchLimits } from './search-limits.js';
import { StopSearch } from './stop-search.js';

const limits: SearchLimits = {
  maxMinutes: 75,
  maxWalkMinutes: 20,
  maxChanges: 3,
  modes: ['BUS'],
  stepFree: false,
  routes: null,
};

/** Stops in a row, so many metres apart, and buses between them as [stop, second] with what one may do there. */
function row(
  metres: number,
  trips: readonly (readonly (readonly [stop: number, second: number, boarding?: number])[])[],
): DayNetwork {
  const stops = 1 + Math.max(...trips.flat().map(([stop]) => stop));
  return dayNetwork(
    timetableOf({
      stops: Array.from({ length: stops }, (_, at) => ({ east: at * metres, north: 0 })),
      trips: trips.map((calls) => ({
        calls: calls.map(([stop, second, boarding = 3]) => ({ stop, arrives: second, boarding })),
      })),
    }),
    secondDay,
  );
}

/** By the timetable's stops, the second of arriving by ride and the rides taken; null where there is none. */
function arrivals(
  network: DayNetwork,
  fromEast: number,
  second: number,
  more: Partial<SearchLimits> = {},
): ([number, number] | null)[] {
  const within = { ...limits, ...more };
  const { rideAt, rides } = new StopSearch(network, within).departAt(
    nearStops(network, pointAt(fromEast, 0), within.maxWalkMinutes),
    second,
  );
  const found: ([number, number] | null)[] = network.timetable.stops.ids.map(() => null);
  network.stops.timetableStop.forEach((stop, number) => {
    if (rides[number]! > 0) found[stop] = [rideAt[number]!, rides[number]!];
  });
  return found;
}

describe('a search', () => {
  it('knows a stop as reached by ride even where the walk is quicker, since the walk home may only follow a ride', () => {
    // 400 m on foot take 450 s; the bus takes 600 s.
    const found = arrivals(
      row(400, [
        [
          [0, 100],
          [1, 700],
          [2, 760],
        ],
      ]),
      0,
      0,
    );
    expect(found).toEqual([null, [700, 1], [760, 1]]);
  });

  it('changes from where a ride ends, not from where a walk leads', () => {
    // Stop 2 is 800 m from the start, within a walk; stop 3 a footpath further on. Nobody walks to 2 and then on to 3 for the bus at 3.
    const network = row(400, [
      [
        [3, 1_500],
        [4, 1_600],
      ],
      [
        [2, 5_000],
        [0, 5_100],
      ],
    ]);
    expect(arrivals(network, 0, 0, { maxWalkMinutes: 16 })[4]).toBeNull();
  });

  it('takes the bus that overtakes the one before it', () => {
    expect(
      arrivals(
        row(2_000, [
          [
            [0, 100],
            [1, 900],
          ],
          [
            [0, 300],
            [1, 600],
          ],
        ]),
        0,
        0,
      )[1],
    ).toEqual([600, 1]);
  });

  it('gets on and off only where one may, and the other way round when searched by arrival', () => {
    const { ON, OFF } = boardingBits;
    const network = row(2_000, [
      [
        [0, 100, ON],
        [1, 300, OFF],
        [2, 500, ON],
        [3, 700, OFF],
      ],
    ]);
    expect(arrivals(network, 0, 0)).toEqual([null, [300, 1], null, [700, 1]]);
    expect(arrivals(network, 2_000, 0)).toEqual([null, null, null, null]);
    const search = new StopSearch(network, limits);
    const { count, stops, rideAt } = search.arriveBy(nearStops(network, pointAt(6_000, 0), 5), 1_000);
    const latest = [...stops.subarray(0, count)].map((stop) => [network.stops.timetableStop[stop], -rideAt[stop]!]);
    expect(latest.toSorted()).toEqual([
      [0, 100],
      [2, 500],
    ]);
  });

  it('takes the fewest rides of equally quick ways, and no more changes than allowed', () => {
    const trips = [
      [
        [0, 100],
        [1, 200],
      ],
      [
        [1, 300],
        [2, 500],
      ],
      [
        [0, 150],
        [2, 500],
      ],
      [
        [2, 600],
        [3, 700],
      ],
    ] as const;
    expect(arrivals(row(2_000, trips), 0, 0)).toEqual([null, [200, 1], [500, 1], [700, 2]]);
    expect(arrivals(row(2_000, trips), 0, 0, { maxChanges: 0 })[3]).toBeNull();
  });

  it('allows for changes what the publisher says, and none where it forbids them', () => {
    const trips = [
      {
        calls: [
          { stop: 0, arrives: 0 },
          { stop: 1, arrives: 100 },
        ],
      },
      {
        calls: [
          { stop: 1, arrives: 150 },
          { stop: 2, arrives: 300 },
        ],
      },
      {
        calls: [
          { stop: 1, arrives: 450 },
          { stop: 2, arrives: 600 },
        ],
      },
    ];
    const stops = [0, 1, 2].map((at) => ({ east: 2_000 * at, north: 0 }));
    const to2 = (seconds: number): unknown =>
      arrivals(dayNetwork(timetableOf({ stops, trips, transfers: [[1, 1, seconds]] }), secondDay), 0, 0)[2];
    expect([0, 51, 350, -1].map(to2)).toEqual([[300, 2], [600, 2], [600, 2], null]);
    // Waiting for a change is no walk, however short the walks have to be.
    expect(
      arrivals(dayNetwork(timetableOf({ stops, trips, transfers: [[1, 1, 300]] }), secondDay), 0, 0, {
        maxWalkMinutes: 1,
      })[2],
    ).toEqual([600, 2]);
  });

  it('still changes at a stop whose change takes longer than the walk to an earlier stop of the same bus, where walks are limited', () => {
    const network = dayNetwork(
      timetableOf({
        stops: [0, 3_000, 3_300, 6_000].map((east) => ({ east, north: 0 })),
        trips: [
          {
            calls: [
              { stop: 0, arrives: 0 },
              { stop: 1, arrives: 100 },
            ],
          },
          {
            calls: [
              { stop: 2, arrives: 800 },
              { stop: 1, arrives: 860 },
              { stop: 3, arrives: 1_000 },
            ],
          },
        ],
        transfers: [[1, 1, 600]],
      }),
      secondDay,
    );
    expect(arrivals(network, 0, 0, { maxWalkMinutes: 5 })[3]).toEqual([1_000, 2]);
  });

  it('goes on to a step-free stop where the one before it on the same bus is none', () => {
    const network = dayNetwork(
      timetableOf({
        stops: [
          { east: 0, north: 0 },
          { east: 3_000, north: 0 },
          { east: 3_100, north: 0, stepFree: stepFreeCodes.NO },
          { east: 3_200, north: 0 },
          { east: 6_000, north: 0 },
        ],
        trips: [
          {
            calls: [
              { stop: 0, arrives: 0 },
              { stop: 1, arrives: 100 },
            ],
          },
          {
            calls: [
              { stop: 2, arrives: 800 },
              { stop: 3, arrives: 860 },
              { stop: 4, arrives: 1_000 },
            ],
          },
        ],
      }),
      secondDay,
    );
    expect(arrivals(network, 0, 0, { stepFree: true })).toEqual([null, [100, 1], null, null, [1_000, 2]]);
    expect(arrivals(network, 0, 0)[3]).toEqual([860, 2]);
  });

  it('reaches nothing later than the limit, from either side of midnight', () => {
    const network = row(2_000, [
      [
        [0, 86_000],
        [1, 86_500],
      ],
      [
        [0, 86_700],
        [1, 91_000],
      ],
    ]);
    expect(arrivals(network, 0, 85_900)[1]).toEqual([86_500, 1]);
    expect(arrivals(network, 0, 86_600)[1]).toEqual([91_000, 1]);
    expect(arrivals(network, 0, 86_600, { maxMinutes: 60 })[1]).toBeNull();
    expect(arrivals(network, 0, -450)[1]).toEqual([100, 1]);
  });
});

describe('limits', () => {
  it('that no search can keep are refused, all at once and with their values', () => {
    const network = row(2_000, [
      [
        [0, 0],
        [1, 100],
      ],
    ]);
    expect(
      () => new StopSearch(network, { ...limits, maxMinutes: 70_000, maxWalkMinutes: Number.NaN, maxChanges: 1.5 }),
    ).toThrow(
      new RangeError(
        'limits of a search: maxMinutes is 70000, not 0 to 65534; maxWalkMinutes is NaN, not 0 or more; ' +
          'maxChanges is 1.5, not a whole number from 0 to 254',
      ),
    );
  });

  it('that let nobody go anywhere are kept', () => {
    const network = row(2_000, [
      [
        [0, 0],
        [1, 100],
      ],
    ]);
    expect(arrivals(network, 0, 0, { modes: [] })).toEqual([null, null]);
    expect(arrivals(network, 0, 0, { routes: [] })).toEqual([null, null]);
    expect(arrivals(network, 0, 0, { maxMinutes: 0, maxWalkMinutes: 0 })).toEqual([null, null]);
  });
});

describe('a search of a day', () => {
  it('agrees with a connection scan on every stop of any small network, in both directions, one search after another', () => {
    const reachedWith = [0, 0, 0, 0, 0, 0];
    fc.assert(
      fc.property(anySearches, ({ spec, limits: anyOfThem, searches }) => {
        const timetable = timetableOf(spec);
        const agreement = new Agreement(
          dayNetwork(timetable, secondDay),
          scanInput(timetable, secondDay, anyOfThem),
          anyOfThem,
        );
        for (const [direction, point, second] of searches) {
          const { differences, scanned } = agreement.compare(direction, point, second);
          expect(differences).toEqual([]);
          for (const count of scanned.rides) reachedWith[count]!++;
        }
      }),
      { numRuns: 1_500 },
    );
    // The drawn networks are worth looking at: many stops are reached, and not by one ride only.
    expect(reachedWith[1]).toBeGreaterThan(4_000);
    expect(reachedWith[2]).toBeGreaterThan(500);
    expect(reachedWith[3]).toBeGreaterThan(0);
  });
});
