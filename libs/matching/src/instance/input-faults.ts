import type { InputFault } from '#kernel';
import type { AllocationInstance } from './allocation-instance.js';
import { isWhole, Faults } from './faults.js';
import { findPinFaults } from './pin-faults.js';
import { findEmployerFaults, findSlotFaults } from './slot-faults.js';
import { findStudentFaults } from './student-faults.js';

/**
 * Every fault of an instance, in the order students, slots, lottery, employer ceilings, pinned; empty when it can be run. Paths count
 * from 0 (`students.3.choices.0.slotId`). O(students + choices + slots).
 */
export function findInputFaults(instance: AllocationInstance): InputFault[] {
  const faults = new Faults();
  findStudentFaults(instance, faults);
  findSlotFaults(instance, faults);
  findLotteryFaults(instance, faults);
  findEmployerFaults(instance, faults);
  findPinFaults(instance, faults);
  return faults.found;
}

function findLotteryFaults({ students, lottery }: AllocationInstance, faults: Faults): void {
  const drawn = new Map<number, string>();
  for (const { id } of students) {
    const path = `lottery.${id}`;
    const number = lottery.get(id);
    if (number === undefined) {
      faults.add(path, number, 'is missing');
      continue;
    }
    if (!isWhole(number, 0, Number.MAX_SAFE_INTEGER)) faults.add(path, number, 'is not a whole number, 0 or more');
    else if ((drawn.get(number) ?? id) !== id) faults.add(path, number, 'was drawn by another student too');
    drawn.set(number, id);
  }
}
