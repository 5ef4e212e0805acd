import { findOptimum } from '../optimum/optimum.js';
import { limitsOfMarket, type MarketLimits } from '../optimum/market-limits.js';
import { costOf } from '../optimum/objective-costs.js';
import type { Objective, Optimum } from '../optimum/problem.js';
import { compareIds } from '../instance/compare-ids.js';
import type { CompiledInstance } from '../instance/compiled-instance.js';
import type { Place, ProvedStage, StageObjective } from './maximum-result.js';
import type { OpenRows } from './open-rows.js';

/** An objective under the name that it is published by. */
export interface Stage {
  readonly name: StageObjective;
  readonly objective: Objective;
}

/** An optimum over the open rows, with all that it was found from. */
export interface Round {
  readonly compiled: CompiledInstance;
  readonly rows: OpenRows;
  readonly limits: MarketLimits;
  /** The innermost node of each open choice. */
  readonly leafOfChoice: Int32Array;
  readonly stages: readonly Stage[];
  readonly optimum: Optimum;
  /** Students at each slot, pinned ones included. */
  readonly filled: Int32Array;
}

/** Finds the optimum of the stages over the open rows, within the limits of the compiled instance. As dear as `findOptimum`. */
export function solveRound(compiled: CompiledInstance, rows: OpenRows, stages: readonly Stage[]): Round {
  const limits = limitsOfMarket(compiled.market);
  const leafOfChoice = rows.marketChoice.map((choice) => limits.leafOfChoice[choice]!);
  const optimum = findOptimum({
    choiceStart: rows.choiceStart,
    limits: { leafOfChoice, parent: limits.parent, room: limits.room },
    objectives: stages.map(({ objective }) => objective),
  });
  const filled = countPins(compiled);
  for (const choice of optimum.choiceOf) {
    if (choice >= 0) filled[compiled.market.choiceSlot[rows.marketChoice[choice]!]!]!++;
  }
  return { compiled, rows, limits, leafOfChoice, stages, optimum, filled };
}

/** How many students are pinned to each slot. O(students + slots). */
export function countPins({ pinnedSlot, slots }: CompiledInstance): Int32Array {
  const pins = new Int32Array(slots.length);
  for (const slot of pinnedSlot) if (slot >= 0) pins[slot]!++;
  return pins;
}

/** The slot that a student was given, or -1. O(1). */
export function slotOf({ compiled, rows, optimum }: Round, student: number): number {
  const choice = optimum.choiceOf[student]!;
  return choice < 0 ? -1 : compiled.market.choiceSlot[rows.marketChoice[choice]!]!;
}

/** Everybody's place apart from pinned students, by student id. O(students log students). */
export function listPlaces(round: Round): Place[] {
  const { students, slots } = round.compiled;
  return students
    .flatMap(({ id }, student) => {
      const slot = slotOf(round, student);
      return slot < 0 ? [] : [{ studentId: id, slotId: slots[slot]!.id }];
    })
    .sort((left, right) => compareIds(left.studentId, right.studentId));
}

/** The proof in ids, prices of zero left out. O((students + limits) x stages). */
export function listStages(round: Round): ProvedStage[] {
  const { compiled, rows, limits, stages, optimum } = round;
  const { students, slots, ceilings, employers } = compiled;
  return stages.map(({ name, objective }, index) => {
    const ofStudent = optimum.certificate.ofStudent[index]!;
    const ofNode = optimum.certificate.ofNode[index]!;
    let value = 0;
    optimum.choiceOf.forEach((choice, student) => {
      if (choice >= 0) value += costOf(objective, student, choice, choice - rows.choiceStart[student]!);
    });
    return {
      objective: name,
      value,
      students: priced(students, ofStudent, 0, ({ id }) => ({ studentId: id })),
      slots: priced(slots, ofNode, 0, ({ id }) => ({ slotId: id })),
      schools: priced(ceilings, ofNode, limits.firstCeiling, ({ slot, given: { schoolId } }) => ({
        slotId: slots[slot]!.id,
        schoolId,
      })),
      employers: priced(employers, ofNode, limits.firstEmployer, ({ employerId }) => ({ employerId })),
    };
  });
}

function priced<Row, Name>(
  rows: readonly Row[],
  prices: Float64Array,
  first: number,
  nameOf: (row: Row) => Name,
): (Name & { price: number })[] {
  return rows.flatMap((row, index) => {
    const price = prices[first + index]!;
    return price === 0 ? [] : [{ ...nameOf(row), price }];
  });
}
