import { Args, Query, Resolver } from '@nestjs/graphql';
import { EmployerReasonInput, EmployerStatePayload, SecondPersonNeededProblem } from '#employers';
import type { Actor } from '#kernel';
import { Allow, Command, CurrentActor, Input, PageArgs, pageRequest, toConnection } from '#platform';
import { AgreeToLift } from '../application/agree-to-lift.use-case.js';
import { JoinSuspension } from '../application/join-suspension.use-case.js';
import { SuspendHost } from '../application/suspend-host.use-case.js';
import { stateOf, type Suspension } from '../domain/suspension.js';
import { SuspensionQueries } from '../persistence/suspension.queries.js';
import { SuspendHostInput, SuspensionConnection, SuspensionInput, SuspensionPayload } from './suspension.types.js';

@Resolver()
export class SuspensionResolver {
  constructor(
    private readonly queries: SuspensionQueries,
    private readonly suspend: SuspendHost,
    private readonly join: JoinSuspension,
    private readonly lift: AgreeToLift,
  ) {}

  @Query(() => SuspensionConnection, {
    description: 'Employers, sites and host adults suspended in your programme, the newest first.',
  })
  @Allow('SAFEGUARDING_LEAD', 'COORDINATOR')
  async suspensions(@CurrentActor() actor: Actor, @Args() page: PageArgs): Promise<SuspensionConnection> {
    return toConnection(await this.queries.ofProgramme(actor, pageRequest(page)), (row) => row);
  }

  @Command({
    payload: SuspensionPayload,
    description:
      'Suspends an employer, a site or a host adult everywhere in your programme, at once: confirmed places there are held and every school with a booking there is told.',
  })
  @Allow('SAFEGUARDING_LEAD', 'COORDINATOR')
  async suspendHost(@CurrentActor() actor: Actor, @Input() input: SuspendHostInput): Promise<SuspensionPayload> {
    return toPayload(await this.suspend.run(actor, input));
  }

  @Command({
    payload: EmployerStatePayload,
    deprecated: 'Use suspendHost, which this is. Goes on 1 March 2027.',
    description: 'Suspends an employer: its adverts are hidden at once.',
  })
  @Allow('COORDINATOR')
  async suspendEmployer(
    @CurrentActor() actor: Actor,
    @Input() { employerId, reason }: EmployerReasonInput,
  ): Promise<EmployerStatePayload> {
    await this.suspend.run(actor, { hostId: employerId, reason });
    return { employerId, state: 'SUSPENDED' };
  }

  @Command({
    payload: SuspensionPayload,
    description: 'Says that you have looked at a suspension that you did not make, and that it stands.',
  })
  @Allow('COORDINATOR')
  async joinSuspension(
    @CurrentActor() actor: Actor,
    @Input() { suspensionId }: SuspensionInput,
  ): Promise<SuspensionPayload> {
    return toPayload(await this.join.run(actor, suspensionId));
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
    @Input() { suspensionId }: SuspensionInput,
  ): Promise<SuspensionPayload> {
    return toPayload(await this.lift.run(actor, suspensionId));
  }
}

function toPayload(suspension: Suspension): SuspensionPayload {
  const state = stateOf(suspension);
  return { suspensionId: suspension.id, state, isLifted: state === 'LIFTED' };
}
