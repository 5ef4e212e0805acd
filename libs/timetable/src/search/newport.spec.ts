import { describe, expect, it } from '@jest/globals';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Point } from '#geo';
import { localDate, type LocalDate } from '#kernel';
import { readGtfs } from '../gtfs/read-gtfs.js';
import { dayNetwork, type DayNetwork } from '../network/day-network.js';
import { routeModes, type Timetable } from '../timetable.js';
import { Agreement } from './agreement.fixture.js';
import { journeyFaults } from './check-journey.fixture.js';
import { scanInput, stopPoint } from './connection-scan.fixture.js';
import { journeysBetween } from './journeys-between.js';
import { earlierOption, journeyArrivingBy, journeyDepartingAt, latestReturn } from './journeys.js';
import type { SearchLimits } from './search-limits.js';

const newport = join(process.env['FOOTHOLD_DATA'] ?? '../shared/data', 'gtfs', 'newport_wales_2023-06-13.zip');
const whenPresent = existsSync(newport) ? it : it.skip;

const usual: SearchLimits = {
  maxMinutes: 75,
  maxWalkMinutes: 18,
  maxChanges: 3,
  modes: routeModes,
  stepFree: false,
  routes: null,
};
const dates = {
  'a weekday': localDate('2023-06-13'),
  'a Sunday': localDate('2023-06-18'),
  'a bank holiday': localDate('2023-08-28'),
  'the last day covered': localDate('2024-03-01'),
};
const hour = 3_600;

/** Numbers from 0 to 1, the same in every run. */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 4_294_967_296;
  };
}

/** A place within some 300 m of some stop that is served. */
function anyPlace({ timetable, stops }: DayNetwork, random: () => number): Point {
  const stop = stops.timetableStop[Math.floor(random() * stops.count)]!;
  const { latitude, longitude } = stopPoint(timetable, stop);
  return { latitude: latitude + (random() - 0.5) * 0.005, longitude: longitude + (random() - 0.5) * 0.008 };
}

describe(`searches of the buses of Newport (skipped where FOOTHOLD_DATA does not hold ${newport})`, () => {
  whenPresent('agree with a connection scan on more than 100,000 arrivals on four kinds of days', async () => {
    const { timetable } = await readGtfs(newport);
    const random = randomFrom(1);
    let compared = 0;
    for (const date of Object.values(dates)) {
      const network = dayNetwork(timetable, date);
      const names = [...new Set(timetable.routes.names)].filter(() => random() < 0.3);
      for (const [limits, searches] of [
        [usual, 50],
        [{ ...usual, maxMinutes: 200 }, 8],
        [{ ...usual, maxWalkMinutes: 6, maxChanges: 1 }, 12],
        [{ ...usual, routes: names, modes: ['BUS' as const] }, 12],
        [{ ...usual, stepFree: true }, 4],
      ] as const) {
        const agreement = new Agreement(network, scanInput(timetable, date, limits), limits);
        for (let search = 0; search < searches; search++) {
          const place = anyPlace(network, random);
          const second = Math.floor((search % 4 === 0 ? 24 * random() : 7 + 11 * random()) * hour);
          for (const direction of ['DEPART_AT', 'ARRIVE_BY'] as const) {
            const { differences, scanned } = agreement.compare(direction, place, second);
            expect(differences).toEqual([]);
            compared += scanned.rides.filter((rides) => rides > 0).length;
          }
        }
      }
    }
    expect(compared).toBeGreaterThan(100_000);
  });

  for (const [kind, date] of Object.entries(dates))
    whenPresent(`forward and backward are one on ${kind}, and every journey can be made leg by leg`, async () => {
      const { timetable } = await readGtfs(newport);
      // On Sundays little but coaches runs.
      expect(checkDuality(timetable, date)).toBeGreaterThanOrEqual(kind === 'a Sunday' ? 10 : 350);
    });
});

/** Looks at journeys between random places; returns how many rides there were. */
function checkDuality(timetable: Timetable, date: LocalDate): number {
  const network = dayNetwork(timetable, date);
  const random = randomFrom(2);
  let journeys = 0;
  for (let turn = 0; turn < 2_000 && journeys < 350; turn++) {
    const limits = turn % 3 === 0 ? { ...usual, maxChanges: 1, maxWalkMinutes: 12 } : usual;
    const [from, to] = [anyPlace(network, random), anyPlace(network, random)];
    const second = Math.floor((6 + 17 * random()) * hour);
    const journey = journeyDepartingAt(network, from, to, second, limits);
    if (journey === null || journey.rides === 0) continue;
    journeys++;
    const { leaves, arrives } = journey;
    const claim = { timetable, date, from, to, limits };
    expect(journeyFaults(claim, journey)).toEqual([]);
    expect(leaves).toBeGreaterThanOrEqual(second);
    expect(journeyArrivingBy(network, from, to, arrives, limits)).toEqual({ ...journey, slackSeconds: 0 });
    expect(journeyArrivingBy(network, from, to, arrives - 1, limits)?.leaves ?? -Infinity).toBeLessThan(leaves);
    expect(journeyDepartingAt(network, from, to, leaves + 1, limits)?.arrives ?? Infinity).toBeGreaterThan(arrives);
    expect(latestReturn(network, from, to, arrives, limits)?.leaves).toBe(leaves);
    if (turn % 5 > 0) continue;
    const earlier = earlierOption(network, from, to, journey, limits);
    if (earlier !== null) expect(journeyFaults(claim, earlier)).toEqual([]);
    const within = journeysBetween(network, from, to, leaves - hour / 2, leaves, limits);
    expect(within.some((other) => other.leaves === leaves && other.arrives === arrives)).toBe(true);
    expect(within.flatMap((other) => journeyFaults(claim, other))).toEqual([]);
  }
  return journeys;
}
