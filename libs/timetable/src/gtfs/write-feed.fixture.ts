import fc from 'fast-check';
import { weekdayOf, type LocalDate } from '#kernel';
import { boardingBits, type RouteMode } from '../timetable.js';
import { allDays, firstDay, lastDay, timesOf, type AnyFeed } from './any-feed.fixture.js';
import type { FeedTexts } from './feed.fixture.js';
import { gtfsTime } from './tables/cells.js';

/** Rows of each file, the header first; columns in the order of the header. */
export type FeedTables = Readonly<Record<string, readonly (readonly string[])[]>>;

const typeOfMode: Readonly<Record<RouteMode, number>> = { BUS: 3, COACH: 200, TRAM: 0, METRO: 1, RAIL: 2, FERRY: 4 };
const gtfsDate = (date: LocalDate): string => date.replaceAll('-', '');
const allowed = (boarding: number, bit: number): string => ((boarding & bit) > 0 ? '0' : '1');

/** The feed as a publisher would write it. */
export function tablesOf(feed: AnyFeed): FeedTables {
  const { publishers, operators, stops, routes, services, trips, transfers } = feed;
  const inWeek = services.filter(({ weekdays }) => weekdays !== null);
  return {
    'feed_info.txt': [['feed_publisher_name'], ...publishers.map((name) => [name])],
    'agency.txt': [['agency_id', 'agency_name'], ...operators.map((name, at) => [`op${at}`, name])],
    'stops.txt': [
      ['stop_id', 'stop_name', 'stop_lat', 'stop_lon', 'wheelchair_boarding'],
      ...stops.map(({ id, name, latitude, longitude, stepFree }) => [
        id,
        name,
        latitude.toFixed(6),
        longitude.toFixed(6),
        String(stepFree),
      ]),
    ],
    'routes.txt': [
      ['route_id', 'route_short_name', 'agency_id', 'route_type'],
      ...routes.map(({ id, name, operator, mode }) => [id, name, `op${operator}`, String(typeOfMode[mode])]),
    ],
    'calendar.txt': [
      [
        'service_id',
        'monday',
        'tuesday',
        'wednesday',
        'thursday',
        'friday',
        'saturday',
        'sunday',
        'start_date',
        'end_date',
      ],
      ...inWeek.map(({ id, weekdays }) => [
        id,
        ...weekdays!.map((runs) => (runs ? '1' : '0')),
        gtfsDate(firstDay),
        gtfsDate(lastDay),
      ]),
    ],
    'calendar_dates.txt': [['service_id', 'date', 'exception_type'], ...services.flatMap(exceptionRows)],
    'trips.txt': [
      ['trip_id', 'route_id', 'service_id', 'trip_headsign', 'wheelchair_accessible'],
      ...trips.map(({ id, route, service, headsign, stepFree }) => [
        id,
        routes[route]!.id,
        services[service]!.id,
        headsign,
        String(stepFree),
      ]),
    ],
    'stop_times.txt': [
      ['trip_id', 'stop_sequence', 'stop_id', 'arrival_time', 'departure_time', 'pickup_type', 'drop_off_type'],
      ...trips.flatMap(({ id, ...trip }) =>
        timesOf(trip).map(({ stop, arrives, departs, boarding }, at) => [
          id,
          String(at * 3),
          stops[stop]!.id,
          gtfsTime(arrives),
          gtfsTime(departs),
          allowed(boarding, boardingBits.ON),
          allowed(boarding, boardingBits.OFF),
        ]),
      ),
    ],
    'transfers.txt': [
      ['from_stop_id', 'to_stop_id', 'transfer_type', 'min_transfer_time'],
      ...transfers.map(({ from, to, seconds }) => [
        stops[from]!.id,
        stops[to]!.id,
        ...(seconds < 0 ? ['3', ''] : ['2', String(seconds)]),
      ]),
    ],
  };
}

/** Where the days are not those of the weekdays, the day by itself. */
function exceptionRows({ id, days, weekdays }: AnyFeed['services'][number]): string[][] {
  return allDays.flatMap((date, day) => {
    const runs = days.includes(day);
    const byWeek = weekdays?.[weekdayOf(date) - 1] ?? false;
    return runs === byWeek ? [] : [[id, gtfsDate(date), runs ? '1' : '2']];
  });
}

/** How a file may be written without saying anything else. */
export interface WritingStyle {
  readonly lineEnd: '\n' | '\r\n';
  readonly hasByteOrderMark: boolean;
  readonly quotesAll: boolean;
}

export const anyStyle: fc.Arbitrary<WritingStyle> = fc.record({
  lineEnd: fc.constantFrom('\n', '\r\n'),
  hasByteOrderMark: fc.boolean(),
  quotesAll: fc.boolean(),
});

/** The tables as text. */
export function textsOf(tables: FeedTables, { lineEnd, hasByteOrderMark, quotesAll }: WritingStyle): FeedTexts {
  const cellOf = (text: string): string =>
    quotesAll || /[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  const textOf = (rows: FeedTables[string]): string => rows.map((row) => row.map(cellOf).join(',') + lineEnd).join('');
  return Object.fromEntries(
    Object.entries(tables).map(([file, rows]) => [file, (hasByteOrderMark ? '\ufeff' : '') + textOf(rows)]),
  );
}
