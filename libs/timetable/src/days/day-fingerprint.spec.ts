import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addDays, eachDay, localDate } from '#kernel';
import { anyFeed, timetableOf, type AnyFeed } from '../gtfs/any-feed.fixture.js';
import type { Timetable } from '../timetable.js';
import { dayFingerprint } from './day-fingerprint.js';
import { timetableWith } from './trips-per-day.fixture.js';

const firstDay = localDate('2026-11-02');
const days = eachDay(firstDay, addDays(firstDay, 20));
const late = 86_400;

function fingerprints(feed: AnyFeed): string[] {
  return days.map((date) => dayFingerprint(timetableOf(feed), date));
}

/** Other ids in another order. */
function renamed<Row extends { readonly id: string }>(rows: readonly Row[], prefix: string): Row[] {
  return rows.map((row, at) => ({ ...row, id: `${prefix}${rows.length - at}` }));
}

describe('the fingerprint of a day', () => {
  it('does not depend on the ids of trips, routes and services, nor on any order', () => {
    fc.assert(
      fc.property(anyFeed, (feed) => {
        const other = {
          ...feed,
          trips: renamed(feed.trips, 't'),
          routes: renamed(feed.routes, 'r'),
          services: renamed(feed.services, 's'),
        };
        expect(fingerprints(other)).toEqual(fingerprints(feed));
      }),
    );
  });

  it('does not depend on what runs on other days', () => {
    fc.assert(
      fc.property(anyFeed, fc.nat({ max: 14 }), (feed, day) => {
        const stops = [...feed.stops, { id: ' first', name: 'X', latitude: 50, longitude: 1, stepFree: 0 }];
        const services = [...feed.services, { id: ' other', days: [day], weekdays: null }];
        const call = { stop: feed.stops.length, rideSeconds: 60, waitSeconds: 0, boarding: 3 };
        const trip = {
          ...feed.trips[0]!,
          id: ' other',
          service: feed.services.length,
          startSeconds: 0,
          calls: [call, call],
        };
        const before = fingerprints(feed);
        const other = fingerprints({ ...feed, stops, services, trips: [...feed.trips, trip] });
        const changed = other.flatMap((print, at) => (print === before[at] ? [] : [at]));
        expect(changed).toEqual([day]);
      }),
      { numRuns: 30 },
    );
  });

  it('is the same on days on which the same runs', () => {
    const timetable = timetableWith(firstDay, [3, 3, 2, 3]);
    const [monday, tuesday, wednesday, thursday] = days.map((date) => dayFingerprint(timetable, date));
    expect([tuesday, thursday]).toEqual([monday, monday]);
    expect(wednesday).not.toBe(monday);
    expect(monday).toMatch(/^[0-9a-f]{64}$/);
  });

  it('holds what set out the day before and goes on after midnight', () => {
    const timetable = timetableWith(firstDay, [1]);
    const arrivingAt = (seconds: number): Timetable => {
      const times = Int32Array.of(late - 600, seconds);
      return { ...timetable, calls: { ...timetable.calls, arrives: times, departs: times } };
    };
    const nextDay = addDays(firstDay, 1);
    const nothing = dayFingerprint(timetable, nextDay);
    expect(dayFingerprint(arrivingAt(late - 1), nextDay)).toBe(nothing);
    expect(dayFingerprint(arrivingAt(late + 60), nextDay)).not.toBe(nothing);
    expect(dayFingerprint(arrivingAt(late + 60), nextDay)).not.toBe(dayFingerprint(arrivingAt(late + 120), nextDay));
  });

  const timetable = timetableWith(firstDay, [1]);
  const { stops, routes, trips, calls } = timetable;
  const changes: readonly (readonly [what: string, changed: Timetable])[] = [
    ['a departure', { ...timetable, calls: { ...calls, departs: calls.departs.map((seconds) => seconds + 1) } }],
    ['an arrival', { ...timetable, calls: { ...calls, arrives: calls.arrives.map((seconds) => seconds - 1) } }],
    ['where one may get on', { ...timetable, calls: { ...calls, boarding: calls.boarding.map(() => 1) } }],
    ['the way', { ...timetable, calls: { ...calls, stopOf: calls.stopOf.map((stop) => 1 - stop) } }],
    [
      'where a stop is',
      { ...timetable, stops: { ...stops, latitudes: stops.latitudes.map((degrees) => degrees + 1e-6) } },
    ],
    ['what a stop is called', { ...timetable, stops: { ...stops, names: ['A', 'C'] } }],
    ['the step-free access of a stop', { ...timetable, stops: { ...stops, stepFree: stops.stepFree.map(() => 2) } }],
    ['the step-free access of a trip', { ...timetable, trips: { ...trips, stepFree: trips.stepFree.map(() => 1) } }],
    ['where a trip says it goes', { ...timetable, trips: { ...trips, headsigns: ['Town'] } }],
    ['how a route runs', { ...timetable, routes: { ...routes, modes: ['TRAM'] } }],
    ['what a route is called', { ...timetable, routes: { ...routes, names: ['95'] } }],
    [
      'a change between its stops',
      { ...timetable, transfers: { from: Uint32Array.of(0), to: Uint32Array.of(1), seconds: Int32Array.of(60) } },
    ],
  ];

  it.each(changes)('changes with %s', (_what, changed) => {
    expect(dayFingerprint(changed, firstDay)).not.toBe(dayFingerprint(timetable, firstDay));
  });
});
