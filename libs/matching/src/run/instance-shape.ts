import type {
  AllocationChoice,
  AllocationInstance,
  AllocationSlot,
  AllocationStudent,
  Days,
  EmployerCeiling,
  PinnedAllocation,
  Reserve,
  SchoolCeiling,
  Supervision,
} from '../instance/allocation-instance.js';
import { byId, flag, list, number, object, optional, text, type Shape } from './shape.js';

const days = object<Days>({ from: text, to: text });

const choice = object<AllocationChoice>({ slotId: text, distanceBand: number, travelMinutes: optional(number) });

const student = object<AllocationStudent>({
  id: text,
  schoolId: text,
  priorityClass: number,
  choices: list(choice),
  ownChoices: number,
  seatTypes: optional(list(text)),
  unavailable: optional(list(days)),
  agreesToMove: optional(flag),
});

const slot = object<AllocationSlot>({
  id: text,
  capacity: number,
  employerId: optional(text),
  schoolCeilings: optional(list(object<SchoolCeiling>({ schoolId: text, seats: number }))),
  reserves: optional(list(object<Reserve>({ type: text, seats: number }))),
  supervision: optional(object<Supervision>({ headsInRoom: number, studentsPerAdult: number })),
  minimumGroup: optional(number),
  days: optional(days),
});

/** An instance in plain JSON, its lottery an object by student id. */
export const instanceShape: Shape<AllocationInstance> = object<AllocationInstance>({
  students: list(student),
  slots: list(slot),
  lottery: byId(number),
  employerCeilings: optional(list(object<EmployerCeiling>({ employerId: text, seats: number }))),
  pinned: optional(list(object<PinnedAllocation>({ studentId: text, slotId: text }))),
});
