import { beforeAll, describe, expect, it } from '@jest/globals';
import type { Point } from '#geo';
import { localDate, localTime, type LocalDate } from '#kernel';
import { readGtfs, type Timetable } from '#timetable';
import { EngineTravelTimes } from '../batch/engine-travel-times.js';
import { unknownWay, type ReachQuestion } from '../engine/travel-engine.js';
import { homeCellOf } from '../home-cell.js';
import { noEscort, usualTravelLimits, type TravelLimits } from '../limits/travel-limits.js';
import type { TravelEdge } from '../travel-time-provider.js';
import type { TimetableSource } from '../persistence/timetable-store.js';
import { TimetableDays } from './timetable-days.js';
import { TimetableEngine } from './timetable-engine.js';

const hodgeHill: Point = { latitude: 52.5026, longitude: -1.8178 };
const city: Point = { latitude: 52.4805, longitude: -1.8955 };
const london: Point = { latitude: 51.5, longitude: -0.12 };
const monday = localDate('2026-11-02');

let sample: Timetable;

beforeAll(async () => {
  sample = (await readGtfs('data/sample/timetable')).timetable;
});

/** Timetables by id, and how often each was read. */
function aSource(current: { id: string | null }): TimetableSource & { readonly reads: string[] } {
  const reads: string[] = [];
  return {
    reads,
    currentId: () => Promise.resolve(current.id),
    read: (id) => {
      reads.push(id);
      return Promise.resolve(id === 'later' ? withoutSaturdays(sample) : sample);
    },
    terms: () => Promise.resolve([]),
  };
}

/** The same but that nothing runs on a Saturday. */
function withoutSaturdays(timetable: Timetable): Timetable {
  const { services } = timetable;
  const saturday = services.ids.indexOf('SATURDAY');
  const days = services.runs.length / services.ids.length;
  const runs = services.runs.slice().fill(0, saturday * days, (saturday + 1) * days);
  return { ...timetable, services: { ...services, runs } };
}

const limits = (changes: Partial<TravelLimits> = {}): TravelLimits => ({ ...usualTravelLimits(10), ...changes });

function edges(
  engine: TimetableEngine,
  changes: Partial<TravelLimits> = {},
  { from = hodgeHill, to = city, on = monday }: { from?: Point; to?: Point; on?: LocalDate } = {},
): Promise<TravelEdge[]> {
  return new EngineTravelTimes(engine).batch({
    sites: [{ id: 'work', point: to, on, startsAt: localTime('09:00'), finishesAt: localTime('15:30') }],
    homes: [{ id: 'home', cell: homeCellOf(from), limits: limits(changes), fare: null }],
  });
}

const question = (homes: readonly Point[], site: Point): ReachQuestion => ({
  direction: 'OUT',
  site,
  on: monday,
  minute: 530,
  homes,
  limits: { maxMinutes: 60, maxWalkMinutes: 30, maxChanges: 1, modes: ['BUS'], stepFree: false, routes: null },
});

describe('our own search of the timetable in use', () => {
  const engineOf = (source: TimetableSource): TimetableEngine =>
    new TimetableEngine(new TimetableDays(source, () => 0));

  it('finds the way by bus and says on which day’s timetable it rests', async () => {
    const [edge] = await edges(engineOf(aSource({ id: 'sample' })));
    expect(edge).toMatchObject({ mode: 'PUBLIC_TRANSPORT', outRides: 1, backRides: 1 });
    expect(edge?.basis).toEqual({ engine: 'TIMETABLE', timetableOf: '2026-11-02', rough: false, unanswered: [] });
    expect(edge?.outMinutes).toBeGreaterThan(30);
    expect(edge?.outMinutes).toBeLessThan(60);
  });

  it('keeps to the limits of the student: minutes, walks, vehicles, trained routes', async () => {
    const engine = engineOf(aSource({ id: 'sample' }));
    const [edge] = await edges(engine);
    const minutes = Math.max(edge?.outMinutes ?? 0, edge?.backMinutes ?? 0);
    expect(await edges(engine, { maxMinutesEachWay: minutes })).toHaveLength(1);
    expect(await edges(engine, { maxMinutesEachWay: minutes - 1 })).toHaveLength(0);
    expect(await edges(engine, { modes: ['RAIL'] })).toHaveLength(0);
    const trained = (route: string): Partial<TravelLimits> => ({
      escort: { ...noEscort, kind: 'TRAINED_ROUTES', routes: [route] },
    });
    expect(await edges(engine, trained('S1'))).toHaveLength(1);
    expect(await edges(engine, trained('S3'))).toHaveLength(0);
  });

  it('takes the nearest day of the same kind for a day that the timetable does not cover', async () => {
    const [edge] = await edges(engineOf(aSource({ id: 'sample' })), {}, { on: localDate('2031-06-02') });
    expect(edge?.basis).toMatchObject({ rough: false, timetableOf: '2030-12-30' });
  });

  it('has nothing to say of a place where nothing runs, of homes there, and before a timetable was imported', async () => {
    const engine = engineOf(aSource({ id: 'sample' }));
    expect(await engine.reach(question([hodgeHill], london))).toBeNull();
    const reach = await engine.reach(question([hodgeHill, london], city));
    expect(reach?.minutes[1]).toBe(unknownWay);
    expect(reach?.minutes[0]).toBeLessThan(60);
    expect(await engineOf(aSource({ id: null })).reach(question([hodgeHill], city))).toBeNull();
  });

  it('estimates where it has nothing to say', async () => {
    const [edge] = await edges(engineOf(aSource({ id: null })), { maxMinutesEachWay: 120 });
    expect(edge?.basis).toMatchObject({ engine: 'ESTIMATE', rough: true });
  });

  it('reads a timetable once, and the next one when that is put in use', async () => {
    const current = { id: 'sample' };
    const source = aSource(current);
    let now = 0;
    const days = new TimetableDays(source, () => now);
    const first = await days.on(monday);
    await days.on(localDate('2026-11-03'));
    expect(source.reads).toEqual(['sample']);
    current.id = 'later';
    expect((await days.on(monday))?.searchable).toBe(first?.searchable);
    now = 2_000;
    const saturday = localDate('2026-11-07');
    expect((await days.on(monday))?.searchable).toBe(first?.searchable);
    expect(source.reads).toEqual(['sample', 'later']);
    expect(await days.on(saturday)).toBeNull();
  });

  it('gives days alike one network, so that a week of them is searched once', async () => {
    const days = new TimetableDays(aSource({ id: 'sample' }), () => 0);
    const [one, other] = [await days.on(monday), await days.on(localDate('2026-11-03'))];
    expect(other?.date).toBe('2026-11-03');
    expect(other?.searchable).toBe(one?.searchable);
  });
});
