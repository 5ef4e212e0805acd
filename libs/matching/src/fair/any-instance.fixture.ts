import type {
  AllocationInstance,
  AllocationSlot,
  AllocationStudent,
  Days,
  PinnedAllocation,
} from '../instance/allocation-instance.js';
import { findInputFaults } from '../instance/input-faults.js';

/** How large an instance is at most, and which constraints it may have. */
export interface Shape {
  readonly students: number;
  readonly slots: number;
  /** Slots may have minimum groups. */
  readonly closures?: boolean;
  /** Some places are pinned. */
  readonly pins?: boolean;
  /** Everybody lists everything and nobody has priority, so that there is often more than one stable matching. */
  readonly contested?: boolean;
}

/** Numbers that a property test draws, for `anInstance` to read off: `fc.array(fc.nat(999))`. Where they end, zeros follow. */
export type Tape = readonly number[];

const schools = ['north', 'south', 'west'];
const types = ['bursary', 'support'];
const employers = ['crumb', 'press', 'none'];

/** A sound instance with all constraints mixed, few seats and much competition, from a tape; shorter tapes and smaller numbers are simpler ones. */
export function anInstance(tape: Tape, shape: Shape): AllocationInstance {
  let at = 0;
  const draw = (below: number): number => (tape[at++] ?? 0) % below;
  const oneIn = (chances: number): boolean => draw(chances) === chances - 1;
  const someOf = <Item>(items: readonly Item[]): Item[] => items.filter(() => draw(2) === 1);
  const days = (): Days => {
    const first = 1 + draw(4);
    return { from: `2027-03-0${first}`, to: `2027-03-0${first + draw(2)}` };
  };
  const slots = Array.from({ length: 1 + draw(shape.slots) }, (_, index): AllocationSlot => {
    const capacity = shape.contested ? 1 + draw(2) : draw(4);
    const supervision = oneIn(4) ? { headsInRoom: 2 + draw(4), studentsPerAdult: 1 + draw(3) } : undefined;
    const employerId = employers[draw(employers.length)] ?? '';
    const reserves: { type: string; seats: number }[] = [];
    let room = supervision === undefined ? capacity : 1;
    for (const type of draw(2) === 1 ? types : types.toReversed()) {
      const seats = Math.min(draw(3), room, capacity);
      room -= seats;
      if (seats > 0 || oneIn(4)) reserves.push({ type, seats });
    }
    return {
      id: `slot-${index}`,
      capacity,
      days: days(),
      reserves,
      schoolCeilings: (oneIn(2) ? someOf(schools) : []).map((schoolId) => ({ schoolId, seats: draw(3) })),
      ...(supervision && { supervision }),
      ...(employerId !== 'none' && { employerId }),
      ...(shape.closures && oneIn(2) && { minimumGroup: 2 + draw(2) }),
    };
  });
  const students = Array.from({ length: 1 + draw(shape.students) }, (_, index): AllocationStudent => {
    const left = slots.map(({ id }) => id);
    const length = shape.contested ? slots.length : Math.max(draw(slots.length + 1), draw(slots.length + 1));
    const wanted = Array.from({ length }, () => left.splice(draw(left.length), 1)).flat();
    return {
      id: `student-${index}`,
      schoolId: schools[draw(schools.length)] ?? '',
      priorityClass: shape.contested ? 0 : draw(2),
      choices: wanted.map((slotId) => ({ slotId, distanceBand: draw(2) })),
      ownChoices: draw(wanted.length + 1),
      seatTypes: someOf(types),
      ...(oneIn(4) && { unavailable: [days()] }),
    };
  });
  const numbers = students.map((_, index) => 3 * index);
  const lottery = new Map(students.map(({ id }) => [id, numbers.splice(draw(numbers.length), 1)[0] ?? 0]));
  const employerCeilings = employers
    .filter(() => draw(3) > 0)
    .map((employerId) => ({
      employerId,
      seats:
        draw(4) +
        slots
          .filter((slot) => slot.employerId === employerId)
          .flatMap(({ reserves = [] }) => reserves)
          .reduce((sum, { seats }) => sum + seats, 0),
    }));
  const instance = { students, slots, lottery, employerCeilings };
  if (!shape.pins) return instance;
  let pinned: PinnedAllocation[] = [];
  for (const { id } of students) {
    const slotId = slots[draw(4 * slots.length)]?.id;
    if (slotId === undefined) continue;
    const more = [...pinned, { studentId: id, slotId }];
    if (findInputFaults({ ...instance, pinned: more }).length === 0) pinned = more;
  }
  return { ...instance, pinned };
}
