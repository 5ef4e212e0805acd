import { NotFound, type Actor, type EmployerRight, type Surroundings, type UnitOfWork } from '#kernel';
import { LastOwner } from '../domain/problems.js';
import { losesLastOwner, type GrantId } from '../domain/team.js';
import { ownEmployer } from './own-employer.js';
import type { TeamsTx } from './ports.js';

/** Changes what a member may do, removes one, or lets one go. The very next request knows of it; a team keeps an owner always. */
export class ChangeTeam {
  constructor(
    private readonly unitOfWork: UnitOfWork<TeamsTx>,
    private readonly surroundings: Surroundings,
  ) {}

  setRights(actor: Actor, grantId: string, rights: readonly EmployerRight[]): Promise<void> {
    return this.change(actor, grantId, rights);
  }

  remove(actor: Actor, grantId: string): Promise<void> {
    return this.change(actor, grantId, null);
  }

  /** The actor goes, from the employer that it names. */
  leave(actor: Actor, employerId: string): Promise<void> {
    if (employerId !== actor.employerId) throw new NotFound('Employer', employerId);
    return this.change(actor, null, null);
  }

  /** `grantId` null is the actor's own, `rights` null is none at all. */
  private change(actor: Actor, grantId: string | null, rights: readonly EmployerRight[] | null): Promise<void> {
    const { employerId, accountId } = ownEmployer(actor);
    return this.unitOfWork.run(actor, async ({ members, outbox }) => {
      const team = await members.lockAll(employerId);
      const found = team.find((member) =>
        grantId === null ? member.accountId === accountId : member.grantId === grantId,
      );
      if (found === undefined) throw new NotFound('Grant', grantId ?? '');
      const id: GrantId = found.grantId;
      if (losesLastOwner(team, id, rights ?? [])) throw new LastOwner();
      await (rights === null ? members.remove(id, this.surroundings.clock.now()) : members.setRights(id, rights));
      const kind = rights === null ? 'role.revoked' : 'team.rights-changed';
      await outbox.add({ kind, subjectId: id, employerId });
    });
  }
}
