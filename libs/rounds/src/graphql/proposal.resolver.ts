import { Args, ID, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import type { Actor } from '#kernel';
import { Allow, CurrentActor, PageArgs, pageRequest, toConnection } from '#platform';
import { compareOutcomes } from '../domain/compare-outcomes.js';
import {
  priorityPlaced,
  shownConsent,
  shownGroups,
  shownOverDemand,
  type ProposalCount,
  type ProposalSums,
} from '../domain/proposal-counts.js';
import { outcomeKinds } from '../domain/reason.js';
import { ComparisonQueries } from '../persistence/comparison.queries.js';
import { ProposalQueries } from '../persistence/proposal.queries.js';
import { ProposalComparisonType, toComparison } from './comparison.types.js';
import { toMatchingMode } from './matching-mode.types.js';
import { ProposalSlotConnection, toProposalSlot } from './proposal-slot.types.js';
import { OverDemandedGroupType, ProposalType } from './proposal.types.js';
import { SlotsOfGroups } from './slots-of-groups.js';

@Resolver(() => ProposalType)
export class ProposalResolver {
  constructor(
    private readonly queries: ProposalQueries,
    private readonly comparisons: ComparisonQueries,
  ) {}

  @Query(() => ProposalType, {
    nullable: true,
    description:
      'A finished proposal of your programme, or the one that counts in a round: the latest made afresh and, from publication on, the one published last. Null when there is none.',
  })
  @Allow('COORDINATOR')
  async proposal(
    @CurrentActor() actor: Actor,
    @Args('roundId', { type: () => ID, nullable: true, description: 'The round; not looked at with a proposal.' })
    roundId: string | null,
    @Args('proposalId', { type: () => ID, nullable: true, description: 'The proposal.' }) proposalId: string | null,
  ): Promise<ProposalType | null> {
    const sums = proposalId
      ? await this.queries.one(actor, proposalId)
      : await this.queries.current(actor, roundId ?? '');
    if (sums === undefined) return null;
    const numbers = sums.overDemand.map((_, index) => index + 1);
    const slotsOfGroups = new SlotsOfGroups((page) => this.queries.slotsOfGroups(actor, sums.id, numbers, page));
    return toProposal(sums, await this.queries.counts(sums.id), slotsOfGroups);
  }

  @Query(() => ProposalComparisonType, {
    nullable: true,
    description:
      'What one proposal changes against another of the same round; null unless both are finished and of your programme.',
  })
  @Allow('COORDINATOR')
  async compareProposals(
    @CurrentActor() actor: Actor,
    @Args('before', { type: () => ID, description: 'The proposal to start from.' }) before: string,
    @Args('after', { type: () => ID, description: 'The proposal to hold against it.' }) after: string,
  ): Promise<ProposalComparisonType | null> {
    const compared = await this.comparisons.compared(actor, before, after);
    return compared === undefined ? null : toComparison(compareOutcomes(compared));
  }

  @ResolveField(() => ProposalSlotConnection, { description: 'Its slots, by id.' })
  async slots(
    @CurrentActor() actor: Actor,
    @Parent() { id }: ProposalType,
    @Args() page: PageArgs,
  ): Promise<ProposalSlotConnection> {
    return toConnection(await this.queries.slots(actor, id, pageRequest(page)), toProposalSlot);
  }
}

@Resolver(() => OverDemandedGroupType)
export class OverDemandedGroupResolver {
  @ResolveField(() => ProposalSlotConnection, {
    description: 'The slots, by id; empty where they cannot be told from the places alone.',
  })
  async slots(
    @Parent() { slotsOfGroups, number }: OverDemandedGroupType,
    @Args() page: PageArgs,
  ): Promise<ProposalSlotConnection> {
    return toConnection(await slotsOfGroups.page(number, pageRequest(page)), toProposalSlot);
  }
}

function toProposal(sums: ProposalSums, counts: readonly ProposalCount[], slotsOfGroups: SlotsOfGroups): ProposalType {
  const { mode, consent, overDemand } = sums;
  const byPriorityClass = shownGroups(counts, 'PRIORITY_CLASS');
  return {
    ...sums,
    mode: toMatchingMode(mode),
    priorityPlaced: priorityPlaced(mode, byPriorityClass),
    byConsent: consent && shownConsent(consent),
    overDemandedGroups: shownOverDemand(overDemand).map(({ students, slots, seats }, index) => ({
      slotsOfGroups,
      number: index + 1,
      students,
      seats,
      slotCount: slots,
    })),
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
    byPriorityClass: byPriorityClass.map(({ key, placed, unplaced }) => ({
      priorityClass: Number(key),
      placed,
      unplaced,
    })),
    unplacedBecause: shownGroups(counts, 'CAUSE').flatMap(({ key, unplaced }) =>
      outcomeKinds.filter((kind) => kind === key).map((kind) => ({ kind, unplaced })),
    ),
  };
}
