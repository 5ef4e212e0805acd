import type { AllocationInstance } from '../instance/allocation-instance.js';
import { compareIds } from '../instance/compare-ids.js';

/**
 * An instance as one text, the same for every instance that differs from it in the order of rows and fields only: what is hashed to say
 * which instance a run was of. JSON, with fields, lottery, students, slots, ceilings and pins by name and id. O(size log size).
 */
export function instanceText(instance: AllocationInstance): string {
  const { students, slots, lottery, employerCeilings = [], pinned = [] } = instance;
  const rows = {
    students: sortedBy(students, ({ id }) => id),
    slots: sortedBy(slots, ({ id }) => id).map((slot) => ({
      ...slot,
      schoolCeilings: sortedBy(slot.schoolCeilings ?? [], ({ schoolId }) => schoolId),
    })),
    lottery: sortedBy([...lottery], ([studentId]) => studentId),
    employerCeilings: sortedBy(employerCeilings, ({ employerId }) => employerId),
    pinned: sortedBy(pinned, ({ studentId }) => studentId),
  };
  return JSON.stringify(rows, (_, part: unknown) => (isPlainObject(part) ? fieldsInOrder(part) : part));
}

function sortedBy<Row>(rows: readonly Row[], idOf: (row: Row) => string): Row[] {
  return rows.toSorted((left, right) => compareIds(idOf(left), idOf(right)));
}

function isPlainObject(part: unknown): part is object {
  return typeof part === 'object' && part !== null && !Array.isArray(part);
}

function fieldsInOrder(part: object): object {
  return Object.fromEntries(Object.entries(part).sort(([left], [right]) => compareIds(left, right)));
}
