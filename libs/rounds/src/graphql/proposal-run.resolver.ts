import { Args, ID, Query, Resolver } from '@nestjs/graphql';
import type { Actor } from '#kernel';
import { Allow, Command, CurrentActor, Input, PageArgs, pageRequest, toConnection } from '#platform';
import { CancelProposal } from '../application/cancel-proposal.use-case.js';
import { ProposeRound } from '../application/propose-round.use-case.js';
import { fairMode, modeOf } from '../domain/matching-mode.js';
import { ProposalRunQueries } from '../persistence/proposal-run.queries.js';
import { askedFor } from './matching-mode.types.js';
import { ProposalInput, ProposalRunPayload, ProposeRoundInput } from './proposal-run.inputs.js';
import { ProposalRunConnection, ProposalRunType, toProposalRun } from './proposal-run.types.js';

@Resolver()
export class ProposalRunResolver {
  constructor(
    private readonly queries: ProposalRunQueries,
    private readonly propose: ProposeRound,
    private readonly cancel: CancelProposal,
  ) {}

  @Query(() => ProposalRunType, {
    nullable: true,
    description: 'A run of the matching in your programme; null when there is none.',
  })
  @Allow('COORDINATOR')
  async proposalRun(
    @CurrentActor() actor: Actor,
    @Args('proposalId', { type: () => ID, description: 'The proposal that it makes.' }) proposalId: string,
  ): Promise<ProposalRunType | null> {
    const line = await this.queries.one(actor, proposalId);
    return line === undefined ? null : toProposalRun(line);
  }

  @Query(() => ProposalRunConnection, {
    description: 'The runs of a round of your programme, the latest first: waiting, under way, done and failed.',
  })
  @Allow('COORDINATOR')
  async proposalRuns(
    @CurrentActor() actor: Actor,
    @Args('roundId', { type: () => ID, description: 'The round.' }) roundId: string,
    @Args() page: PageArgs,
  ): Promise<ProposalRunConnection> {
    return toConnection(await this.queries.ofRound(actor, roundId, pageRequest(page)), toProposalRun);
  }

  @Command({
    payload: ProposalRunPayload,
    description:
      'Has a round matched as things stand: a dry run, as often as you like. Answers at once; proposalRun tells how far it is.',
  })
  @Allow('COORDINATOR')
  async proposeRound(@CurrentActor() actor: Actor, @Input() input: ProposeRoundInput): Promise<ProposalRunPayload> {
    const { id, roundId } = await this.propose.run(actor, {
      roundId: input.roundId,
      mode: input.mode === undefined || input.mode === null ? fairMode : modeOf(askedFor(input.mode)),
      basis: input.basis ?? 'AFRESH',
    });
    return { proposalId: id, roundId, state: 'QUEUED' };
  }

  @Command({ payload: ProposalRunPayload, description: 'Cancels a run that has not ended; nothing of it is kept.' })
  @Allow('COORDINATOR')
  async cancelProposal(@CurrentActor() actor: Actor, @Input() input: ProposalInput): Promise<ProposalRunPayload> {
    const { id, roundId, state } = await this.cancel.run(actor, input.proposalId);
    return { proposalId: id, roundId, state };
  }
}
