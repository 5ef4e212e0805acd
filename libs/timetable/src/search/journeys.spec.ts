import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Point } from '#geo';
import { dayNetwork, type DayNetwork } from '../network/day-network.js';
import { pointAt, secondDay, timetableOf, type TripSpec } from '../network/timetable.fixture.js';
import { walksFrom } from './agreement.fixture.js';
import { anyQuestion, type AnyQuestion } from './any-search.fixture.js';
import { journeyFaults } from './check-journey.fixture.js';
import { connectionScan, scanInput, secondsOnFoot, type ScanInput } from './connection-scan.fixture.js';
import type { Journey } from './journey.js';
import { journeysBetween } from './journeys-between.js';
import { earlierOption, journeyArrivingBy, journeyDepartingAt, latestReturn } from './journeys.js';
import type { SearchLimits } from './search-limits.js';

const limits: SearchLimits = {
  maxMinutes: 60,
  maxWalkMinutes: 15,
  maxChanges: 2,
  modes: ['BUS', 'TRAM'],
  stepFree: false,
  routes: null,
};

const minute = 60;
const at = (hour: number, minutes: number): number => (hour * 60 + minutes) * minute;

/** Home is 200 m before A, the site 200 m beyond C: 225 s each. The 94 runs A to B every half an hour from 07:00, the tram B to C. */
const home = pointAt(-199.9, 0);
const site = pointAt(10_199.9, 0);
const town = dayNetwork(
  timetableOf({
    stops: [
      { east: 0, north: 0 },
      { east: 5_000, north: 0 },
      { east: 5_000, north: 100 },
      { east: 10_000, north: 0 },
    ],
    trips: [at(7, 0), at(7, 30), at(8, 0), at(8, 30), at(17, 0)].flatMap((start): TripSpec[] => [
      {
        route: '94',
        headsign: 'City',
        calls: [
          { stop: 0, arrives: start },
          { stop: 1, arrives: start + 10 * minute },
        ],
      },
      {
        route: 'T1',
        mode: 'TRAM',
        headsign: 'Centre',
        calls: [
          { stop: 2, arrives: start + 15 * minute },
          { stop: 3, arrives: start + 22 * minute, departs: start + 23 * minute },
        ],
      },
    ]),
  }),
  secondDay,
);

