import { Args, ID, Query, Resolver } from '@nestjs/graphql';
import { BlockedByRulesProblem } from '#clearances';
import type { Actor } from '#kernel';
import { Allow, Command, CurrentActor, Input, PageArgs, pageRequest, toConnection } from '#platform';
import { PinPlacement } from '../application/pin-placement.use-case.js';
import { UnpinPlacement } from '../application/unpin-placement.use-case.js';
import { PinQueries } from '../persistence/pin.queries.js';
import { PinnedPlacementConnection, PinPayload, PinPlacementInput, UnpinPlacementInput } from './pin.types.js';
import { SlotNotInRoundProblem } from './problems.js';

@Resolver()
export class PinResolver {
  constructor(
    private readonly queries: PinQueries,
    private readonly pin: PinPlacement,
    private readonly unpin: UnpinPlacement,
  ) {}

  @Query(() => PinnedPlacementConnection, {
    description: 'The placements that were set aside in a round of your programme, by student id.',
  })
  @Allow('COORDINATOR')
  async pinnedPlacements(
    @CurrentActor() actor: Actor,
    @Args('roundId', { type: () => ID, description: 'The round.' }) roundId: string,
    @Args() page: PageArgs,
  ): Promise<PinnedPlacementConnection> {
    return toConnection(await this.queries.ofRound(actor, roundId, pageRequest(page)), (row) => row);
  }

  @Command({
    payload: PinPayload,
    problems: [SlotNotInRoundProblem, BlockedByRulesProblem],
    description:
      'Sets a placement aside for a student before the round is published, in place of another: every run from now on takes it as given.',
  })
  @Allow('COORDINATOR')
  async pinPlacement(@CurrentActor() actor: Actor, @Input() input: PinPlacementInput): Promise<PinPayload> {
    const { roundId, studentId } = await this.pin.run(actor, input);
    return { roundId, studentId };
  }

  @Command({ payload: PinPayload, description: 'Takes a pin out before the round is published.' })
  @Allow('COORDINATOR')
  async unpinPlacement(@CurrentActor() actor: Actor, @Input() input: UnpinPlacementInput): Promise<PinPayload> {
    return { roundId: await this.unpin.run(actor, input), studentId: input.studentId };
  }
}
