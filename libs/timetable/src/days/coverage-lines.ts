import { daysBetween } from '#kernel';
import { feedNoteLine, type FeedNote } from '../gtfs/feed-notes.js';
import { routeModes, type RouteMode } from '../timetable.js';
import type { Coverage, DayType, DayTypeCoverage } from './coverage.js';

const dayTypeWords: Readonly<Record<DayType, string>> = {
  MONDAY_TO_FRIDAY: 'Monday to Friday',
  SATURDAY: 'Saturday',
  SUNDAY: 'Sunday',
  BANK_HOLIDAY: 'Bank holiday',
};

const modeWords: Readonly<Record<RouteMode, string>> = {
  BUS: 'bus',
  COACH: 'coach',
  TRAM: 'tram',
  METRO: 'metro',
  RAIL: 'rail',
  FERRY: 'ferry',
};

/** The coverage, and what is to be known about how the timetable was read, as lines of text without line ends. */
export function coverageLines(coverage: Coverage, notes: readonly FeedNote[]): string[] {
  const { publishers, from, until, stops, routes, trips, calls, transfers } = coverage;
  const modes = routeModes.filter((mode) => routes[mode] > 0);
  return [
    `Published by ${publishers.join(', ') || 'nobody who is named'}`,
    `${from} to ${until}, ${counted(daysBetween(from, until) + 1)} days`,
    `${counted(stops)} stops, routes: ${modes.map((mode) => `${counted(routes[mode])} ${modeWords[mode]}`).join(', ')}`,
    `${counted(trips)} trips with ${counted(calls)} calls, ${counted(transfers)} changes spoken about`,
    ...coverage.dayTypes.map(dayTypeLine),
    `Step-free access not known: ${counted(coverage.tripsOfUnknownAccess)} trips, ${counted(coverage.stopsOfUnknownAccess)} stops`,
    ...(coverage.bankHolidaysLookForgotten
      ? [
          'Note: about as many trips run on bank holidays as on working days; the publisher seems to have forgotten them',
        ]
      : []),
    ...notes.map((note) => `Note: ${feedNoteLine(note)}`),
  ];
}

function dayTypeLine({ dayType, days, medianTrips, fewest, most }: DayTypeCoverage): string {
  const range = `${counted(fewest.trips)} on ${fewest.date} to ${counted(most.trips)} on ${most.date}`;
  return `${dayTypeWords[dayType]}: ${counted(medianTrips)} trips a day (${counted(days)} ${days === 1 ? 'day' : 'days'}, ${range})`;
}

function counted(count: number): string {
  return count.toLocaleString('en-GB');
}
