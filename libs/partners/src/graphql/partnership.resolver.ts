import { Inject } from '@nestjs/common';
import { Args, Query, Resolver } from '@nestjs/graphql';
import { today, type Actor, type Surroundings } from '#kernel';
import { EmployerNotVerifiedProblem } from '#opportunities';
import { Allow, Command, CurrentActor, Input, PageArgs, pageRequest, SURROUNDINGS, toConnection } from '#platform';
import { AcceptPartnership } from '../application/accept-partnership.use-case.js';
import { InvitePartner } from '../application/invite-partner.use-case.js';
import { LeavePartnership } from '../application/leave-partnership.use-case.js';
import { RemovePartner } from '../application/remove-partner.use-case.js';
import type { Partnership } from '../domain/partnership.js';
import { PartnershipQueries } from '../persistence/partnership.queries.js';
import {
  AcceptPartnershipInput,
  InvitePartnerInput,
  PartnershipConnection,
  PartnershipInput,
  PartnershipPayload,
} from './partnership.types.js';

@Resolver()
export class PartnershipResolver {
  constructor(
    private readonly queries: PartnershipQueries,
    private readonly invite: InvitePartner,
    private readonly accept: AcceptPartnership,
    private readonly leave: LeavePartnership,
    private readonly remove: RemovePartner,
    @Inject(SURROUNDINGS) private readonly surroundings: Surroundings,
  ) {}

  @Query(() => PartnershipConnection, {
    description: 'Placements that you share with other employers, yours and theirs, newest first.',
  })
  @Allow('EMPLOYER')
  async partnerships(@CurrentActor() actor: Actor, @Args() page: PageArgs): Promise<PartnershipConnection> {
    const on = today(this.surroundings.clock);
    return toConnection(await this.queries.own(actor, pageRequest(page), on), (row) => row);
  }

  @Command({
    payload: PartnershipPayload,
    description: 'Asks another employer to have some days of a placement at a site of its own.',
  })
  @Allow('EMPLOYER')
  async invitePartner(@CurrentActor() actor: Actor, @Input() input: InvitePartnerInput): Promise<PartnershipPayload> {
    return toPayload(await this.invite.run(actor, input));
  }

  @Command({
    payload: PartnershipPayload,
    problems: [EmployerNotVerifiedProblem],
    description: 'Says yes to days of another employer’s placement, with the site and the two adults.',
  })
  @Allow('EMPLOYER')
  async acceptPartnership(
    @CurrentActor() actor: Actor,
    @Input() input: AcceptPartnershipInput,
  ): Promise<PartnershipPayload> {
    return toPayload(await this.accept.run(actor, input));
  }

  @Command({ payload: PartnershipPayload, description: 'Says no to days of another employer’s placement.' })
  @Allow('EMPLOYER')
  async declinePartnership(
    @CurrentActor() actor: Actor,
    @Input() { partnershipId }: PartnershipInput,
  ): Promise<PartnershipPayload> {
    return toPayload(await this.leave.run(actor, partnershipId, 'DECLINED'));
  }

  @Command({
    payload: PartnershipPayload,
    description:
      'Takes back your yes to days of another employer’s placement: its advert comes down, and confirmed places in it are held.',
  })
  @Allow('EMPLOYER')
  async leavePartnership(
    @CurrentActor() actor: Actor,
    @Input() { partnershipId }: PartnershipInput,
  ): Promise<PartnershipPayload> {
    return toPayload(await this.leave.run(actor, partnershipId, 'WITHDRAWN'));
  }

  @Command({
    payload: PartnershipPayload,
    description: 'Takes a partner out of a placement of yours that is not shown; its days are yours again.',
  })
  @Allow('EMPLOYER')
  async removePartner(
    @CurrentActor() actor: Actor,
    @Input() { partnershipId }: PartnershipInput,
  ): Promise<PartnershipPayload> {
    return toPayload(await this.remove.run(actor, partnershipId));
  }
}

function toPayload({ id, state }: Partnership): PartnershipPayload {
  return { partnershipId: id, state };
}
