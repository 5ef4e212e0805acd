import type { AllocationInstance, AllocationSlot, AllocationStudent } from '../instance/allocation-instance.js';

/** The slot of each student, or `null`. */
export type Matching = ReadonlyMap<string, string | null>;

/** Somebody at, or asking for, a slot. */
export interface Asking {
  readonly student: AllocationStudent;
  readonly slot: AllocationSlot;
}

/** Position of a place on a list, from 0; no place is worse than any. */
export function rankIn(student: AllocationStudent, slotId: string | null | undefined): number {
  const rank = student.choices.findIndex((choice) => choice.slotId === slotId);
  return rank < 0 ? Infinity : rank;
}

/** Whether a slot falls on none of the days on which a student is away, day by day. */
export function isFree({ unavailable = [] }: AllocationStudent, { days }: AllocationSlot): boolean {
  const each = (from: string, to: string): string[] =>
    Array.from({ length: 9 }, (_, index) => `2027-03-0${index + 1}`).filter((day) => day >= from && day <= to);
  const taken = new Set(unavailable.flatMap(({ from, to }) => each(from, to)));
  return days === undefined || !each(days.from, days.to).some((day) => taken.has(day));
}

/** The slots that choose together with one: those of its employer if that has a ceiling, else the slot alone. */
export function slotsTogether(
  { slots, employerCeilings = [] }: AllocationInstance,
  slot: AllocationSlot,
): AllocationSlot[] {
  const isLimited = employerCeilings.some(({ employerId }) => employerId === slot.employerId);
  return isLimited ? slots.filter(({ employerId }) => employerId === slot.employerId) : [slot];
}

/** Who is pinned. */
export function isPinned({ pinned = [] }: AllocationInstance, { id }: AllocationStudent): boolean {
  return pinned.some(({ studentId }) => studentId === id);
}

/**
 * By the words of the rule, among those who ask at slots that choose together and are not pinned: each reserve in order takes the best of
 * its type; of all sets that the open seats can hold, the one with the best student, then the best second, and so on, and more rather
 * than fewer. Every set is tried. Of equals the earlier goes first.
 */
export function chosenByRule(instance: AllocationInstance, asking: readonly Asking[]): Asking[] {
  const inOrder = asking.toSorted((left, right) => compareKeys(keyOf(instance, left), keyOf(instance, right)));
  const reserved: Asking[] = [];
  for (const slot of new Set(inOrder.map((each) => each.slot))) {
    for (const { type, seats } of reservesLeft(instance, slot)) {
      const members = inOrder.filter((each) => each.slot === slot && each.student.seatTypes?.includes(type));
      reserved.push(...members.filter((each) => !reserved.includes(each)).slice(0, seats));
    }
  }
  const waiting = inOrder.filter((each) => !reserved.includes(each));
  const open = bestSet(waiting, (set) => isWithinLimits(instance, reserved, set));
  return [...reserved, ...open];
}

/** The first set, by whose members come first in the list, among those that are allowed. */
function bestSet(items: readonly Asking[], isAllowed: (set: readonly Asking[]) => boolean): Asking[] {
  let best: number[] = [];
  for (let bits = 0; bits < 2 ** items.length; bits++) {
    const set = [...items.keys()].filter((index) => (bits >> index) % 2 === 1);
    if (!isAllowed(set.flatMap((index) => items[index] ?? []))) continue;
    if (compareKeys([...set, Infinity], [...best, Infinity]) < 0) best = set;
  }
  return best.flatMap((index) => items[index] ?? []);
}

/** Whether reserved and open seats together keep to the limits of their slots, schools and employers, pinned students seated first. */
export function isWithinLimits(
  instance: AllocationInstance,
  reserved: readonly Asking[],
  open: readonly Asking[],
): boolean {
  const pinned = (instance.pinned ?? []).flatMap(({ studentId, slotId }): Asking[] => {
    const student = instance.students.find(({ id }) => id === studentId);
    const slot = instance.slots.find(({ id }) => id === slotId);
    return student === undefined || slot === undefined ? [] : [{ student, slot }];
  });
  const inOpen = [...pinned, ...open];
  const everybody = [...reserved, ...inOpen];
  return (
    instance.slots.every((slot) => everybody.filter((each) => each.slot === slot).length <= seatsOf(slot)) &&
    instance.slots.every((slot) =>
      (slot.schoolCeilings ?? []).every(
        ({ schoolId, seats }) =>
          inOpen.filter((each) => each.slot === slot && each.student.schoolId === schoolId).length <= seats,
      ),
    ) &&
    (instance.employerCeilings ?? []).every(
      ({ employerId, seats }) => everybody.filter(({ slot }) => slot.employerId === employerId).length <= seats,
    )
  );
}

