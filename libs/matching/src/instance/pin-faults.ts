import type { AllocationInstance } from './allocation-instance.js';
import { effectiveCapacity } from './effective-capacity.js';
import type { Faults } from './faults.js';

/** Adds every fault of the pinned places: unknown or doubled, and each one too many for its slot, its school or its employer. O(students + slots + pins). */
export function findPinFaults(instance: AllocationInstance, faults: Faults): void {
  const slots = new Map(instance.slots.map((slot) => [slot.id, slot]));
  const students = new Map(instance.students.map((student) => [student.id, student]));
  const employers = new Map((instance.employerCeilings ?? []).map(({ employerId, seats }) => [employerId, seats]));
  const pinnedStudents = new Set<string>();
  const taken = new Map<string, number>();
  const take = (...key: readonly string[]): number => {
    const name = JSON.stringify(key);
    const count = (taken.get(name) ?? 0) + 1;
    taken.set(name, count);
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
    const capacity = effectiveCapacity(slot);
    if (take('slot', slotId) > capacity) faults.add(`${path}.slotId`, slotId, 'has fewer seats than pinned students');
    else if ((slot.minimumGroup ?? 1) > capacity) {
      faults.add(`${path}.slotId`, slotId, 'has fewer seats than the fewest students that it runs with');
    }
    const ceiling = slot.schoolCeilings?.find(({ schoolId }) => schoolId === student?.schoolId);
    if (ceiling !== undefined && take('school', slotId, ceiling.schoolId) > ceiling.seats) {
      faults.add(`${path}.slotId`, slotId, "has fewer seats for the student's school than pinned students");
    }
    const { employerId = '' } = slot;
    const most = employers.get(employerId);
    if (most !== undefined && take('employer', employerId) > most) {
      faults.add(`${path}.slotId`, slotId, 'has an employer with fewer seats than pinned students');
    }
  }
}
