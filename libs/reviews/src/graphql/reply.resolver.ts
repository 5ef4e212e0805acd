import { Args, Query, Resolver } from '@nestjs/graphql';
import type { Actor } from '#kernel';
import { Allow, Command, CurrentActor, Input, PageArgs, pageRequest, toConnection } from '#platform';
import { AnswerReviews } from '../application/answer-reviews.use-case.js';
import { MoveReply } from '../application/move-reply.use-case.js';
import type { ReviewReply } from '../domain/reply.js';
import { DisputeQueries } from '../persistence/dispute.queries.js';
import {
  AnswerReviewsInput,
  ReviewReplyConnection,
  ReviewReplyInput,
  ReviewReplyPayload,
  ReviewReplyReasonInput,
} from './dispute.types.js';
import { AlreadyRepliedProblem } from './problems.js';

@Resolver()
export class ReplyResolver {
  constructor(
    private readonly queries: DisputeQueries,
    private readonly answer: AnswerReviews,
    private readonly move: MoveReply,
  ) {}

  @Query(() => ReviewReplyConnection, {
    description:
      'Your answers to reviews, newest first; for a coordinator those that wait to be read, the oldest first.',
  })
  @Allow('EMPLOYER', 'COORDINATOR')
  async reviewReplies(@CurrentActor() actor: Actor, @Args() page: PageArgs): Promise<ReviewReplyConnection> {
    return toConnection(await this.queries.replies(actor, pageRequest(page)), (row) => row);
  }

  @Command({
    payload: ReviewReplyPayload,
    problems: [AlreadyRepliedProblem],
    description:
      'Answers the reviews of an advert of yours that came out together, once. A coordinator reads it before it stands beside them; one that is refused may be written anew.',
  })
  @Allow('EMPLOYER')
  async answerReviews(@CurrentActor() actor: Actor, @Input() input: AnswerReviewsInput): Promise<ReviewReplyPayload> {
    return payload(await this.answer.run(actor, input));
  }

  @Command({ payload: ReviewReplyPayload, description: "Lets an employer's answer stand beside the reviews." })
  @Allow('COORDINATOR')
  async publishReviewReply(
    @CurrentActor() actor: Actor,
    @Input() { replyId }: ReviewReplyInput,
  ): Promise<ReviewReplyPayload> {
    return payload(await this.move.run(actor, { replyId, to: 'PUBLISHED', reason: null }));
  }

  @Command({ payload: ReviewReplyPayload, description: "Gives an employer's answer back, saying why." })
  @Allow('COORDINATOR')
  async refuseReviewReply(
    @CurrentActor() actor: Actor,
    @Input() { replyId, reason }: ReviewReplyReasonInput,
  ): Promise<ReviewReplyPayload> {
    return payload(await this.move.run(actor, { replyId, to: 'REFUSED', reason }));
  }
}

function payload({ id, state }: ReviewReply): ReviewReplyPayload {
  return { replyId: id, state };
}
