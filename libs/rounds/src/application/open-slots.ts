import type { SlotId } from '#kernel';
import type { Journey } from '#travel';
import type { RoundSlot, RoundStudent } from '../domain/instance.js';
import { fitOf, wishScore, type Wish } from '../domain/wishes.js';
import type { Eligibility } from './eligibility.js';
import { minutesEachWay } from './way.js';

/** The way to each slot that the student may go to, in the order of the slots. */
export function openWays(
  student: RoundStudent,
  slots: readonly RoundSlot[],
  eligibility: Eligibility,
): Map<SlotId, Journey> {
  const ways = new Map<SlotId, Journey>();
  for (const slot of slots) {
    const way = eligibility.wayIfAllowed(student, slot);
    if (way !== undefined) ways.set(slot.id, way);
  }
  return ways;
}

/** The slots among `ways` with places left, with how much the student would like each; in the order of the slots. */
export function wishesFor(
  student: RoundStudent,
  slots: readonly RoundSlot[],
  ways: ReadonlyMap<SlotId, Journey>,
): Wish[] {
  const fit = fitOf(student.interests);
  return slots.flatMap(({ id, category, seats }) => {
    const way = ways.get(id);
    if (way === undefined || seats === 0) return [];
    return [{ slotId: id, score: wishScore(fit(category), minutesEachWay(way), student.maxMinutesEachWay) }];
  });
}
