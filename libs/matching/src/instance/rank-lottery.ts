import type { AllocationStudent, Lottery } from './allocation-instance.js';

/** The students' numbers in ascending order, and each student's place among them from 0. O(students log students). */
export function rankLottery(
  students: readonly AllocationStudent[],
  lottery: Lottery,
): { numbers: Float64Array; rankOf: Int32Array } {
  const drawn = Float64Array.from(students, ({ id }) => lottery.get(id) ?? Number.NaN);
  const numbers = drawn.slice().sort();
  const rankOfNumber = new Map<number, number>();
  numbers.forEach((number, rank) => rankOfNumber.set(number, rank));
  return { numbers, rankOf: Int32Array.from(drawn, (number) => rankOfNumber.get(number) ?? -1) };
}
