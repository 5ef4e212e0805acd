import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { dayKindAt, type DayKind } from '#calendar';
import { addDays, daysBetween, eachDay, localDate, weekdayOf, type LocalDate } from '#kernel';
import { readGtfs } from '../gtfs/read-gtfs.js';
import type { Timetable } from '../timetable.js';
import { referenceDate } from './reference-date.js';
import { tripsOn } from './trips-by-day.js';
import { timetableWith } from './trips-per-day.fixture.js';

/** Terms of 2023/24 as Newport set them. */
const terms = [
  ['2023-04-17', '2023-05-29', '2023-06-02', '2023-07-21'],
  ['2023-09-04', '2023-10-30', '2023-11-03', '2023-12-22'],
  ['2024-01-08', '2024-02-12', '2024-02-16', '2024-03-22'],
].map(([startsOn, halfTermFrom, halfTermTo, endsOn]) => ({
  startsOn: localDate(startsOn!),
  halfTermFrom: localDate(halfTermFrom!),
  halfTermTo: localDate(halfTermTo!),
  endsOn: localDate(endsOn!),
}));

const kindOf = (date: LocalDate): DayKind => dayKindAt(terms, date);

/** A timetable of so many trips a day between two days, both included. */
function running(from: string, until: string, tripsThen: (date: LocalDate) => number): Timetable {
  return timetableWith(localDate(from), eachDay(localDate(from), localDate(until)).map(tripsThen));
}

const asUsual = (date: LocalDate): number => ({ 6: 10, 7: 4 })[weekdayOf(date) as number] ?? 20;

function answer(timetable: Timetable, wanted: string): string | null {
  const reference = referenceDate(timetable, localDate(wanted), kindOf);
  return reference === null ? null : `${reference.why} ${reference.date}`;
}

