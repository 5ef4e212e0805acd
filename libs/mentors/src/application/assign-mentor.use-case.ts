import { isIdOf, NotFound, today, type Actor, type Surroundings, type UnitOfWork } from '#kernel';
import { ownSchool } from '#schools';
import { missingOf } from '../domain/mentor-clearance.js';
import type { Mentoring } from '../domain/mentor.js';
import { MentorNotCleared } from '../domain/problems.js';
import type { MentorsTx } from './ports.js';

/** A mentor is to help a student. */
export interface AssignMentorCommand {
  /** The mentor, by the grant. */
  readonly grantId: string;
  readonly studentId: string;
}

/**
 * A careers lead puts a student of the school into the caseload of a mentor whom the safeguarding lead has cleared; doing so twice changes
 * nothing. The student is told.
 */
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
      const { clock } = this.surroundings;
      const missing = missingOf(await mentors.clearanceOf(mentor.grantId), today(clock));
      if (missing.length > 0) throw new MentorNotCleared(missing);
      const { programmeId } = mentor;
      const wanted: Mentoring = {
        id: this.surroundings.newId('Mentoring'),
        programmeId,
        schoolId,
        studentId,
        grantId: mentor.grantId,
      };
      const { id, isNew } = await mentors.assign(wanted, clock.now());
      if (isNew) await outbox.add({ kind: 'mentoring.begun', subjectId: id, programmeId, studentId });
      return id;
    });
  }
}
