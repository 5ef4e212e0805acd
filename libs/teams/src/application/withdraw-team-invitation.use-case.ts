import { NotFound, type Actor, type Surroundings, type UnitOfWork } from '#kernel';
import { ownEmployer } from './own-employer.js';
import type { TeamsTx } from './ports.js';

/** Takes an invitation back that nobody has taken up: its code is dead from now on. */
export class WithdrawTeamInvitation {
  constructor(
    private readonly unitOfWork: UnitOfWork<TeamsTx>,
    private readonly surroundings: Surroundings,
  ) {}

  run(actor: Actor, invitationId: string): Promise<void> {
    const { employerId } = ownEmployer(actor);
    return this.unitOfWork.run(actor, async ({ invitations, outbox }) => {
      if (!(await invitations.withdraw(employerId, invitationId, this.surroundings.clock.now())))
        throw new NotFound('Invitation', invitationId);
      await outbox.add({ kind: 'team.invitation-withdrawn', subjectId: invitationId, employerId });
    });
  }
}
