import { groupBy, type SlotId } from '#kernel';
import type { Journey } from '#travel';
import { completeList } from '../domain/complete-list.js';
import type { RoundApplication, RoundInstance, RoundSlot, RoundStudent } from '../domain/instance.js';
import type { LeftOutBecause, LeftOutChoice, NoListCause } from '../domain/reason.js';
import { whyNoList } from '../domain/why-no-list.js';
import type { Eligibility } from './eligibility.js';
import { reachableSlots, type ReachableSlot } from './reachable-slots.js';
import type { RuledOut } from './ruled-out.js';

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
  /** See `RoundWish`. */
  readonly agreesToMove: boolean;
}

/**
 * The completed list of each student who holds no place yet and has none set aside, in the order of the instance. The rules are asked of
 * own choices and of as many others as a list holds, and of every slot only for a student whose list stays empty.
 */
export function studentLists(
  { students, slots, applications, wishes, pins }: RoundInstance,
  eligibility: Eligibility,
  ruledOut: RuledOut,
): StudentList[] {
  const asked = groupBy(applications, ({ studentId }) => studentId);
  const pinned = new Set(pins.map(({ studentId }) => studentId));
  const agreeing = new Set(wishes.flatMap(({ studentId, agreesToMove }) => (agreesToMove ? [studentId] : [])));
  return students
    .filter(({ id, isPlaced }) => !isPlaced && !pinned.has(id))
    .map((student) => ({
      ...studentList(student, asked.get(student.id) ?? [], slots, eligibility, ruledOut),
      agreesToMove: agreeing.has(student.id),
    }));
}

function studentList(
  student: RoundStudent,
  asked: readonly RoundApplication[],
  slots: readonly RoundSlot[],
  eligibility: Eligibility,
  ruledOut: RuledOut,
): Omit<StudentList, 'agreesToMove'> {
  const wanted = slots.filter(({ id }) => !ruledOut.has(student.id, id));
  const reachable = new Map(reachableSlots(student, wanted, eligibility).map((each) => [each.slotId, each]));
  const mayGoTo = ({ slot }: ReachableSlot): boolean => eligibility.bars(student, slot).length === 0;
  const rankOf = new Map(asked.map(({ slotId, rank }) => [slotId, rank]));
  const own = asked.flatMap(({ slotId }) => reachable.get(slotId) ?? []).filter(mayGoTo);
  const others = [...reachable.values()].filter(({ slotId, slot }) => slot.seats > 0 && !rankOf.has(slotId));
  const choices = completeList(own, others, mayGoTo);
  return {
    student,
    choices: choices.map(({ slotId, way }) => ({ slotId, rank: rankOf.get(slotId) ?? null, way })),
    leftOut: asked.flatMap((wish) => leftOut(student, wish, slots, eligibility, ruledOut)),
    whyEmpty: choices.length > 0 ? null : whyEmpty(student, slots, eligibility, ruledOut),
  };
}

function leftOut(
  student: RoundStudent,
  { slotId, rank }: RoundApplication,
  slots: readonly RoundSlot[],
  eligibility: Eligibility,
  ruledOut: RuledOut,
): LeftOutChoice[] {
  const slot = slots.find(({ id }) => id === slotId);
  const because = whyLeftOut(student, slot, eligibility, ruledOut);
  return because === undefined ? [] : [{ slotId, rank, because }];
}

/** Nobody applies for what they do not want, so an application that is ruled out led to a place before. */
function whyLeftOut(
  student: RoundStudent,
  slot: RoundSlot | undefined,
  eligibility: Eligibility,
  ruledOut: RuledOut,
): LeftOutBecause | undefined {
  if (slot === undefined) return { kind: 'NO_LONGER_OFFERED' };
  return ruledOut.has(student.id, slot.id) ? { kind: 'PLACE_ENDED' } : eligibility.whyNot(student, slot);
}

function whyEmpty(
  student: RoundStudent,
  slots: readonly RoundSlot[],
  eligibility: Eligibility,
  ruledOut: RuledOut,
): NoListCause {
  const closed = slots.map((slot) => ({
    bars: eligibility.bars(student, slot),
    isOpenToStudent: eligibility.isOpenTo(student, slot),
    isWithinReach: eligibility.way(student, slot) !== undefined,
    isRuledOut: ruledOut.has(student.id, slot.id),
  }));
  return whyNoList(closed, {
    yearGroup: student.yearGroup,
    maxMinutesEachWay: student.traveller.limits.maxMinutesEachWay,
  });
}
