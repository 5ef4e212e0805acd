import type { SlotId } from '#kernel';
import { byWish, type Wish } from './wishes.js';

/** Longest list that a student goes into a round with. On lists of 40 nearly every seat is filled that can be. */
export const longestList = 40;

/**
 * The slots that a student goes into a round with, dearest first: the student's own, in their order, then all others that are open to
 * the student by how much they would be liked, so that nobody goes without for having asked for too little. A slot that the student
 * asked for is not named again. At most `longestList` or, if that is more, the student's own. O(others log others).
 */
export function completeList(own: readonly SlotId[], others: readonly Wish[]): SlotId[] {
  const asked = new Set(own);
  const added = others.filter(({ slotId }) => !asked.has(slotId)).sort(byWish);
  return [...own, ...added.map(({ slotId }) => slotId).slice(0, Math.max(0, longestList - own.length))];
}
