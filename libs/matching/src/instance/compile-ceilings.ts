import type { Ceilings, Employers } from '../fair/market.js';
import type { AllocationSlot, AllocationStudent, EmployerCeiling } from './allocation-instance.js';
import { compareIds } from './compare-ids.js';
import type { CompiledInstance } from './compiled-instance.js';
import type { Rows } from './compile-rows.js';

/** The school ceilings by slot and school, what is left under each when the pinned are seated, and the ceiling of each choice. O(choices + students + slots). */
export function compileCeilings(
  students: readonly AllocationStudent[],
  slots: readonly AllocationSlot[],
  pinnedSlot: Int32Array,
  { choiceStart, choiceSlot }: Rows,
): { ceilings: CompiledInstance['ceilings']; limits: Ceilings | undefined } {
  const ceilings = slots.flatMap(({ schoolCeilings }, slot) =>
    [...(schoolCeilings ?? [])]
      .sort((left, right) => compareIds(left.schoolId, right.schoolId))
      .map((given) => ({ slot, given })),
  );
  if (ceilings.length === 0) return { ceilings, limits: undefined };

  const bySlot = new Map<number, Map<string, number>>();
  ceilings.forEach(({ slot, given }, ceiling) => {
    const schools = bySlot.get(slot) ?? new Map<string, number>();
    bySlot.set(slot, schools.set(given.schoolId, ceiling));
  });
  const ceilingOf = (student: AllocationStudent, slot: number): number => bySlot.get(slot)?.get(student.schoolId) ?? -1;
  const seats = Int32Array.from(ceilings, ({ given }) => given.seats);
  const choiceCeiling = new Int32Array(choiceSlot.length);
  students.forEach((student, index) => {
    for (let choice = choiceStart[index]!; choice < choiceStart[index + 1]!; choice++) {
      choiceCeiling[choice] = ceilingOf(student, choiceSlot[choice]!);
    }
    const pinnedCeiling = ceilingOf(student, pinnedSlot[index]!);
    if (pinnedCeiling >= 0) seats[pinnedCeiling]!--;
  });
  return { ceilings, limits: { choiceCeiling, seats } };
}

/** The employer ceilings by id, what is left under each when the pinned are seated, and the employer of each slot. O(students + slots). */
export function compileEmployers(
  given: readonly EmployerCeiling[],
  slots: readonly AllocationSlot[],
  pinnedSlot: Int32Array,
): { employers: readonly EmployerCeiling[]; limits: Employers | undefined } {
  const employers = [...given].sort((left, right) => compareIds(left.employerId, right.employerId));
  if (employers.length === 0) return { employers, limits: undefined };
  const indexOf = new Map(employers.map(({ employerId }, index) => [employerId, index]));
  const employerOf = Int32Array.from(slots, ({ employerId }) => indexOf.get(employerId ?? '') ?? -1);
  const seats = Int32Array.from(employers, (employer) => employer.seats);
  for (const slot of pinnedSlot) {
    const employer = employerOf[slot] ?? -1;
    if (employer >= 0) seats[employer]!--;
  }
  return { employers, limits: { employerOf, seats } };
}
