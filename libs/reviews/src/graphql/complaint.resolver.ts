import { Args, Query, Resolver } from '@nestjs/graphql';
import type { Actor } from '#kernel';
import { Allow, Command, CurrentActor, Input, PageArgs, pageRequest, toConnection } from '#platform';
import { ComplainAboutReview } from '../application/complain-about-review.use-case.js';
import { DecideComplaint, type DecideComplaintCommand } from '../application/decide-complaint.use-case.js';
import type { ReviewComplaint } from '../domain/complaint.js';
import { DisputeQueries } from '../persistence/dispute.queries.js';
import {
  ComplainAboutReviewInput,
  MyReviewComplaintConnection,
  ReviewComplaintInput,
  ReviewComplaintPayload,
  ReviewComplaintToDecideConnection,
} from './dispute.types.js';
import { AlreadyComplainedProblem } from './problems.js';

@Resolver()
export class ComplaintResolver {
  constructor(
    private readonly queries: DisputeQueries,
    private readonly complain: ComplainAboutReview,
    private readonly decide: DecideComplaint,
  ) {}

  @Query(() => MyReviewComplaintConnection, { description: 'What you have complained about, newest first.' })
  @Allow('STUDENT', 'EMPLOYER')
  async myReviewComplaints(@CurrentActor() actor: Actor, @Args() page: PageArgs): Promise<MyReviewComplaintConnection> {
    return toConnection(await this.queries.ownComplaints(actor, pageRequest(page)), (row) => row);
  }

  @Query(() => ReviewComplaintToDecideConnection, {
    description: 'Complaints about reviews that wait for you, the longest waiting first.',
  })
  @Allow('COORDINATOR')
  async reviewComplaintsToDecide(
    @CurrentActor() actor: Actor,
    @Args() page: PageArgs,
  ): Promise<ReviewComplaintToDecideConnection> {
    return toConnection(await this.queries.complaintsToDecide(actor, pageRequest(page)), (row) => row);
  }

  @Command({
    payload: ReviewComplaintPayload,
    problems: [AlreadyComplainedProblem],
    description:
      'Says that a review should not stand: one of your own adverts, or, as a student, any that you can read. It is hidden until a coordinator has decided.',
  })
  @Allow('STUDENT', 'EMPLOYER')
  async complainAboutReview(
    @CurrentActor() actor: Actor,
    @Input() input: ComplainAboutReviewInput,
  ): Promise<ReviewComplaintPayload> {
    return payload(await this.complain.run(actor, input));
  }

  @Command({ payload: ReviewComplaintPayload, description: 'Has a review shown again: the complaint is unfounded.' })
  @Allow('COORDINATOR')
  dismissReviewComplaint(
    @CurrentActor() actor: Actor,
    @Input() input: ReviewComplaintInput,
  ): Promise<ReviewComplaintPayload> {
    return this.decided(actor, { ...input, to: 'DISMISSED' });
  }

  @Command({
    payload: ReviewComplaintPayload,
    description: 'Takes the words of a review down for good. Its marks stay in the sums; its author is told.',
  })
  @Allow('COORDINATOR')
  upholdReviewComplaint(
    @CurrentActor() actor: Actor,
    @Input() input: ReviewComplaintInput,
  ): Promise<ReviewComplaintPayload> {
    return this.decided(actor, { ...input, to: 'UPHELD' });
  }

  private async decided(actor: Actor, command: DecideComplaintCommand): Promise<ReviewComplaintPayload> {
    return payload(await this.decide.run(actor, command));
  }
}

function payload({ id, state, decideBy }: ReviewComplaint): ReviewComplaintPayload {
  return { complaintId: id, state, decideBy: decideBy.toISOString().replace(/\.\d+Z$/, 'Z') };
}
