import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { localDate } from '#kernel';
import { autumnHalfTermOf, schoolYearOf } from './school-year.js';
import { dayKindAt, termFaults, type Term } from './terms.js';

const council = join(process.env['FOOTHOLD_DATA'] ?? '../shared/data', 'term_dates_birmingham.csv');
const whenCouncilDates = existsSync(council) ? it : it.skip;

function aTerm(startsOn: string, halfTermFrom: string, halfTermTo: string, endsOn: string): Term {
  return {
    startsOn: localDate(startsOn),
    halfTermFrom: localDate(halfTermFrom),
    halfTermTo: localDate(halfTermTo),
    endsOn: localDate(endsOn),
  };
}

const autumn = aTerm('2025-09-01', '2025-10-27', '2025-10-31', '2025-12-19');
const spring = aTerm('2026-01-05', '2026-02-16', '2026-02-20', '2026-03-27');
const summer = aTerm('2026-04-13', '2026-05-25', '2026-05-29', '2026-07-20');
const year = [autumn, spring, summer];

function pathsOf(terms: readonly Term[]): string[] {
  return termFaults(terms).map(({ path }) => path);
}

describe('a day in the school calendar', () => {
  it.each([
    ['2025-09-01', 'TERM'],
    ['2025-08-29', 'HOLIDAY'],
    ['2025-10-26', 'WEEKEND'],
    ['2025-10-27', 'HALF_TERM'],
    ['2025-10-31', 'HALF_TERM'],
    ['2025-11-03', 'TERM'],
    ['2025-12-19', 'TERM'],
    ['2025-12-22', 'HOLIDAY'],
    ['2025-12-25', 'BANK_HOLIDAY'],
    ['2026-05-04', 'BANK_HOLIDAY'],
    ['2026-05-25', 'BANK_HOLIDAY'],
    ['2026-05-26', 'HALF_TERM'],
    ['2026-07-20', 'TERM'],
    ['2026-07-21', 'HOLIDAY'],
  ] as const)('%s is %s', (date, kind) => {
    expect(dayKindAt(year, localDate(date))).toBe(kind);
  });
});

describe('terms', () => {
  it('of an ordinary school year have no faults', () => {
    expect(termFaults(year)).toEqual([]);
  });

  it('show all their faults at once, each with its place and date', () => {
    const backwards = aTerm('2026-01-05', '2026-02-20', '2026-02-16', '2025-12-01');
    expect(termFaults([backwards, { ...summer, halfTermFrom: localDate('2026-04-13') }])).toEqual([
      { path: '0.endsOn', value: '2025-12-01', message: 'A term cannot end before it starts.' },
      { path: '0.halfTermTo', value: '2026-02-16', message: 'Half-term cannot end before it begins.' },
      { path: '0.halfTermTo', value: '2026-02-16', message: 'Half-term must end before the last day of the term.' },
      { path: '1.halfTermFrom', value: '2026-04-13', message: 'Half-term must begin after the first day of the term.' },
    ]);
  });

  it('may have a half-term of one day, but a term of one day has no room for any', () => {
    const oneDayOff = { ...autumn, halfTermTo: autumn.halfTermFrom };
    expect(termFaults([oneDayOff])).toEqual([]);
    const oneDay = aTerm('2025-09-01', '2025-09-01', '2025-09-01', '2025-09-01');
    expect(pathsOf([oneDay])).toEqual(['0.halfTermFrom', '0.halfTermTo']);
  });

  it('that share their last and first day overlap', () => {
    expect(termFaults([autumn, { ...spring, startsOn: autumn.endsOn }])).toEqual([
      { path: '1.startsOn', value: '2025-12-19', message: 'This term shares days with term 1 of the list.' },
    ]);
  });

  it('overlap also when another term is listed between them', () => {
    expect(pathsOf([autumn, spring, { ...autumn, startsOn: localDate('2025-12-01') }])).toContain('2.startsOn');
  });

  it('must come in the order of time', () => {
    expect(termFaults([spring, autumn])).toEqual([
      { path: '1.startsOn', value: '2025-09-01', message: 'Terms must be listed in the order of time.' },
    ]);
  });

  whenCouncilDates(`of Birmingham have no faults (skipped where FOOTHOLD_DATA does not hold ${council})`, () => {
    const lines = readFileSync(council, 'utf8').trim().split(/\r?\n/).slice(1);
    const terms = lines.map((line) => {
      const [, , startsOn = '', halfTermFrom = '', halfTermTo = '', endsOn = ''] = line.split(',');
      return aTerm(startsOn, halfTermFrom, halfTermTo, endsOn);
    });
    expect(terms).toHaveLength(15);
    expect(termFaults(terms)).toEqual([]);
    const autumns = terms.filter(({ startsOn }) => startsOn.slice(5, 7) === '09');
    expect(autumns.map(({ halfTermFrom, halfTermTo }) => ({ startsOn: halfTermFrom, endsOn: halfTermTo }))).toEqual(
      autumns.map(({ startsOn }) => autumnHalfTermOf(schoolYearOf(startsOn))),
    );
  });
});
