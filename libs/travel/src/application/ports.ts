import type { Outbox, ProgrammeId, SchoolId, StudentId } from '#kernel';
import type { Fare } from '../limits/fare.js';
import type { TravelLimits } from '../limits/travel-limits.js';

/** What was said of travel, by whom it holds for. */
export interface SaidLimits {
  /** Puts this in place of all that the programme had said. */
  setOfProgramme(programmeId: ProgrammeId, limits: Partial<TravelLimits>, fare: Fare | null): Promise<void>;
  /** Puts this in place of all that the school had said. */
  setOfSchool(programmeId: ProgrammeId, schoolId: SchoolId, limits: Partial<TravelLimits>): Promise<void>;
  /** Puts this in place of all that was said of the student. False when there is no such student in the actor's reach. */
  setOfStudent(studentId: StudentId, limits: Partial<TravelLimits>): Promise<boolean>;
}

/** What the use cases of this feature work with. */
export interface TravelTx {
  readonly saidLimits: SaidLimits;
  readonly outbox: Outbox;
}