/** Students that a slot can take: adding one after the other while there are adults enough for them in the room. */
function seatsOf({ capacity, supervision }: AllocationSlot): number {
  if (supervision === undefined) return capacity;
  const { headsInRoom, studentsPerAdult } = supervision;
  let students = 0;
  while (students < capacity && students + 1 + Math.ceil((students + 1) / studentsPerAdult) <= headsInRoom) students++;
  return students;
}

/** The reserves of a slot, a seat taken from the last again and again while the pinned students do not fit beside them. */
export function reservesLeft(instance: AllocationInstance, slot: AllocationSlot): { type: string; seats: number }[] {
  const pinsAt = (slots: readonly AllocationSlot[]): number =>
    (instance.pinned ?? []).filter(({ slotId }) => slots.some(({ id }) => id === slotId)).length;
  const together = slotsTogether(instance, slot).toSorted((left, right) => (left.id < right.id ? -1 : 1));
  const rows = together.flatMap((each) => (each.reserves ?? []).map((reserve) => ({ ...reserve, slotId: each.id })));
  const shrink = (mine: { seats: number }[], limit: number): void => {
    while (mine.reduce((sum, { seats }) => sum + seats, 0) > limit) {
      const last = mine.findLast(({ seats }) => seats > 0);
      if (last !== undefined) last.seats--;
    }
  };
  for (const each of together) {
    shrink(
      rows.filter(({ slotId }) => slotId === each.id),
      seatsOf(each) - pinsAt([each]),
    );
  }
  const ceiling = instance.employerCeilings?.find(({ employerId }) => employerId === slot.employerId);
  if (ceiling !== undefined) shrink(rows, ceiling.seats - pinsAt(together));
  return rows.filter(({ slotId }) => slotId === slot.id);
}

function keyOf({ lottery }: AllocationInstance, { student, slot }: Asking): number[] {
  const band = student.choices.find(({ slotId }) => slotId === slot.id)?.distanceBand ?? 0;
  return [student.priorityClass, band, lottery.get(student.id) ?? 0];
}

function compareKeys(left: readonly number[], right: readonly number[]): number {
  for (const [index, value] of left.entries()) {
    const other = right[index] ?? Infinity;
    if (value !== other) return value < other ? -1 : 1;
  }
  return 0;
}

/** Every way to give each student who is not pinned nothing or one of the slots on the list that suit their days. */
export function everyMatching(instance: AllocationInstance): Matching[] {
  let partial: [string, string | null][][] = [[]];
  for (const student of instance.students) {
    const open = instance.slots.filter((slot) => isFree(student, slot));
    const listed = open.filter(({ id }) => rankIn(student, id) < Infinity).map(({ id }) => id);
    const pin = instance.pinned?.find(({ studentId }) => studentId === student.id)?.slotId;
    const options = pin === undefined ? [null, ...listed] : [pin];
    partial = partial.flatMap((rows) =>
      options.map((slotId): [string, string | null][] => [...rows, [student.id, slotId]]),
    );
  }
  return partial.map((rows) => new Map(rows));
}

/** Everybody at the slots that choose together with one, pinned students aside. */
export function heldBy(instance: AllocationInstance, matching: Matching, slot: AllocationSlot): Asking[] {
  return slotsTogether(instance, slot).flatMap((each) =>
    instance.students
      .filter((student) => matching.get(student.id) === each.id && !isPinned(instance, student))
      .map((student) => ({ student, slot: each })),
  );
}

/** By the definition: every slot, or employer, would choose just those it has, and nobody besides who would rather be there. */
export function isStable(instance: AllocationInstance, matching: Matching): boolean {
  return instance.slots.every((slot) => {
    const held = heldBy(instance, matching, slot);
    return chosenByRule(instance, held).length === held.length && noneOfTheWishful(instance, matching, slot, held);
  });
}

function noneOfTheWishful(
  instance: AllocationInstance,
  matching: Matching,
  slot: AllocationSlot,
  held: readonly Asking[],
): boolean {
  return wishful(instance, matching, slot).every(
    (asking) => !chosenByRule(instance, [...held, asking]).includes(asking),
  );
}

/** Who would rather be at a slot than where they are, and could be. */
export function wishful(instance: AllocationInstance, matching: Matching, slot: AllocationSlot): Asking[] {
  return instance.students
    .filter((student) => !isPinned(instance, student) && isFree(student, slot))
    .filter((student) => rankIn(student, slot.id) < rankIn(student, matching.get(student.id)))
    .map((student) => ({ student, slot }));
}
