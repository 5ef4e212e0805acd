import { isIdOf, NotFound, type Actor, type Surroundings, type UnitOfWork } from '#kernel';
import { ownSchool } from '#schools';
import type { Mentoring } from '../domain/mentor.js';
import type { MentorsTx } from './ports.js';

/** A mentor is to help a student. */
export interface AssignMentorCommand {
  /** The mentor, by the grant. */
  readonly grantId: string;
  readonly studentId: string;
}

/** A careers lead puts a student of the school into a mentor's caseload; doing so twice changes nothing. The student is told. */
export class AssignMentor {
  constructor(
    private readonly unitOfWork: UnitOfWork<MentorsTx>,
    private readonly surroundings: Surroundings,
  ) {}

  run(actor: Actor, { grantId, studentId }: AssignMentorCommand): Promise<Mentoring['id']> {
    const { schoolId } = ownSchool(actor);
    return this.unitOfWork.run(actor, async ({ mentors, outbox }) => {
      const mentor = isIdOf('Grant', grantId) ? await mentors.hold(grantId, schoolId) : undefined;
      if (mentor === undefined) throw new NotFound('Grant', grantId);
      const isOwn = isIdOf('Student', studentId) && (await mentors.hasStudent(studentId, schoolId));
      if (!isOwn) throw new NotFound('Student', studentId);
      const { programmeId } = mentor;
      const wanted: Mentoring = {
        id: this.surroundings.newId('Mentoring'),
        programmeId,
        schoolId,
        studentId,
        grantId: mentor.grantId,
      };
      const { id, isNew } = await mentors.assign(wanted, this.surroundings.clock.now());
      if (isNew) await outbox.add({ kind: 'mentoring.begun', subjectId: id, programmeId, studentId });
      return id;
    });
  }
}
