import { daysBetween, type LocalDate } from '#kernel';

/** What is read off an advert and its slots on a day. */
export interface OnThisDay {
  /** How many days ago the employer last said that all of it holds; null where it never did. */
  readonly confirmedDaysAgo: number | null;
  /** There are slots to come, and none of them has a place left. */
  readonly isFull: boolean;
}

/** Nobody writes down that an advert is full: it is read off its slots that are still to come, so it is never wrong. O(slots). */
export function onThisDay(
  { confirmedOn }: { readonly confirmedOn: LocalDate | null },
  toCome: readonly { readonly placesLeft: number }[],
  today: LocalDate,
): OnThisDay {
  return {
    confirmedDaysAgo: confirmedOn === null ? null : daysBetween(confirmedOn, today),
    isFull: toCome.length > 0 && toCome.every(({ placesLeft }) => placesLeft === 0),
  };
}
