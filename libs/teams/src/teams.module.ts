import { Module } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Surroundings } from '#kernel';
import { ChosenMail, drawToken, MailModule } from '#mail';
import { ScopedReads, SURROUNDINGS, unitOfWork, useCases, type Transaction } from '#platform';
import { AcceptTeamInvitation } from './application/accept-team-invitation.use-case.js';
import { ChangeTeam } from './application/change-team.use-case.js';
import { InviteTeamMember } from './application/invite-team-member.use-case.js';
import type { TeamsTx } from './application/ports.js';
import { SendTeamInvitation } from './application/send-team-invitation.use-case.js';
import { WithdrawTeamInvitation } from './application/withdraw-team-invitation.use-case.js';
import { TeamResolver } from './graphql/team.resolver.js';
import { PgInvitations } from './persistence/invitation.repository.js';
import { TeamQueries } from './persistence/team.queries.js';
import { PgMembers } from './persistence/team.repository.js';

const repositories = (tx: Transaction): TeamsTx => ({
  members: new PgMembers(tx),
  invitations: new PgInvitations(tx),
  outbox: tx.outbox,
});

/** Who acts for an employer: members with rights, and invitations. */
@Module({
  imports: [MailModule],
  providers: [
    ...useCases(repositories, [InviteTeamMember, WithdrawTeamInvitation, AcceptTeamInvitation, ChangeTeam]),
    {
      provide: SendTeamInvitation,
      inject: [DataSource, SURROUNDINGS, ChosenMail],
      useFactory: (dataSource: DataSource, surroundings: Surroundings, mail: ChosenMail) =>
        new SendTeamInvitation(unitOfWork(dataSource, surroundings, repositories), surroundings, mail, drawToken),
    },
    { provide: TeamQueries, inject: [ScopedReads], useFactory: (reads: ScopedReads) => new TeamQueries(reads) },
    TeamResolver,
  ],
  exports: [SendTeamInvitation],
})
export class TeamsModule {}
