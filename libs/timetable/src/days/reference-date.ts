import type { DayKind } from '#calendar';
import { daysBetween, eachDay, weekdayOf, type LocalDate, type Weekday } from '#kernel';
import type { Timetable } from '../timetable.js';
import { tripsByDay } from './trips-by-day.js';

/**
 * Why a day stands for another: it is the day itself; the same weekday on a day of the same kind; another working day of the same kind;
 * the same weekday on a day of a like kind; or another working day of a like kind.
 */
export const referenceReasons = [
  'COVERED',
  'SAME_KIND_OF_DAY',
  'OTHER_WEEKDAY',
  'LIKE_KIND_OF_DAY',
  'OTHER_WEEKDAY_OF_LIKE_KIND',
] as const;

/** One of the reasons. */
export type ReferenceReason = (typeof referenceReasons)[number];

/** The day whose timetable is used for another, and why that one. */
export interface ReferenceDate {
  readonly date: LocalDate;
  readonly why: ReferenceReason;
}

/** Kinds of days that may stand for a kind, the likest first. Nothing stands for a weekend or a bank holiday: what runs then differs too much. */
const likeKinds: Readonly<Record<DayKind, readonly DayKind[]>> = {
  TERM: ['HALF_TERM', 'HOLIDAY'],
  HALF_TERM: ['HOLIDAY', 'TERM'],
  HOLIDAY: ['HALF_TERM', 'TERM'],
  WEEKEND: [],
  BANK_HOLIDAY: [],
};

const lastWorkingDay = 5;

/**
 * The day of the timetable whose trips answer for the wanted day, or `null` where none can, so that nothing is known of that day.
 * It is the wanted day itself when enough runs then; otherwise the nearest on which enough runs, first among days with its weekday
 * and of its kind, then as `referenceReasons` goes on; of two that are as near, the later. Enough is half of what usually runs on days
 * of that weekday and kind, and of that weekday and like kinds: timetables fade out over months, one operator after the other, and a
 * kind of day seen only at the faded end must not be its own measure. `kindOf` is `dayKindAt` with the school's terms, or with none.
 * O(days of the timetable), with a question about each.
 */
export function referenceDate(
  timetable: Timetable,
  wanted: LocalDate,
  kindOf: (date: LocalDate) => DayKind,
): ReferenceDate | null {
  const days = coveredDays(timetable, kindOf);
  const usable = days.filter(enoughRuns(days));
  const covered = usable.find(({ date }) => date === wanted);
  if (covered !== undefined) return { date: wanted, why: 'COVERED' };
  const weekday = weekdayOf(wanted);
  const kind = kindOf(wanted);
  const isSameWeekday = (day: Day): boolean => day.weekday === weekday;
  const isWorkingDay = (day: Day): boolean => weekday <= lastWorkingDay && day.weekday <= lastWorkingDay;
  const steps = [
    { why: 'SAME_KIND_OF_DAY', kinds: [kind], fits: isSameWeekday },
    { why: 'OTHER_WEEKDAY', kinds: [kind], fits: isWorkingDay },
    { why: 'LIKE_KIND_OF_DAY', kinds: likeKinds[kind], fits: isSameWeekday },
    { why: 'OTHER_WEEKDAY_OF_LIKE_KIND', kinds: likeKinds[kind], fits: isWorkingDay },
  ] as const;
  for (const { why, kinds, fits } of steps) {
    for (const wantedKind of kinds) {
      const date = nearest(
        usable.filter((day) => day.kind === wantedKind && fits(day)),
        wanted,
      );
      if (date !== undefined) return { date, why };
    }
  }
  return null;
}

interface Day {
  readonly date: LocalDate;
  readonly weekday: Weekday;
  readonly kind: DayKind;
  readonly trips: number;
}

function coveredDays(timetable: Timetable, kindOf: (date: LocalDate) => DayKind): Day[] {
  const { from, until } = timetable.services;
  const trips = tripsByDay(timetable);
  return eachDay(from, until).map((date, day) => ({
    date,
    weekday: weekdayOf(date),
    kind: kindOf(date),
    trips: trips[day]!,
  }));
}

/** Says of a day whether enough runs on it; on a day without any trip never does. */
function enoughRuns(days: readonly Day[]): (day: Day) => boolean {
  const usual = new Map<string, number>();
  const usualOf = (weekday: Weekday, kind: DayKind): number => {
    const key = `${weekday} ${kind}`;
    const known = usual.get(key);
    if (known !== undefined) return known;
    const tripsOf = (kinds: readonly DayKind[]): number[] =>
      days.filter((day) => day.weekday === weekday && kinds.includes(day.kind)).map(({ trips }) => trips);
    const found = Math.max(usualTrips(tripsOf([kind])), usualTrips(tripsOf([kind, ...likeKinds[kind]])));
    usual.set(key, found);
    return found;
  };
  return ({ weekday, kind, trips }) => trips > 0 && 2 * trips >= usualOf(weekday, kind);
}

/**
 * Half of all trips run on days with at least so many. Never below the median over the days; a year in which one line still runs of a
 * timetable that was whole for a month would make the median that of the one line.
 */
function usualTrips(trips: readonly number[]): number {
  const fromMost = trips.toSorted((left, right) => right - left);
  let left = trips.reduce((sum, count) => sum + count, 0) / 2;
  return fromMost.find((count) => (left -= count) <= 0) ?? 0;
}

function nearest(days: readonly Day[], wanted: LocalDate): LocalDate | undefined {
  let best: { readonly date: LocalDate; readonly away: number } | undefined;
  for (const { date } of days) {
    const away = Math.abs(daysBetween(wanted, date));
    if (best === undefined || away <= best.away) best = { date, away };
  }
  return best?.date;
}