describe('a journey', () => {
  it('that has to be there by a time leaves as late as it can, and tells its legs, its slack and its walks', () => {
    const journey = journeyArrivingBy(town, home, site, at(8, 50), limits)!;
    expect(journey).toMatchObject({ leaves: at(8, 0) - 225, arrives: at(8, 22) + 225, rides: 2, slackSeconds: 1_455 });
    expect(journey.walkSeconds).toBe(225 + 113 + 225);
    expect(journey.legs).toMatchObject([
      { kind: 'WALK', metres: 300, from: { stop: null }, to: { stop: { name: 'Stop 0' } } },
      { kind: 'RIDE', route: '94', headsign: 'City', mode: 'BUS', departs: at(8, 0), arrives: at(8, 10), calls: [] },
      { kind: 'WALK', metres: 150, departs: at(8, 10), arrives: at(8, 10) + 113 },
      { kind: 'RIDE', route: 'T1', operator: 'Fixture Buses', departs: at(8, 15), to: { stop: { id: 'stop-3' } } },
      { kind: 'WALK', departs: at(8, 22), to: { stop: null } },
    ]);
  });

  it('that leaves at a time does not start before it has to', () => {
    expect(journeyDepartingAt(town, home, site, at(7, 40), limits)).toMatchObject({
      leaves: at(8, 0) - 225,
      arrives: at(8, 22) + 225,
    });
  });

  it('has the one before it as its earlier option', () => {
    const journey = journeyArrivingBy(town, home, site, at(8, 50), limits)!;
    const earlier = earlierOption(town, home, site, journey, limits)!;
    expect(earlier.leaves).toBe(at(7, 30) - 225);
    const earliest = earlierOption(town, home, site, earlier, limits)!;
    expect(earliest.leaves).toBe(at(7, 0) - 225);
    expect(earlierOption(town, home, site, earliest, limits)).toBeNull();
  });

  it('home is the last one of the day, however long before one has to be there', () => {
    expect(latestReturn(town, home, site, at(16, 0), limits)).toMatchObject({ leaves: at(8, 30) - 225 });
    expect(journeyArrivingBy(town, home, site, at(16, 0), limits)).toBeNull();
    expect(latestReturn(town, home, site, at(7, 0), limits)).toBeNull();
    expect(latestReturn(town, home, site, at(20, 0), { ...limits, maxMinutes: 20 })).toBeNull();
  });

  it('is the walk where that is as quick', () => {
    const near = pointAt(-299.8, 0);
    expect(journeyArrivingBy(town, home, near, at(9, 0), limits)).toMatchObject({
      leaves: at(9, 0) - 113,
      rides: 0,
      slackSeconds: 0,
      legs: [{ kind: 'WALK', metres: 150 }],
    });
    expect(journeyDepartingAt(town, home, near, at(9, 0), limits)).toMatchObject({ leaves: at(9, 0), rides: 0 });
    expect(earlierOption(town, home, near, journeyDepartingAt(town, home, near, 0, limits)!, limits)).toBeNull();
  });

  it('is one of all that leave within some time', () => {
    const leaving = journeysBetween(town, home, site, at(7, 0), at(8, 0), limits).map(({ leaves }) => leaves);
    expect(leaving).toEqual([at(7, 30) - 225, at(8, 0) - 225]);
  });

  it('home may arrive a moment before a later one that takes too long', () => {
    const stops = [0, 5_000].map((east) => ({ east, north: 0 }));
    const buses = [
      [1_000, 2_230],
      [990, 2_180],
    ].map(([start, end]): TripSpec => ({
      calls: [
        { stop: 0, arrives: start! },
        { stop: 1, arrives: end! },
      ],
    }));
    const network = dayNetwork(timetableOf({ stops, trips: buses }), secondDay);
    const [from, to] = [pointAt(0, 0), pointAt(5_000, 0)];
    expect(latestReturn(network, from, to, 3_000, { ...limits, maxMinutes: 20 })).toMatchObject({ leaves: 990 });
    expect(latestReturn(network, from, to, 3_000, { ...limits, maxMinutes: 21 })).toMatchObject({ leaves: 1_000 });
  });

  it('takes the fewest rides of equally quick ones, whichever stop they end at', () => {
    const trips = [
      [0, 100, 1, 200],
      [1, 300, 2, 500],
      [0, 100, 3, 500],
    ].map(([from, departs, to, arrives]): TripSpec => ({
      calls: [
        { stop: from!, arrives: departs! },
        { stop: to!, arrives: arrives! },
      ],
    }));
    // Stops 2 and 3 are as far from the end, whichever is looked at first.
    for (const [second, third] of [
      [5_000, 5_400],
      [5_400, 5_000],
    ]) {
      const stops = [0, 2_500, second!, third!].map((east) => ({ east, north: 0 }));
      const network = dayNetwork(timetableOf({ stops, trips }), secondDay);
      const journey = journeyDepartingAt(network, pointAt(0, 0), pointAt(5_200, 0), 0, limits);
      expect(journey).toMatchObject({ rides: 1, arrives: 500 + 226 });
    }
  });

  it('is none where nothing runs', () => {
    const empty = dayNetwork(timetableOf({ stops: [{ east: 0, north: 0 }], trips: [] }), secondDay);
    expect(journeyArrivingBy(empty, home, site, at(9, 0), limits)).toBeNull();
    expect(journeyDepartingAt(empty, home, site, at(9, 0), limits)).toBeNull();
    expect(latestReturn(empty, home, site, at(9, 0), limits)).toBeNull();
    expect(journeysBetween(empty, home, site, 0, at(9, 0), limits)).toEqual([]);
  });
});

