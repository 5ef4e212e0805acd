import { isIdOf, makeCursor, readCursor } from '#kernel';

/** Where a list that is newest first goes on: after the advert with this publication instant and id. */
export interface ListingPosition {
  /** Microseconds since 1970, as exact as the database keeps them. */
  readonly publishedMicros: number;
  readonly id: string;
}

/** Before every advert: in the year 2255. */
const start: ListingPosition = { publishedMicros: Number.MAX_SAFE_INTEGER, id: '' };

/** The cursor of an advert in a list. The inverse of `listingPosition`. */
export function listingCursor({ publishedMicros, id }: ListingPosition): string {
  return makeCursor([publishedMicros, id]);
}

/** Where the list goes on after that cursor; at its start without one and for anything that is not a cursor of ours. */
export function listingPosition(after: string | null): ListingPosition {
  const [publishedMicros, id] = (after === null ? undefined : readCursor(after, 2)) ?? [];
  if (!Number.isSafeInteger(publishedMicros) || typeof publishedMicros !== 'number') return start;
  return typeof id === 'string' && isIdOf('Opportunity', id) ? { publishedMicros, id } : start;
}
