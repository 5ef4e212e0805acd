import { Args, Query, Resolver } from '@nestjs/graphql';
import { SecondPersonNeededProblem } from '#employers';
import type { Actor } from '#kernel';
import { Allow, Command, CurrentActor, Input, PageArgs, pageRequest, toConnection } from '#platform';
import { AgreeToLift } from '../application/agree-to-lift.use-case.js';
import { SuspendHost } from '../application/suspend-host.use-case.js';
import { SuspensionQueries } from '../persistence/suspension.queries.js';
import { AgreeToLiftInput, SuspendHostInput, SuspensionConnection, SuspensionPayload } from './suspension.types.js';

@Resolver()
export class SuspensionResolver {
  constructor(
    private readonly queries: SuspensionQueries,
    private readonly suspend: SuspendHost,
    private readonly lift: AgreeToLift,
  ) {}

  @Query(() => SuspensionConnection, {
    description: 'Sites and host adults suspended in your programme, the newest first.',
  })
  @Allow('SAFEGUARDING_LEAD', 'COORDINATOR')
  async suspensions(@CurrentActor() actor: Actor, @Args() page: PageArgs): Promise<SuspensionConnection> {
    return toConnection(await this.queries.ofProgramme(actor, pageRequest(page)), (row) => row);
  }

  @Command({
    payload: SuspensionPayload,
    description:
      'Suspends a site or a host adult everywhere in your programme, at once: confirmed places there are held and their schools told.',
  })
  @Allow('SAFEGUARDING_LEAD', 'COORDINATOR')
  async suspendHost(@CurrentActor() actor: Actor, @Input() input: SuspendHostInput): Promise<SuspensionPayload> {
    return { suspensionId: await this.suspend.run(actor, input), isLifted: false };
  }

  @Command({
    payload: SuspensionPayload,
    problems: [SecondPersonNeededProblem],
    description:
      'Agrees that a suspension may end; it ends when a safeguarding lead and a coordinator, two people, have agreed.',
  })
  @Allow('SAFEGUARDING_LEAD', 'COORDINATOR')
  async agreeToLiftSuspension(
    @CurrentActor() actor: Actor,
    @Input() { suspensionId }: AgreeToLiftInput,
  ): Promise<SuspensionPayload> {
    const { id, isLifted } = await this.lift.run(actor, suspensionId);
    return { suspensionId: id, isLifted };
  }
}
