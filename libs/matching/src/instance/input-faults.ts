import type { InputFault } from '#kernel';
import type { AllocationInstance } from './allocation-instance.js';
import { highestBand, mostStudents } from './standing-key.js';

/** Largest number of seats that an int32 holds. */
const mostSeats = 2 ** 31 - 1;

/**
 * Every fault of an instance, in the order students, slots, lottery, pinned; empty when it can be run. Paths count from 0
 * (`students.3.choices.0.slotId`). O(students + choices + slots).
 */
export function findInputFaults(instance: AllocationInstance): InputFault[] {
  const faults = new Faults();
  findStudentFaults(instance, faults);
  findSlotFaults(instance, faults);
  findLotteryFaults(instance, faults);
  findPinFaults(instance, faults);
  return faults.found;
}

class Faults {
  readonly found: InputFault[] = [];

  add(path: string, value: string | number | undefined, message: string): void {
    this.found.push({ path, value: value === undefined ? null : String(value), message });
  }

  id(path: string, id: string, seen: Set<string>): void {
    if (id === '') this.add(path, id, 'is empty');
    else if (seen.has(id)) this.add(path, id, 'is not the first with this id');
    seen.add(id);
  }

  whole(path: string, value: number, highest: number): void {
    if (!isWhole(value, highest)) this.add(path, value, `is not a whole number from 0 to ${highest}`);
  }
}

function isWhole(value: number, highest: number): boolean {
  return Number.isInteger(value) && value >= 0 && value <= highest;
}

function findStudentFaults({ students, slots }: AllocationInstance, faults: Faults): void {
  if (students.length > mostStudents) faults.add('students', students.length, `is more than ${mostStudents} students`);
  const seen = new Set<string>();
  const slotIndex = new Map(slots.map((slot, index) => [slot.id, index]));
  const lastListedBy = new Int32Array(slots.length).fill(-1);
  for (const [index, student] of students.entries()) {
    const path = `students.${index}`;
    faults.id(`${path}.id`, student.id, seen);
    if (student.schoolId === '') faults.add(`${path}.schoolId`, '', 'is empty');
    faults.whole(`${path}.priorityClass`, student.priorityClass, highestBand);
    // Plain loop, one look-up a choice, and no path built for a sound one: lists hold millions of choices.
    for (let row = 0; row < student.choices.length; row++) {
      const { slotId, distanceBand } = student.choices[row]!;
      const slot = slotIndex.get(slotId);
      if (slot === undefined) faults.add(`${path}.choices.${row}.slotId`, slotId, 'is not a slot of this run');
      else if (lastListedBy[slot] === index)
        faults.add(`${path}.choices.${row}.slotId`, slotId, 'is on the list already');
      else lastListedBy[slot] = index;
      if (!isWhole(distanceBand, highestBand))
        faults.whole(`${path}.choices.${row}.distanceBand`, distanceBand, highestBand);
    }
    faults.whole(`${path}.ownChoices`, student.ownChoices, student.choices.length);
  }
}

function findSlotFaults({ slots }: AllocationInstance, faults: Faults): void {
  const seen = new Set<string>();
  for (const [index, slot] of slots.entries()) {
    faults.id(`slots.${index}.id`, slot.id, seen);
    faults.whole(`slots.${index}.capacity`, slot.capacity, mostSeats);
    const schools = new Set<string>();
    for (const [row, ceiling] of (slot.schoolCeilings ?? []).entries()) {
      faults.id(`slots.${index}.schoolCeilings.${row}.schoolId`, ceiling.schoolId, schools);
      faults.whole(`slots.${index}.schoolCeilings.${row}.seats`, ceiling.seats, mostSeats);
    }
  }
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
    if (!isWhole(number, Number.MAX_SAFE_INTEGER)) faults.add(path, number, 'is not a whole number, 0 or more');
    else if ((drawn.get(number) ?? id) !== id) faults.add(path, number, 'was drawn by another student too');
    drawn.set(number, id);
  }
}

function findPinFaults(instance: AllocationInstance, faults: Faults): void {
  const slots = new Map(instance.slots.map((slot) => [slot.id, slot]));
  const students = new Map(instance.students.map((student) => [student.id, student]));
  const pinnedStudents = new Set<string>();
  const taken = new Map<string, number>();
  const take = (key: string): number => {
    const count = (taken.get(key) ?? 0) + 1;
    taken.set(key, count);
    return count;
  };
  for (const [index, { studentId, slotId }] of (instance.pinned ?? []).entries()) {
    const path = `pinned.${index}`;
    const student = students.get(studentId);
    const slot = slots.get(slotId);
    if (student === undefined) faults.add(`${path}.studentId`, studentId, 'is not a student of this run');
    else if (pinnedStudents.has(studentId)) faults.add(`${path}.studentId`, studentId, 'is pinned already');
    pinnedStudents.add(studentId);
    if (slot === undefined) {
      faults.add(`${path}.slotId`, slotId, 'is not a slot of this run');
      continue;
    }
    if (take(JSON.stringify([slotId])) > slot.capacity) {
      faults.add(`${path}.slotId`, slotId, 'has fewer seats than pinned students');
    }
    const ceiling = slot.schoolCeilings?.find(({ schoolId }) => schoolId === student?.schoolId);
    if (ceiling !== undefined && take(JSON.stringify([slotId, ceiling.schoolId])) > ceiling.seats) {
      faults.add(`${path}.slotId`, slotId, "has fewer seats for the student's school than pinned students");
    }
  }
}
