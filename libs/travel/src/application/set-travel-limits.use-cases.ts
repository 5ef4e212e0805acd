import { invariant, isIdOf, NotFound, type Actor, type ProgrammeId, type UnitOfWork } from '#kernel';
import type { Fare } from '../limits/fare.js';
import type { TravelLimits } from '../limits/travel-limits.js';
import type { TravelTx } from './ports.js';

/** A coordinator says how far and how the programme's students may travel where neither school nor student say otherwise, and what it costs. */
export class SetProgrammeTravel {
  constructor(private readonly unitOfWork: UnitOfWork<TravelTx>) {}

  /** The limits must be free of faults: see `limitFaults`. */
  run(actor: Actor, limits: Partial<TravelLimits>, fare: Fare | null): Promise<ProgrammeId> {
    const { programmeId } = actor;
    invariant(programmeId !== null, 'a coordinator acts for a programme');
    return this.unitOfWork.run(actor, async ({ saidLimits, outbox }) => {
      await saidLimits.setOfProgramme(programmeId, limits, fare);
      await outbox.add({ kind: 'programme.travel-set', subjectId: programmeId, programmeId });
      return programmeId;
    });
  }
}

/** A careers lead says how far and how the school's students may travel where nothing was said of a student. */
export class SetSchoolTravel {
  constructor(private readonly unitOfWork: UnitOfWork<TravelTx>) {}

  run(actor: Actor, limits: Partial<TravelLimits>): Promise<string> {
    const { programmeId, schoolId } = actor;
    invariant(programmeId !== null && schoolId !== null, 'a careers lead is of a school');
    return this.unitOfWork.run(actor, async ({ saidLimits, outbox }) => {
      await saidLimits.setOfSchool(programmeId, schoolId, limits);
      await outbox.add({ kind: 'school.travel-set', subjectId: schoolId, schoolId });
      return schoolId;
    });
  }
}

/** A careers lead says how far and how one student may travel, in place of all that was said of that student before. */
export class SetStudentTravel {
  constructor(private readonly unitOfWork: UnitOfWork<TravelTx>) {}

  /** Throws `NotFound` for a student who is not of the school. */
  run(actor: Actor, studentId: string, limits: Partial<TravelLimits>): Promise<string> {
    return this.unitOfWork.run(actor, async ({ saidLimits, outbox }) => {
      if (!isIdOf('Student', studentId) || !(await saidLimits.setOfStudent(studentId, limits)))
        throw new NotFound('Student', studentId);
      await outbox.add({ kind: 'student.travel-set', subjectId: studentId, schoolId: actor.schoolId });
      return studentId;
    });
  }
}
