import { Inject } from '@nestjs/common';
import { Args, ID, Query, Resolver } from '@nestjs/graphql';
import type { Actor, Surroundings } from '#kernel';
import {
  Allow,
  Command,
  CurrentActor,
  Input,
  Look,
  Looked,
  PageArgs,
  pageRequest,
  SURROUNDINGS,
  toConnection,
} from '#platform';
import { OpenIdentity } from '../application/open-identity.use-case.js';
import { IdentityOpeningQueries } from '../persistence/identity-opening.queries.js';
import {
  IdentityOpeningConnection,
  OpenedIdentityType,
  OpenIdentityInput,
  OpenIdentityPayload,
} from './identity-opening.types.js';

@Resolver()
export class IdentityOpeningResolver {
  constructor(
    private readonly queries: IdentityOpeningQueries,
    private readonly open: OpenIdentity,
    @Inject(SURROUNDINGS) private readonly surroundings: Surroundings,
  ) {}

  @Command({
    payload: OpenIdentityPayload,
    description: 'Opens who a student is to you for an hour. The leads of the school are told at once, and read why.',
  })
  @Allow('COORDINATOR')
  async openIdentity(@CurrentActor() actor: Actor, @Input() input: OpenIdentityInput): Promise<OpenIdentityPayload> {
    const { id, closesAt } = await this.open.run(actor, input);
    return { identityOpeningId: id, closesAt: closesAt.toISOString().replace(/\.\d+Z$/, 'Z') };
  }

  @Query(() => OpenedIdentityType, {
    nullable: true,
    description: 'Who a student is; null unless you have opened that within the hour. Each time is written down.',
  })
  @Allow('COORDINATOR')
  async openedIdentity(
    @CurrentActor() actor: Actor,
    @Args('studentId', { type: () => ID, description: 'A student of your programme.' }) studentId: string,
    @Looked() look: Look,
  ): Promise<OpenedIdentityType | null> {
    return (await this.queries.opened(actor, studentId, this.surroundings.clock.now(), look)) ?? null;
  }

  @Query(() => IdentityOpeningConnection, {
    description: 'When a coordinator opened who a student of your school is, and why; for a coordinator, your own.',
  })
  @Allow('CAREERS_LEAD', 'SAFEGUARDING_LEAD', 'COORDINATOR')
  async identityOpenings(@CurrentActor() actor: Actor, @Args() page: PageArgs): Promise<IdentityOpeningConnection> {
    return toConnection(await this.queries.list(actor, pageRequest(page)), (row) => row);
  }
}
