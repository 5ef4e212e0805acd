import type { AllocationInstance, AllocationSlot, AllocationStudent } from '../../instance/allocation-instance.js';
import type { Place } from '../../maximum/maximum-result.js';
import type { MaximumViolationKind } from '../violation.js';
import { violation, type MaximumViolation } from './maximum-violation.js';

/** A limit, who is under it, and the next one outward. */
export interface SeatLimit {
  readonly kind: 'SCHOOL' | 'SLOT' | 'EMPLOYER';
  /** The slot, or the first of an employer's. */
  readonly slotId: string;
  readonly schoolId: string | null;
  readonly employerId: string | null;
  readonly seats: number;
  readonly outer: SeatLimit | null;
  readonly sitters: Set<string>;
  pinned: number;
}

/** Rows of an instance by id, with every limit, and who sits where. */
export interface Seats {
  readonly students: ReadonlyMap<string, AllocationStudent>;
  readonly slots: ReadonlyMap<string, AllocationSlot>;
  readonly pins: ReadonlyMap<string, string>;
  /** The slot of each student with a place, pinned ones apart. */
  readonly slotOf: ReadonlyMap<string, string>;
  /** Every limit: slots by id, ceilings by `ceilingKey`, employers by id, each kind apart. */
  readonly bySlot: ReadonlyMap<string, SeatLimit>;
  readonly byCeiling: ReadonlyMap<string, SeatLimit>;
  readonly byEmployer: ReadonlyMap<string, SeatLimit>;
}

/** A school at a slot, as one text. O(1). */
export function ceilingKey(slotId: string, schoolId: string): string {
  return JSON.stringify([slotId, schoolId]);
}

/** Seats the pinned and the placed, as far as student and slot exist. O(students + limits). */
export function seatAll(instance: AllocationInstance, places: readonly Place[]): Seats {
  const students = new Map(instance.students.map((student) => [student.id, student]));
  const slots = new Map(instance.slots.map((slot) => [slot.id, slot]));
  const limit = (of: Pick<SeatLimit, 'kind' | 'slotId' | 'seats'> & Partial<SeatLimit>): SeatLimit => ({
    schoolId: null,
    employerId: null,
    outer: null,
    sitters: new Set(),
    pinned: 0,
    ...of,
  });
  const byEmployer = new Map(
    (instance.employerCeilings ?? []).map(({ employerId, seats }) => [
      employerId,
      limit({ kind: 'EMPLOYER', slotId: '', employerId, seats }),
    ]),
  );
  const bySlot = new Map<string, SeatLimit>();
  const byCeiling = new Map<string, SeatLimit>();
  for (const slot of instance.slots) {
    const outer = byEmployer.get(slot.employerId ?? '') ?? null;
    const whole = limit({ kind: 'SLOT', slotId: slot.id, seats: seatsOf(slot), outer });
    bySlot.set(slot.id, whole);
    for (const { schoolId, seats } of slot.schoolCeilings ?? []) {
      byCeiling.set(
        ceilingKey(slot.id, schoolId),
        limit({ kind: 'SCHOOL', slotId: slot.id, schoolId, seats, outer: whole }),
      );
    }
  }
  const pins = new Map((instance.pinned ?? []).map(({ studentId, slotId }) => [studentId, slotId]));
  const slotOf = new Map<string, string>();
  const seats = { students, slots, pins, slotOf, bySlot, byCeiling, byEmployer };
  for (const [studentId, slotId] of pins) {
    for (const each of limitsAbove(seats, studentId, slotId)) {
      each.sitters.add(studentId);
      each.pinned++;
    }
  }
  for (const { studentId, slotId } of places) {
    if (!students.has(studentId) || pins.has(studentId) || slotOf.has(studentId)) continue;
    slotOf.set(studentId, slotId);
    for (const each of limitsAbove(seats, studentId, slotId)) each.sitters.add(studentId);
  }
  return seats;
}

/** Students that a slot can take in all, by the published rule. */
function seatsOf({ capacity, supervision }: AllocationSlot): number {
  if (supervision === undefined) return capacity;
  const perAdult = BigInt(supervision.studentsPerAdult);
  const inRoom = (BigInt(supervision.headsInRoom) * perAdult) / (perAdult + 1n);
  return Math.min(capacity, Number(inRoom));
}

/** The limits on the way in, from the innermost. O(depth). */
export function limitsAbove({ students, bySlot, byCeiling }: Seats, studentId: string, slotId: string): SeatLimit[] {
  const schoolId = students.get(studentId)?.schoolId ?? '';
  const above: SeatLimit[] = [];
  let at: SeatLimit | null | undefined = byCeiling.get(ceilingKey(slotId, schoolId)) ?? bySlot.get(slotId);
  for (; at; at = at.outer) above.push(at);
  return above;
}

const overBy: Record<SeatLimit['kind'], MaximumViolationKind> = {
  SCHOOL: 'OVER_SCHOOL_CEILING',
  SLOT: 'OVER_CAPACITY',
  EMPLOYER: 'OVER_EMPLOYER_CEILING',
};

/** Limits with more students than seats. O(limits). */
export function checkLimits({ bySlot, byCeiling, byEmployer }: Seats): MaximumViolation[] {
  return [...bySlot.values(), ...byCeiling.values(), ...byEmployer.values()]
    .filter(({ sitters, seats }) => sitters.size > seats)
    .map(({ kind, slotId }) => violation(overBy[kind], { slotId: slotId === '' ? null : slotId }));
}

/** Students who sit where `mayHave` does not let them, and students placed twice, unknown or pinned. O(places). */
export function checkPlaces(
  { students, pins }: Seats,
  places: readonly Place[],
  mayHave: (studentId: string, slotId: string) => boolean,
): MaximumViolation[] {
  const seen = new Set<string>();
  return places.flatMap(({ studentId, slotId }) => {
    const isOnce = students.has(studentId) && !seen.has(studentId);
    seen.add(studentId);
    if (!isOnce) return [violation('STUDENT_NOT_ONCE', { studentId })];
    if (pins.has(studentId)) return [violation('PIN_MOVED', { studentId, slotId })];
    return mayHave(studentId, slotId) ? [] : [violation('NOT_ALLOWED', { studentId, slotId })];
  });
}
