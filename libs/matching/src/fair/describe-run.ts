import { compareIds } from '../instance/compare-ids.js';
import type { CompiledInstance } from '../instance/compiled-instance.js';
import { findBlockingCoalitions } from './blocking-coalitions.js';
import type { FinishedRun } from './closures.js';
import { findCutoffs } from './cutoffs.js';
import { describeEmployers, describeSlots } from './describe-slots.js';
import type { FairCounts, FairResult, SlotOutcome, StudentOutcome } from './fair-result.js';
import { countOccupancy } from './occupancy.js';
import { findOverDemand } from './over-demand.js';
import { explainStudents } from './reasons.js';
import { listSeatChoices } from './seat-choices.js';

/** The result, with its reasons, of a finished run of the fair mode. O(choices + students log students + slots log slots). */
export function describeRun(compiled: CompiledInstance, run: FinishedRun): FairResult {
  const occupancy = countOccupancy(compiled.market, run);
  const cutoffs = findCutoffs(compiled, occupancy);
  const overDemand = findOverDemand(listSeatChoices(compiled, run));
  const outcomes = explainStudents({ compiled, run, occupancy, cutoffs, overDemand });
  const slots = describeSlots(compiled, occupancy, cutoffs);
  const slotIdOf = (slot: number): string => compiled.slots[slot]!.id;
  return {
    outcomes: outcomes.sort((left, right) => compareIds(left.studentId, right.studentId)),
    slots: slots.sort((left, right) => compareIds(left.slotId, right.slotId)),
    employers: describeEmployers(compiled, occupancy, cutoffs),
    closures: run.closed.map(({ slot, filled, minimumGroup }) => ({ slotId: slotIdOf(slot), filled, minimumGroup })),
    blockingCoalitions: findBlockingCoalitions(compiled, run).map(({ slot, students }) => ({
      slotId: slotIdOf(slot),
      students,
    })),
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
