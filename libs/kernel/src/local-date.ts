declare const brand: unique symbol;

/** A day on the wall calendar, `YYYY-MM-DD`: no time, no zone. Compares correctly as text. */
export type LocalDate = string & { readonly [brand]: 'LocalDate' };

/** A time on the wall clock, `HH:MM`, 00:00 to 23:59. Compares correctly as text. */
export type LocalTime = string & { readonly [brand]: 'LocalTime' };

/** ISO day of the week: Monday is 1, Sunday is 7. */
export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7;

const dayMs = 86_400_000;

/** The date, or `undefined` when the text is not a real day between 1900 and 2199 in the form `YYYY-MM-DD`. O(1). */
export function parseLocalDate(text: string): LocalDate | undefined {
  if (!/^(19|20|21)\d\d-\d\d-\d\d$/.test(text)) return undefined;
  const at = Date.parse(`${text}T00:00:00Z`);
  return Number.isNaN(at) || toText(at) !== text ? undefined : (text as LocalDate);
}

/** The date that a literal in our own code means. Throws on anything else: use `parseLocalDate` for what comes from outside. */
export function localDate(text: string): LocalDate {
  const date = parseLocalDate(text);
  if (date === undefined) throw new RangeError(`${JSON.stringify(text)} is not a date of the form YYYY-MM-DD`);
  return date;
}

/** The time, or `undefined` when the text is not `HH:MM`. O(1). */
export function parseLocalTime(text: string): LocalTime | undefined {
  return /^([01]\d|2[0-3]):[0-5]\d$/.test(text) ? (text as LocalTime) : undefined;
}

/** The time that a literal in our own code means. Throws on anything else. */
export function localTime(text: string): LocalTime {
  const time = parseLocalTime(text);
  if (time === undefined) throw new RangeError(`${JSON.stringify(text)} is not a time of the form HH:MM`);
  return time;
}

/** Minutes since midnight, 0 to 1439. O(1), without making text: the safeguarding rules ask it thousands of times a run. */
export function minutesOf(time: LocalTime): number {
  const digit = (at: number): number => time.charCodeAt(at) - 48;
  return (digit(0) * 10 + digit(1)) * 60 + digit(3) * 10 + digit(4);
}

/** The time that many minutes after midnight; 0 to 1439, anything else throws. O(1). */
export function timeOfMinutes(minutes: number): LocalTime {
  return localTime(`${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`);
}

/** The date `days` later (earlier when negative). O(1). */
export function addDays(date: LocalDate, days: number): LocalDate {
  return toText(toMs(date) + days * dayMs) as LocalDate;
}

/** The same day and month in another year; 29 February becomes 1 March where there is none, as English law counts birthdays. O(1). */
export function addYears(date: LocalDate, years: number): LocalDate {
  const [year, month, day] = partsOf(date);
  return toText(Date.UTC(year + years, month - 1, day)) as LocalDate;
}

/** Whole days from `from` to `to`; negative when `to` is earlier. O(1). */
export function daysBetween(from: LocalDate, to: LocalDate): number {
  return Math.round((toMs(to) - toMs(from)) / dayMs);
}

/** Monday 1 … Sunday 7. O(1). */
export function weekdayOf(date: LocalDate): Weekday {
  return (((new Date(toMs(date)).getUTCDay() + 6) % 7) + 1) as Weekday;
}

/** Every day from `from` to `to`, both included; empty when `to` is earlier. O(days). */
export function eachDay(from: LocalDate, to: LocalDate): LocalDate[] {
  const days: LocalDate[] = [];
  for (let day = from; day <= to; day = addDays(day, 1)) days.push(day);
  return days;
}

/** Year, month 1-12 and day 1-31. O(1). */
export function partsOf(date: LocalDate): [year: number, month: number, day: number] {
  return [Number(date.slice(0, 4)), Number(date.slice(5, 7)), Number(date.slice(8, 10))];
}

/** Completed years of age on a day. A child born on 29 February turns a year older on 1 March of a common year. O(1). */
export function ageOn(bornOn: LocalDate, day: LocalDate): number {
  const years = partsOf(day)[0] - partsOf(bornOn)[0];
  return addYears(bornOn, years) <= day ? years : years - 1;
}

/** The calendar day that an instant falls on in a time zone. */
export function localDateIn(timeZone: string, instant: Date): LocalDate {
  return formatterOf(timeZone).format(instant) as LocalDate;
}

const formatters = new Map<string, Intl.DateTimeFormat>();

/** Made once a zone: making one costs more than everything else that a list's resolver does. */
function formatterOf(timeZone: string): Intl.DateTimeFormat {
  const known = formatters.get(timeZone);
  if (known !== undefined) return known;
  const made = new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' });
  formatters.set(timeZone, made);
  return made;
}

function toMs(date: LocalDate): number {
  return Date.parse(`${date}T00:00:00Z`);
}

function toText(ms: number): string {
  return new Date(ms).toISOString().slice(0, 10);
}
