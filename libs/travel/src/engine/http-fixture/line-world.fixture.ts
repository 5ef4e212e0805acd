import type { Point } from '#geo';
import { localDate } from '#kernel';
import type { RouteMode } from '#timetable';
import type { ReachQuestion, SearchLimits } from '../travel-engine.js';

/**
 * A world small enough to work out by hand. A bus runs along a meridian, three minutes from one kilometre to the next; its south end is
 * at the site's door. Four kilometres north a train waits for it, and takes eight minutes to a halt six kilometres to the east. Both run
 * both ways, and the times at the south end are given in UTC, so that a clock taken for the wrong one meets another bus.
 */
export const site: Point = { latitude: 52.5, longitude: -1.8 };

export const summerDay = localDate('2026-07-06');
export const winterDay = localDate('2026-11-24');

const toSite = ['2026-07-06T07:50Z', '2026-07-06T08:20Z', '2026-11-24T08:50Z', '2026-11-24T09:20Z'];
const fromSite = ['2026-07-06T14:40Z', '2026-07-06T15:10Z', '2026-11-24T15:40Z', '2026-11-24T16:10Z'];

const stopsOfBus = 13;
const changeAt = 4;

/** A place that many metres north and east of the site. */
export function placeAt(north: number, east = 0): Point {
  const { latitude, longitude } = site;
  const perDegree = 111_195;
  const shrinks = Math.cos(((latitude + north / perDegree) * Math.PI) / 180);
  return { latitude: latitude + north / perDegree, longitude: longitude + east / (perDegree * shrinks) };
}

/** The halt of the train. */
export const halt = placeAt(4_000, 6_000);

/** A stop, and how one gets between it and the site's door. */
export interface WorldStop {
  readonly place: Point;
  /** Since the time that was asked for, or up to it. */
  readonly minutes: number;
  /** Those spent riding and changing. */
  readonly ridingMinutes: number;
  readonly modes: readonly RouteMode[];
}

/** What one is allowed to ride, and how often, between the site and the stops, on the way there or back. */
export function stopsOfWorld(
  direction: 'OUT' | 'BACK',
  atMs: number,
  allowed: { readonly changes: number; readonly modes: readonly RouteMode[] },
): WorldStop[] {
  const waits = (direction === 'OUT' ? toSite : fromSite)
    .map((text) => (direction === 'OUT' ? atMs - Date.parse(text) : Date.parse(text) - atMs) / 60_000)
    .filter((minutes) => minutes >= 0 && minutes < 720);
  if (waits.length === 0 || !allowed.modes.includes('BUS')) return [];
  const stopOf = (place: Point, ridingMinutes: number, modes: RouteMode[]): WorldStop => ({
    place,
    minutes: Math.min(...waits) + ridingMinutes,
    ridingMinutes,
    modes,
  });
  const byBus = Array.from({ length: stopsOfBus }, (_, km) => stopOf(placeAt(1_000 * km), 3 * km, ['BUS']));
  return allowed.changes > 0 && allowed.modes.includes('RAIL')
    ? [...byBus, stopOf(halt, 3 * changeAt + 8, ['BUS', 'RAIL'])]
    : byBus;
}

/** What a student is usually allowed. */
export const usualLimits: SearchLimits = {
  maxMinutes: 60,
  maxWalkMinutes: 30,
  maxChanges: 1,
  modes: ['BUS', 'COACH', 'TRAM', 'METRO', 'RAIL', 'FERRY'],
  stepFree: false,
  routes: null,
};

/** To the site by nine on a winter's day, unless said otherwise. */
export function aQuestion(
  homes: readonly Point[],
  changes: Partial<Omit<ReachQuestion, 'limits'>> & { readonly limits?: Partial<SearchLimits> } = {},
): ReachQuestion {
  const limits = { ...usualLimits, ...changes.limits };
  return { direction: 'OUT', site, on: winterDay, minute: 9 * 60, homes, ...changes, limits };
}
