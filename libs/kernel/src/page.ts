import { isIdOf, type IdKind } from './ids.js';

/** A page of a keyset list: rows in order, where the next page begins, and whether there is one. */
export interface Page<Row> {
  readonly rows: readonly Row[];
  /** The cursor of the last row that was read; null on an empty page. */
  readonly endCursor: string | null;
  readonly hasNextPage: boolean;
}

/** A page of a list that has nothing in it. */
export const emptyPage: Page<never> = { rows: [], endCursor: null, hasNextPage: false };

/**
 * A page out of rows in their order, of which one more than `first` was asked for: the surplus one says that more follow. `keyOf` gives
 * the sort key that the page after a row begins behind. O(rows).
 */
export function pageOf<Row>(
  rows: readonly Row[],
  first: number,
  keyOf: (row: Row) => readonly (string | number)[],
): Page<Row> {
  const shown = rows.slice(0, first);
  const last = shown.at(-1);
  return {
    rows: shown,
    endCursor: last === undefined ? null : makeCursor(keyOf(last)),
    hasNextPage: rows.length > first,
  };
}

/** What a caller asks of a list: at most `first` (1 to 100) rows after the opaque cursor `after`. */
export interface PageRequest {
  readonly first: number;
  readonly after: string | null;
}

/** An opaque cursor over the sort key of a row. The inverse of `readCursor`. */
export function makeCursor(key: readonly (string | number)[]): string {
  return Buffer.from(JSON.stringify(key)).toString('base64url');
}

/** The sort key inside a cursor of ours with `length` parts, or `undefined` for anything that we did not make. */
export function readCursor(cursor: string, length: number): readonly (string | number)[] | undefined {
  try {
    const key: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    const parts = Array.isArray(key) && key.length === length ? key : undefined;
    return parts?.every((part) => typeof part === 'string' || typeof part === 'number') === true ? parts : undefined;
  } catch {
    return undefined;
  }
}

/** The id that a page of rows sorted by id begins after; `start` when there is no cursor, or one that is not ours. */
export function idAfter(kind: IdKind, cursor: string | null, start: string): string {
  const id = cursor === null ? undefined : readCursor(cursor, 1)?.[0];
  return typeof id === 'string' && isIdOf(kind, id) ? id : start;
}
