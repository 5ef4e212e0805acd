import { addDays, localDate, partsOf, weekdayOf, type LocalDate, type Weekday } from '#kernel';

/** A day on which banks, schools and most workplaces in England are closed; never a Saturday or a Sunday. */
export interface BankHoliday {
  readonly date: LocalDate;
  /** As on gov.uk, with ` (substitute)` where the day stands in for one at a weekend. */
  readonly name: string;
}

/**
 * The bank holidays of a calendar year in England, by date: eight, or more where one was proclaimed. Follows the rule, with the
 * departures from it in 2020, 2022 and 2023; a day proclaimed later needs a row in the table below. Right from 2013 on. O(1).
 * Source: Banking and Financial Dealings Act 1971, sch. 1; gov.uk/bank-holidays.
 */
export function bankHolidays(year: number): BankHoliday[] {
  const easter = easterSunday(year);
  const byRule: BankHoliday[] = [
    newYear(year),
    { date: addDays(easter, -2), name: 'Good Friday' },
    { date: addDays(easter, 1), name: 'Easter Monday' },
    { date: onOrAfter(localDate(`${year}-05-01`), 1), name: 'Early May bank holiday' },
    { date: onOrAfter(localDate(`${year}-05-25`), 1), name: 'Spring bank holiday' },
    { date: onOrAfter(localDate(`${year}-08-25`), 1), name: 'Summer bank holiday' },
    ...christmas(year),
  ];
  return [
    ...byRule.filter(({ date }) => !moved.has(date)),
    ...proclaimed.filter(({ date }) => partsOf(date)[0] === year),
  ].sort((a, b) => (a.date < b.date ? -1 : 1));
}

/** True when the day is a bank holiday in England. O(1) after the first question about a year. */
export function isBankHoliday(date: LocalDate): boolean {
  const [year] = partsOf(date);
  let dates = datesByYear.get(year);
  if (dates === undefined) {
    dates = new Set(bankHolidays(year).map((holiday) => holiday.date));
    datesByYear.set(year, dates);
  }
  return dates.has(date);
}

/** Easter Sunday of a year, 1583 or later, in the western churches. O(1). Source: "anonymous" algorithm, Nature, 20 April 1876. */
export function easterSunday(year: number): LocalDate {
  const golden = year % 19;
  const century = Math.floor(year / 100);
  const inCentury = year % 100;
  const shift = Math.floor((century - Math.floor((century + 8) / 25) + 1) / 3);
  const epact = (19 * golden + century - Math.floor(century / 4) - shift + 15) % 30;
  const toSunday = (32 + 2 * (century % 4) + 2 * Math.floor(inCentury / 4) - epact - (inCentury % 4)) % 7;
  const late = Math.floor((golden + 11 * epact + 22 * toSunday) / 451);
  return addDays(localDate(`${year}-03-22`), epact + toSunday - 7 * late);
}

const substitute = ' (substitute)';

const datesByYear = new Map<number, ReadonlySet<LocalDate>>();

/** Days that the rule would give and that were moved elsewhere. */
const moved: ReadonlySet<LocalDate> = new Set([localDate('2020-05-04'), localDate('2022-05-30')]);

const proclaimed: readonly BankHoliday[] = [
  { date: localDate('2020-05-08'), name: 'Early May bank holiday (VE day)' },
  { date: localDate('2022-06-02'), name: 'Spring bank holiday' },
  { date: localDate('2022-06-03'), name: 'Platinum Jubilee bank holiday' },
  { date: localDate('2022-09-19'), name: 'Bank Holiday for the State Funeral of Queen Elizabeth II' },
  { date: localDate('2023-05-08'), name: 'Bank holiday for the coronation of King Charles III' },
];

function newYear(year: number): BankHoliday {
  const first = localDate(`${year}-01-01`);
  return weekdayOf(first) <= 5
    ? { date: first, name: "New Year's Day" }
    : { date: onOrAfter(first, 1), name: `New Year's Day${substitute}` };
}

/** Days from Christmas Day to the holiday for it and to that for Boxing Day, where the weekday of Christmas Day moves one. */
const movedAtChristmas: Readonly<Partial<Record<Weekday, readonly [christmas: number, boxing: number]>>> = {
  5: [0, 3],
  6: [2, 3],
  7: [2, 1],
};

function christmas(year: number): BankHoliday[] {
  const christmasDay = localDate(`${year}-12-25`);
  const [forChristmas, forBoxing] = movedAtChristmas[weekdayOf(christmasDay)] ?? [0, 1];
  return [
    { date: addDays(christmasDay, forChristmas), name: `Christmas Day${forChristmas === 0 ? '' : substitute}` },
    { date: addDays(christmasDay, forBoxing), name: `Boxing Day${forBoxing === 1 ? '' : substitute}` },
  ];
}

function onOrAfter(date: LocalDate, weekday: Weekday): LocalDate {
  return addDays(date, (weekday - weekdayOf(date) + 7) % 7);
}
