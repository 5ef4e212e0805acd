import { isIdOf, makeCursor, readCursor, type IdKind, type Page } from '#kernel';

/** The id that a page of rows sorted by id begins after; `start` when there is no cursor, or one that is not ours. */
export function idAfter(kind: IdKind, cursor: string | null, start: string): string {
  const id = cursor === null ? undefined : readCursor(cursor, 1)?.[0];
  return typeof id === 'string' && isIdOf(kind, id) ? id : start;
}

/** A page of rows sorted by id, of which one more than `first` was asked for. */
export function pageById<Row extends { readonly id: string }>(rows: readonly Row[], first: number): Page<Row> {
  return {
    rows: rows.slice(0, first).map((node) => ({ cursor: makeCursor([node.id]), node })),
    hasNextPage: rows.length > first,
  };
}