describe('the day of a timetable that answers for another', () => {
  const summer = running('2023-06-05', '2023-09-30', asUsual);

  it.each([
    ['2023-09-12', 'COVERED 2023-09-12', 'is the day itself where the timetable covers it'],
    ['2023-10-10', 'SAME_KIND_OF_DAY 2023-09-26', 'is the nearest with its weekday in term'],
    ['2023-10-31', 'LIKE_KIND_OF_DAY 2023-08-29', 'is one of the summer holiday for a half-term'],
    ['2024-01-01', 'SAME_KIND_OF_DAY 2023-08-28', 'is a bank holiday for a bank holiday'],
    ['2023-12-26', 'OTHER_WEEKDAY 2023-08-28', 'is a bank holiday on another weekday where there is none on this one'],
    ['2023-10-07', 'SAME_KIND_OF_DAY 2023-09-30', 'is a Saturday for a Saturday'],
    ['2023-05-30', 'LIKE_KIND_OF_DAY 2023-07-25', 'may come after the one that is wanted'],
  ])('for %s: %s, which %s', (wanted, expected) => {
    expect(answer(summer, wanted)).toBe(expected);
  });

  it('is the later one of two that are as near', () => {
    const strike = localDate('2023-06-20');
    const struck = running('2023-06-05', '2023-07-14', (date) => (date === strike ? 3 : asUsual(date)));
    expect(answer(struck, strike)).toBe('SAME_KIND_OF_DAY 2023-06-27');
  });

  it('has at least half of the usual trips', () => {
    const strike = localDate('2023-06-20');
    const answerWith = (tripsThen: number): string | null =>
      answer(
        running('2023-06-05', '2023-07-14', (date) => (date === strike ? tripsThen : asUsual(date))),
        strike,
      );
    expect(answerWith(10)).toBe('COVERED 2023-06-20');
    expect(answerWith(9)).toBe('SAME_KIND_OF_DAY 2023-06-27');
  });

  it('is not one at the faded end of a timetable, however long that is', () => {
    const faded = running('2023-06-05', '2024-03-22', (date) => (date <= '2023-07-09' ? asUsual(date) : 1));
    expect(answer(faded, '2023-11-14')).toBe('SAME_KIND_OF_DAY 2023-07-04');
  });

  it('is not measured by a kind of day that is seen at the faded end only', () => {
    const faded = running('2023-07-24', '2023-09-30', (date) => (date < '2023-09-04' ? asUsual(date) : 2));
    expect(answer(faded, '2023-09-12')).toBe('LIKE_KIND_OF_DAY 2023-08-29');
  });

  it('is another working day where the weekday is not covered, first of the same kind', () => {
    const days = running('2023-09-04', '2023-09-06', () => 20);
    expect(answer(days, '2023-09-14')).toBe('OTHER_WEEKDAY 2023-09-06');
    expect(answer(days, '2023-08-18')).toBe('OTHER_WEEKDAY_OF_LIKE_KIND 2023-09-04');
  });

  it('is none where nothing like it runs, so that nothing is known of it', () => {
    const week = running('2023-09-04', '2023-09-09', asUsual);
    expect(answer(week, '2023-09-10')).toBeNull();
    expect(answer(week, '2023-08-28')).toBeNull();
    expect(
      answer(
        running('2023-09-04', '2023-09-12', () => 0),
        '2023-09-05',
      ),
    ).toBeNull();
  });

  it('is never one without its share of trips, and the wanted one whenever that has them', () => {
    const anyTimetable = fc
      .array(fc.nat({ max: 12 }), { minLength: 1, maxLength: 60 })
      .map((counts) => timetableWith(localDate('2023-06-05'), counts));
    fc.assert(
      fc.property(anyTimetable, fc.integer({ min: -30, max: 100 }), (timetable, days) => {
        const wanted = addDays(localDate('2023-06-05'), days);
        const reference = referenceDate(timetable, wanted, kindOf);
        const { from, until } = timetable.services;
        const like = (date: LocalDate): LocalDate[] =>
          eachDay(from, until).filter((day) => weekdayOf(day) === weekdayOf(date) && kindOf(day) === kindOf(date));
        if (reference === null) return;
        expect(reference.date >= from && reference.date <= until).toBe(true);
        expect(reference.why === 'COVERED').toBe(reference.date === wanted);
        const trips = tripsOn(timetable, reference.date);
        expect(trips).toBeGreaterThan(0);
        expect(2 * trips).toBeGreaterThanOrEqual(medianOf(like(reference.date).map((day) => tripsOn(timetable, day))));
        if (reference.why !== 'SAME_KIND_OF_DAY') return;
        // Whatever is nearer of its kind has fewer trips than the one that was taken could have had.
        const away = Math.abs(daysBetween(wanted, reference.date));
        for (const day of like(wanted))
          if (Math.abs(daysBetween(wanted, day)) < away) expect(tripsOn(timetable, day)).toBeLessThan(trips);
      }),
    );
  });
});

/** The smaller one of the two in the middle. */
function medianOf(counts: readonly number[]): number {
  return counts.toSorted((left, right) => left - right)[(counts.length - 1) >> 1] ?? 0;
}

const newport = join(process.env['FOOTHOLD_DATA'] ?? '../shared/data', 'gtfs', 'newport_wales_2023-06-13.zip');
const whenPresent = existsSync(newport) ? it : it.skip;

describe(`in Newport in 2023 (skipped where FOOTHOLD_DATA does not hold ${newport})`, () => {
  whenPresent('a bank holiday that runs like any Monday answers for bank holidays, and for nothing else', async () => {
    const { timetable } = await readGtfs(newport);
    expect(tripsOn(timetable, localDate('2023-08-28'))).toBe(1_315);
    expect(tripsOn(timetable, localDate('2023-08-21'))).toBe(1_315);
    expect(answer(timetable, '2023-08-28')).toBe('COVERED 2023-08-28');
    expect(answer(timetable, '2023-05-29')).toBe('SAME_KIND_OF_DAY 2023-08-28');
    expect(answer(timetable, '2024-05-27')).toBe('SAME_KIND_OF_DAY 2024-01-01');
    // In the Easter holiday: the nearest Monday of a holiday on which banks are open.
    expect(answer(timetable, '2024-03-25')).toBe('SAME_KIND_OF_DAY 2023-08-21');
    expect(answer(timetable, '2024-03-04')).toBe('SAME_KIND_OF_DAY 2024-02-26');
    expect(answer(timetable, '2023-06-02')).toBe('SAME_KIND_OF_DAY 2023-11-03');
  });
});
