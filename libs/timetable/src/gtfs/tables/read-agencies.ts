import type { FeedReading } from '../feed-reading.js';
import { readTable } from '../source/read-table.js';

/** Who runs routes. */
export interface Agencies {
  /** Names by id; a feed with one agency may leave its id empty. */
  readonly names: ReadonlyMap<string, string>;
  /** False when some may be missing here. */
  readonly isWhole: boolean;
}

const columns = { required: ['agency_name'], optional: ['agency_id'] } as const;

/** The agencies of the feed; none, and a note, where it has no such file. O(rows). */
export async function readAgencies(feed: FeedReading): Promise<Agencies> {
  const names = new Map<string, string>();
  if (!feed.files.has('agency.txt')) {
    feed.notes.add('NO_AGENCIES');
    return { names, isWhole: false };
  }
  const isWhole = await readTable(feed, 'agency.txt', columns, (row) => {
    const id = row.text('agency_id');
    if (names.has(id)) row.refuse('agency_id', 'has come before');
    else names.set(id, row.text('agency_name'));
  });
  return { names, isWhole };
}
