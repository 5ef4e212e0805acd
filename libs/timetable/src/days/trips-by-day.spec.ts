import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addDays, localDate } from '#kernel';
import { anyFeed, timetableOf } from '../gtfs/any-feed.fixture.js';
import { servicesOn } from './services-on.js';
import { tripsByDay, tripsOn } from './trips-by-day.js';
import { timetableWith } from './trips-per-day.fixture.js';

const monday = localDate('2026-11-02');

describe('trips by day', () => {
  it('are counted for every day, and are none outside the timetable', () => {
    const timetable = timetableWith(monday, [3, 0, 5]);
    expect([...tripsByDay(timetable)]).toEqual([3, 0, 5]);
    expect([-1, 0, 1, 2, 3].map((day) => tripsOn(timetable, addDays(monday, day)))).toEqual([0, 3, 0, 5, 0]);
  });

  it('are those whose service runs then', () => {
    fc.assert(
      fc.property(anyFeed.map(timetableOf), fc.integer({ min: -2, max: 20 }), (timetable, days) => {
        const date = addDays(timetable.services.from, days);
        const running = servicesOn(timetable, date);
        expect(running).toHaveLength(timetable.services.ids.length);
        expect(tripsOn(timetable, date)).toBe(
          timetable.trips.serviceOf.filter((service) => running[service] === 1).length,
        );
      }),
    );
  });
});
