import type { Reserves } from './market.js';

/** The reserves of a slot whose seats a student may claim, in the order in which they are filled. O(reserves of the slot x types of the student). */
export function reservesFor(
  { reserveStart, type, typeStart, studentType }: Reserves,
  student: number,
  slot: number,
): number[] {
  const types = studentType.subarray(typeStart[student], typeStart[student + 1]);
  const found: number[] = [];
  for (let reserve = reserveStart[slot]!; reserve < reserveStart[slot + 1]!; reserve++) {
    if (types.includes(type[reserve]!)) found.push(reserve);
  }
  return found;
}
