import { WrongState, type Actor, type Surroundings, type UnitOfWork } from '#kernel';
import { attendedAllocation } from '#placements';
import { editableUntil, type ExitAnswers } from '../domain/exit-survey.js';
import type { SurveysTx } from './ports.js';

/** What a student answers about a placement. */
export interface AnswerExitSurveyCommand extends ExitAnswers {
  readonly allocationId: string;
}

/**
 * A student answers the questions about a placement that they attended; within a fortnight they may change their mind. The allocation is
 * locked meanwhile, so that of two sets sent at once the later one stands.
 */
export class AnswerExitSurvey {
  constructor(
    private readonly unitOfWork: UnitOfWork<SurveysTx>,
    private readonly surroundings: Surroundings,
  ) {}

  /** Until when the answers may be changed. Throws `NotFound`, and `WrongState` before it was attended and once the fortnight is over. */
  run(actor: Actor, { allocationId, ...answers }: AnswerExitSurveyCommand): Promise<Date> {
    const now = this.surroundings.clock.now();
    return this.unitOfWork.run(actor, async ({ allocations, surveys, outbox }) => {
      const { id, programmeId, schoolId, studentId } = await attendedAllocation(allocations, allocationId, 'SURVEYED');
      const until = editableUntil((await surveys.givenAt(id)) ?? now);
      if (now > until) throw new WrongState('ExitSurvey', 'CLOSED', 'CHANGED', ['OPEN']);
      await surveys.keep({ ...answers, allocationId: id, programmeId, schoolId, studentId }, now);
      await outbox.add({ kind: 'exit-survey.answered', subjectId: id });
      return until;
    });
  }
}