/** Earliest arrivals with each number of changes, door to door, from the connection scan; `Infinity` where there are none in time. */
function scanJourneys(
  network: DayNetwork,
  input: ScanInput,
  from: Point,
  to: Point,
  leaves: number,
  anyOfThem: SearchLimits,
): { arrives: number; rides: number }[] {
  const access = walksFrom(network, from, anyOfThem.maxWalkMinutes).map(
    ([stop, walk]) => [stop, leaves + walk] as const,
  );
  const egress = walksFrom(network, to, anyOfThem.maxWalkMinutes);
  return Array.from({ length: anyOfThem.maxChanges + 1 }, (_, changes) => {
    const { arrives } = connectionScan(input, access, leaves + anyOfThem.maxMinutes * 60, changes);
    const second = Math.min(...egress.map(([stop, walk]) => arrives[stop]! + walk));
    return { arrives: second <= leaves + anyOfThem.maxMinutes * 60 ? second : Infinity, rides: changes + 1 };
  });
}

/** The seconds at which one may have to leave so as to catch something. */
function secondsToLeave(
  network: DayNetwork,
  input: ScanInput,
  from: Point,
  { maxWalkMinutes }: SearchLimits,
): number[] {
  const walks = new Map(walksFrom(network, from, maxWalkMinutes));
  const seconds = input.connections.flatMap((hop) => (walks.has(hop.from) ? [hop.departs - walks.get(hop.from)!] : []));
  return [...new Set(seconds)].toSorted((one, other) => one - other);
}

