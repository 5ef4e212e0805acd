import type { Employers, Reserves } from '../fair/market.js';
import type { AllocationSlot, AllocationStudent } from './allocation-instance.js';
import { compareIds } from './compare-ids.js';
import type { CompiledInstance } from './compiled-instance.js';

/**
 * The reserves in the numbering of the slots, with the seats that pinned students leave them: `seats` and the employers' are what is
 * left to be given. O(students + slots log slots).
 */
export function compileReserves(
  students: readonly AllocationStudent[],
  slots: readonly AllocationSlot[],
  seats: Int32Array,
  employers: Employers | undefined,
): { reserves: CompiledInstance['reserves']; limits: Reserves | undefined } {
  const reserves = slots.flatMap((slot, index) => (slot.reserves ?? []).map((given) => ({ slot: index, given })));
  if (reserves.length === 0) return { reserves, limits: undefined };
  const reserveStart = new Int32Array(slots.length + 1);
  for (const { slot } of reserves) reserveStart[slot + 1]!++;
  for (let slot = 0; slot < slots.length; slot++) reserveStart[slot + 1]! += reserveStart[slot]!;

  const left = Int32Array.from(reserves, ({ given }) => given.seats);
  leaveRoomForPinned(left, reserves, slots, seats, employers);
  const typeIndex = new Map(
    [...new Set(reserves.map(({ given }) => given.type))].sort(compareIds).map((t, i) => [t, i]),
  );
  const typesOf = students.map(({ seatTypes }) => (seatTypes ?? []).flatMap((type) => typeIndex.get(type) ?? []));
  const typeStart = new Int32Array(students.length + 1);
  typesOf.forEach((types, student) => (typeStart[student + 1] = typeStart[student]! + types.length));
  return {
    reserves,
    limits: {
      reserveStart,
      seats: left,
      type: Int32Array.from(reserves, ({ given }) => typeIndex.get(given.type)!),
      typeStart,
      studentType: Int32Array.from(typesOf.flatMap((types) => types.sort((a, b) => a - b))),
    },
  };
}

/** Takes seats from the last reserves of a slot, then of an employer's slots by id, until they are no more than there are seats left. */
function leaveRoomForPinned(
  reserved: Int32Array,
  reserves: CompiledInstance['reserves'],
  slots: readonly AllocationSlot[],
  seats: Int32Array,
  employers: Employers | undefined,
): void {
  const shrink = (limits: Int32Array, limitOf: (slot: number) => number, inOrder: readonly number[]): void => {
    const over = Int32Array.from(limits, (limit) => -limit);
    for (const reserve of inOrder) {
      const limit = limitOf(reserves[reserve]!.slot);
      if (limit >= 0) over[limit]! += reserved[reserve]!;
    }
    for (const reserve of inOrder.toReversed()) {
      const limit = limitOf(reserves[reserve]!.slot);
      if (limit < 0 || over[limit]! <= 0) continue;
      const taken = Math.min(reserved[reserve]!, over[limit]!);
      reserved[reserve]! -= taken;
      over[limit]! -= taken;
    }
  };
  const idOf = (reserve: number): string => slots[reserves[reserve]!.slot]!.id;
  // Sorting is stable, so the reserves of a slot stay in their order.
  const bySlotId = Array.from(reserves.keys()).sort((left, right) => compareIds(idOf(left), idOf(right)));
  shrink(seats, (slot) => slot, bySlotId);
  if (employers !== undefined) shrink(employers.seats, (slot) => employers.employerOf[slot]!, bySlotId);
}
