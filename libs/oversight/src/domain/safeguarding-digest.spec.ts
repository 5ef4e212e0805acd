import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { workingDaysLater } from '#calendar';
import { addDays, localDate, weekdayOf } from '#kernel';
import { newId } from '#platform';
import { daysUpTo, digestKinds, partsFor, waitsSince, weekBefore, type Findings } from './safeguarding-digest.js';

const aDay = fc.integer({ min: 0, max: 4000 }).map((days) => addDays(localDate('2024-01-01'), days));

describe('a concern waits', () => {
  it.each([
    ['Tuesday, since Sunday: Monday was the working day', '2026-11-17', '2026-11-15'],
    ['Monday, since Thursday: Friday was', '2026-11-16', '2026-11-12'],
    ['Sunday, since Thursday', '2026-11-15', '2026-11-12'],
    ['Thursday, since Tuesday', '2026-11-19', '2026-11-17'],
    ['the Wednesday after Easter, since the Thursday before it: Tuesday was', '2027-03-31', '2027-03-29'],
    ['the Tuesday after Easter, since the Wednesday before it: Thursday was', '2027-03-30', '2027-03-24'],
  ])('on a %s', (_, day, since) => {
    expect(waitsSince(localDate(day))).toBe(since);
  });

  it('once one working day after the one on which it was raised is over, and not before', () => {
    fc.assert(
      fc.property(aDay, fc.integer({ min: 0, max: 20 }), (day, ago) => {
        const raisedOn = addDays(day, -ago);
        expect(raisedOn <= waitsSince(day)).toBe(workingDaysLater(raisedOn, 1) < day);
      }),
    );
  });
});

describe('the week of a digest', () => {
  it('is the one before, so that every day is in one digest, whenever it is made', () => {
    fc.assert(
      fc.property(aDay, (day) => {
        const { from, until } = weekBefore(day);
        expect([weekdayOf(from), weekdayOf(until)]).toEqual([1, 1]);
        expect(addDays(from, 7)).toBe(until);
        expect(until <= day && day < addDays(until, 7)).toBe(true);
      }),
    );
  });

  it('is no week of the calendar for whoever looks now: seven days with today', () => {
    expect(daysUpTo(localDate('2026-11-18'))).toEqual({ from: '2026-11-12', until: '2026-11-19' });
  });
});

describe('what a school is told', () => {
  const [ours, theirs] = [newId('School'), newId('School')];
  const waiting = (schoolId: typeof ours): Findings['concernsWaiting'][number] => ({
    schoolId,
    concernId: newId('Concern'),
    raisedAt: '2026-11-12T09:00:00Z',
  });
  const nothing: Findings = { blocksLifted: [], nearMisses: [], concernsWaiting: [], identitiesOpened: [] };

  it('is how many of its own there are of each kind, and nothing of what there is none of', () => {
    const findings = { ...nothing, concernsWaiting: [waiting(ours), waiting(theirs), waiting(ours)] };
    expect(partsFor(ours, findings)).toEqual([{ kind: digestKinds.concernsWaiting, count: 2 }]);
    expect(partsFor(theirs, findings)).toEqual([{ kind: digestKinds.concernsWaiting, count: 1 }]);
    expect(partsFor(ours, nothing)).toEqual([]);
  });
});
