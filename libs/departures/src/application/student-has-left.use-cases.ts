import {
  InvalidInput,
  invariant,
  isIdOf,
  NotFound,
  today,
  type Actor,
  type LocalDate,
  type StudentId,
  type Surroundings,
  type UnitOfWork,
} from '#kernel';
import { departureFaults, fileDates, type Departure } from '../domain/departure.js';
import type { Departures, DeparturesTx, LeavingStudent } from './ports.js';

/** Who leaves, when and where to. */
export interface StudentHasLeftCommand {
  readonly studentId: string;
  readonly leftOn: LocalDate;
  readonly newSchoolName: string | null;
}

/**
 * A careers lead says that a student has left. Where something of child protection is kept of them, the safeguarding lead alone is told that the file
 * has to follow; whoever says it is answered in the same way in either case, and no other school hears of it.
 */
export class StudentHasLeft {
  constructor(
    private readonly unitOfWork: UnitOfWork<DeparturesTx>,
    private readonly surroundings: Surroundings,
  ) {}

  /** Saying it again puts it right. Throws `NotFound` and `InvalidInput`. */
  run(actor: Actor, { studentId, leftOn, newSchoolName }: StudentHasLeftCommand): Promise<Departure> {
    const { clock, newId } = this.surroundings;
    const { accountId } = actor;
    invariant(accountId !== null, 'whoever says that somebody has left has an account');
    return this.unitOfWork.run(actor, async ({ departures, files, outbox }) => {
      const student = await lockedStudent(departures, studentId);
      const faults = departureFaults(leftOn, today(clock));
      if (faults.length > 0) throw new InvalidInput(faults);
      const { terms, ...of } = student;
      const departure: Departure = { id: newId('Departure'), ...of, leftOn, newSchoolName };
      const at = clock.now();
      await departures.put(departure, { accountId, at });
      await outbox.add({ kind: 'student.left', subjectId: of.studentId, programmeId: of.programmeId });
      if (await files.open(of.studentId, fileDates(terms, leftOn), at)) {
        const { studentId: subjectId, programmeId, schoolId: safeguardingOf } = of;
        await outbox.add({ kind: 'file.to-pass-on', subjectId, programmeId, safeguardingOf });
      }
      return departure;
    });
  }
}

/** A careers lead takes back that a student has left: it was a mistake, or they stay after all. */
export class TakeBackDeparture {
  constructor(private readonly unitOfWork: UnitOfWork<DeparturesTx>) {}

  /** Throws `NotFound` where nobody said so. */
  run(actor: Actor, studentId: string): Promise<StudentId> {
    return this.unitOfWork.run(actor, async ({ departures, outbox }) => {
      const { studentId: subjectId, programmeId } = await lockedStudent(departures, studentId);
      if (!(await departures.takeBack(subjectId))) throw new NotFound('Student', studentId);
      await outbox.add({ kind: 'student.departure-taken-back', subjectId, programmeId });
      return subjectId;
    });
  }
}

async function lockedStudent(departures: Departures, id: string): Promise<LeavingStudent> {
  const student = isIdOf('Student', id) ? await departures.lock(id) : undefined;
  if (student === undefined) throw new NotFound('Student', id);
  return student;
}
