import type { Market } from '../fair/market.js';
import type { AllocationChoice, AllocationSlot, AllocationStudent } from './allocation-instance.js';
import { compareIds } from './compare-ids.js';
import { isAvailable } from './days.js';
import { packKey } from './standing-key.js';

/** The students' rows of a market. */
export type Rows = Pick<Market, 'choiceStart' | 'choiceSlot' | 'choiceKey'>;

/** The rows, with the slots in the order of their numbers, the number of each by id, and each choice's position on its list. */
export interface CompiledRows extends Rows {
  readonly choicePosition: Int32Array;
  readonly slots: readonly AllocationSlot[];
  readonly indexOf: ReadonlyMap<string, number>;
}

/**
 * The rows of students who are not pinned, without choices that fall on days on which the student is unavailable. Slots are numbered as
 * the rows first name them. O(choices + slots log slots).
 */
export function compileRows(
  students: readonly AllocationStudent[],
  slots: readonly AllocationSlot[],
  lotteryRank: Int32Array,
  pins: ReadonlyMap<string, string>,
): CompiledRows {
  const slotsById = [...slots].sort((left, right) => compareIds(left.id, right.id));
  const indexById = new Map(slotsById.map((slot, index) => [slot.id, index]));
  const isOpen = (student: AllocationStudent, { slotId }: AllocationChoice): boolean =>
    student.unavailable === undefined || isAvailable(student, slotsById[indexById.get(slotId)!]!);

  const choiceStart = new Int32Array(students.length + 1);
  students.forEach((student, index) => {
    const isPinned = pins.has(student.id);
    const isAlwaysOpen = student.unavailable === undefined;
    const open = isAlwaysOpen ? student.choices : student.choices.filter((choice) => isOpen(student, choice));
    choiceStart[index + 1] = choiceStart[index]! + (isPinned ? 0 : open.length);
  });
  const choiceSlot = new Int32Array(choiceStart[students.length]!);
  const choiceKey = new Int32Array(choiceSlot.length);
  const choicePosition = new Int32Array(choiceSlot.length);
  students.forEach((student, index) => {
    let at = choiceStart[index]!;
    if (at === choiceStart[index + 1]!) return;
    student.choices.forEach((choice, position) => {
      if (!isOpen(student, choice)) return;
      choiceSlot[at] = indexById.get(choice.slotId)!;
      choiceKey[at] = packKey(student.priorityClass, choice.distanceBand, lotteryRank[index]!);
      choicePosition[at++] = position;
    });
  });

  const newIndex = numberByFirstMention(choiceSlot, slotsById.length);
  for (let choice = 0; choice < choiceSlot.length; choice++) choiceSlot[choice] = newIndex[choiceSlot[choice]!]!;
  const renumbered = slotsById.slice();
  slotsById.forEach((slot, index) => (renumbered[newIndex[index]!] = slot));
  const indexOf = new Map(renumbered.map(({ id }, index) => [id, index]));
  return { choiceStart, choiceSlot, choiceKey, choicePosition, slots: renumbered, indexOf };
}

/** New slot numbers, in the order in which the rows first name them; slots that no row names come last. */
function numberByFirstMention(choiceSlot: Int32Array, slotCount: number): Int32Array {
  const newIndex = new Int32Array(slotCount).fill(-1);
  let next = 0;
  for (let choice = 0; choice < choiceSlot.length; choice++) {
    const slot = choiceSlot[choice]!;
    if (newIndex[slot]! < 0) newIndex[slot] = next++;
  }
  for (let slot = 0; slot < slotCount; slot++) if (newIndex[slot]! < 0) newIndex[slot] = next++;
  return newIndex;
}
