import { groupBy } from '#kernel';
import type { HeldOutcome, RoundInstance, RoundSlot, RoundStudent, StudentAtSlot } from '../domain/instance.js';
import type { Eligibility } from './eligibility.js';
import { nothingFor } from './nothing-for.js';
import type { ReadEligibility } from './read-eligibility.js';
import type { RuledOut } from './ruled-out.js';
import { outcomeTravel } from './way.js';

/** A place that a run takes as given, with what its student is told. */
export interface SettledPlace {
  readonly student: RoundStudent;
  readonly outcome: HeldOutcome;
}

/** Those of the students who still hold what the published proposal gave them, as it told them. */
export function heldPlaces({ students, held }: RoundInstance): SettledPlace[] {
  const byStudent = new Map(held.map((outcome) => [outcome.studentId, outcome]));
  return students.flatMap((student) => {
    const outcome = byStudent.get(student.id);
    return outcome === undefined ? [] : [{ student, outcome }];
  });
}

/** Some placements that were set aside cannot be given. */
export class PinsNotPossible extends Error {
  constructor(readonly pins: readonly StudentAtSlot[]) {
    super(`${pins.length} pinned placements cannot be given`);
  }
}

/**
 * The placements that the coordinator set aside, whatever the way there takes. Throws `PinsNotPossible` with all that cannot be given: the
 * student or the slot is not in the round any more, the rules or the student's own word stand against it, or too few places are left.
 */
export async function pinnedPlaces(
  { students, slots, pins, applications }: RoundInstance,
  eligibility: Eligibility,
  ruledOut: RuledOut,
  ways: Pick<ReadEligibility, 'way'>,
): Promise<SettledPlace[]> {
  const studentOf = new Map(students.map((student) => [student.id, student]));
  const slotOf = new Map(slots.map((slot) => [slot.id, slot]));
  const rankOf = new Map(applications.map(({ studentId, slotId, rank }) => [`${studentId} ${slotId}`, rank]));
  const perSlot = groupBy(pins, ({ slotId }) => slotId);
  const failed: StudentAtSlot[] = [];
  const places: SettledPlace[] = [];
  for (const pin of pins) {
    const [student, slot] = [studentOf.get(pin.studentId), slotOf.get(pin.slotId)];
    const wanted = perSlot.get(pin.slotId)?.length ?? 0;
    if (student === undefined || slot === undefined || !mayHave(student, slot, wanted, eligibility, ruledOut)) {
      failed.push(pin);
      continue;
    }
    places.push({
      student,
      outcome: {
        ...nothingFor(student),
        slotId: slot.id,
        choiceRank: rankOf.get(`${student.id} ${slot.id}`) ?? null,
        ...outcomeTravel(await ways.way(student, slot)),
        reason: { cause: { kind: 'PINNED' }, leftOut: [], refused: [], otherRefusals: 0 },
      },
    });
  }
  if (failed.length > 0) throw new PinsNotPossible(failed);
  return places;
}

function mayHave(
  student: RoundStudent,
  slot: RoundSlot,
  wanted: number,
  eligibility: Eligibility,
  ruledOut: RuledOut,
): boolean {
  return (
    !student.isPlaced &&
    wanted <= slot.seats &&
    eligibility.isOpenTo(student, slot) &&
    eligibility.bars(student, slot).length === 0 &&
    !ruledOut.has(student.id, slot.id)
  );
}
