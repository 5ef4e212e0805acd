import { groupBy, type SchoolId } from '#kernel';
import { lotteryOrder, type AllocationInstance, type AllocationSlot, type AllocationStudent } from '#matching';
import { distanceBand } from '#travel';
import type { RoundSlot } from '../domain/instance.js';
import { priorityClassOf } from '../domain/priority-classes.js';
import type { SettledPlace } from './settled-places.js';
import type { StudentList } from './student-lists.js';
import { minutesEachWay } from './way.js';

/**
 * What the matching looks at: completed lists with distance bands and minutes, priority classes, places left, places that are settled, and
 * the lottery from each student's key (64 hexadecimal digits). In the order of lists and slots, settled students and their slots last.
 */
export function allocationInstanceOf(
  lists: readonly StudentList[],
  slots: readonly RoundSlot[],
  settled: readonly SettledPlace[],
  lotteryKeys: ReadonlyMap<string, string>,
): AllocationInstance {
  return {
    students: [...lists.map(takingPart), ...settled.map(settledStudent)],
    slots: slotsWith(slots, settled, [...new Set(lists.map(({ student }) => student.schoolId))].sort()),
    lottery: lotteryOrder(lotteryKeys),
    pinned: settled.map(({ student, outcome }) => ({ studentId: student.id, slotId: outcome.slotId })),
  };
}

function takingPart({ student, choices, agreesToMove }: StudentList): AllocationStudent {
  return {
    id: student.id,
    schoolId: student.schoolId,
    priorityClass: priorityClassOf(student),
    choices: choices.map(({ slotId, way }) => ({
      slotId,
      distanceBand: distanceBand(minutesEachWay(way)),
      travelMinutes: way.outMinutes + way.backMinutes,
    })),
    ownChoices: choices.filter(({ rank }) => rank !== null).length,
    agreesToMove,
  };
}

function settledStudent({ student }: SettledPlace): AllocationStudent {
  const { id, schoolId } = student;
  return { id, schoolId, priorityClass: priorityClassOf(student), choices: [], ownChoices: 0 };
}

/** Places that are held have been taken off the seats that are left; a slot that is off show by now has no others. */
function slotsWith(
  slots: readonly RoundSlot[],
  settled: readonly SettledPlace[],
  schoolIds: readonly SchoolId[],
): AllocationSlot[] {
  const kept = settled.filter(({ outcome }) => outcome.isKept);
  const heldIn = new Map([...groupBy(kept, ({ outcome }) => outcome.slotId)].map(([id, { length }]) => [id, length]));
  const inRound = new Set(slots.map(({ id }) => id));
  return [
    ...slots.map(({ id, seats, employerId, startsOn, endsOn, minimumGroup, mostPerSchool }) => ({
      id,
      capacity: seats + (heldIn.get(id) ?? 0),
      employerId,
      days: { from: startsOn, to: endsOn },
      ...(minimumGroup > 1 && { minimumGroup }),
      ...(mostPerSchool !== null && {
        schoolCeilings: schoolIds.map((schoolId) => ({ schoolId, seats: mostPerSchool })),
      }),
    })),
    ...[...heldIn].filter(([id]) => !inRound.has(id)).map(([id, capacity]) => ({ id, capacity })),
  ];
}
