import type { Journey, Traveller } from '#travel';
import type { RoundSlot, RoundStudent } from '../domain/instance.js';
import { fitOf, wishScore, type Wish } from '../domain/wishes.js';
import type { Eligibility } from './eligibility.js';
import { minutesEachWay } from './way.js';

/** A slot that is open to a student and within reach; whether the rules allow it is another question. */
export interface ReachableSlot extends Wish {
  readonly slot: RoundSlot;
  /** Who would go. */
  readonly traveller: Traveller;
  readonly way: Journey;
  /** -1 to 1; null where nothing can be said. */
  readonly interestFit: number | null;
}

/** The slots that welcome the student and whose ways are within the student's limit, with how much each would be liked; in the order of the slots. */
export function reachableSlots(
  student: RoundStudent,
  slots: readonly RoundSlot[],
  eligibility: Eligibility,
): ReachableSlot[] {
  const fit = fitOf(student);
  return slots.flatMap((slot) => {
    const way = eligibility.isOpenTo(student, slot) ? eligibility.way(student, slot) : undefined;
    if (way === undefined) return [];
    const interestFit = fit(slot);
    const score = wishScore(interestFit, minutesEachWay(way), student.traveller.limits.maxMinutesEachWay);
    return [{ slotId: slot.id, score, slot, traveller: student.traveller, way, interestFit }];
  });
}
