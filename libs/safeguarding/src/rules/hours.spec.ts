import { describe, expect, it } from '@jest/globals';
import type { DayAtWork, PlacementFacts } from '../facts.js';
import { aDay, aPlacement, aPlacementFor, dates } from '../facts.fixture.js';
import { findingOf } from '../finding-of.fixture.js';

const week = ['2027-07-05', '2027-07-06', '2027-07-07', '2027-07-08', '2027-07-09'] as const;

function withDays(...days: DayAtWork[]): PlacementFacts {
  return { ...aPlacement, days };
}

describe('R20, 8 hours a day', () => {
  it('allows 8 h 00 and refuses 8 h 01', () => {
    expect(findingOf('R20', 'CONFIRM', withDays(aDay('2027-07-05', '09:00', '17:30', 30)))).toBe('ok');
    expect(findingOf('R20', 'CONFIRM', withDays(aDay('2027-07-05', '09:00', '17:31', 30)))).toBe('FAIL 2027-07-05');
  });

  it('does not count the break as work', () => {
    expect(findingOf('R20', 'CONFIRM', withDays(aDay('2027-07-05', '09:00', '17:30', 29)))).toBe('FAIL 2027-07-05');
  });

  it('adds up two stretches of one day', () => {
    const split = (finish: string) =>
      withDays(aDay('2027-07-05', '08:00', '12:00', 0), aDay('2027-07-05', '14:00', finish, 0));
    expect(findingOf('R20', 'CONFIRM', split('18:00'))).toBe('ok');
    expect(findingOf('R20', 'CONFIRM', split('18:01'))).toBe('FAIL 2027-07-05');
  });

  it.each([{ startsAt: null }, { finishesAt: null }, { breakMinutes: null }])('is unknown without %j', (missing) => {
    expect(findingOf('R20', 'CONFIRM', withDays({ ...aDay('2027-07-05'), ...missing }))).toBe('UNKNOWN 2027-07-05');
  });

  it('is unknown when the finish is not after the start', () => {
    for (const finish of ['09:00', '17:00'])
      expect(findingOf('R20', 'CONFIRM', withDays(aDay('2027-07-05', '17:00', finish)))).toBe('UNKNOWN 2027-07-05');
  });

  it('judges the timetable of an advert, before there is a student', () => {
    const long = { ...withDays(aDay('2027-07-05', '08:00', '18:00')), student: null };
    expect(findingOf('R20', 'PUBLISH', long)).toBe('FAIL 2027-07-05');
  });
});

describe('R20a, 40 hours a week', () => {
  const hours = (lastFinish: string) =>
    withDays(...week.map((on) => aDay(on, '09:00', on === '2027-07-09' ? lastFinish : '17:30', 30)));

  it('allows 40 h 00 and refuses 40 h 01', () => {
    expect(findingOf('R20a', 'CONFIRM', hours('17:30'))).toBe('ok');
    expect(findingOf('R20a', 'CONFIRM', hours('17:31'))).toBe(`FAIL ${week.join(' ')}`);
  });

  it('counts from Monday to Sunday', () => {
    const sunday = aDay('2027-07-11', '09:00', '09:01', 0);
    const monday = aDay('2027-07-12', '09:00', '09:01', 0);
    expect(findingOf('R20a', 'CONFIRM', withDays(...hours('17:30').days, sunday))).toMatch(/^FAIL/);
    expect(findingOf('R20a', 'CONFIRM', withDays(...hours('17:30').days, monday))).toBe('ok');
  });
});

describe('R21, a break', () => {
  it.each([
    ['13:30', 0, 'ok'],
    ['13:31', 0, 'FAIL 2027-07-05'],
    ['17:00', 29, 'FAIL 2027-07-05'],
    ['17:00', 30, 'ok'],
  ])('from nine to %s with %i minutes: %s', (finishesAt, breakMinutes, finding) => {
    expect(findingOf('R21', 'CONFIRM', withDays(aDay('2027-07-05', '09:00', finishesAt, breakMinutes)))).toBe(finding);
  });

  it('is unknown without hours', () => {
    const day = { ...aDay('2027-07-05'), breakMinutes: null };
    expect(findingOf('R21', 'CONFIRM', withDays(day))).toBe('UNKNOWN 2027-07-05');
  });
});

describe('R22, 12 hours between days', () => {
  const evening = (on: string) => aDay(on, '14:00', '20:00');

  it('allows 12 h 00 and refuses 11 h 59, naming the later day', () => {
    expect(findingOf('R22', 'CONFIRM', withDays(evening('2027-07-05'), aDay('2027-07-06', '08:00', '14:00')))).toBe(
      'ok',
    );
    expect(findingOf('R22', 'CONFIRM', withDays(evening('2027-07-05'), aDay('2027-07-06', '07:59', '14:00')))).toBe(
      'FAIL 2027-07-06',
    );
  });

  it('does not mind in what order the days are listed, nor a day in between', () => {
    expect(findingOf('R22', 'CONFIRM', withDays(aDay('2027-07-06', '07:00'), evening('2027-07-05')))).toBe(
      'FAIL 2027-07-06',
    );
    expect(findingOf('R22', 'CONFIRM', withDays(aDay('2027-07-07', '07:00'), evening('2027-07-05')))).toBe('ok');
  });

  it('counts real hours in the night in which the clocks change', () => {
    expect(findingOf('R22', 'CONFIRM', withDays(evening('2027-03-27'), aDay('2027-03-28', '08:59')))).toBe(
      'FAIL 2027-03-28',
    );
    expect(findingOf('R22', 'CONFIRM', withDays(evening('2027-03-27'), aDay('2027-03-28', '09:00')))).toBe('ok');
    expect(findingOf('R22', 'CONFIRM', withDays(evening('2026-10-24'), aDay('2026-10-25', '07:00')))).toBe('ok');
  });

  it('is unknown when the day has no start, unless there was no work on its eve', () => {
    const day = { ...aDay('2027-07-06'), startsAt: null };
    expect(findingOf('R22', 'CONFIRM', withDays(evening('2027-07-05'), day))).toBe('UNKNOWN 2027-07-06');
    expect(findingOf('R22', 'CONFIRM', withDays(evening('2027-07-04'), day))).toBe('ok');
  });

  it('is unknown when the eve has no finish', () => {
    const eve = { ...evening('2027-07-05'), finishesAt: null };
    expect(findingOf('R22', 'CONFIRM', withDays(eve, aDay('2027-07-06')))).toBe('UNKNOWN 2027-07-06');
  });
});

