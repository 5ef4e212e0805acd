import { isBankHoliday } from '#calendar';
import { eachDay, weekdayOf, type LocalDate } from '#kernel';
import { routeModes, stepFreeCodes, type RouteMode, type Timetable } from '../timetable.js';
import { tripsByDay } from './trips-by-day.js';

/** Days that run alike. A bank holiday in England is one whatever its weekday, so that publishers who forgot them are found out. */
export const dayTypes = ['MONDAY_TO_FRIDAY', 'SATURDAY', 'SUNDAY', 'BANK_HOLIDAY'] as const;

/** One of the types of days. */
export type DayType = (typeof dayTypes)[number];

/** How many trips run on the days of one type. */
export interface DayTypeCoverage {
  readonly dayType: DayType;
  /** How many such days the timetable covers; 1 or more. */
  readonly days: number;
  /** Trips on the day in the middle; the smaller number where two are. */
  readonly medianTrips: number;
  /** The first day with the fewest trips, and the first with the most. */
  readonly fewest: DayTrips;
  readonly most: DayTrips;
}

/** How many trips set out on one day. */
export interface DayTrips {
  readonly date: LocalDate;
  readonly trips: number;
}

/** What a timetable holds, as far as one looks at it before using it. */
export interface Coverage {
  readonly publishers: readonly string[];
  readonly from: LocalDate;
  readonly until: LocalDate;
  readonly stops: number;
  readonly routes: Readonly<Record<RouteMode, number>>;
  readonly trips: number;
  readonly calls: number;
  readonly transfers: number;
  /** In the order of `dayTypes`; types without a day are left out. */
  readonly dayTypes: readonly DayTypeCoverage[];
  /** True when about as much runs on bank holidays as on working days: in England that is a mistake of the publisher's. */
  readonly bankHolidaysLookForgotten: boolean;
  /** Where the publisher does not say whether a wheelchair can get on. */
  readonly stopsOfUnknownAccess: number;
  readonly tripsOfUnknownAccess: number;
}

/** Usual on a bank holiday is what runs on a Sunday, half of a working day's trips or less. */
const forgottenShare = 0.9;

/** What the timetable holds. O(trips + stops + services * days). */
export function coverageOf(timetable: Timetable): Coverage {
  const { publishers, stops, routes, trips, calls, services, transfers } = timetable;
  const counts = tripsByDay(timetable);
  const days = eachDay(services.from, services.until).map((date, day) => ({ date, trips: counts[day]! }));
  const covered = dayTypes.flatMap((dayType) => coverDays(dayType, days));
  const routesOf = (mode: RouteMode): number => routes.modes.filter((other) => other === mode).length;
  return {
    publishers,
    from: services.from,
    until: services.until,
    stops: stops.ids.length,
    routes: Object.fromEntries(routeModes.map((mode) => [mode, routesOf(mode)])) as Record<RouteMode, number>,
    trips: trips.ids.length,
    calls: calls.stopOf.length,
    transfers: transfers.from.length,
    dayTypes: covered,
    bankHolidaysLookForgotten: lookForgotten(covered),
    stopsOfUnknownAccess: countUnknown(stops.stepFree),
    tripsOfUnknownAccess: countUnknown(trips.stepFree),
  };
}

function coverDays(dayType: DayType, all: readonly DayTrips[]): DayTypeCoverage[] {
  const days = all.filter(({ date }) => dayTypeOf(date) === dayType);
  // Sorting keeps the order of days with as many trips.
  const byTrips = days.toSorted((left, right) => left.trips - right.trips);
  const [fewest, middle, most] = [byTrips[0], byTrips[(byTrips.length - 1) >> 1], byTrips.at(-1)];
  if (fewest === undefined || middle === undefined || most === undefined) return [];
  const firstWithMost = days.find(({ trips }) => trips === most.trips) ?? most;
  return [{ dayType, days: days.length, medianTrips: middle.trips, fewest, most: firstWithMost }];
}

function lookForgotten(covered: readonly DayTypeCoverage[]): boolean {
  const medianOf = (dayType: DayType): number =>
    covered.find((other) => other.dayType === dayType)?.medianTrips ?? Number.NaN;
  return medianOf('BANK_HOLIDAY') >= forgottenShare * medianOf('MONDAY_TO_FRIDAY');
}

function dayTypeOf(date: LocalDate): DayType {
  if (isBankHoliday(date)) return 'BANK_HOLIDAY';
  const weekday = weekdayOf(date);
  return weekday === 7 ? 'SUNDAY' : weekday === 6 ? 'SATURDAY' : 'MONDAY_TO_FRIDAY';
}

function countUnknown(stepFree: Uint8Array): number {
  return stepFree.filter((code) => code === stepFreeCodes.UNKNOWN).length;
}
