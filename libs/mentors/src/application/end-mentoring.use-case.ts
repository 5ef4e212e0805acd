import { isIdOf, NotFound, type Actor, type Surroundings, type UnitOfWork } from '#kernel';
import type { MentorsTx } from './ports.js';

/** A careers lead takes a student out of a mentor's caseload: the very next request of the mentor does not see them. The student is told. */
export class EndMentoring {
  constructor(
    private readonly unitOfWork: UnitOfWork<MentorsTx>,
    private readonly surroundings: Surroundings,
  ) {}

  run(actor: Actor, mentoringId: string): Promise<void> {
    return this.unitOfWork.run(actor, async ({ mentors, outbox }) => {
      const isId = isIdOf('Mentoring', mentoringId);
      const studentId = isId ? await mentors.end(mentoringId, this.surroundings.clock.now()) : undefined;
      if (studentId === undefined) throw new NotFound('Mentoring', mentoringId);
      await outbox.add({ kind: 'mentoring.ended', subjectId: mentoringId, studentId });
    });
  }
}
