import { invariant } from '#kernel';
import { allocateFairly } from '../fair/allocate-fairly.js';
import type { AllocationChoice, AllocationInstance, AllocationSlot } from '../instance/allocation-instance.js';
import { isAvailable } from '../instance/days.js';
import { effectiveCapacity } from '../instance/effective-capacity.js';
import { MatchingInputError } from '../instance/matching-input-error.js';
import { packKey } from '../instance/standing-key.js';
import type { FairRun } from './fair-run.js';
import { readRanks } from './read-ranks.js';
import type { SettledMarket } from './settled-market.js';
import { whatIfClosed, whatIfListed, whatIfOneMoreSeat, type Changes, type NewChoice } from './what-if.js';

/** For how many students a change would matter, and how; pinned students are never among them. Names nobody. */
export interface Shift {
  /** Students with a place who would have a better one. */
  readonly better: number;
  /** Students with a place who would have a worse one. */
  readonly worse: number;
  /** Students without a place who would have one. */
  readonly gained: number;
  /** Students with a place who would have none. */
  readonly lost: number;
}

/** A choice that a student might have made. */
export interface AskedChoice {
  readonly studentId: string;
  /** The slot, with the travel band as it would be; a choice that is on the list keeps its own. */
  readonly choice: AllocationChoice;
  /** The rank it would have had, from 1: up to one more than the list has other choices. */
  readonly rank: number;
}

/** What would have become of the student: all that the student may be told. */
export type OwnOutcome =
  | { readonly kind: 'PLACED'; readonly slotId: string; readonly rank: number }
  | { readonly kind: 'PINNED'; readonly slotId: string }
  | { readonly kind: 'UNPLACED' };

/** What would be with one student's other list. `others` is for the coordinator only. */
export interface HadRanked {
  readonly own: OwnOutcome;
  readonly others: Shift;
}

/**
 * What would be with one more seat at a slot, pins and ceilings unchanged; exactly what a run with that seat gives. Follows only the
 * chains that the change sets off, or runs again where `run.settled` is `null`. Throws `MatchingInputError` for an unknown slot.
 */
export function oneMoreSeat(run: FairRun, slotId: string): Shift {
  const slot = slotOf(run, slotId);
  if (run.settled !== null) return countChanges(run.settled, whatIfOneMoreSeat(run.settled, slot));
  return rerun(run, { ...run.instance, slots: editSlot(run, slotId, withOneMoreSeat) });
}

/** What would be if a slot took nobody in but those who are pinned there; otherwise as `oneMoreSeat`. */
export function slotCloses(run: FairRun, slotId: string): Shift {
  const slot = slotOf(run, slotId);
  if (run.settled !== null) return countChanges(run.settled, whatIfClosed(run.settled, slot));
  const pins = (run.instance.pinned ?? []).filter((pin) => pin.slotId === slotId).length;
  return rerun(run, { ...run.instance, slots: editSlot(run, slotId, (of) => closed(of, pins)) });
}

/**
 * What would be if a student had put a slot at some rank of the list, moved there if it is on it already; otherwise as `oneMoreSeat`. In the
 * fair mode no such list would have got the student anything better than the true one. Throws `MatchingInputError` for an unknown student
 * or slot and for a rank that does not fit the list.
 */
export function hadRanked(run: FairRun, asked: AskedChoice): HadRanked {
  slotOf(run, asked.choice.slotId);
  const { compiled, settled, studentIndex } = run;
  const student = studentIndex.get(asked.studentId);
  if (student === undefined) throw fault('studentId', asked.studentId, 'is not a student of this run');
  const choices = relisted(run, student, asked);
  const pinned = compiled.slots[compiled.pinnedSlot[student]!];
  if (pinned !== undefined) return { own: { kind: 'PINNED', slotId: pinned.id }, others: noShift };

  if (settled === null) {
    const students = run.instance.students.map((row) =>
      row.id === asked.studentId ? { ...row, choices, ownChoices: 0 } : row,
    );
    const instance = { ...run.instance, students };
    const result = allocateFairly(instance);
    const ranks = readRanks(result);
    return {
      own: ownOutcome(choices, ranks.get(asked.studentId)! - 1),
      others: compareRanks(run, ranks, asked.studentId),
    };
  }
  const open = choices.flatMap((choice, position) => {
    const slot = slotOf(run, choice.slotId);
    return isAvailable(compiled.students[student]!, compiled.slots[slot]!)
      ? [{ position, ...standing(run, student, choice) }]
      : [];
  });
  const { position, others } = whatIfListed(settled, student, open);
  return { own: ownOutcome(choices, open[position]?.position ?? -1), others: countChanges(settled, others) };
}

