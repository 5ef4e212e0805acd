/** What can be wrong with a trail. */
export const faultKinds = {
  GAP: 'a link of the chain is missing',
  ROW_MISSING: 'the chain has a link whose row is gone',
  NOT_LINKED: 'the link does not follow from the one before it: links were put in another order, or made anew',
  ROW_CHANGED: 'the row is not the one that was sealed',
  NOT_SEALED:
    'the row has stood for more than an hour without being sealed: the worker is not at work, or the row was put in by hand',
  HEAD_MISSING: 'the chain ends before a head that was published',
  HEAD_CHANGED: 'the link is not the one that was published: the chain was made anew from here or before',
} as const;

/** The first thing that is wrong. */
export interface Fault {
  readonly kind: keyof typeof faultKinds;
  /** Where on the chain; null for a row that is not on it. */
  readonly position: string | null;
  /** Which row; null where that cannot be said. */
  readonly seq: string | null;
}

/** The fault in a sentence. O(1). */
export function wordsOf({ kind, position, seq }: Fault): string {
  const place = [position === null ? '' : `position ${position}`, seq === null ? '' : `row ${seq}`]
    .filter(Boolean)
    .join(', ');
  return `${place}: ${faultKinds[kind]} (${kind}).`;
}
