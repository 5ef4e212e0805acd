import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { dayKindAt, type Term } from '#calendar';
import { addDays, cells, eachDay, localDate, roles } from '#kernel';
import { departureFaults, fileDates, fileRule, fileStates, fileTransitions } from './departure.js';

const term = (startsOn: string, halfTermFrom: string, halfTermTo: string, endsOn: string): Term => ({
  startsOn: localDate(startsOn),
  halfTermFrom: localDate(halfTermFrom),
  halfTermTo: localDate(halfTermTo),
  endsOn: localDate(endsOn),
});
const terms = [
  term('2026-09-02', '2026-10-26', '2026-10-30', '2026-12-18'),
  term('2027-01-04', '2027-02-15', '2027-02-19', '2027-03-25'),
];

describe('the file of somebody who has left', () => {
  it.each([
    ['2026-09-07', 'a Monday', '2026-09-10', '2026-09-14'],
    ['2026-09-11', 'a Friday', '2026-09-16', '2026-09-18'],
    ['2026-10-21', 'before a half-term', '2026-11-02', '2026-11-04'],
    ['2026-12-18', 'the last day of a term', '2027-01-06', '2027-01-08'],
    ['2027-03-25', 'the last day of all known terms', '2027-04-01', '2027-04-05'],
    ['2026-07-20', 'before the terms that are known', '2026-09-04', '2026-09-08'],
  ])('who left on %s, %s, is reminded of on %s and due on %s', (leftOn, _when, remindOn, dueOn) => {
    expect(fileDates(terms, localDate(leftOn))).toEqual({ remindOn, dueOn });
  });

  it('goes by working days where the school has no terms, over a bank holiday too', () => {
    expect(fileDates([], localDate('2026-08-27'))).toEqual({ remindOn: '2026-09-02', dueOn: '2026-09-04' });
  });

  it('is due once the school has been in on as many days as the rule says, whenever that was', () => {
    const day = fc.integer({ min: 0, max: 200 }).map((days) => addDays(localDate('2026-07-01'), days));
    fc.assert(
      fc.property(day, (leftOn) => {
        const { remindOn, dueOn } = fileDates(terms, leftOn);
        const inSchool = eachDay(addDays(leftOn, 1), dueOn).filter((on) => dayKindAt(terms, on) === 'TERM');
        expect(inSchool).toHaveLength(fileRule.days);
        expect(inSchool.at(-1)).toBe(dueOn);
        expect(inSchool[fileRule.remindedAfterDays - 1]).toBe(remindOn);
      }),
    );
  });

  it('is passed on by the safeguarding lead, once, and by nobody else', () => {
    const steps = cells(fileTransitions, fileStates, [...roles, 'SYSTEM'] as const).filter(({ allowed }) => allowed);
    expect(steps.map(({ role, from, to }) => `${role}: ${from} to ${to}`)).toEqual([
      'SAFEGUARDING_LEAD: DUE to PASSED_ON',
    ]);
  });

  it.each([
    ['2025-09-13', false],
    ['2025-09-14', true],
    ['2026-09-15', true],
    ['2027-09-16', true],
    ['2027-09-17', false],
  ])('begins with a day near today: %s is one: %s', (leftOn, isNear) => {
    const faults = departureFaults(localDate(leftOn), localDate('2026-09-15'));
    expect(faults.map(({ path }) => path)).toEqual(isNear ? [] : ['leftOn']);
  });
});
