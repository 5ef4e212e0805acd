import type { LocalDate, SchoolId, SlotId, StudentId } from '#kernel';
import type { PriorityClass } from './priority-classes.js';
import type { OutcomeReason } from './reason.js';

/** What a proposal gives one student. */
export interface Outcome {
  readonly studentId: StudentId;
  readonly schoolId: SchoolId;
  readonly slotId: SlotId | null;
  /** The student's own rank of that slot; null without a place, or for one that the service added. */
  readonly choiceRank: number | null;
  readonly outMinutes: number | null;
  readonly backMinutes: number | null;
  readonly isTravelRough: boolean | null;
  /** True when a day's fares are above what the family can spend: the place stands, and somebody has to see to the money. */
  readonly needsTravelGrant: boolean;
  /** The day whose timetable the minutes come from; null without a place, on foot, and where no timetable was used. */
  readonly timetableOf: LocalDate | null;
  readonly priorityClass: PriorityClass;
  /** True when the student held the place before the run, so that it is not offered again. */
  readonly isKept: boolean;
  readonly reason: OutcomeReason;
}
