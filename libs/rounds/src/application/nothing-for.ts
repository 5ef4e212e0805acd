import type { RoundStudent } from '../domain/instance.js';
import type { Outcome } from '../domain/outcome.js';
import { priorityClassOf } from '../domain/priority-classes.js';
import { outcomeTravel } from './way.js';

/** An outcome without a place, all but its reason. */
export function nothingFor(student: RoundStudent): Omit<Outcome, 'reason'> {
  return {
    studentId: student.id,
    schoolId: student.schoolId,
    slotId: null,
    choiceRank: null,
    ...outcomeTravel(null),
    priorityClass: priorityClassOf(student),
    isKept: false,
  };
}
