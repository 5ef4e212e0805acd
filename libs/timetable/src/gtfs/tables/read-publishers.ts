import type { FeedReading } from '../feed-reading.js';
import { readTable } from '../source/read-table.js';
import type { Agencies } from './read-agencies.js';

const columns = { required: ['feed_publisher_name'], optional: [] } as const;

/** Who is to be named for the timetable, in the order of the alphabet: the publishers of the feed, or else those who run its routes. */
export async function readPublishers(feed: FeedReading, agencies: Agencies): Promise<string[]> {
  const named: string[] = [];
  if (!feed.files.has('feed_info.txt')) feed.notes.add('NO_FEED_INFO');
  else await readTable(feed, 'feed_info.txt', columns, (row) => named.push(row.text('feed_publisher_name')));
  const publishers = named.filter((name) => name !== '');
  return [...new Set(publishers.length > 0 ? publishers : agencies.names.values())].sort();
}
