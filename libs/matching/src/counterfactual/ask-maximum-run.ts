import type { Amount, MaximumResult } from '../maximum/maximum-result.js';
import { MatchingInputError } from '../instance/matching-input-error.js';

/**
 * What one more place at a slot would save a run in the maximum mode, at most, by its proof: stage by stage, those that are not named
 * being 0, and read from the first. Where the first is `PLACED`, at most so many more students would be placed; empty when nothing would
 * be gained by that place alone. The bound leaves out of account that a slot which was closed for want of students might open. O(slots).
 *
 * Throws `MatchingInputError` when the run has no such slot.
 */
export function onePlaceMore({ slots }: MaximumResult, slotId: string): readonly Amount[] {
  const slot = slots.find((row) => row.slotId === slotId);
  if (slot === undefined) {
    throw new MatchingInputError([{ path: 'slotId', value: slotId, message: 'is not a slot of this run' }]);
  }
  return slot.price;
}
