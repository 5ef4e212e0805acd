import { Args, ID, Query, Resolver } from '@nestjs/graphql';
import type { Actor } from '#kernel';
import { Allow, CurrentActor, PageArgs, pageRequest, toConnection } from '#platform';
import { ClearanceQueries } from '../persistence/clearance.queries.js';
import { KeptClearanceConnection } from './clearance.types.js';

@Resolver()
export class ClearanceResolver {
  constructor(private readonly queries: ClearanceQueries) {}

  @Query(() => KeptClearanceConnection, {
    description:
      'What the safeguarding rules said of one place, request, application, waiting place, advert or slot, the newest first; nothing of what is out of your reach. A coordinator sees those of adverts, slots and requests.',
  })
  @Allow('CAREERS_LEAD', 'SAFEGUARDING_LEAD', 'COORDINATOR')
  async clearances(
    @CurrentActor() actor: Actor,
    @Args('of', { type: () => ID, description: 'Of what: the id of any of these.' }) of: string,
    @Args() page: PageArgs,
  ): Promise<KeptClearanceConnection> {
    return toConnection(await this.queries.of(actor, of, pageRequest(page)), (row) => row);
  }
}
