import type { Market } from '../fair/market.js';
import type { AllocationInstance } from './allocation-instance.js';
import { compareIds } from './compare-ids.js';
import { compileCeilings, compileEmployers } from './compile-ceilings.js';
import { compileReserves } from './compile-reserves.js';
import { compileRows } from './compile-rows.js';
import type { CompiledInstance } from './compiled-instance.js';
import { effectiveCapacity } from './effective-capacity.js';
import { rankLottery } from './rank-lottery.js';

/**
 * Turns rows into arrays. The instance must be without faults. The numbering depends on ids alone, so two instances that differ only
 * in the order of their rows compile to the same arrays. O(students log students + choices + slots log slots).
 *
 * Pinned students sit in open seats. Where those are fewer than they are, reserves give way, the last first: the last reserve of the
 * slot, and under an employer's ceiling the last reserve of its last slot by id.
 */
export function compile(instance: AllocationInstance): CompiledInstance {
  const students = [...instance.students].sort(
    (left, right) => compareIds(left.schoolId, right.schoolId) || compareIds(left.id, right.id),
  );
  const pins = new Map((instance.pinned ?? []).map(({ studentId, slotId }) => [studentId, slotId]));
  const { numbers, rankOf } = rankLottery(students, instance.lottery);
  const { slots, indexOf, choicePosition, ...rows } = compileRows(students, instance.slots, rankOf, pins);
  const pinnedSlot = Int32Array.from(students, ({ id }) => indexOf.get(pins.get(id) ?? '') ?? -1);

  const capacity = Int32Array.from(slots, effectiveCapacity);
  const seats = capacity.slice();
  for (const slot of pinnedSlot) if (slot >= 0) seats[slot]!--;
  const { ceilings, limits: schoolLimits } = compileCeilings(students, slots, pinnedSlot, rows);
  const { employers, limits: employerLimits } = compileEmployers(instance.employerCeilings ?? [], slots, pinnedSlot);
  const { reserves, limits: reservedSeats } = compileReserves(students, slots, seats, employerLimits);
  const market: Market = {
    ...rows,
    seats,
    ...(schoolLimits && { ceilings: schoolLimits }),
    ...(reservedSeats && { reserves: reservedSeats }),
    ...(employerLimits && { employers: employerLimits }),
  };
  return {
    students,
    slots,
    lotteryNumbers: numbers,
    lotteryRank: rankOf,
    pinnedSlot,
    capacity,
    minimumGroup: Int32Array.from(slots, ({ minimumGroup }) => minimumGroup ?? 1),
    choicePosition,
    ceilings,
    reserves,
    employers,
    market,
  };
}

/** For each choice of the market the student's travel minutes there and back, 0 where none are given. O(choices). */
export function compileTravelMinutes({ students, choicePosition, market }: CompiledInstance): Int32Array {
  const { choiceStart } = market;
  const minutes = new Int32Array(choicePosition.length);
  students.forEach(({ choices }, student) => {
    for (let choice = choiceStart[student]!; choice < choiceStart[student + 1]!; choice++) {
      minutes[choice] = choices[choicePosition[choice]!]!.travelMinutes ?? 0;
    }
  });
  return minutes;
}
