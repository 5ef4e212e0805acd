import type { AllocationChoice } from '../instance/allocation-instance.js';
import type { CompiledInstance } from '../instance/compiled-instance.js';
import type { FinishedRun } from './closures.js';
import { standingOf, type Cutoffs } from './cutoffs.js';
import { decideRefusal } from './decide-refusal.js';
import type { ChosenBy, Refusal, Remedy, ReserveCutoff, Standing, StudentOutcome } from './fair-result.js';
import type { Occupancy } from './occupancy.js';
import type { OverDemand } from './over-demand.js';
import { reservesFor } from './reserves-for.js';

/** A finished run, with everything that a reason quotes. */
export interface ExplainedRun {
  readonly compiled: CompiledInstance;
  readonly run: FinishedRun;
  readonly occupancy: Occupancy;
  readonly cutoffs: Cutoffs;
  readonly overDemand: OverDemand;
}

/** What became of each student and why, in the numbering of the market. The run must be fair. O(students + refusals). */
export function explainStudents(explained: ExplainedRun): StudentOutcome[] {
  const closed = new Set(explained.run.closed.map(({ slot }) => slot));
  return explained.compiled.students.map((_, student) => explainStudent(explained, closed, student));
}

function explainStudent(explained: ExplainedRun, closed: ReadonlySet<number>, student: number): StudentOutcome {
  const { compiled, run } = explained;
  const { students, slots, pinnedSlot, reserves, market } = compiled;
  const { id: studentId, choices } = students[student]!;
  const pinned = pinnedSlot[student]!;
  if (pinned >= 0) return { kind: 'PINNED', studentId, slotId: slots[pinned]!.id };
  const choice = run.choiceOf[student]!;
  if (choice >= 0) {
    const position = compiled.choicePosition[choice]!;
    return {
      kind: 'PLACED',
      studentId,
      slotId: slots[market.choiceSlot[choice]!]!.id,
      reservedFor: reserves[run.reserveOf?.[student] ?? -1]?.given.type ?? null,
      rank: position + 1,
      chosenBy: chosenBy(compiled, student, position),
      own: standingOf(compiled, market.choiceKey[choice]!),
      refusals: explainRefusals(explained, closed, student, position),
    };
  }
  if (choices.length === 0) return { kind: 'UNPLACED', studentId, cause: 'NO_CHOICES' };
  return {
    kind: 'UNPLACED',
    studentId,
    cause: 'ALL_REFUSED',
    refusals: explainRefusals(explained, closed, student, choices.length),
    remedy: remedyOf(explained, student),
  };
}

function remedyOf({ compiled: { market }, overDemand }: ExplainedRun, student: number): Remedy {
  const hasRow = market.choiceStart[student]! < market.choiceStart[student + 1]!;
  if (!hasRow) return { kind: 'TOO_FEW_PLACES', students: 1, slots: 0, seats: 0 };
  const group = overDemand.groups[overDemand.groupOf[student]!];
  return group === undefined ? { kind: 'MOVES_WOULD_HELP' } : { kind: 'TOO_FEW_PLACES', ...group };
}

function chosenBy({ students }: CompiledInstance, student: number, position: number): ChosenBy {
  return position < students[student]!.ownChoices ? 'STUDENT' : 'SYSTEM';
}

/** The choices of a list that come before a position, all of them refused. Those without a row fall on days on which the student is away. */
function explainRefusals(
  explained: ExplainedRun,
  closed: ReadonlySet<number>,
  student: number,
  end: number,
): Refusal[] {
  const { compiled } = explained;
  const { choiceStart } = compiled.market;
  const { choices } = compiled.students[student]!;
  const refusals: Refusal[] = [];
  let row = choiceStart[student]!;
  for (let position = 0; position < end; position++) {
    const choice = choices[position]!;
    const hasRow = row < choiceStart[student + 1]! && compiled.choicePosition[row] === position;
    const verdict = hasRow ? explainRow(explained, closed, student, row++) : unavailable;
    refusals.push({
      slotId: choice.slotId,
      rank: position + 1,
      chosenBy: chosenBy(compiled, student, position),
      own: ownStanding(compiled, student, choice),
      ...verdict,
    });
  }
  return refusals;
}

type Verdict = Pick<Refusal, 'decidedBy' | 'cutoff' | 'reserves'>;

const unavailable: Verdict = { decidedBy: 'UNAVAILABLE', cutoff: null, reserves: [] };
const slotClosed: Verdict = { decidedBy: 'SLOT_CLOSED', cutoff: null, reserves: [] };

function explainRow(explained: ExplainedRun, closed: ReadonlySet<number>, student: number, choice: number): Verdict {
  const { compiled, cutoffs, occupancy } = explained;
  const { choiceSlot, ceilings, employers } = compiled.market;
  const slot = choiceSlot[choice]!;
  if (closed.has(slot)) return slotClosed;
  const decidedBy = decideRefusal(compiled.market, occupancy, choice);
  const reserves = ownReserves(explained, student, slot);
  const limit =
    decidedBy === 'SCHOOL_CEILING'
      ? cutoffs.ofCeiling[ceilings?.choiceCeiling[choice] ?? -1]
      : decidedBy === 'EMPLOYER_CEILING'
        ? cutoffs.ofEmployer[employers?.employerOf[slot] ?? -1]
        : cutoffs.ofSlot[slot];
  return { decidedBy, cutoff: limit ?? null, reserves };
}

const noReserves: readonly ReserveCutoff[] = [];

/** The cut-offs of the reserves that the student might have sat in: full, all of them, or the student would. */
function ownReserves({ compiled, cutoffs }: ExplainedRun, student: number, slot: number): readonly ReserveCutoff[] {
  const { market, reserves } = compiled;
  if (market.reserves === undefined) return noReserves;
  return reservesFor(market.reserves, student, slot).flatMap((reserve) => {
    const cutoff = cutoffs.ofReserve[reserve] ?? null;
    return cutoff === null ? [] : [{ type: reserves[reserve]!.given.type, cutoff }];
  });
}

function ownStanding(
  { students, lotteryNumbers, lotteryRank }: CompiledInstance,
  student: number,
  { distanceBand }: AllocationChoice,
): Standing {
  const { priorityClass } = students[student]!;
  return { priorityClass, distanceBand, lotteryNumber: lotteryNumbers[lotteryRank[student]!]! };
}
