import { compareIds } from './compare-ids.js';
import type { Ceilings, Market } from '../fair/deferred-acceptance.js';
import type {
  AllocationInstance,
  AllocationSlot,
  AllocationStudent,
  Lottery,
  SchoolCeiling,
} from './allocation-instance.js';
import { packKey } from './standing-key.js';

/** An instance in arrays: what is student or slot `i` of `market` is row `i` of `students` or `slots`. */
export interface CompiledFair {
  /** By school, then by id: neighbours share slots, which is what makes the rows quick to walk. */
  readonly students: readonly AllocationStudent[];
  /** In the order in which the students' lists first name them; those that nobody lists come last. */
  readonly slots: readonly AllocationSlot[];
  /** The lottery numbers of the run's students, ascending: the one with rank r (as the keys hold it) is number r. */
  readonly lotteryNumbers: Float64Array;
  /** For each student the slot that it is pinned to, or -1. */
  readonly pinnedSlot: Int32Array;
  /** The ceilings, in the numbering of the market. */
  readonly ceilings: readonly { readonly slot: number; readonly given: SchoolCeiling }[];
  /** Pinned students have an empty row here, and their seats are taken off. */
  readonly market: Market;
}

/**
 * Turns rows into arrays. The instance must be without faults. The numbering depends on ids alone, so two instances that differ only
 * in the order of their rows compile to the same arrays. O(students log students + choices + slots log slots).
 */
export function compileFair(instance: AllocationInstance): CompiledFair {
  const students = [...instance.students].sort(
    (left, right) => compareIds(left.schoolId, right.schoolId) || compareIds(left.id, right.id),
  );
  const slotsById = [...instance.slots].sort((left, right) => compareIds(left.id, right.id));
  const indexById = new Map(slotsById.map((slot, index) => [slot.id, index]));
  const pins = new Map((instance.pinned ?? []).map(({ studentId, slotId }) => [studentId, slotId]));
  const { numbers, rankOf } = rankLottery(students, instance.lottery);
  const rows = compileRows(students, indexById, rankOf, pins);

  const newIndex = numberByFirstMention(rows.choiceSlot, slotsById.length);
  for (let choice = 0; choice < rows.choiceSlot.length; choice++) {
    rows.choiceSlot[choice] = newIndex[rows.choiceSlot[choice]!]!;
  }
  const slots = slotsById.slice();
  slotsById.forEach((slot, index) => (slots[newIndex[index]!] = slot));
  const pinnedSlot = Int32Array.from(students, ({ id }) => newIndex[indexById.get(pins.get(id) ?? '') ?? -1] ?? -1);
  const ceilings = slots.flatMap((slot, index) =>
    [...(slot.schoolCeilings ?? [])]
      .sort((left, right) => compareIds(left.schoolId, right.schoolId))
      .map((given) => ({ slot: index, given })),
  );

  const seats = Int32Array.from(slots, ({ capacity }) => capacity);
  for (const slot of pinnedSlot) if (slot >= 0) seats[slot]!--;
  const market: Market =
    ceilings.length === 0
      ? { ...rows, seats }
      : { ...rows, seats, ceilings: compileCeilings(students, pinnedSlot, ceilings, rows) };
  return { students, slots, lotteryNumbers: numbers, pinnedSlot, ceilings, market };
}

/** New slot numbers, in the order in which the rows first name them; slots that no row names come last. */
function numberByFirstMention(choiceSlot: Int32Array, slotCount: number): Int32Array {
  const newIndex = new Int32Array(slotCount).fill(-1);
  let next = 0;
  for (let choice = 0; choice < choiceSlot.length; choice++) {
    const slot = choiceSlot[choice]!;
    if (newIndex[slot]! < 0) newIndex[slot] = next++;
  }
  for (let slot = 0; slot < slotCount; slot++) if (newIndex[slot]! < 0) newIndex[slot] = next++;
  return newIndex;
}

/** The students' numbers in ascending order, and each student's place among them from 0. */
function rankLottery(
  students: readonly AllocationStudent[],
  lottery: Lottery,
): { numbers: Float64Array; rankOf: Int32Array } {
  const drawn = Float64Array.from(students, ({ id }) => lottery.get(id) ?? Number.NaN);
  const numbers = drawn.slice().sort();
  const rankOfNumber = new Map<number, number>();
  numbers.forEach((number, rank) => rankOfNumber.set(number, rank));
  return { numbers, rankOf: Int32Array.from(drawn, (number) => rankOfNumber.get(number) ?? -1) };
}

type Rows = Pick<Market, 'choiceStart' | 'choiceSlot' | 'choiceKey'>;

function compileRows(
  students: readonly AllocationStudent[],
  slotIndex: ReadonlyMap<string, number>,
  lotteryRank: Int32Array,
  pins: ReadonlyMap<string, string>,
): Rows {
  const choiceStart = new Int32Array(students.length + 1);
  students.forEach(({ id, choices }, student) => {
    choiceStart[student + 1] = choiceStart[student]! + (pins.has(id) ? 0 : choices.length);
  });
  const choiceSlot = new Int32Array(choiceStart[students.length]!);
  const choiceKey = new Int32Array(choiceSlot.length);
  students.forEach(({ priorityClass, choices }, student) => {
    const start = choiceStart[student]!;
    if (start === choiceStart[student + 1]!) return;
    choices.forEach(({ slotId, distanceBand }, position) => {
      choiceSlot[start + position] = slotIndex.get(slotId)!;
      choiceKey[start + position] = packKey(priorityClass, distanceBand, lotteryRank[student]!);
    });
  });
  return { choiceStart, choiceSlot, choiceKey };
}

function compileCeilings(
  students: readonly AllocationStudent[],
  pinnedSlot: Int32Array,
  ceilings: CompiledFair['ceilings'],
  { choiceStart, choiceSlot }: Rows,
): Ceilings {
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
  return { choiceCeiling, seats };
}
