import type { SlotId } from '#kernel';
import { interestFit, jobCategoryTable, parseJobCategory, profileOfCategories } from '#interests';

/** A slot with how much a student would like it. */
export interface Wish {
  readonly slotId: SlotId;
  /** See `wishScore`. */
  readonly score: number;
}

/** What being on the doorstep is worth beside a perfect fit of interests. A first setting: no English data says how students weigh the two. */
const nearnessWorth = 0.5;

/**
 * How well a category of work fits somebody with those interests (ids of job categories), from -1 to 1: 1 for a category that was
 * named, else the fit of the kinds of activity; `null` where nothing can be said, for want of interests or of a clear shape in them.
 * Made once for a student and asked for each slot. O(interests), then O(1) a category.
 */
export function fitOf(interests: readonly string[]): (category: string) => number | null {
  const named = interests.map(parseJobCategory).filter((category) => category !== undefined);
  const profile = profileOfCategories(named);
  const fit = (text: string): number | null => {
    const category = parseJobCategory(text);
    if (profile === null || category === undefined) return null;
    return named.includes(category) ? 1 : interestFit(profile, jobCategoryTable[category].profile);
  };
  // There are far more slots than categories.
  const known = new Map<string, number | null>();
  return (category) => {
    const remembered = known.get(category);
    if (remembered !== undefined) return remembered;
    const found = fit(category);
    known.set(category, found);
    return found;
  };
}

/**
 * How much a student would like a slot, from -1 to 1.5: the fit (0 where nothing is known) and a part for nearness, which falls from
 * a half at the door to nothing at the student's limit. `minutesEachWay` is the longer way, at most `maxMinutesEachWay`. O(1).
 */
export function wishScore(fit: number | null, minutesEachWay: number, maxMinutesEachWay: number): number {
  return (fit ?? 0) + nearnessWorth * (1 - minutesEachWay / maxMinutesEachWay);
}

/** Order of two wishes, the dearer first, equal ones by slot id. O(1). */
export function byWish(left: Wish, right: Wish): number {
  if (left.score !== right.score) return right.score - left.score;
  if (left.slotId === right.slotId) return 0;
  return left.slotId < right.slotId ? -1 : 1;
}
