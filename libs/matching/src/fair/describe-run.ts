import { compareIds } from '../instance/compare-ids.js';
import type { CompiledFair } from '../instance/compile.js';
import { describeSlots, findCutoffs } from './cutoffs.js';
import type { FairCounts, FairResult, SlotOutcome, StudentOutcome } from './fair-result.js';
import { countOccupancy } from './occupancy.js';
import { findOverDemand } from './over-demand.js';
import { explainStudents } from './reasons.js';

/**
 * The result, with its reasons, of a fair matching: `choiceOf` holds for each student the choice that holds a seat, or -1.
 * O(choices + students log students + slots log slots).
 */
export function describeRun(compiled: CompiledFair, choiceOf: Int32Array): FairResult {
  const occupancy = countOccupancy(compiled.market, choiceOf);
  const cutoffs = findCutoffs(compiled, occupancy);
  const overDemand = findOverDemand(compiled.market, choiceOf, occupancy);
  const outcomes = explainStudents({ compiled, choiceOf, occupancy, cutoffs, overDemand });
  const slots = describeSlots(compiled, occupancy, cutoffs);
  return {
    outcomes: outcomes.sort((left, right) => compareIds(left.studentId, right.studentId)),
    slots: slots.sort((left, right) => compareIds(left.slotId, right.slotId)),
    counts: countOutcomes(outcomes, slots),
  };
}

function countOutcomes(outcomes: readonly StudentOutcome[], slots: readonly SlotOutcome[]): FairCounts {
  const count = (has: (outcome: StudentOutcome) => boolean): number => outcomes.filter(has).length;
  return {
    students: outcomes.length,
    pinned: count(({ kind }) => kind === 'PINNED'),
    placedOnOwnChoice: count((outcome) => outcome.kind === 'PLACED' && outcome.chosenBy === 'STUDENT'),
    placedOnCompletedChoice: count((outcome) => outcome.kind === 'PLACED' && outcome.chosenBy === 'SYSTEM'),
    withoutChoices: count((outcome) => outcome.kind === 'UNPLACED' && outcome.cause === 'NO_CHOICES'),
    refusedEverywhere: count((outcome) => outcome.kind === 'UNPLACED' && outcome.cause === 'ALL_REFUSED'),
    seats: slots.reduce((sum, { capacity }) => sum + capacity, 0),
    seatsFilled: slots.reduce((sum, { filled }) => sum + filled, 0),
  };
}