const noShift: Shift = { better: 0, worse: 0, gained: 0, lost: 0 };

function slotOf({ slotIndex }: FairRun, slotId: string): number {
  const slot = slotIndex.get(slotId);
  if (slot === undefined) throw fault('slotId', slotId, 'is not a slot of this run');
  return slot;
}

function fault(path: string, value: string | number, message: string): MatchingInputError {
  return new MatchingInputError([{ path, value: String(value), message }]);
}

function relisted({ compiled }: FairRun, student: number, { choice, rank }: AskedChoice): AllocationChoice[] {
  const { choices } = compiled.students[student]!;
  const others = choices.filter(({ slotId }) => slotId !== choice.slotId);
  if (!Number.isInteger(rank) || rank < 1 || rank > others.length + 1) {
    throw fault('rank', rank, `is not a whole number from 1 to ${others.length + 1}`);
  }
  return others.toSpliced(rank - 1, 0, choices.find(({ slotId }) => slotId === choice.slotId) ?? choice);
}

function standing(
  { compiled, slotIndex }: FairRun,
  student: number,
  { slotId, distanceBand }: AllocationChoice,
): NewChoice {
  const { students, ceilings, lotteryRank } = compiled;
  const { schoolId, priorityClass } = students[student]!;
  const slot = slotIndex.get(slotId)!;
  return {
    slot,
    key: packKey(priorityClass, distanceBand, lotteryRank[student]!),
    ceiling: ceilings.findIndex((ceiling) => ceiling.slot === slot && ceiling.given.schoolId === schoolId),
  };
}

function ownOutcome(choices: readonly AllocationChoice[], position: number): OwnOutcome {
  const given = choices[position];
  return given === undefined ? { kind: 'UNPLACED' } : { kind: 'PLACED', slotId: given.slotId, rank: position + 1 };
}

function countChanges({ choiceOf }: SettledMarket, changes: Changes): Shift {
  const shift = { ...noShift };
  for (const [student, now] of changes) shift[wayOf(choiceOf[student]!, now)]++;
  return shift;
}

/** Choices, or ranks, of which smaller is better and less than none is none. */
function wayOf(before: number, now: number): keyof Shift {
  if (before < 0) return 'gained';
  if (now < 0) return 'lost';
  return now < before ? 'better' : 'worse';
}

function rerun(run: FairRun, changed: AllocationInstance): Shift {
  return compareRanks(run, readRanks(allocateFairly(changed)), null);
}

function compareRanks({ rankOf }: FairRun, ranks: ReadonlyMap<string, number>, except: string | null): Shift {
  const shift = { ...noShift };
  for (const [studentId, before] of rankOf) {
    const now = ranks.get(studentId);
    invariant(now !== undefined, 'a change of seats or lists leaves the same students');
    if (studentId !== except && now !== before) shift[wayOf(before - 1, now - 1)]++;
  }
  return shift;
}

function editSlot(
  { instance }: FairRun,
  slotId: string,
  edit: (slot: AllocationSlot) => AllocationSlot,
): AllocationSlot[] {
  return instance.slots.map((slot) => (slot.id === slotId ? edit(slot) : slot));
}

function withOneMoreSeat(slot: AllocationSlot): AllocationSlot {
  const { supervision: _supervision, ...rest } = slot;
  return { ...rest, capacity: effectiveCapacity(slot) + 1 };
}

function closed(slot: AllocationSlot, pins: number): AllocationSlot {
  const { minimumGroup: _minimumGroup, ...rest } = slot;
  return { ...rest, capacity: pins, reserves: [] };
}