describe('R22a, five days in seven', () => {
  it('allows five days in a row and refuses six', () => {
    const saturday = aDay('2027-07-10');
    expect(findingOf('R22a', 'CONFIRM', aPlacement)).toBe('ok');
    expect(findingOf('R22a', 'CONFIRM', withDays(...aPlacement.days, saturday))).toBe(
      `FAIL ${week.join(' ')} 2027-07-10`,
    );
  });

  it('looks at any seven days, not at calendar weeks', () => {
    const days = ['2027-07-07', '2027-07-08', '2027-07-09', '2027-07-10', '2027-07-12', '2027-07-13'].map((on) =>
      aDay(on),
    );
    expect(findingOf('R22a', 'CONFIRM', withDays(...days))).toMatch(/^FAIL/);
  });

  it('allows two weeks from Monday to Friday', () => {
    const next = ['2027-07-12', '2027-07-13', '2027-07-14', '2027-07-15', '2027-07-16'].map((on) => aDay(on));
    expect(findingOf('R22a', 'CONFIRM', withDays(...aPlacement.days, ...next))).toBe('ok');
  });

  it('counts bookings elsewhere, before and after', () => {
    const oneDay = { days: [aDay('2027-07-05')] };
    const after = dates('2027-07-06', '2027-07-07', '2027-07-08', '2027-07-09');
    expect(findingOf('R22a', 'ALLOCATE', aPlacementFor({ otherBookedDays: after }, oneDay))).toBe('ok');
    const more = dates('2027-07-10', ...after);
    expect(findingOf('R22a', 'ALLOCATE', aPlacementFor({ otherBookedDays: more }, oneDay))).toBe('FAIL 2027-07-05');
    const around = dates('2027-07-01', '2027-07-02', '2027-07-03', '2027-07-06', '2027-07-07');
    expect(findingOf('R22a', 'ALLOCATE', aPlacementFor({ otherBookedDays: around }, oneDay))).toBe('FAIL 2027-07-05');
  });

  it('reaches six days back and six ahead, and no further', () => {
    const found = (...elsewhere: string[]): string =>
      findingOf(
        'R22a',
        'ALLOCATE',
        aPlacementFor({ otherBookedDays: dates(...elsewhere) }, { days: [aDay('2027-07-05')] }),
      );
    expect(found('2027-06-29', '2027-06-30', '2027-07-01', '2027-07-02', '2027-07-03')).toBe('FAIL 2027-07-05');
    expect(found('2027-06-28', '2027-06-30', '2027-07-01', '2027-07-02', '2027-07-03')).toBe('ok');
    expect(found('2027-07-07', '2027-07-08', '2027-07-09', '2027-07-10', '2027-07-11')).toBe('FAIL 2027-07-05');
    expect(found('2027-07-07', '2027-07-08', '2027-07-09', '2027-07-10', '2027-07-12')).toBe('ok');
  });

  it('does not take a week a month away for one nearby', () => {
    const oneDay = { days: [aDay('2027-07-05')] };
    const far = (...days: string[]): string =>
      findingOf('R22a', 'ALLOCATE', aPlacementFor({ otherBookedDays: dates(...days) }, oneDay));
    expect(far('2027-07-31', '2027-08-01', '2027-08-02', '2027-08-03', '2027-08-04')).toBe('ok');
    expect(far('2027-05-28', '2027-05-29', '2027-05-30', '2027-05-31', '2027-06-01')).toBe('ok');
  });

  it('judges the dates of an advert, before there is a student', () => {
    const days = (...more: DayAtWork[]): PlacementFacts => ({
      ...withDays(...aPlacement.days, ...more),
      student: null,
    });
    expect(findingOf('R22a', 'PUBLISH', days())).toBe('ok');
    expect(findingOf('R22a', 'PUBLISH', days(aDay('2027-07-10')))).toMatch(/^FAIL/);
  });

  it('counts a day once that is also booked elsewhere', () => {
    expect(findingOf('R22a', 'ALLOCATE', aPlacementFor({ otherBookedDays: dates(...week) }))).toBe('ok');
  });

  it('is unknown while the other bookings are, unless the days are too many by themselves', () => {
    const days = aPlacement.days.slice(0, 1);
    expect(findingOf('R22a', 'CONFIRM', aPlacementFor({ otherBookedDays: null }, { days }))).toBe('UNKNOWN 2027-07-05');
    const six = { days: [...aPlacement.days, aDay('2027-07-10')] };
    expect(findingOf('R22a', 'CONFIRM', aPlacementFor({ otherBookedDays: null }, six))).toMatch(/^FAIL [^;]*$/);
  });
});
