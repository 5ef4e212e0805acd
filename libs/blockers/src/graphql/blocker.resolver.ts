import { Args, Query, Resolver } from '@nestjs/graphql';
import type { Actor } from '#kernel';
import { Allow, Command, CurrentActor, Input, PageArgs, pageRequest, toConnection } from '#platform';
import { ListBlockers } from '../application/list-blockers.js';
import { RemindOfBlockers } from '../application/remind-of-blockers.use-case.js';
import {
  BlockedPlacementConnection,
  RemindOfBlockersInput,
  RemindOfBlockersPayload,
  toBlockedPlacement,
} from './blocker.types.js';

@Resolver()
export class BlockerResolver {
  constructor(
    private readonly board: ListBlockers,
    private readonly remind: RemindOfBlockers,
  ) {}

  @Query(() => BlockedPlacementConnection, {
    description:
      'Places of your students that are not ready: what blocks each, who must act, and whether there is time. The soonest first.',
  })
  @Allow('CAREERS_LEAD', 'SAFEGUARDING_LEAD')
  async blockedPlacements(@CurrentActor() actor: Actor, @Args() page: PageArgs): Promise<BlockedPlacementConnection> {
    return toConnection(await this.board.run(actor, pageRequest(page)), toBlockedPlacement);
  }

  @Command({
    payload: RemindOfBlockersPayload,
    description: 'Reminds everybody who must act on these places, once a day at most.',
  })
  @Allow('CAREERS_LEAD', 'SAFEGUARDING_LEAD')
  async remindOfBlockers(
    @CurrentActor() actor: Actor,
    @Input() { allocationIds }: RemindOfBlockersInput,
  ): Promise<RemindOfBlockersPayload> {
    return { allocationIds: await this.remind.run(actor, allocationIds) };
  }
}
