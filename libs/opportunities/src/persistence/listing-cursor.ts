import { isIdOf, readCursor } from '#kernel';

/** Where a list that is newest first goes on: after the advert with this publication instant and id. */
export interface ListingPosition {
  /** What the list is ordered by: microseconds since 1970, as exact as the database keeps them, or how well a text matches. */
  readonly key: number;
  readonly id: string;
}

/** Before every advert: in the year 2255. */
const start: ListingPosition = { key: Number.MAX_SAFE_INTEGER, id: '' };

/** Where the list goes on after that cursor; at its start without one and for anything that is not a cursor of ours. */
export function listingPosition(after: string | null): ListingPosition {
  const [key, id] = (after === null ? undefined : readCursor(after, 2)) ?? [];
  if (!Number.isSafeInteger(key) || typeof key !== 'number') return start;
  return typeof id === 'string' && isIdOf('Opportunity', id) ? { key, id } : start;
}
