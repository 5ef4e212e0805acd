import { invariant } from '#kernel';
import type { CompiledFair } from '../instance/compile.js';
import { standingOf, type Cutoffs } from './cutoffs.js';
import type { ChosenBy, Refusal, RefusalCriterion, StudentOutcome } from './fair-result.js';
import type { Occupancy } from './occupancy.js';
import type { OverDemand } from './over-demand.js';
import { unpackKey } from '../instance/standing-key.js';

/** A finished run, with everything that a reason quotes. */
export interface FinishedRun {
  readonly compiled: CompiledFair;
  readonly choiceOf: Int32Array;
  readonly occupancy: Occupancy;
  readonly cutoffs: Cutoffs;
  readonly overDemand: OverDemand;
}

/** What became of each student and why, in the numbering of the market. The run must be fair. O(students + refusals). */
export function explainStudents(run: FinishedRun): StudentOutcome[] {
  return run.compiled.students.map((_, student) => explainStudent(run, student));
}

function explainStudent(run: FinishedRun, student: number): StudentOutcome {
  const { compiled, choiceOf } = run;
  const { students, slots, pinnedSlot, market } = compiled;
  const studentId = students[student]!.id;
  const pinned = pinnedSlot[student]!;
  if (pinned >= 0) return { kind: 'PINNED', studentId, slotId: slots[pinned]!.id };

  const start = market.choiceStart[student]!;
  const end = market.choiceStart[student + 1]!;
  const choice = choiceOf[student]!;
  if (choice >= 0) {
    const rank = choice - start + 1;
    return {
      kind: 'PLACED',
      studentId,
      slotId: slots[market.choiceSlot[choice]!]!.id,
      rank,
      chosenBy: chosenBy(compiled, student, rank),
      own: standingOf(compiled, market.choiceKey[choice]!),
      refusals: explainRefusals(run, student, choice),
    };
  }
  if (start === end) return { kind: 'UNPLACED', studentId, cause: 'NO_CHOICES' };
  const group = run.overDemand.groups[run.overDemand.groupOf[student]!];
  return {
    kind: 'UNPLACED',
    studentId,
    cause: 'ALL_REFUSED',
    refusals: explainRefusals(run, student, end),
    remedy: group === undefined ? { kind: 'MOVES_WOULD_HELP' } : { kind: 'TOO_FEW_PLACES', ...group },
  };
}

function chosenBy({ students }: CompiledFair, student: number, rank: number): ChosenBy {
  return rank <= students[student]!.ownChoices ? 'STUDENT' : 'SYSTEM';
}

/** The choices of a row that come before `end`, all of them refused. */
function explainRefusals(run: FinishedRun, student: number, end: number): Refusal[] {
  const { compiled, cutoffs } = run;
  const { choiceStart, choiceSlot, choiceKey, ceilings } = compiled.market;
  const start = choiceStart[student]!;
  const refusals: Refusal[] = [];
  for (let choice = start; choice < end; choice++) {
    const slot = choiceSlot[choice]!;
    const decidedBy = decidingCriterion(run, choice);
    const ceiling = ceilings?.choiceCeiling[choice] ?? -1;
    const rank = choice - start + 1;
    refusals.push({
      slotId: compiled.slots[slot]!.id,
      rank,
      chosenBy: chosenBy(compiled, student, rank),
      decidedBy,
      own: standingOf(compiled, choiceKey[choice]!),
      cutoff: (decidedBy === 'SCHOOL_CEILING' ? cutoffs.ofCeiling[ceiling] : cutoffs.ofSlot[slot]) ?? null,
    });
  }
  return refusals;
}

/** The ceiling is named only when it alone kept the student out: whoever stands behind the slot's cut-off hears of that first. */
function decidingCriterion({ compiled, occupancy }: FinishedRun, choice: number): RefusalCriterion {
  const { choiceSlot, choiceKey, seats, ceilings } = compiled.market;
  const slot = choiceSlot[choice]!;
  if (seats[slot] === 0) return 'NO_SEATS';
  const isFull = occupancy.slotFilled[slot] === seats[slot];
  if (isFull && choiceKey[choice]! > occupancy.slotWeakest[slot]!) {
    const own = unpackKey(choiceKey[choice]!);
    const needed = unpackKey(occupancy.slotWeakest[slot]!);
    if (own.priorityClass !== needed.priorityClass) return 'PRIORITY_CLASS';
    return own.distanceBand !== needed.distanceBand ? 'DISTANCE_BAND' : 'LOTTERY';
  }
  const ceiling = ceilings?.choiceCeiling[choice] ?? -1;
  invariant(
    ceiling >= 0 && occupancy.ceilingFilled[ceiling] === ceilings?.seats[ceiling],
    'a refused student stands behind the cut-off of a full slot or of a full school ceiling',
  );
  return 'SCHOOL_CEILING';
}
