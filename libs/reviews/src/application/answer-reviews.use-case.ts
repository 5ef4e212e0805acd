import { findWordsOfConcern } from '#concerns';
import {
  InvalidInput,
  invariant,
  isIdOf,
  NotFound,
  mayMove,
  type Actor,
  type InputFault,
  type LocalDate,
  type Surroundings,
  type UnitOfWork,
} from '#kernel';
import { refusedWords } from '#safeguarding';
import { AlreadyReplied } from '../domain/problems.js';
import { replyTransitions, type ReviewReply } from '../domain/reply.js';
import type { ReviewsTx } from './ports.js';

/** What an employer says to a batch of reviews. */
export interface AnswerReviewsCommand {
  readonly opportunityId: string;
  readonly batch: LocalDate;
  readonly body: string;
}

/** An employer answers the reviews of an advert that came out together, once. A coordinator reads it before it stands beside them. */
export class AnswerReviews {
  constructor(
    private readonly unitOfWork: UnitOfWork<ReviewsTx>,
    private readonly surroundings: Surroundings,
  ) {}

  run(actor: Actor, { opportunityId, batch, body }: AnswerReviewsCommand): Promise<ReviewReply> {
    const { clock, newId } = this.surroundings;
    const { employerId, programmeId } = actor;
    invariant(employerId !== null && programmeId !== null, 'an employer acts for itself, in a programme');
    return this.unitOfWork.run(actor, async ({ replies, outbox }) => {
      const isTheirs =
        isIdOf('Opportunity', opportunityId) && (await replies.isBatch(employerId, opportunityId, batch));
      if (!isTheirs) throw new NotFound('Opportunity', opportunityId);
      const faults = replyFaults(body);
      if (faults.length > 0) throw new InvalidInput(faults);
      const before = await replies.lockOf(opportunityId, batch);
      if (before !== undefined && !mayMove(replyTransitions, before.state, 'SUBMITTED', 'EMPLOYER'))
        throw new AlreadyReplied(batch);
      const id = before?.id ?? newId('ReviewReply');
      const reply: ReviewReply = { id, programmeId, employerId, opportunityId, batch, state: 'SUBMITTED' };
      if (before !== undefined) await replies.rewrite(id, body, clock.now());
      else if (!(await replies.add(reply, body, clock.now()))) throw new AlreadyReplied(batch);
      await outbox.add({ kind: 'review-reply.submitted', subjectId: id, programmeId, coordinatorOf: programmeId });
      return reply;
    });
  }
}

/** Nobody's numbers, and nothing that belongs before a safeguarding lead. */
function replyFaults(body: string): InputFault[] {
  const concerning = findWordsOfConcern(body);
  const message = 'must not hold words that a safeguarding lead has to read; raise a concern instead';
  return [
    ...refusedWords({ body }),
    ...(concerning.length === 0 ? [] : [{ path: 'body', value: concerning.join(', '), message }]),
  ];
}
