import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addDays, daysBetween } from '#kernel';
import { boardingBits, type Timetable } from '../timetable.js';
import { anyTimetableSpec } from './any-timetable.fixture.js';
import { dayNetwork, type DayNetwork } from './day-network.js';
import type { DirectedNetwork } from './directed-network.js';
import { dayCount, firstDay, secondDay, timetableOf, type TimetableSpec, type TripSpec } from './timetable.fixture.js';

const twoStops = [
  { east: 0, north: 0 },
  { east: 3_000, north: 0 },
];

function tripAt(start: number, end: number, more: Partial<TripSpec> = {}): TripSpec {
  return {
    calls: [
      { stop: 0, arrives: start },
      { stop: 1, arrives: end },
    ],
    ...more,
  };
}

function networkOf(trips: readonly TripSpec[], more: Partial<TimetableSpec> = {}, date = secondDay): DayNetwork {
  return dayNetwork(timetableOf({ stops: twoStops, trips, ...more }), date);
}

/** Rows of each lane as [arrives, departs] at each position, read out as a search reads them. */
function rowsOf(directed: DirectedNetwork): [number, number][][][] {
  const { laneStart, firstRow, rowStart, rowProfile, arriveShift, offsets } = directed;
  return Array.from(arriveShift, (shift, lane) =>
    Array.from({ length: firstRow[lane + 1]! - 1 - firstRow[lane]! }, (_, at) => {
      const row = firstRow[lane]! + at;
      const index = rowProfile[row]!;
      return Array.from({ length: laneStart[lane + 1]! - laneStart[lane]! }, (_hop, place): [number, number] => {
        const position = laneStart[lane]! + place;
        return [rowStart[row]! + offsets[index + shift + position]!, rowStart[row]! + offsets[index + position]!];
      });
    }),
  );
}

describe('the network of a day', () => {
  it('has one lane for runs that are alike in all but their times', () => {
    expect(networkOf([tripAt(900, 1_500), tripAt(100, 700), tripAt(500, 1_200)]).lanes.modes).toEqual(['BUS']);
  });

  it('has lanes of their own for other routes, modes and places to get on, and for runs of which step-free access is not known', () => {
    const { lanes } = networkOf([
      tripAt(0, 600),
      tripAt(0, 600, { route: '2' }),
      tripAt(0, 600, { mode: 'TRAM' }),
      tripAt(0, 600, { stepFree: 0 }),
      {
        calls: [
          { stop: 0, arrives: 0 },
          { stop: 1, arrives: 600, boarding: boardingBits.OFF },
        ],
      },
    ]);
    expect(lanes.routeNames).toEqual(['1', '2', '1', '1', '1']);
    expect([...lanes.isStepFree]).toEqual([1, 1, 1, 0, 1]);
  });

  it('puts a run that overtakes another into another lane', () => {
    expect(rowsOf(networkOf([tripAt(0, 900), tripAt(300, 600), tripAt(400, 1_000)]).forward)).toEqual([
      [
        [
          [0, 0],
          [900, 900],
        ],
        [
          [400, 400],
          [1_000, 1_000],
        ],
      ],
      [
        [
          [300, 300],
          [600, 600],
        ],
      ],
    ]);
  });

  it('has what set out the day before and is still on the road at midnight, and nothing else of that day', () => {
    const night = [
      tripAt(86_000, 86_700, { days: [0] }),
      tripAt(80_000, 86_399, { days: [0] }),
      tripAt(60, 700, { days: [1] }),
    ];
    expect(rowsOf(networkOf(night).forward)).toEqual([
      [
        [
          [-400, -400],
          [300, 300],
        ],
        [
          [60, 60],
          [700, 700],
        ],
      ],
    ]);
    expect(rowsOf(networkOf(night, {}, firstDay).forward)[0]!.length).toBe(2);
    expect(networkOf(night, {}, addDays(firstDay, 2)).runs.tripOf.length).toBe(0);
  });

  it('still has the last night of the timetable on the day after its last, and nothing on other days outside', () => {
    const night = [tripAt(86_000, 86_700, { days: [dayCount - 1] })];
    expect(networkOf(night, {}, addDays(firstDay, dayCount)).runs.tripOf.length).toBe(1);
    expect(networkOf(night, {}, addDays(firstDay, dayCount + 1)).stops.count).toBe(0);
    expect(networkOf(night, {}, addDays(firstDay, -1)).stops.count).toBe(0);
  });

  it('leaves out stops at which nothing calls on the day', () => {
    const { stops } = networkOf(
      [
        tripAt(0, 600, { days: [1] }),
        {
          calls: [
            { stop: 2, arrives: 0 },
            { stop: 1, arrives: 60 },
          ],
          days: [2],
        },
      ],
      {
        stops: [...twoStops, { east: 0, north: 900 }],
      },
    );
    expect([...stops.timetableStop].toSorted()).toEqual([0, 1]);
  });

  it('may be sent to a worker', () => {
    const network = networkOf([tripAt(0, 600)]);
    expect(structuredClone(network)).toEqual(network);
  });

  it('has every run of any timetable once, no later row of a lane earlier anywhere, and the same rows backward', () => {
    fc.assert(
      fc.property(anyTimetableSpec, (spec) => {
        const timetable = timetableOf(spec);
        const network = dayNetwork(timetable, secondDay);
        const { lanes, forward, backward } = network;
        expect([...lanes.runOf].toSorted((one, other) => one - other)).toEqual([...network.runs.tripOf.keys()]);
        const rows = rowsOf(forward);
        expect(rows.flat()).toEqual([...lanes.runOf].map((run) => timesOf(timetable, network, run)));
        for (const lane of rows)
          for (const [at, row] of lane.entries())
            row.forEach(([arrives, departs], place) => {
              const [arrivesBefore, departsBefore] = lane[at - 1]?.[place] ?? [-Infinity, -Infinity];
              expect(arrives).toBeGreaterThanOrEqual(arrivesBefore);
              expect(departs).toBeGreaterThanOrEqual(departsBefore);
            });
        const mirrored = rowsOf(backward).map((lane) =>
          lane.toReversed().map((row) => row.toReversed().map(([arrives, departs]) => [0 - departs, 0 - arrives])),
        );
        expect(mirrored).toEqual(rows);
      }),
      { numRuns: 300 },
    );
  });
});

function timesOf({ trips, calls, services }: Timetable, { runs }: DayNetwork, run: number): [number, number][] {
  const trip = runs.tripOf[run]!;
  const shift = runs.shiftOf[run]!;
  const day = daysBetween(services.from, secondDay) + shift / 86_400;
  expect(services.runs[trips.serviceOf[trip]! * dayCount + day]).toBe(1);
  const first = trips.firstCall[trip]!;
  return Array.from({ length: trips.firstCall[trip + 1]! - first }, (_, at) => [
    calls.arrives[first + at]! + shift,
    calls.departs[first + at]! + shift,
  ]);
}
