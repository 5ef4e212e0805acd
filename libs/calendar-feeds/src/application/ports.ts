import type { Actor, IdOf, LocalDate } from '#kernel';
import type { CalendarEntry } from '../domain/calendar-entry.js';

/** Links to calendars. */
export interface CalendarFeeds {
  /** The link that the actor has, if any. */
  own(actor: Actor): Promise<IdOf<'CalendarFeed'> | undefined>;
  /** Ends the link if it is the actor's and open; false otherwise. */
  revoke(id: string, at: Date): Promise<boolean>;
  add(actor: Actor, id: IdOf<'CalendarFeed'>, hash: Buffer, at: Date): Promise<void>;
}

/** What the use cases of this feature work with. */
export interface CalendarFeedsTx {
  readonly feeds: CalendarFeeds;
}

/** What stands in calendars. */
export interface CalendarReads {
  /** As whom a link reads, by the hash of its secret; `undefined` when there is no such link, or no more. */
  readerOf(hash: Buffer): Promise<Actor | undefined>;
  /** What the actor has to do with between two days, by day; at most 1,000. */
  entries(actor: Actor, from: LocalDate, to: LocalDate): Promise<CalendarEntry[]>;
}
