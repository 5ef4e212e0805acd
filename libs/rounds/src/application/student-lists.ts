import type { SlotId } from '#kernel';
import type { Journey } from '#travel';
import { completeList } from '../domain/complete-list.js';
import { groupBy } from '../domain/group-by.js';
import type { RoundApplication, RoundInstance, RoundSlot, RoundStudent } from '../domain/instance.js';
import type { LeftOutChoice, NoListCause } from '../domain/reason.js';
import { whyNoList } from '../domain/why-no-list.js';
import type { Eligibility } from './eligibility.js';
import { reachableSlots, type ReachableSlot } from './reachable-slots.js';

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
 * The completed list of each student who holds no place yet, in the order of the instance. The rules are asked of own choices and of as
 * many others as a list holds, and of every slot only for a student whose list stays empty.
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
  const reachable = new Map(reachableSlots(student, slots, eligibility).map((each) => [each.slotId, each]));
  const mayGoTo = ({ slot }: ReachableSlot): boolean => eligibility.bars(student, slot).length === 0;
  const rankOf = new Map(wishes.map(({ slotId, rank }) => [slotId, rank]));
  const own = wishes.flatMap(({ slotId }) => reachable.get(slotId) ?? []).filter(mayGoTo);
  const others = [...reachable.values()].filter(({ slotId, slot }) => slot.seats > 0 && !rankOf.has(slotId));
  const choices = completeList(own, others, mayGoTo);
  return {
    student,
    choices: choices.map(({ slotId, way }) => ({ slotId, rank: rankOf.get(slotId) ?? null, way })),
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
