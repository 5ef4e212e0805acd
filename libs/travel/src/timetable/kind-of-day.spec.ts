import { localDate } from '#kernel';
import { describe, expect, it } from '@jest/globals';
import { kindsOfDay, type SchoolTerms } from './kind-of-day.js';

const autumn = (halfTermFrom: string, halfTermTo: string): SchoolTerms => ({
  terms: [
    {
      startsOn: localDate('2026-09-02'),
      halfTermFrom: localDate(halfTermFrom),
      halfTermTo: localDate(halfTermTo),
      endsOn: localDate('2026-12-18'),
    },
    {
      startsOn: localDate('2027-01-04'),
      halfTermFrom: localDate('2027-02-15'),
      halfTermTo: localDate('2027-02-19'),
      endsOn: localDate('2027-03-25'),
    },
  ],
});
const usual = autumn('2026-10-26', '2026-10-30');
const early = autumn('2026-10-19', '2026-10-23');

describe('the kind of a day', () => {
  it.each([
    ['a day of term', '2026-10-13', 'TERM'],
    ['half-term', '2026-10-27', 'HALF_TERM'],
    ['between terms', '2026-12-22', 'HOLIDAY'],
    ['a Saturday in half-term', '2026-10-31', 'WEEKEND'],
    ['a bank holiday', '2026-12-25', 'BANK_HOLIDAY'],
    ['before any term that is known', '2026-08-12', 'TERM'],
    ['after the last', '2027-07-01', 'TERM'],
  ])('is told by the terms of the schools: %s', (_, date, kind) => {
    expect(kindsOfDay([usual])(localDate(date))).toBe(kind);
  });

  it('is what it is for most schools', () => {
    const kindOf = kindsOfDay([usual, usual, early]);
    expect(kindOf(localDate('2026-10-20'))).toBe('TERM');
    expect(kindOf(localDate('2026-10-27'))).toBe('HALF_TERM');
    expect(kindsOfDay([usual, early])(localDate('2026-10-27'))).toBe('TERM');
  });

  it('is a day of term where no school has told of its terms', () => {
    expect(kindsOfDay([])(localDate('2026-10-27'))).toBe('TERM');
  });
});
