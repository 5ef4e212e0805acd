import { localDate, type LocalDate } from '#kernel';

/**
 * The half-terms of a calendar year by their first day, `MM-DD`: as schools in England usually have them, each with the holidays after it. Fixed
 * days and not those of any school, because schools set their own and academies differ from the council's: reviews that came out by the calendar
 * of a school would tell which one their authors go to. With days that are the same everywhere and every year, a batch says no more than that
 * it was written before.
 */
const halfTerms = [
  { from: '01-01', term: 'spring', half: 'first' },
  { from: '02-15', term: 'spring', half: 'second' },
  { from: '04-01', term: 'summer', half: 'first' },
  { from: '06-01', term: 'summer', half: 'second' },
  { from: '09-01', term: 'autumn', half: 'first' },
  { from: '11-01', term: 'autumn', half: 'second' },
] as const;

/** The first day of the half-term that a day falls into. O(1). */
export function halfTermStart(on: LocalDate): LocalDate {
  return localDate(`${on.slice(0, 4)}-${halfTermOf(on).from}`);
}

/** The half-term that a day falls into, in words: "autumn 2026, first half". O(1). */
export function halfTermWords(on: LocalDate): string {
  const { term, half } = halfTermOf(on);
  return `${term} ${on.slice(0, 4)}, ${half} half`;
}

function halfTermOf(on: LocalDate): (typeof halfTerms)[number] {
  return halfTerms.findLast(({ from }) => from <= on.slice(5)) ?? halfTerms[0];
}
