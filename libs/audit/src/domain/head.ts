import { localDate, parseLocalDate, type LocalDate } from '#kernel';
import type { Link } from './chain.js';

/** The end of the chain on a day, as it is put down in a second place. */
export interface PublishedHead extends Link {
  readonly day: LocalDate;
}

/** A head as one line of text: day, position and hash. O(1). */
export function lineOf({ day, position, hash }: PublishedHead): string {
  return `${day} ${position} ${hash}`;
}

/** The heads in a text of such lines, whatever else stands there. O(text). */
export function headsIn(text: string): PublishedHead[] {
  return [...text.matchAll(/(?<!\S)(\d{4}-\d{2}-\d{2}) (\d+) ([0-9a-f]{64})(?!\S)/g)].flatMap(
    ([, day = '', position = '', hash = '']) =>
      parseLocalDate(day) === undefined ? [] : [{ day: localDate(day), position, hash }],
  );
}
