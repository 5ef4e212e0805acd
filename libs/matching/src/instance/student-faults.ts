import type { AllocationInstance, AllocationStudent } from './allocation-instance.js';
import { isWhole, type Faults } from './faults.js';
import { highestBand, mostStudents } from './standing-key.js';

const mostTravelMinutes = 1440;

/** Adds every fault of the students' rows, and of slots that lack the days that a student's dates are held against. O(students + choices + slots). */
export function findStudentFaults({ students, slots }: AllocationInstance, faults: Faults): void {
  if (students.length > mostStudents) faults.add('students', students.length, `is more than ${mostStudents} students`);
  const seen = new Set<string>();
  const slotIndex = new Map(slots.map((slot, index) => [slot.id, index]));
  const lastListedBy = new Int32Array(slots.length).fill(-1);
  const needsDays = new Set<number>();
  for (const [index, student] of students.entries()) {
    const path = `students.${index}`;
    const isSometimesAway = (student.unavailable ?? []).length > 0;
    faults.id(`${path}.id`, student.id, seen);
    if (student.schoolId === '') faults.add(`${path}.schoolId`, '', 'is empty');
    faults.whole(`${path}.priorityClass`, student.priorityClass, 0, highestBand);
    // Plain loop, one look-up a choice, and no path built for a sound one: lists hold millions of choices.
    for (let row = 0; row < student.choices.length; row++) {
      const { slotId, distanceBand, travelMinutes = 0 } = student.choices[row]!;
      const slot = slotIndex.get(slotId);
      if (slot === undefined) faults.add(`${path}.choices.${row}.slotId`, slotId, 'is not a slot of this run');
      else if (lastListedBy[slot] === index)
        faults.add(`${path}.choices.${row}.slotId`, slotId, 'is on the list already');
      else {
        lastListedBy[slot] = index;
        if (isSometimesAway && slots[slot]!.days === undefined) needsDays.add(slot);
      }
      if (!isWhole(distanceBand, 0, highestBand))
        faults.whole(`${path}.choices.${row}.distanceBand`, distanceBand, 0, highestBand);
      if (!isWhole(travelMinutes, 0, mostTravelMinutes))
        faults.whole(`${path}.choices.${row}.travelMinutes`, travelMinutes, 0, mostTravelMinutes);
    }
    faults.whole(`${path}.ownChoices`, student.ownChoices, 0, student.choices.length);
    findTypeAndDayFaults(student, path, faults);
  }
  for (const slot of [...needsDays].sort((left, right) => left - right)) {
    faults.add(`slots.${slot}.days`, undefined, 'is missing, and a student who lists the slot is unavailable on some');
  }
}

function findTypeAndDayFaults(
  { seatTypes = [], unavailable = [] }: AllocationStudent,
  path: string,
  faults: Faults,
): void {
  const seen = new Set<string>();
  for (const [row, type] of seatTypes.entries()) faults.id(`${path}.seatTypes.${row}`, type, seen);
  for (const [row, span] of unavailable.entries()) faults.days(`${path}.unavailable.${row}`, span);
}
