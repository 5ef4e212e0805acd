import {
  InvalidInput,
  invariant,
  NotFound,
  systemActor,
  type Actor,
  type EmployerId,
  type Surroundings,
  type UnitOfWork,
} from '#kernel';
import { hashOfToken } from '#mail';
import { isUsable } from '../domain/team.js';
import type { TeamsTx } from './ports.js';

/** Whoever has the code of an invitation joins the team, once. A code that is wrong, used, late or taken back is all the same. */
export class AcceptTeamInvitation {
  constructor(
    private readonly unitOfWork: UnitOfWork<TeamsTx>,
    private readonly surroundings: Surroundings,
  ) {}

  /** Acts as the service, since nobody sees a team before they are in it; events name the account. */
  run({ accountId, requestId }: Actor, code: string): Promise<EmployerId> {
    const { clock, newId } = this.surroundings;
    invariant(accountId !== null, 'whoever joins a team has an account');
    const joining: Actor = { ...systemActor(requestId), accountId };
    return this.unitOfWork.run(joining, async ({ members, invitations, outbox }) => {
      const invitation = await invitations.lockByCode(hashOfToken(code));
      if (invitation === undefined || !isUsable(invitation, clock.now())) throw new NotFound('Invitation', '');
      const grantId = newId('Grant');
      if (!(await members.add(grantId, accountId, invitation)))
        throw new InvalidInput([{ path: 'code', value: null, message: 'is for a team that you are in already' }]);
      await invitations.markAccepted(invitation.id, grantId, clock.now());
      const { employerId } = invitation;
      await outbox.add({ kind: 'role.granted', subjectId: grantId, employerId });
      return employerId;
    });
  }
}
