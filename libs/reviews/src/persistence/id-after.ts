import { isIdOf, readCursor, type IdKind } from '#kernel';

/** The id that a page of rows sorted by id begins after; `start` when there is no cursor, or one that is not ours. */
export function idAfter(kind: IdKind, cursor: string | null, start: string): string {
  const id = cursor === null ? undefined : readCursor(cursor, 1)?.[0];
  return typeof id === 'string' && isIdOf(kind, id) ? id : start;
}
