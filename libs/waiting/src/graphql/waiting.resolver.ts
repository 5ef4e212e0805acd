import { Args, Query, Resolver } from '@nestjs/graphql';
import { BlockedByRulesProblem } from '#clearances';
import type { Actor } from '#kernel';
import { Allow, Command, CurrentActor, Input, PageArgs, pageRequest, toConnection } from '#platform';
import { JoinWaitingList } from '../application/join-waiting-list.use-case.js';
import { LeaveWaitingList } from '../application/leave-waiting-list.use-case.js';
import { WaitingQueries } from '../persistence/waiting.queries.js';
import {
  AlreadyWaitingProblem,
  JoinWaitingListAsGroupInput,
  JoinWaitingListInput,
  JoinWaitingListPayload,
  LeaveWaitingListInput,
  LeaveWaitingListPayload,
  PlacesAreFreeProblem,
  WaitingPlaceConnection,
} from './waiting.types.js';

@Resolver()
export class WaitingResolver {
  constructor(
    private readonly queries: WaitingQueries,
    private readonly join: JoinWaitingList,
    private readonly leave: LeaveWaitingList,
  ) {}

  @Query(() => WaitingPlaceConnection, {
    description: 'Where you wait for places, or your school does with its groups and students; newest first.',
  })
  @Allow('STUDENT', 'CAREERS_LEAD', 'SAFEGUARDING_LEAD')
  async waitingPlaces(@CurrentActor() actor: Actor, @Args() page: PageArgs): Promise<WaitingPlaceConnection> {
    return toConnection(await this.queries.page(actor, pageRequest(page)), (row) => row);
  }

  @Command({
    payload: JoinWaitingListPayload,
    problems: [PlacesAreFreeProblem, AlreadyWaitingProblem, BlockedByRulesProblem],
    description:
      'Joins the line for a full placement. A place that becomes free is offered to the first for whom the safeguarding rules allow it: by priority class, then by who has waited longest.',
  })
  @Allow('STUDENT', 'CAREERS_LEAD')
  async joinWaitingList(
    @CurrentActor() actor: Actor,
    @Input() { slotId, studentId = null }: JoinWaitingListInput,
  ): Promise<JoinWaitingListPayload> {
    return { waitingPlaceId: (await this.join.run(actor, { slotId, studentId, group: null })).id };
  }

  @Command({
    payload: JoinWaitingListPayload,
    problems: [PlacesAreFreeProblem, AlreadyWaitingProblem],
    description:
      'Joins the line for a full visit or event. Free places are offered to the first group that fits, by who has waited longest.',
  })
  @Allow('CAREERS_LEAD')
  async joinWaitingListAsGroup(
    @CurrentActor() actor: Actor,
    @Input() { slotId, places, staffLead, note }: JoinWaitingListAsGroupInput,
  ): Promise<JoinWaitingListPayload> {
    const group = { places, staffLead, note: note ?? '' };
    return { waitingPlaceId: (await this.join.run(actor, { slotId, studentId: null, group })).id };
  }

  @Command({ payload: LeaveWaitingListPayload, description: 'Leaves the line; an offer is answered instead.' })
  @Allow('STUDENT', 'CAREERS_LEAD')
  async leaveWaitingList(
    @CurrentActor() actor: Actor,
    @Input() input: LeaveWaitingListInput,
  ): Promise<LeaveWaitingListPayload> {
    return { waitingPlaceId: (await this.leave.run(actor, input.waitingPlaceId)).id };
  }
}
