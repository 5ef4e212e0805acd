import type { Journey } from '#travel';
import { completeList } from '../domain/complete-list.js';
import type { RoundApplication, RoundInstance, RoundSlot, RoundStudent } from '../domain/instance.js';
import type { LeftOutChoice, NoListCause } from '../domain/reason.js';
import { whyNoList } from '../domain/why-no-list.js';
import { fitOf, wishScore } from '../domain/wishes.js';
import type { Eligibility } from './eligibility.js';

/** A slot on a student's list. */
export interface ListedChoice {
  readonly slotId: RoundSlot['id'];
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
export function studentLists({ students, slots, applications }: RoundInstance, eligibility: Eligibility): StudentList[] {
  const slotOf = new Map(slots.map((slot) => [slot.id, slot]));
  const wishesOf = new Map<string, RoundApplication[]>();
  for (const application of applications) {
    const known = wishesOf.get(application.studentId);
    if (known === undefined) wishesOf.set(application.studentId, [application]);
    else known.push(application);
  }
  return students
    .filter(({ isPlaced }) => !isPlaced)
    .map((student) => listOf(student, wishesOf.get(student.id) ?? [], slots, slotOf, eligibility));
}

function listOf(
  student: RoundStudent,
  wishes: readonly RoundApplication[],
  slots: readonly RoundSlot[],
  slotOf: ReadonlyMap<string, RoundSlot>,
  eligibility: Eligibility,
): StudentList {
  const ways = new Map<RoundSlot['id'], Journey>();
  for (const slot of slots) {
    const way = eligibility.wayIfAllowed(student, slot);
    if (way !== undefined) ways.set(slot.id, way);
  }
  const rankOf = new Map(wishes.filter(({ slotId }) => ways.has(slotId)).map(({ slotId, rank }) => [slotId as string, rank]));
  const fit = fitOf(student.interests);
  const others = slots.flatMap((slot) => {
    const way = ways.get(slot.id);
    if (way === undefined || slot.seats === 0) return [];
    const minutes = Math.max(way.outMinutes, way.backMinutes);
    return [{ slotId: slot.id, score: wishScore(fit(slot.category), minutes, student.maxMinutesEachWay) }];
  });
  const choices = completeList([...rankOf.keys()], others).flatMap((slotId): ListedChoice[] => {
    const slot = slotOf.get(slotId);
    const way = slot && ways.get(slot.id);
    return slot === undefined || way === undefined ? [] : [{ slotId: slot.id, rank: rankOf.get(slotId) ?? null, way }];
  });
  return {
    student,
    choices,
    leftOut: wishes.flatMap((wish) => leftOut(student, wish, slotOf.get(wish.slotId), eligibility)),
    whyEmpty: choices.length > 0 ? null : whyEmpty(student, slots, eligibility),
  };
}

function leftOut(
  student: RoundStudent,
  { slotId, rank }: RoundApplication,
  slot: RoundSlot | undefined,
  eligibility: Eligibility,
): LeftOutChoice[] {
  const because = slot === undefined ? ({ kind: 'NO_LONGER_OFFERED' } as const) : eligibility.whyNot(student, slot);
  return because === undefined ? [] : [{ slotId, rank, because }];
}

function whyEmpty(student: RoundStudent, slots: readonly RoundSlot[], eligibility: Eligibility): NoListCause {
  const closed = slots.map((slot) => ({
    bars: eligibility.bars(student, slot),
    isOpenToStudent: eligibility.isOpenTo(student, slot),
  }));
  return whyNoList(closed, student);
}
