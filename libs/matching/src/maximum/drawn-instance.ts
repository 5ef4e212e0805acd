import type { AllocationInstance, AllocationSlot, AllocationStudent } from '../instance/allocation-instance.js';

/** Most of everything in a drawn instance. */
export interface DrawnSize {
  readonly students: number;
  readonly slots: number;
  readonly longestList: number;
}

const schools = ['north', 'south'];
const employers = ['mill', 'port'];
const june = (day: number): string => `2027-06-${String(day).padStart(2, '0')}`;

/**
 * A sound instance for tests that has everything a run can be asked to respect, decided by drawing: `draw(most)` gives a whole number from
 * 0 to `most`. Reserves are left out unless `withReserves`.
 */
export function drawInstance(
  draw: (most: number) => number,
  { students, slots, longestList }: DrawnSize,
  withReserves = false,
): AllocationInstance {
  const chance = (of: number): boolean => draw(of - 1) === of - 1;
  const slotRows = Array.from({ length: slots }, (_, index): AllocationSlot => {
    const capacity = chance(4) ? 3 : draw(2);
    const from = 1 + draw(2) * 7;
    return {
      id: `slot-${index}`,
      capacity,
      employerId: employers[draw(1)]!,
      days: { from: june(from), to: june(from + 4) },
      ...(chance(3) && { schoolCeilings: [{ schoolId: schools[draw(1)]!, seats: draw(2) }] }),
      ...(chance(4) && { supervision: { headsInRoom: 1 + draw(4), studentsPerAdult: 1 + draw(2) } }),
      ...(chance(3) && { minimumGroup: 1 + draw(2) }),
      ...(withReserves && capacity === 3 && chance(2) && { reserves: [{ type: 'free-meals', seats: 1 }] }),
    };
  }).map((slot) => (slot.reserves && slot.supervision ? withoutSupervision(slot) : slot));
  const studentRows = Array.from({ length: Math.max(students - draw(3), 0) }, (_, index): AllocationStudent => {
    const left = slotRows.map(({ id }) => id);
    const length = chance(8) ? 0 : Math.min(1 + draw(longestList - 1), slots);
    const choices = Array.from({ length }, () => ({
      slotId: left.splice(draw(left.length - 1), 1)[0]!,
      distanceBand: draw(2),
      travelMinutes: draw(4) * 10,
    }));
    return {
      id: `student-${index}`,
      schoolId: schools[draw(1)]!,
      priorityClass: draw(2),
      choices,
      ownChoices: draw(length),
      agreesToMove: draw(3) > 0,
      ...(chance(5) && { unavailable: [{ from: june(3), to: june(3 + draw(6)) }] }),
      ...(withReserves && chance(2) && { seatTypes: ['free-meals'] }),
    };
  });
  const order = studentRows.map((_, index) => index);
  const numbers = studentRows.map(() => order.splice(draw(order.length - 1), 1)[0]! * 3);
  const employerCeilings = employers.filter(() => chance(3)).map((employerId) => ({ employerId, seats: 1 + draw(3) }));
  const instance: AllocationInstance = {
    students: studentRows,
    slots: slotRows,
    lottery: new Map(studentRows.map(({ id }, index) => [id, numbers[index]!])),
    employerCeilings: employerCeilings.filter(({ employerId, seats }) => {
      const reserving = slotRows.filter((slot) => slot.employerId === employerId && slot.reserves !== undefined);
      return reserving.length <= seats;
    }),
  };
  const [first] = studentRows;
  const [slot] = slotRows;
  // One pin at most, where every limit has a seat for it.
  const mayPin =
    chance(3) &&
    slot !== undefined &&
    first !== undefined &&
    slot.supervision === undefined &&
    (slot.minimumGroup ?? 1) <= slot.capacity &&
    slot.capacity > 0 &&
    (slot.schoolCeilings ?? []).every(({ schoolId, seats }) => schoolId !== first.schoolId || seats > 0);
  return mayPin ? { ...instance, pinned: [{ studentId: first.id, slotId: slot.id }] } : instance;
}

function withoutSupervision(slot: AllocationSlot): AllocationSlot {
  const { supervision: _supervision, ...rest } = slot;
  return rest;
}
