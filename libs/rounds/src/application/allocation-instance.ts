import { lotteryOrder, type AllocationInstance } from '#matching';
import { distanceBand } from '#travel';
import type { RoundSlot } from '../domain/instance.js';
import { priorityClassOf } from '../domain/priority-classes.js';
import type { StudentList } from './student-lists.js';
import { minutesEachWay } from './way.js';

/**
 * What the matching looks at: completed lists with distance bands, priority classes, places left, and the lottery from each student's
 * key (64 hexadecimal digits). In the order of lists and slots.
 */
export function allocationInstanceOf(
  lists: readonly StudentList[],
  slots: readonly RoundSlot[],
  lotteryKeys: ReadonlyMap<string, string>,
): AllocationInstance {
  return {
    students: lists.map(({ student, choices }) => ({
      id: student.id,
      schoolId: student.schoolId,
      priorityClass: priorityClassOf(student),
      choices: choices.map(({ slotId, way }) => ({ slotId, distanceBand: distanceBand(minutesEachWay(way)) })),
      ownChoices: choices.filter(({ rank }) => rank !== null).length,
    })),
    slots: slots.map(({ id, seats }) => ({ id, capacity: seats })),
    lottery: lotteryOrder(lotteryKeys),
  };
}
