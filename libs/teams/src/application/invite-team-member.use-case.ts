import { InvalidInput, type Actor, type EmployerRight, type Surroundings, type UnitOfWork } from '#kernel';
import { invitationDays, type InvitationId } from '../domain/team.js';
import { ownEmployer } from './own-employer.js';
import type { TeamsTx } from './ports.js';

/** Somebody who is to join, and what they may do. */
export interface InviteTeamMemberCommand {
  readonly email: string;
  readonly rights: readonly EmployerRight[];
}

const dayMs = 86_400_000;

/** Invites somebody into the team: a letter with a code that works once goes to the address, and nowhere else. */
export class InviteTeamMember {
  constructor(
    private readonly unitOfWork: UnitOfWork<TeamsTx>,
    private readonly surroundings: Surroundings,
  ) {}

  run(actor: Actor, { email, rights }: InviteTeamMemberCommand): Promise<InvitationId> {
    const { employerId } = ownEmployer(actor);
    const { clock, newId } = this.surroundings;
    return this.unitOfWork.run(actor, async ({ invitations, outbox }) => {
      const id = newId('Invitation');
      const invitedAt = clock.now();
      const expiresAt = new Date(invitedAt.getTime() + invitationDays * dayMs);
      if (!(await invitations.add(employerId, { id, email, rights, invitedAt, expiresAt }))) {
        const message = 'has an invitation already; withdraw that one first';
        throw new InvalidInput([{ path: 'email', value: email, message }]);
      }
      await invitations.enqueue(id);
      await outbox.add({ kind: 'team.invited', subjectId: id, employerId });
      return id;
    });
  }
}
