import { invariant, NotFound, type Actor, type UnitOfWork } from '#kernel';
import { readAnswers, type GivenAnswer, type StudentInterests } from '#interests';
import type { StudentsTx } from './ports.js';

/** A student answers the statements about their interests, in place of what was answered before. Throws `InvalidInput` with every fault. */
export class AnswerInterestStatements {
  constructor(private readonly unitOfWork: UnitOfWork<StudentsTx>) {}

  /** Returns what the student has now said in all. */
  async run(actor: Actor, given: readonly GivenAnswer[]): Promise<StudentInterests> {
    const { studentId } = actor;
    invariant(studentId !== null, 'a student acts as that student');
    const answers = readAnswers(given);
    return this.unitOfWork.run(actor, async ({ students, outbox }) => {
      const said = await students.setAnswers(studentId, answers);
      if (said === undefined) throw new NotFound('Student', studentId);
      await outbox.add({ kind: 'student.statements-answered', subjectId: studentId });
      return said;
    });
  }
}
