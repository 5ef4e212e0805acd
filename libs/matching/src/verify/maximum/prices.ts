import type { ProvedStage } from '../../maximum/maximum-result.js';
import { violation, type MaximumViolation } from './maximum-violation.js';
import { ceilingKey, limitsAbove, type SeatLimit, type Seats } from './seats.js';

/** A choice that a student could have been given, with what it costs stage by stage. */
export interface PricedChoice {
  readonly slotId: string;
  readonly costs: readonly number[];
}

/** Prices stage by stage; those that are not named are zero. */
export interface Prices {
  /** What the choice costs with the prices of the student and of every limit on the way added, stage by stage. */
  sum(studentId: string, choice: PricedChoice): number[];
  ofStudent(studentId: string): number[];
  ofLimit(limit: SeatLimit): number[];
}

/** Reads the prices of a proof; a price of something that does not exist, or a second one, is a violation. O(prices). */
export function readPrices(
  seats: Seats,
  stages: readonly ProvedStage[],
): { prices: Prices; wrong: MaximumViolation[] } {
  const wrong: MaximumViolation[] = [];
  const tables = stages.map(({ students, slots, schools, employers }, stage) => {
    const read = <Row extends { readonly price: number }>(
      rows: readonly Row[],
      keyOf: (row: Row) => string,
      known: { has(key: string): boolean },
      where: (row: Row) => Partial<MaximumViolation>,
    ): Map<string, number> => {
      const table = new Map<string, number>();
      for (const row of rows) {
        const key = keyOf(row);
        if (!known.has(key) || table.has(key) || !Number.isSafeInteger(row.price) || row.price === 0) {
          wrong.push(violation('PRICE_WRONG', { stage, ...where(row) }));
        }
        table.set(key, row.price);
      }
      return table;
    };
    return {
      student: read(
        students,
        ({ studentId }) => studentId,
        seats.students,
        ({ studentId }) => ({ studentId }),
      ),
      SLOT: read(
        slots,
        ({ slotId }) => slotId,
        seats.bySlot,
        ({ slotId }) => ({ slotId }),
      ),
      SCHOOL: read(
        schools,
        ({ slotId, schoolId }) => ceilingKey(slotId, schoolId),
        seats.byCeiling,
        ({ slotId }) => ({ slotId }),
      ),
      EMPLOYER: read(
        employers,
        ({ employerId }) => employerId,
        seats.byEmployer,
        () => ({}),
      ),
    };
  });
  const ofLimit = ({ kind, slotId, schoolId, employerId }: SeatLimit): number[] => {
    const key = kind === 'SCHOOL' ? ceilingKey(slotId, schoolId ?? '') : kind === 'SLOT' ? slotId : (employerId ?? '');
    return tables.map((table) => table[kind].get(key) ?? 0);
  };
  const ofStudent = (studentId: string): number[] => tables.map(({ student }) => student.get(studentId) ?? 0);
  const sum = (studentId: string, { slotId, costs }: PricedChoice): number[] =>
    limitsAbove(seats, studentId, slotId)
      .map(ofLimit)
      .reduce(
        (word, price) => word.map((value, stage) => value + price[stage]!),
        addWords(costs, ofStudent(studentId)),
      );
  return { prices: { sum, ofStudent, ofLimit }, wrong };
}

function addWords(left: readonly number[], right: readonly number[]): number[] {
  return left.map((value, stage) => value + right[stage]!);
}

function isZero(word: readonly number[]): boolean {
  return word.every((value) => value === 0);
}

/** Read stage by stage, the first number that is not zero decides. */
function isBelowZero(word: readonly number[]): boolean {
  return (word.find((value) => value !== 0) ?? 0) < 0;
}

/**
 * Whether prices prove that the places are best: every condition of linear programming duality, stage by stage. `choicesOf` gives what
 * each student, pinned ones apart, could have been given. O(choices x stages).
 */
export function checkPrices(
  seats: Seats,
  stages: readonly ProvedStage[],
  choicesOf: ReadonlyMap<string, readonly PricedChoice[]>,
): MaximumViolation[] {
  const { prices, wrong } = readPrices(seats, stages);
  if (wrong.length > 0) return wrong;
  const found: MaximumViolation[] = [];
  const value = stages.map(() => 0);
  const proved = stages.map(() => 0);
  for (const [studentId, choices] of choicesOf) {
    const given = seats.slotOf.get(studentId);
    const price = prices.ofStudent(studentId);
    price.forEach((each, stage) => (proved[stage]! -= each));
    if (isBelowZero(price)) found.push(violation('PRICE_BELOW_ZERO', { studentId }));
    if (given === undefined && !isZero(price)) found.push(violation('PRICE_WITHOUT_NEED', { studentId }));
    for (const choice of choices) {
      const sum = prices.sum(studentId, choice);
      const where = { studentId, slotId: choice.slotId };
      if (choice.slotId !== given) {
        if (isBelowZero(sum)) found.push(violation('NOT_BEST', where));
        continue;
      }
      choice.costs.forEach((cost, stage) => (value[stage]! += cost));
      if (!isZero(sum)) found.push(violation('NOT_PROVED', where));
    }
  }
  for (const studentId of seats.pins.keys()) {
    if (!isZero(prices.ofStudent(studentId))) found.push(violation('PRICE_WITHOUT_NEED', { studentId }));
  }
  for (const limit of [...seats.bySlot.values(), ...seats.byCeiling.values(), ...seats.byEmployer.values()]) {
    const price = prices.ofLimit(limit);
    const where = { slotId: limit.slotId === '' ? null : limit.slotId };
    price.forEach((each, stage) => (proved[stage]! -= each * (limit.seats - limit.pinned)));
    if (isBelowZero(price)) found.push(violation('PRICE_BELOW_ZERO', where));
    if (limit.sitters.size < limit.seats && !isZero(price)) found.push(violation('PRICE_WITHOUT_NEED', where));
  }
  stages.forEach((stage, index) => {
    if (stage.value !== value[index]) found.push(violation('VALUE_WRONG', { stage: index }));
    if (proved[index] !== value[index]) found.push(violation('NOT_PROVED', { stage: index }));
  });
  return found;
}
