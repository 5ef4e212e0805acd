import { isIdOf, NotFound, type Actor, type Surroundings, type UnitOfWork } from '#kernel';
import type { IdentityTx } from './ports.js';

/** Takes a role away; the very next request of its holder is refused. */
export class RevokeRole {
  constructor(
    private readonly unitOfWork: UnitOfWork<IdentityTx>,
    private readonly surroundings: Surroundings,
  ) {}

  run(actor: Actor, grantId: string): Promise<void> {
    return this.unitOfWork.run(actor, async ({ grants, outbox }) => {
      const found = isIdOf('Grant', grantId) && (await grants.revoke(grantId, this.surroundings.clock.now()));
      if (!found) throw new NotFound('Grant', grantId);
      await outbox.add({ kind: 'role.revoked', subjectId: grantId });
    });
  }
}
