import { readGtfs, type ReadTimetable } from './read-gtfs.js';
import type { FeedFiles } from './source/feed-files.js';
import { defaultFeedLimits, type FeedLimits } from './source/feed-limits.js';
import { TimetableRefused, type TimetableFault } from './timetable-refused.js';

/** Texts of a feed's files by name. */
export type FeedTexts = Readonly<Record<string, string>>;

/** One bus from Hodge Hill by Fox & Goose to Moor Street, at eight and at nine, in the week of 2 November 2026 from Monday to Friday. */
export const aFeed: FeedTexts = {
  'agency.txt': 'agency_id,agency_name\nDGC,Diamond Bus\n',
  'feed_info.txt': 'feed_publisher_name\nTransport for West Midlands\n',
  'stops.txt':
    'stop_id,stop_name,stop_lat,stop_lon\nhodge,Hodge Hill,52.50259,-1.81777\nfox,Fox & Goose,52.50100,-1.83000\nmoor,Moor Street,52.47900,-1.89200\n',
  'routes.txt': 'route_id,route_short_name,route_type\nr94,94,3\n',
  'calendar.txt':
    'service_id,monday,tuesday,wednesday,thursday,friday,saturday,sunday,start_date,end_date\nweek,1,1,1,1,1,0,0,20261102,20261106\n',
  'trips.txt': 'trip_id,route_id,service_id,trip_headsign\nat8,r94,week,City\nat9,r94,week,City\n',
  'stop_times.txt': [
    'trip_id,stop_sequence,stop_id,arrival_time,departure_time',
    'at8,1,hodge,08:00:00,08:00:00',
    'at8,2,fox,08:05:00,08:06:00',
    'at8,3,moor,08:30:00,08:30:00',
    'at9,1,hodge,09:00:00,09:00:00',
    'at9,2,fox,09:05:00,09:06:00',
    'at9,3,moor,09:30:00,09:30:00',
    '',
  ].join('\n'),
  'transfers.txt': 'from_stop_id,to_stop_id,transfer_type\n',
};

/** The texts without one file. */
export function without(file: string, texts: FeedTexts = aFeed): FeedTexts {
  return Object.fromEntries(Object.entries(texts).filter(([name]) => name !== file));
}

/** Lines of a file. */
export function lines(...texts: string[]): string {
  return `${texts.join('\n')}\n`;
}

/** The same text with a piece replaced, which must be in it. */
export function replaced(file: string, old: string, by: string): FeedTexts {
  const text = aFeed[file]!;
  if (!text.includes(old)) throw new Error(`${file} of the fixture holds no ${old}`);
  return { ...aFeed, [file]: text.replaceAll(old, by) };
}

/** The files of a feed in memory, handed out in small pieces that cut through rows and characters. */
export function feedOf(texts: FeedTexts, pieceBytes = 7): FeedFiles {
  return {
    name: 'a-feed',
    has: (file) => file in texts,
    // eslint-disable-next-line @typescript-eslint/require-await -- pieces come one by one, as from a file
    async *read(file) {
      const bytes = new TextEncoder().encode(texts[file]);
      for (let at = 0; at < bytes.length; at += pieceBytes) yield bytes.subarray(at, at + pieceBytes);
    },
    close: () => undefined,
  };
}

/** The timetable of those texts. */
export function readTexts(texts: FeedTexts, limits: Partial<FeedLimits> = {}): Promise<ReadTimetable> {
  return readGtfs(feedOf(texts), { ...defaultFeedLimits, ...limits });
}

/** Why a source is refused; throws when it is not. */
export async function refusalOf(reading: Promise<unknown>): Promise<TimetableRefused> {
  try {
    await reading;
  } catch (error) {
    if (error instanceof TimetableRefused) return error;
    throw error;
  }
  throw new Error('the feed was not refused');
}

/** What is wrong with those texts. */
export async function faultsOf(texts: FeedTexts, limits: Partial<FeedLimits> = {}): Promise<readonly TimetableFault[]> {
  return (await refusalOf(readTexts(texts, limits))).faults;
}
