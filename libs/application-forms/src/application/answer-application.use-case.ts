import {
  InvalidInput,
  isIdOf,
  NotFound,
  WrongState,
  type Actor,
  type ApplicationId,
  type Surroundings,
  type UnitOfWork,
} from '#kernel';
import { refusedWords } from '#safeguarding';
import { ApplicationAnswered } from '../domain/problems.js';
import type { AnswerReason } from '../domain/host-answer.js';
import type { ApplicationFormsTx } from './ports.js';

/** What an employer says to an application. */
export interface AnswerApplicationCommand {
  readonly applicationId: string;
  /** From the list, each once. */
  readonly reasons: readonly AnswerReason[];
  readonly words: string;
}

const answerableIn = ['CLOSED', 'PROPOSED', 'PUBLISHED'] as const;

/** An employer answers an application once, after the lists are closed; the student reads it when the round is published. */
export class AnswerApplication {
  constructor(
    private readonly unitOfWork: UnitOfWork<ApplicationFormsTx>,
    private readonly surroundings: Surroundings,
  ) {}

  run(actor: Actor, { applicationId, reasons, words }: AnswerApplicationCommand): Promise<ApplicationId> {
    const faults = [
      ...refusedWords({ words }),
      ...reasons.flatMap((reason, index) =>
        reasons.indexOf(reason) < index ? [{ path: `reasons.${index}`, value: reason, message: 'is named twice' }] : [],
      ),
    ];
    if (faults.length > 0) throw new InvalidInput(faults);
    return this.unitOfWork.run(actor, async ({ answers, outbox }) => {
      if (!isIdOf('Application', applicationId)) throw new NotFound('Application', applicationId);
      const answered = await answers.answer(applicationId, reasons, words, this.surroundings.clock.now());
      if (answered === undefined) throw new NotFound('Application', applicationId);
      const { roundState, schoolId, studentId, isNew } = answered;
      if (!answerableIn.some((state) => state === roundState))
        throw new WrongState('Round', roundState, 'ANSWERED', answerableIn);
      if (!isNew) throw new ApplicationAnswered(applicationId);
      // Before the round is published nobody is told, so that no answer can be taken for a place.
      const concerned = roundState === 'PUBLISHED' ? { schoolId, studentId } : {};
      await outbox.add({ kind: 'application.answered', subjectId: applicationId, ...concerned });
      return applicationId;
    });
  }
}
