import { Args, ID, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import type { Actor } from '#kernel';
import { Allow, CurrentActor, PageArgs, pageRequest, toConnection } from '#platform';
import { shownGroups, type ProposalCount, type ProposalSums } from '../domain/proposal-counts.js';
import { outcomeKinds } from '../domain/reason.js';
import { ProposalQueries } from '../persistence/proposal.queries.js';
import { ProposalSlotConnection, ProposalType } from './proposal.types.js';

@Resolver(() => ProposalType)
export class ProposalResolver {
  constructor(private readonly queries: ProposalQueries) {}

  @Query(() => ProposalType, {
    nullable: true,
    description: 'The latest proposal of a round of your programme; null before the first.',
  })
  @Allow('COORDINATOR')
  async proposal(
    @CurrentActor() actor: Actor,
    @Args('roundId', { type: () => ID, description: 'The round.' }) roundId: string,
  ): Promise<ProposalType | null> {
    const sums = await this.queries.current(actor, roundId);
    return sums === undefined ? null : toProposal(sums, await this.queries.counts(sums.id));
  }

  @ResolveField(() => ProposalSlotConnection, { description: 'Its slots with their cut-offs, by id.' })
  async slots(
    @CurrentActor() actor: Actor,
    @Parent() { id }: ProposalType,
    @Args() page: PageArgs,
  ): Promise<ProposalSlotConnection> {
    return toConnection(await this.queries.slots(actor, id, pageRequest(page)), (row) => row);
  }
}

function toProposal(sums: ProposalSums, counts: readonly ProposalCount[]): ProposalType {
  return {
    ...sums,
    byChoiceRank: shownGroups(counts, 'CHOICE_RANK').map(({ key, placed }) => ({
      choiceRank: key === null ? null : Number(key),
      placed,
    })),
    bySchool: shownGroups(counts, 'SCHOOL').map(({ key, label, placed, unplaced }) => ({
      schoolId: key ?? '',
      schoolName: label ?? '',
      placed,
      unplaced,
    })),
    byPriorityClass: shownGroups(counts, 'PRIORITY_CLASS').map(({ key, placed, unplaced }) => ({
      priorityClass: Number(key),
      placed,
      unplaced,
    })),
    unplacedBecause: shownGroups(counts, 'CAUSE').flatMap(({ key, unplaced }) =>
      outcomeKinds.filter((kind) => kind === key).map((kind) => ({ kind, unplaced })),
    ),
  };
}
