import { SecondPersonNeeded } from '#employers';
import { invariant, isIdOf, NotFound, WrongState, type Actor, type Surroundings, type UnitOfWork } from '#kernel';
import type { PaperPermission } from '../domain/permission.js';
import type { PlacementsTx } from './ports.js';
import { requireOneRole } from './sign.js';

/** A second member of staff has seen the form too: never the person who typed it in, whatever their roles. */
export class CountersignPermission {
  constructor(
    private readonly unitOfWork: UnitOfWork<PlacementsTx>,
    private readonly surroundings: Surroundings,
  ) {}

  run(actor: Actor, permissionId: string): Promise<PaperPermission> {
    return this.unitOfWork.run(actor, async ({ permissions, agreements, outbox }) => {
      const permission = isIdOf('Permission', permissionId) ? await permissions.lock(permissionId) : undefined;
      if (permission === undefined) throw new NotFound('Permission', permissionId);
      if (permission.countersignedBy !== null) {
        throw new WrongState('Permission', 'COUNTERSIGNED', 'COUNTERSIGNED', ['RECORDED']);
      }
      if (permission.recordedBy === actor.accountId) throw new SecondPersonNeeded();
      await requireOneRole(agreements, permission.allocationId, 'SCHOOL');
      invariant(actor.accountId !== null, 'whoever countersigns has an account');
      await permissions.countersign(permission.id, actor.accountId, this.surroundings.clock.now());
      await outbox.add({ kind: 'permission.countersigned', subjectId: permission.id, schoolId: permission.schoolId });
      return { ...permission, countersignedBy: actor.accountId };
    });
  }
}
