import { byWish, type Wish } from './wishes.js';

/** Longest list that a student goes into a round with. On lists of 40 nearly every seat is filled that can be. */
export const longestList = 40;

/**
 * What a student goes into a round with, dearest first: the student's own choices, in their order, then others by how much they would
 * be liked, so that nobody goes without for having asked for too little. A slot that the student asked for is not named again. At most
 * `longestList` or, if that is more, the own. `mayGoTo` is asked of others in their order and no longer than until the list is full,
 * for it is what takes time. O(others log others).
 */
export function completeList<Choice extends Wish>(
  own: readonly Choice[],
  others: readonly Choice[],
  mayGoTo: (choice: Choice) => boolean,
): Choice[] {
  const asked = new Set(own.map(({ slotId }) => slotId));
  const list = [...own];
  for (const choice of [...others].sort(byWish)) {
    if (list.length >= longestList) break;
    if (!asked.has(choice.slotId) && mayGoTo(choice)) list.push(choice);
  }
  return list;
}
