import type { SlotId } from '#kernel';
import type { Journey } from '#travel';
import { completeList } from '../domain/complete-list.js';
import { groupBy } from '../domain/group-by.js';
import type { RoundApplication, RoundInstance, RoundSlot, RoundStudent } from '../domain/instance.js';
import type { LeftOutChoice, NoListCause } from '../domain/reason.js';
import { whyNoList } from '../domain/why-no-list.js';
import type { Eligibility } from './eligibility.js';
import { openWays, wishesFor } from './open-slots.js';

/** A slot on a student's list. */
export interface ListedChoice {
  readonly slotId: SlotId;
  /** The student's own rank; null for one that the service added. */
  readonly rank: number | null;
  readonly way: Journey;
}

/** What a student goes into the round with. */
export interface StudentList {
  readonly student: RoundStudent;
  /** Dearest first; own choices before added ones. */
  readonly choices: readonly ListedChoice[];
  /** Own choices that could not go on the list, by rank. */
  readonly leftOut: readonly LeftOutChoice[];
  /** Why the list is empty; null when it is not. */
  readonly whyEmpty: NoListCause | null;
}

/**
 * The completed list of each student who holds no place yet, in the order of the instance. Asks of every student and slot whether the
 * student may go: some 5 microseconds for a pair within reach, far less for any other.
 */
export function studentLists(
  { students, slots, applications }: RoundInstance,
  eligibility: Eligibility,
): StudentList[] {
  const wishes = groupBy(applications, ({ studentId }) => studentId);
  return students
    .filter(({ isPlaced }) => !isPlaced)
    .map((student) => studentList(student, wishes.get(student.id) ?? [], slots, eligibility));
}

function studentList(
  student: RoundStudent,
  wishes: readonly RoundApplication[],
  slots: readonly RoundSlot[],
  eligibility: Eligibility,
): StudentList {
  const ways = openWays(student, slots, eligibility);
  const ranks = new Map(wishes.filter(({ slotId }) => ways.has(slotId)).map(({ slotId, rank }) => [slotId, rank]));
  const choices = completeList([...ranks.keys()], wishesFor(student, slots, ways)).flatMap((slotId) => {
    const way = ways.get(slotId);
    return way === undefined ? [] : [{ slotId, rank: ranks.get(slotId) ?? null, way }];
  });
  return {
    student,
    choices,
    leftOut: wishes.flatMap((wish) => leftOut(student, wish, slots, eligibility)),
    whyEmpty: choices.length > 0 ? null : whyEmpty(student, slots, eligibility),
  };
}

function leftOut(
  student: RoundStudent,
  { slotId, rank }: RoundApplication,
  slots: readonly RoundSlot[],
  eligibility: Eligibility,
): LeftOutChoice[] {
  const slot = slots.find(({ id }) => id === slotId);
  const because = slot === undefined ? ({ kind: 'NO_LONGER_OFFERED' } as const) : eligibility.whyNot(student, slot);
  return because === undefined ? [] : [{ slotId, rank, because }];
}

function whyEmpty(student: RoundStudent, slots: readonly RoundSlot[], eligibility: Eligibility): NoListCause {
  const closed = slots.map((slot) => ({
    bars: eligibility.bars(student, slot),
    isOpenToStudent: eligibility.isOpenTo(student, slot),
    isWithinReach: eligibility.way(student, slot) !== undefined,
  }));
  return whyNoList(closed, student);
}
