import type { NoteList } from './feed-notes.js';
import type { FeedFiles } from './source/feed-files.js';
import type { FeedLimits } from './source/feed-limits.js';
import type { FaultList } from './timetable-refused.js';

/** One feed while it is read: where it comes from, what it may cost, and what was found wrong or worth a note so far. */
export interface FeedReading {
  readonly files: FeedFiles;
  readonly limits: FeedLimits;
  readonly faults: FaultList;
  readonly notes: NoteList;
}
