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
