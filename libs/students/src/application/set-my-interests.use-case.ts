import { invariant, NotFound, type Actor, type UnitOfWork } from '#kernel';
import type { JobCategory } from '#interests';
import type { StudentsTx } from './ports.js';

/** A student says which kinds of work appeal, in place of what was said before. */
export class SetMyInterests {
  constructor(private readonly unitOfWork: UnitOfWork<StudentsTx>) {}

  run(actor: Actor, interests: readonly JobCategory[]): Promise<readonly JobCategory[]> {
    const { studentId } = actor;
    invariant(studentId !== null, 'a student acts as that student');
    return this.unitOfWork.run(actor, async ({ students, outbox }) => {
      if (!(await students.setInterests(studentId, interests))) throw new NotFound('Student', studentId);
      await outbox.add({ kind: 'student.interests-set', subjectId: studentId });
      return interests;
    });
  }
}
