import { Args, ID, Int, Query, Resolver } from '@nestjs/graphql';
import { GraphQLError } from 'graphql';
import { NotFound, type Actor } from '#kernel';
import { Allow, CurrentActor } from '#platform';
import { CountReach } from '../application/count-reach.use-case.js';
import { SlotReachType, toSlotReach } from './reach.types.js';

const latestStart = { least: 1, most: 240 };

@Resolver()
export class ReachResolver {
  constructor(private readonly reach: CountReach) {}

  @Query(() => [SlotReachType], {
    description:
      'The slots of a round of your programme with how many students can get there, the least reachable first, and what a later start would change.',
  })
  @Allow('COORDINATOR')
  async slotsByReach(
    @CurrentActor() actor: Actor,
    @Args('roundId', { type: () => ID, description: 'The round.' }) roundId: string,
    @Args('laterByMinutes', { type: () => Int, defaultValue: 30, description: 'How much later: 1 to 240 minutes.' })
    laterByMinutes: number,
  ): Promise<SlotReachType[]> {
    if (laterByMinutes < latestStart.least || laterByMinutes > latestStart.most)
      throw new GraphQLError(`laterByMinutes must be from ${latestStart.least} to ${latestStart.most}`);
    try {
      return (await this.reach.run(actor, roundId, laterByMinutes)).map(toSlotReach);
    } catch (error) {
      if (error instanceof NotFound) return [];
      throw error;
    }
  }
}
