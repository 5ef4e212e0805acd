import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { localDate, weekdayOf } from '#kernel';
import { bankHolidays, easterSunday, isBankHoliday } from './bank-holidays.js';

const published = join(process.env['FOOTHOLD_DATA'] ?? '../shared/data', 'bank_holidays_england_2025_2030.csv');
const whenPublished = existsSync(published) ? it : it.skip;

describe('bank holidays in England', () => {
  whenPublished(`agree with ${published} (skipped where FOOTHOLD_DATA does not hold it)`, () => {
    const lines = readFileSync(published, 'utf8').trim().split(/\r?\n/).slice(1);
    const byRule = [2025, 2026, 2027, 2028, 2029, 2030].flatMap(bankHolidays);
    expect(byRule.map(({ date, name }) => `${date},${name}`)).toEqual(lines);
  });

  it('move Christmas Day to the 27th when it is a Sunday, and leave Boxing Day where it is', () => {
    expect(bankHolidays(2022).slice(-2)).toEqual([
      { date: '2022-12-26', name: 'Boxing Day' },
      { date: '2022-12-27', name: 'Christmas Day (substitute)' },
    ]);
  });

  it.each([
    [2020, '2020-05-08', '2020-05-04'],
    [2022, '2022-06-02', '2022-05-30'],
  ])('were moved by proclamation in %i', (_year, kept, dropped) => {
    expect(isBankHoliday(localDate(kept))).toBe(true);
    expect(isBankHoliday(localDate(dropped))).toBe(false);
  });

  it('hold the days that were proclaimed once', () => {
    expect(bankHolidays(2022)).toHaveLength(10);
    expect(bankHolidays(2023).map(({ date }) => date)).toContain('2023-05-08');
  });

  it('fall on eight weekdays of every ordinary year, each once and in order', () => {
    for (let year = 2024; year <= 2199; year += 1) {
      const dates = bankHolidays(year).map(({ date }) => date);
      expect(dates).toHaveLength(8);
      expect(dates).toEqual([...new Set(dates)].sort());
      expect(dates.every((date) => weekdayOf(date) <= 5 && date.startsWith(String(year)))).toBe(true);
    }
  });

  it('tell an ordinary Monday from a bank holiday Monday', () => {
    expect(isBankHoliday(localDate('2026-08-31'))).toBe(true);
    expect(isBankHoliday(localDate('2026-08-24'))).toBe(false);
  });
});

describe('Easter Sunday', () => {
  it.each([
    ['2008-03-23'],
    ['2011-04-24'],
    ['2019-04-21'],
    ['2024-03-31'],
    ['2038-04-25'],
    ['2049-04-18'],
    ['2076-04-19'],
    ['2100-03-28'],
  ])('was or will be on %s', (date) => {
    expect(easterSunday(Number(date.slice(0, 4)))).toBe(date);
  });

  it('is a Sunday from 22 March to 25 April', () => {
    for (let year = 1901; year <= 2199; year += 1) {
      const easter = easterSunday(year);
      expect(weekdayOf(easter)).toBe(7);
      expect(easter >= `${year}-03-22` && easter <= `${year}-04-25`).toBe(true);
    }
  });
});
