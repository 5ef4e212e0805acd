import {
  isIdOf,
  NotFound,
  requireMove,
  type Actor,
  type NeedAnswerId,
  type Surroundings,
  type UnitOfWork,
} from '#kernel';
import {
  needAnswerTransitions,
  type NeedAnswer,
  type NeedAnswerState,
  type NeedRefusal,
} from '../domain/need-answer.js';
import type { NeedAnswers, NeedsTx } from './ports.js';

/** The answer under that id, locked, that `actor` may bring to `to`. Throws NotFound and WrongState. */
export async function lockedAnswer(
  answers: NeedAnswers,
  id: string,
  to: NeedAnswerState,
  { role }: Actor,
): Promise<NeedAnswer> {
  const answer = isIdOf('NeedAnswer', id) ? await answers.lock(id) : undefined;
  if (answer === undefined) throw new NotFound('NeedAnswer', id);
  requireMove('NeedAnswer', needAnswerTransitions, answer.state, to, role);
  return answer;
}

/** A school says no to an offer, and why. */
export class DeclineNeedAnswer {
  constructor(
    private readonly unitOfWork: UnitOfWork<NeedsTx>,
    private readonly surroundings: Surroundings,
  ) {}

  run(actor: Actor, needAnswerId: string, refusal: NeedRefusal, reason: string): Promise<NeedAnswerId> {
    return this.unitOfWork.run(actor, async ({ answers, outbox }) => {
      const { id, schoolId, employerId } = await lockedAnswer(answers, needAnswerId, 'DECLINED', actor);
      await answers.decline(id, refusal, reason, this.surroundings.clock.now());
      await outbox.add({ kind: 'need-answer.declined', subjectId: id, schoolId, employerId });
      return id;
    });
  }
}

/** An employer takes an offer back that the school has not decided on. */
export class WithdrawNeedAnswer {
  constructor(
    private readonly unitOfWork: UnitOfWork<NeedsTx>,
    private readonly surroundings: Surroundings,
  ) {}

  run(actor: Actor, needAnswerId: string): Promise<NeedAnswerId> {
    return this.unitOfWork.run(actor, async ({ answers, outbox }) => {
      const { id, schoolId, employerId } = await lockedAnswer(answers, needAnswerId, 'WITHDRAWN', actor);
      await answers.withdraw(id, this.surroundings.clock.now());
      await outbox.add({ kind: 'need-answer.withdrawn', subjectId: id, schoolId, employerId });
      return id;
    });
  }
}
