import { isIdOf, NotFound, requireMove, type Actor, type Role, type UnitOfWork } from '#kernel';
import { replyTransitions, type ReviewReply } from '../domain/reply.js';
import type { ReviewsTx } from './ports.js';

/** What a coordinator does with an employer's answer. */
export interface MoveReplyCommand {
  readonly replyId: string;
  readonly to: 'PUBLISHED' | 'REFUSED';
  /** For the employer; null where it is published. */
  readonly reason: string | null;
}

const events = { PUBLISHED: 'review-reply.published', REFUSED: 'review-reply.refused' } as const;

/** A coordinator lets an employer's answer stand beside the reviews, or gives it back. */
export class MoveReply {
  constructor(private readonly unitOfWork: UnitOfWork<ReviewsTx>) {}

  run(actor: Actor, { replyId, to, reason }: MoveReplyCommand): Promise<ReviewReply> {
    return this.unitOfWork.run(actor, async ({ replies, outbox }) => {
      const reply = isIdOf('ReviewReply', replyId) ? await replies.lock(replyId) : undefined;
      if (reply === undefined) throw new NotFound('ReviewReply', replyId);
      requireMove('ReviewReply', replyTransitions, reply.state, to, actor.role as Role);
      await replies.move(reply.id, to, reason);
      await outbox.add({ kind: events[to], subjectId: reply.id, employerId: reply.employerId });
      return { ...reply, state: to };
    });
  }
}
