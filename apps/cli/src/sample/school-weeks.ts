import { autumnHalfTermOf, easterSunday, isBankHoliday, type DayRange, type Term } from '#calendar';
import { addDays, localDate, weekdayOf, type LocalDate } from '#kernel';

/** A week in which the sample's placements and visits happen. */
export type SampleWeek = 'AUTUMN' | 'SUMMER';

/**
 * Monday to Friday of that week in the school year that starts in `schoolYear`: the autumn half-term, or the first week wholly in
 * July, while the schools are open.
 */
export function weekOf(week: SampleWeek, schoolYear: number): DayRange {
  return week === 'AUTUMN' ? autumnHalfTermOf(schoolYear) : workingWeek(mondayFrom(`${schoolYear + 1}-07-01`));
}

/**
 * The three terms by a rule that gives Birmingham's published half-terms and comes within some days of its first and last days
 * (2022/23, 2024/25 and 2025/26 compared); a school's own dates replace it.
 */
export function termsOf(schoolYear: number): Term[] {
  const easter = easterSunday(schoolYear + 1);
  return [
    term(mondayFrom(`${schoolYear}-09-01`), autumnHalfTermOf(schoolYear), lastFridayBy(`${schoolYear}-12-21`)),
    term(
      openFrom(mondayFrom(`${schoolYear + 1}-01-02`)),
      workingWeek(mondayFrom(`${schoolYear + 1}-02-15`)),
      addDays(easter, -9),
    ),
    term(
      openFrom(addDays(easter, 8)),
      workingWeek(mondayFrom(`${schoolYear + 1}-05-25`)),
      mondayFrom(`${schoolYear + 1}-07-18`),
    ),
  ];
}

function term(startsOn: LocalDate, halfTerm: DayRange, endsOn: LocalDate): Term {
  return { startsOn, halfTermFrom: halfTerm.startsOn, halfTermTo: halfTerm.endsOn, endsOn };
}

function workingWeek(monday: LocalDate): DayRange {
  return { startsOn: monday, endsOn: addDays(monday, 4) };
}

/** That Monday, or the day after where it is a bank holiday. */
function openFrom(monday: LocalDate): LocalDate {
  return isBankHoliday(monday) ? addDays(monday, 1) : monday;
}

/** The first Monday on or after that day. */
function mondayFrom(day: string): LocalDate {
  const from = localDate(day);
  return addDays(from, (8 - weekdayOf(from)) % 7);
}

/** The last Friday on or before that day. */
function lastFridayBy(day: string): LocalDate {
  const until = localDate(day);
  return addDays(until, -((weekdayOf(until) + 2) % 7));
}
