import { Args, ID, Query, Resolver } from '@nestjs/graphql';
import type { Actor } from '#kernel';
import { Allow, Command, CurrentActor, Input, Public } from '#platform';
import { CreateRound } from '../application/create-round.use-case.js';
import { MoveRound, type MoveRoundCommand } from '../application/move-round.use-case.js';
import { PublishRound } from '../application/publish-round.use-case.js';
import { SetRoundTerms } from '../application/set-round-terms.use-case.js';
import { priorityClasses } from '../domain/priority-classes.js';
import { RoundQueries } from '../persistence/round.queries.js';
import { ProposalNotFinishedProblem, ProposalOvertakenProblem, SlotsHaveChangedProblem } from './problems.js';
import {
  CreateRoundInput,
  CreateRoundPayload,
  PublishRoundInput,
  PublishRoundPayload,
  RoundInput,
  RoundStatePayload,
  SetRoundTermsInput,
  SetRoundTermsPayload,
} from './round.inputs.js';
import { PriorityClassType, RoundType, toRound } from './round.types.js';

@Resolver()
export class RoundResolver {
  constructor(
    private readonly queries: RoundQueries,
    private readonly create: CreateRound,
    private readonly move: MoveRound,
    private readonly publish: PublishRound,
    private readonly terms: SetRoundTerms,
  ) {}

  @Query(() => [RoundType], {
    description: 'Rounds of your programme, the latest first; drafts are shown to the coordinator only.',
  })
  @Allow('STUDENT', 'CAREERS_LEAD', 'SAFEGUARDING_LEAD', 'MENTOR', 'EMPLOYER', 'COORDINATOR')
  async rounds(@CurrentActor() actor: Actor): Promise<RoundType[]> {
    return (await this.queries.ofProgramme(actor)).map((round) => toRound(actor, round));
  }

  @Query(() => RoundType, { nullable: true, description: 'A round; null when there is none that you may see.' })
  @Allow('STUDENT', 'CAREERS_LEAD', 'SAFEGUARDING_LEAD', 'MENTOR', 'EMPLOYER', 'COORDINATOR')
  async round(
    @CurrentActor() actor: Actor,
    @Args('id', { type: () => ID, description: 'The round.' }) id: string,
  ): Promise<RoundType | null> {
    const round = await this.queries.one(actor, id);
    return round === undefined ? null : toRound(actor, round);
  }

  @Query(() => [PriorityClassType], { description: 'The published order of priority, those who go first at the head.' })
  @Public()
  priorityClasses(): PriorityClassType[] {
    return priorityClasses.map(({ priorityClass, criteria }) => ({ priorityClass, criteria }));
  }

  @Command({ payload: CreateRoundPayload, description: 'Plans a round and draws its lottery under seal.' })
  @Allow('COORDINATOR')
  async createRound(@CurrentActor() actor: Actor, @Input() input: CreateRoundInput): Promise<CreateRoundPayload> {
    const { name, slotsFrom, slotsTo, maxChoices } = input;
    const { id, seedCommitment } = await this.create.run(actor, { name, slotsFrom, slotsTo, maxChoices });
    return { roundId: id, seedCommitment };
  }

  @Command({
    payload: SetRoundTermsPayload,
    description: 'Sets when a round opens, closes and is answered by, and what becomes of places that are given back.',
  })
  @Allow('COORDINATOR')
  async setRoundTerms(
    @CurrentActor() actor: Actor,
    @Input() { roundId, opensAt, closesAt, answerBy, afterNo }: SetRoundTermsInput,
  ): Promise<SetRoundTermsPayload> {
    const terms = { opensAt: instant(opensAt), closesAt: instant(closesAt), answerBy: instant(answerBy), afterNo };
    return { roundId: (await this.terms.run(actor, { roundId, ...terms })).id };
  }

  @Command({
    payload: RoundStatePayload,
    description: 'Lets students apply and rank; also after the round was closed.',
  })
  @Allow('COORDINATOR')
  openRound(@CurrentActor() actor: Actor, @Input() input: RoundInput): Promise<RoundStatePayload> {
    return this.moved(actor, input.roundId, 'OPEN');
  }

  @Command({ payload: RoundStatePayload, description: 'Closes the lists.' })
  @Allow('COORDINATOR')
  closeRound(@CurrentActor() actor: Actor, @Input() input: RoundInput): Promise<RoundStatePayload> {
    return this.moved(actor, input.roundId, 'CLOSED');
  }

  @Command({
    payload: PublishRoundPayload,
    problems: [ProposalNotFinishedProblem, ProposalOvertakenProblem, SlotsHaveChangedProblem],
    description:
      'Offers the places of a proposal to their students, all of them or none; in a round that is published already, the new places of one that keeps those it gave.',
  })
  @Allow('COORDINATOR')
  async publishRound(@CurrentActor() actor: Actor, @Input() input: PublishRoundInput): Promise<PublishRoundPayload> {
    const { roundId, proposalId } = input;
    const { round, offered } = await this.publish.run(actor, { roundId, proposalId: proposalId ?? null });
    return { roundId: round.id, state: round.state, offered };
  }

  @Command({ payload: RoundStatePayload, description: 'Settles the round: it is over.' })
  @Allow('COORDINATOR')
  settleRound(@CurrentActor() actor: Actor, @Input() input: RoundInput): Promise<RoundStatePayload> {
    return this.moved(actor, input.roundId, 'SETTLED');
  }

  private async moved(actor: Actor, roundId: string, to: MoveRoundCommand['to']): Promise<RoundStatePayload> {
    const { id, state } = await this.move.run(actor, { roundId, to });
    return { roundId: id, state };
  }
}

function instant(text: string | null | undefined): Date | null {
  return text === null || text === undefined ? null : new Date(text);
}
