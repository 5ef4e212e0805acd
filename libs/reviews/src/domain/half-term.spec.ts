import { describe, expect, it } from '@jest/globals';
import { localDate } from '#kernel';
import { halfTermStart, halfTermWords } from './half-term.js';

describe('the half-term of a day', () => {
  it.each([
    ['2026-09-01', '2026-09-01', 'autumn 2026, first half'],
    ['2026-10-31', '2026-09-01', 'autumn 2026, first half'],
    ['2026-11-01', '2026-11-01', 'autumn 2026, second half'],
    ['2026-12-31', '2026-11-01', 'autumn 2026, second half'],
    ['2027-01-01', '2027-01-01', 'spring 2027, first half'],
    ['2027-02-14', '2027-01-01', 'spring 2027, first half'],
    ['2027-02-15', '2027-02-15', 'spring 2027, second half'],
    ['2027-03-31', '2027-02-15', 'spring 2027, second half'],
    ['2027-04-01', '2027-04-01', 'summer 2027, first half'],
    ['2027-05-31', '2027-04-01', 'summer 2027, first half'],
    ['2027-06-01', '2027-06-01', 'summer 2027, second half'],
    ['2027-08-31', '2027-06-01', 'summer 2027, second half'],
  ])('%s began on %s and is called "%s"', (day, start, words) => {
    expect(halfTermStart(localDate(day))).toBe(start);
    expect(halfTermWords(localDate(day))).toBe(words);
  });
});