describe('journeys of any small network', () => {
  function settle({ spec, limits: anyOfThem, from, to }: Omit<AnyQuestion, 'second'>) {
    const timetable = timetableOf(spec);
    const network = dayNetwork(timetable, secondDay);
    const input = scanInput(timetable, secondDay, anyOfThem);
    const onFoot = secondsOnFoot(from, to);
    const faultsOf = (journey: Journey): string[] =>
      journeyFaults({ timetable, date: secondDay, from, to, limits: anyOfThem }, journey);
    return {
      network,
      input,
      faultsOf,
      onFoot: onFoot <= Math.min(anyOfThem.maxWalkMinutes, anyOfThem.maxMinutes) * 60 ? onFoot : Infinity,
      /** The quickest door to door from a second on. */
      arrivalFrom: (leaves: number): number =>
        Math.min(
          ...scanJourneys(network, input, from, to, leaves, anyOfThem).map(({ arrives }) => arrives),
          leaves + (onFoot <= anyOfThem.maxWalkMinutes * 60 && onFoot <= anyOfThem.maxMinutes * 60 ? onFoot : Infinity),
        ),
    };
  }

  it('can be made leg by leg, and arrive as early as a connection scan says', () => {
    let rides = 0;
    fc.assert(
      fc.property(anyQuestion, ({ second, ...question }) => {
        const { network, faultsOf, arrivalFrom } = settle(question);
        const journey = journeyDepartingAt(network, question.from, question.to, second, question.limits);
        expect(journey?.arrives ?? Infinity).toBe(arrivalFrom(second));
        if (journey === null) return;
        expect(faultsOf(journey)).toEqual([]);
        expect(journey.leaves).toBeGreaterThanOrEqual(second);
        // A second later one arrives later; but the walk is taken where it is as early, though a ride might leave later.
        if (journey.rides > 0) expect(arrivalFrom(journey.leaves + 1)).toBeGreaterThan(journey.arrives);
        rides += journey.rides;
      }),
      { numRuns: 600 },
    );
    expect(rides).toBeGreaterThan(60);
  });

  it('leave as late as can be for a time at the other end: never a second later', () => {
    let rides = 0;
    fc.assert(
      fc.property(anyQuestion, ({ second, ...question }) => {
        const { network, input, faultsOf, arrivalFrom, onFoot } = settle(question);
        const { from, to, limits: anyOfThem } = question;
        const journey = journeyArrivingBy(network, from, to, second, anyOfThem);
        const inTime = [...secondsToLeave(network, input, from, anyOfThem), second - onFoot].filter(
          (leaves) => leaves >= second - anyOfThem.maxMinutes * 60 && arrivalFrom(leaves) <= second,
        );
        expect(journey?.leaves ?? -Infinity).toBe(Math.max(...inTime));
        if (journey === null) return;
        expect(faultsOf(journey)).toEqual([]);
        // Where both leave at the same second the walk is taken, though the ride may be quicker.
        expect(journey.arrives).toBe(journey.rides > 0 ? arrivalFrom(journey.leaves) : journey.leaves + onFoot);
        expect(journey.slackSeconds).toBe(second - journey.arrives);
        rides += journey.rides;
        const earlier = earlierOption(network, from, to, journey, anyOfThem);
        const before = [...secondsToLeave(network, input, from, anyOfThem), journey.arrives - 1 - onFoot].filter(
          (leaves) => journey.rides > 0 && arrivalFrom(leaves) < journey.arrives,
        );
        expect(earlier?.leaves ?? -Infinity).toBe(Math.max(...before));
        if (earlier !== null) expect(faultsOf(earlier)).toEqual([]);
      }),
      { numRuns: 600 },
    );
    expect(rides).toBeGreaterThan(60);
  });

  it('home are the last of the whole day', () => {
    fc.assert(
      fc.property(anyQuestion, ({ second, ...question }) => {
        const { network, input, faultsOf, arrivalFrom, onFoot } = settle(question);
        const { from, to, limits: anyOfThem } = question;
        const journey = latestReturn(network, from, to, second, anyOfThem);
        const inTime = [...secondsToLeave(network, input, from, anyOfThem), second - onFoot].filter(
          (leaves) => arrivalFrom(leaves) <= second,
        );
        expect(journey?.leaves ?? -Infinity).toBe(Math.max(...inTime));
        if (journey !== null) expect(faultsOf(journey)).toEqual([]);
      }),
      { numRuns: 600 },
    );
  });

  it('within some time are exactly those that leave later, arrive earlier or change less than every other', () => {
    let found = 0;
    fc.assert(
      fc.property(anyQuestion, fc.integer({ min: 0, max: 2_400 }), ({ second, ...question }, window) => {
        const { network, input, faultsOf, onFoot } = settle(question);
        const { from, to, limits: anyOfThem } = question;
        const journeys = journeysBetween(network, from, to, second, second + window, anyOfThem);
        const told = journeys
          .filter(({ rides }) => rides > 0)
          .map(({ leaves, arrives, rides }) => ({ leaves, arrives, rides }));
        const possible = secondsToLeave(network, input, from, anyOfThem)
          .flatMap((leaves) =>
            scanJourneys(network, input, from, to, leaves, anyOfThem).map(({ arrives, rides }) => ({
              leaves,
              arrives,
              rides,
            })),
          )
          .filter(({ leaves, arrives }) => arrives - leaves < onFoot && arrives < Infinity);
        const isBetter = (one: (typeof told)[0], other: (typeof told)[0]): boolean =>
          one.leaves >= other.leaves &&
          one.arrives <= other.arrives &&
          one.rides <= other.rides &&
          (one.leaves > other.leaves || one.arrives < other.arrives || one.rides < other.rides);
        const best = possible.filter(
          (each) =>
            each.leaves >= second && each.leaves <= second + window && !possible.some((other) => isBetter(other, each)),
        );
        expect(told).toEqual(best.toSorted((one, other) => one.leaves - other.leaves || one.arrives - other.arrives));
        expect(journeys.length - told.length).toBe(onFoot < Infinity ? 1 : 0);
        expect(journeys.flatMap(faultsOf)).toEqual([]);
        found += told.length;
      }),
      { numRuns: 600 },
    );
    expect(found).toBeGreaterThan(60);
  });
});
