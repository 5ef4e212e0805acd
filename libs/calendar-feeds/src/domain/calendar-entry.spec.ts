import { describe, expect, it } from '@jest/globals';
import { localDate, localTime } from '#kernel';
import { eventsOf, standings, type CalendarEntry } from './calendar-entry.js';

const entry: CalendarEntry = {
  id: 'alc_1',
  state: 'CONFIRMED',
  startsOn: localDate('2026-12-24'),
  endsOn: localDate('2026-12-29'),
  startsAt: localTime('09:00'),
  finishesAt: localTime('15:00'),
  changedAt: new Date('2026-09-14T08:00:00Z'),
  changes: 0,
  days: null,
  elsewhere: [],
  title: 'A week',
  area: 'B26',
  organisation: 'Employer',
  held: null,
  of: null,
};

describe('an entry of a calendar', () => {
  it('comes day by day, without weekends and bank holidays, each day under a name of its own', () => {
    expect(eventsOf(entry).map(({ on, uid }) => [on, uid])).toEqual([
      ['2026-12-24', 'alc_1-20261224@foothold'],
      ['2026-12-29', 'alc_1-20261229@foothold'],
    ]);
  });

  it.each(Object.entries(standings))('that is %s stands as its table says', (state, standing) => {
    expect(eventsOf({ ...entry, state })[0]).toMatchObject(standing);
  });

  it('says on the days that are spent with a partner where and with whom, and to a partner its own days alone', () => {
    const stay = { organisation: 'Partner', area: 'B1', days: [2] };
    const places = (of: Partial<CalendarEntry>): unknown[] =>
      eventsOf({ ...entry, ...of }).map(({ on, location, summary }) => [on, location, summary]);
    expect(places({ elsewhere: [stay] })).toEqual([
      ['2026-12-24', 'B26', 'A week, Employer'],
      ['2026-12-29', 'B1', 'A week, Partner'],
    ]);
    expect(places({ days: [2] })).toEqual([['2026-12-29', 'B26', 'A week, Employer']]);
    expect(places({ days: [3] })).toEqual([]);
  });

  it('has a higher number with each change of its terms, and never a lower one with a step that follows', () => {
    const steps: Partial<CalendarEntry>[] = [
      { state: 'OPEN' },
      { state: 'OPEN', changes: 1 },
      { state: 'OPEN', changes: 12 },
      { state: 'CANCELLED', changes: 13 },
    ];
    const numbers = steps.map((step) => eventsOf({ ...entry, ...step })[0]?.sequence ?? -1);
    expect(numbers).toEqual([...new Set(numbers)].sort((a, b) => a - b));
  });

  it('that is only offered does not stand in it', () => {
    expect(eventsOf({ ...entry, state: 'OFFERED' })).toEqual([]);
  });

  it.each([
    ['OFFERED', 'ACCEPTED', 'HOST_AGREED', 'CONFIRMED', 'ATTENDED'],
    ['REQUESTED', 'REQUEST_ACCEPTED', 'WITHDRAWN'],
    ['OPEN', 'CANCELLED'],
  ])('has a higher number with each step of %s, %s …', (...way) => {
    const numbers = way.flatMap((state) => standings[state]?.sequence ?? []);
    expect(numbers).toEqual([...numbers].sort((a, b) => a - b));
    expect(new Set(numbers).size).toBe(numbers.length);
  });
});
