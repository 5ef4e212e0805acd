import type { CompiledInstance } from '../instance/compiled-instance.js';
import type { NestedLimits } from '../optimum/problem.js';
import type { FinishedRun } from './closures.js';
import { reservesFor } from './reserves-for.js';

/**
 * What every student could sit in, and what they sit in, under limits that nest. Node `j` of the limits is slot `j`; school ceilings,
 * reserves and employers follow.
 */
export interface SeatChoices {
  /** Length n + 1; student `i` has the leaves `choiceStart[i]` (included) to `choiceStart[i + 1]` (excluded). */
  readonly choiceStart: Int32Array;
  readonly limits: NestedLimits;
  readonly slotCount: number;
  /** For each student the leaf that they hold, or -1. */
  readonly heldLeaf: Int32Array;
}

/**
 * The seats of a finished run as limits that nest: a slot under its employer, a school ceiling (of open seats) and reserves under their
 * slot; a closed slot has no seats. A reserve keeps nobody out of a slot who could have an open seat, so it matters only to a student
 * whose school has a ceiling there: that one has a leaf for the open seats and one for each reserve of their types, everybody else one
 * for the slot. Minimum groups are not looked at. O(choices x types).
 */
export function listSeatChoices(compiled: CompiledInstance, { choiceOf, reserveOf, closed }: FinishedRun): SeatChoices {
  const { seats, ceilings, reserves, employers, choiceStart: rows, choiceSlot } = compiled.market;
  const slotCount = seats.length;
  const firstReserve = slotCount + compiled.ceilings.length;
  const firstEmployer = firstReserve + compiled.reserves.length;
  const openLeaf = (choice: number): number => {
    const ceiling = ceilings?.choiceCeiling[choice] ?? -1;
    return ceiling < 0 ? choiceSlot[choice]! : slotCount + ceiling;
  };

  const choiceStart = new Int32Array(rows.length);
  const leaves: number[] = [];
  for (let student = 0; student < choiceOf.length; student++) {
    for (let choice = rows[student]!; choice < rows[student + 1]!; choice++) {
      const leaf = openLeaf(choice);
      leaves.push(leaf);
      if (leaf < slotCount || reserves === undefined) continue;
      for (const reserve of reservesFor(reserves, student, choiceSlot[choice]!)) leaves.push(firstReserve + reserve);
    }
    choiceStart[student + 1] = leaves.length;
  }
  const heldLeaf = choiceOf.map((choice, student) => {
    if (choice < 0) return -1;
    const leaf = openLeaf(choice);
    const reserve = reserveOf?.[student] ?? -1;
    return leaf < slotCount || reserve < 0 ? leaf : firstReserve + reserve;
  });

  const room = Int32Array.from(
    [seats, ceilings?.seats, reserves?.seats, employers?.seats].flatMap((all) => [...(all ?? [])]),
  );
  for (const { slot } of closed) room[slot] = 0;
  const employerOf = (slot: number): number => employers?.employerOf[slot] ?? -1;
  const parent = Int32Array.from([
    ...compiled.slots.map((_, slot) => (employerOf(slot) < 0 ? -1 : firstEmployer + employerOf(slot))),
    ...[...compiled.ceilings, ...compiled.reserves].map(({ slot }) => slot),
    ...compiled.employers.map(() => -1),
  ]);
  return { choiceStart, limits: { leafOfChoice: Int32Array.from(leaves), parent, room }, slotCount, heldLeaf };
}
