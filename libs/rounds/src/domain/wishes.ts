import type { SlotId } from '#kernel';
import { parseJobCategory, placementFitOf } from '#interests';
import type { RoundSlot, RoundStudent } from './instance.js';

/** A slot with how much a student would like it. */
export interface Wish {
  readonly slotId: SlotId;
  /** See `wishScore`. */
  readonly score: number;
}

/** What being on the doorstep is worth beside a perfect fit of interests. A first setting: no English data says how students weigh the two. */
const nearnessWorth = 0.5;

/** What is known of the work at a slot. */
type SlotWork = Pick<RoundSlot, 'opportunityId' | 'category' | 'tasks'>;

/**
 * How well the work at slots fits a student, from -1 to 1, by what the student chose and answered and by the tasks of the advert or else
 * its category (`placementFitOf`); `null` where nothing can be said. Made once for a student and asked for each slot. O(interests), then
 * O(1) a slot.
 */
export function fitOf({
  interests,
  answers,
}: Pick<RoundStudent, 'interests' | 'answers'>): (slot: SlotWork) => number | null {
  const categories = interests.flatMap((interest) => parseJobCategory(interest) ?? []);
  const fit = placementFitOf({ categories, answers });
  // There are far more slots than categories, and several of one advert.
  const known = new Map<string, number | null>();
  return ({ opportunityId, category, tasks }) => {
    const key = tasks.length === 0 ? category : opportunityId;
    const remembered = known.get(key);
    if (remembered !== undefined) return remembered;
    const found = fit({ tasks, category: parseJobCategory(category) ?? null, sicSection: null });
    known.set(key, found);
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
