import { Query, Resolver } from '@nestjs/graphql';
import type { Actor } from '#kernel';
import { Allow, Command, CurrentActor, Input } from '#platform';
import { AcceptTeamInvitation } from '../application/accept-team-invitation.use-case.js';
import { ChangeTeam } from '../application/change-team.use-case.js';
import { InviteTeamMember } from '../application/invite-team-member.use-case.js';
import { WithdrawTeamInvitation } from '../application/withdraw-team-invitation.use-case.js';
import { TeamQueries } from '../persistence/team.queries.js';
import {
  AcceptTeamInvitationInput,
  AcceptTeamInvitationPayload,
  InviteTeamMemberInput,
  LastOwnerProblem,
  LeaveTeamInput,
  LeaveTeamPayload,
  SetTeamRightsInput,
  TeamInvitationInput,
  TeamInvitationPayload,
  TeamMemberInput,
  TeamMemberPayload,
  TeamType,
} from './team.types.js';

@Resolver()
export class TeamResolver {
  constructor(
    private readonly queries: TeamQueries,
    private readonly invite: InviteTeamMember,
    private readonly withdraw: WithdrawTeamInvitation,
    private readonly accept: AcceptTeamInvitation,
    private readonly change: ChangeTeam,
  ) {}

  @Query(() => TeamType, { description: 'Who acts for your employer, and who is invited to.' })
  @Allow('EMPLOYER')
  team(@CurrentActor() actor: Actor): Promise<TeamType> {
    return this.queries.own(actor);
  }

  @Command({
    payload: TeamInvitationPayload,
    description: 'Invites somebody into your team by e-mail, with a code that works once within fourteen days.',
  })
  @Allow('EMPLOYER')
  async inviteTeamMember(
    @CurrentActor() actor: Actor,
    @Input() input: InviteTeamMemberInput,
  ): Promise<TeamInvitationPayload> {
    return { invitationId: await this.invite.run(actor, input) };
  }

  @Command({ payload: TeamInvitationPayload, description: 'Takes an invitation back: its code works no longer.' })
  @Allow('EMPLOYER')
  async withdrawTeamInvitation(
    @CurrentActor() actor: Actor,
    @Input() { invitationId }: TeamInvitationInput,
  ): Promise<TeamInvitationPayload> {
    await this.withdraw.run(actor, invitationId);
    return { invitationId };
  }

  @Command({ payload: AcceptTeamInvitationPayload, description: 'Joins a team by the code of an invitation, once.' })
  @Allow('NEWCOMER', 'EMPLOYER')
  async acceptTeamInvitation(
    @CurrentActor() actor: Actor,
    @Input() { code }: AcceptTeamInvitationInput,
  ): Promise<AcceptTeamInvitationPayload> {
    return { employerId: await this.accept.run(actor, code) };
  }

  @Command({
    payload: TeamMemberPayload,
    problems: [LastOwnerProblem],
    description: 'Says what a member of your team may do, from their next request on.',
  })
  @Allow('EMPLOYER')
  async setTeamRights(
    @CurrentActor() actor: Actor,
    @Input() { grantId, rights }: SetTeamRightsInput,
  ): Promise<TeamMemberPayload> {
    await this.change.setRights(actor, grantId, rights);
    return { grantId };
  }

  @Command({
    payload: TeamMemberPayload,
    problems: [LastOwnerProblem],
    description: 'Removes somebody from your team; their next request is refused.',
  })
  @Allow('EMPLOYER')
  async removeTeamMember(
    @CurrentActor() actor: Actor,
    @Input() { grantId }: TeamMemberInput,
  ): Promise<TeamMemberPayload> {
    await this.change.remove(actor, grantId);
    return { grantId };
  }

  @Command({
    payload: LeaveTeamPayload,
    problems: [LastOwnerProblem],
    description: 'Leaves your team, unless you are its last owner.',
  })
  @Allow('EMPLOYER')
  async leaveTeam(@CurrentActor() actor: Actor, @Input() { employerId }: LeaveTeamInput): Promise<LeaveTeamPayload> {
    await this.change.leave(actor, employerId);
    return { employerId };
  }
}
