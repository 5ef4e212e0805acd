import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addDays, localDate, localTime, weekdayOf, type LocalDate, type Weekday } from '#kernel';
import { datesOf, hashOfPlan, planOf, type PlanContext, type SlotPattern } from './slot-plan.js';

const pattern: SlotPattern = {
  from: localDate('2026-10-19'),
  to: localDate('2026-11-06'),
  weekdays: [1, 3],
  everyWeeks: 1,
  lengthDays: 1,
  skipSchoolHolidays: true,
};

const context: PlanContext = {
  today: localDate('2026-10-20'),
  hours: { startsAt: localTime('09:00'), startsAtOccurrence: null, finishesAt: localTime('15:00'), breakMinutes: 30 },
  closedOn: new Map(),
  existing: [],
  brokenRules: () => [],
};

const outcomes = (changes: Partial<PlanContext>, of: Partial<SlotPattern> = {}): Record<string, string | null> =>
  Object.fromEntries(
    planOf({ ...pattern, ...of }, { ...context, ...changes }).map(({ startsOn, skipped }) => [startsOn, skipped]),
  );

describe('slots that repeat', () => {
  it('are planned for each date, and those that cannot be say why', () => {
    const closed = new Map([[localDate('2026-10-26'), { schools: 2, closed: 2 }]]);
    const existing = [
      {
        startsOn: localDate('2026-11-02'),
        endsOn: localDate('2026-11-03'),
        startsAt: localTime('14:00'),
        finishesAt: localTime('16:00'),
      },
    ];
    const brokenRules = (days: readonly LocalDate[]): string[] =>
      days.includes(localDate('2026-11-04')) ? ['The day is too long.'] : [];
    expect(outcomes({ closedOn: closed, existing, brokenRules })).toEqual({
      '2026-10-19': 'PAST',
      '2026-10-21': null,
      '2026-10-26': 'SCHOOLS_CLOSED',
      '2026-10-28': null,
      '2026-11-02': 'ALREADY_THERE',
      '2026-11-04': 'RULES',
    });
  });

  it('leave bank holidays and weekends out', () => {
    const of = { from: localDate('2026-12-25'), to: localDate('2026-12-28'), weekdays: [1, 5, 6] as Weekday[] };
    expect(outcomes({}, of)).toEqual({
      '2026-12-25': 'BANK_HOLIDAY',
      '2026-12-26': 'WEEKEND',
      '2026-12-28': 'BANK_HOLIDAY',
    });
  });

  it('are only warned of where some schools are in school, and where a bank holiday falls inside', () => {
    const closedOn = new Map([[localDate('2026-10-21'), { schools: 6, closed: 2 }]]);
    expect(planOf(pattern, { ...context, closedOn })[1]).toMatchObject({
      skipped: null,
      words: ['2 of 6 schools are not in school.'],
    });
    const week = { ...pattern, from: localDate('2027-05-03'), to: localDate('2027-05-03'), lengthDays: 5 };
    expect(planOf(week, context)[0]).toMatchObject({ skipped: null, words: ['A bank holiday shortens it by a day.'] });
  });

  it('are left out on school holidays only when that is wanted', () => {
    const closedOn = new Map([[localDate('2026-10-26'), { schools: 2, closed: 2 }]]);
    expect(outcomes({ closedOn }, { skipSchoolHolidays: false })['2026-10-26']).toBeNull();
  });

  it('keep the hour on the wall across the change of the clocks, and leave out the night itself', () => {
    const plan = planOf({ ...pattern, from: localDate('2026-10-21'), weekdays: [3] }, context);
    expect(plan.map(({ skipped }) => skipped)).toEqual([null, null, null]);
    const night = { ...context, hours: { ...context.hours, startsAt: localTime('01:30') } };
    const sundays = {
      ...pattern,
      from: localDate('2026-10-25'),
      to: localDate('2026-10-25'),
      weekdays: [7],
      lengthDays: 2,
    };
    expect(planOf(sundays as SlotPattern, night)[0]?.skipped).toBe('CLOCKS_CHANGE');
  });

  it('fall on the days asked for, in the stretch, in order and every so many weeks', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 400 }),
        fc.integer({ min: 0, max: 120 }),
        fc.uniqueArray(fc.constantFrom<Weekday>(1, 2, 3, 4, 5, 6, 7), { minLength: 1 }),
        fc.integer({ min: 1, max: 4 }),
        (start, length, weekdays, everyWeeks) => {
          const from = addDays(localDate('2026-09-01'), start);
          const to = addDays(from, length);
          const monday = addDays(from, 1 - weekdayOf(from));
          const dates = datesOf({ ...pattern, from, to, weekdays, everyWeeks }).map(({ startsOn }) => startsOn);
          const expected = [...Array(length + 1).keys()]
            .map((ahead) => addDays(from, ahead))
            .filter((day) => weekdays.includes(weekdayOf(day)))
            .filter((day) => {
              const week = Math.round(
                (Date.parse(addDays(day, 1 - weekdayOf(day))) - Date.parse(monday)) / 604_800_000,
              );
              return week % everyWeeks === 0;
            });
          expect(dates).toEqual(expected);
        },
      ),
    );
  });

  it('have another hash when other slots would be made, or on other terms', () => {
    const plan = planOf(pattern, context);
    expect(hashOfPlan(plan, { capacity: 2 })).toBe(hashOfPlan(planOf(pattern, context), { capacity: 2 }));
    expect(hashOfPlan(plan.slice(1), { capacity: 2 })).toBe(hashOfPlan(plan, { capacity: 2 }));
    expect(hashOfPlan(plan.slice(2), { capacity: 2 })).not.toBe(hashOfPlan(plan, { capacity: 2 }));
    expect(hashOfPlan(plan, { capacity: 3 })).not.toBe(hashOfPlan(plan, { capacity: 2 }));
  });
});
