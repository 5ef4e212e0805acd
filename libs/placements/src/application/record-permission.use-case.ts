import { termsHash } from '#clearances';
import {
  InvalidInput,
  invariant,
  today,
  WrongState,
  type Actor,
  type IdOf,
  type LocalDate,
  type Surroundings,
  type UnitOfWork,
} from '#kernel';
import { pendingStates } from '../domain/allocation.js';
import { lockedAllocation } from './locked-allocation.js';
import type { PlacementsTx } from './ports.js';
import { requireOneRole } from './sign.js';

/** A guardian's form on paper. */
export interface RecordPermissionCommand {
  readonly allocationId: string;
  /** The date on the form. */
  readonly givenOn: LocalDate;
}

/** Types in a guardian's form for a placement as it now stands. It counts once another member of staff has countersigned it. */
export class RecordPermission {
  constructor(
    private readonly unitOfWork: UnitOfWork<PlacementsTx>,
    private readonly surroundings: Surroundings,
  ) {}

  run(actor: Actor, { allocationId, givenOn }: RecordPermissionCommand): Promise<IdOf<'Permission'>> {
    const { clock, newId } = this.surroundings;
    if (givenOn > today(clock)) {
      throw new InvalidInput([
        { path: 'givenOn', value: givenOn, message: 'is still to come; a form is signed first' },
      ]);
    }
    return this.unitOfWork.run(actor, async ({ allocations, permissions, agreements, terms, outbox }) => {
      const allocation = await lockedAllocation(allocations, allocationId);
      if (!pendingStates.includes(allocation.state)) {
        throw new WrongState('Allocation', allocation.state, 'PERMITTED', pendingStates);
      }
      await requireOneRole(agreements, allocation.id, 'SCHOOL');
      invariant(actor.accountId !== null, 'whoever records a permission has an account');
      const id = newId('Permission');
      const { version, terms: present } = await terms.of(allocation.slotId);
      const recorded = { givenOn, recordedBy: actor.accountId, recordedAt: clock.now() };
      await permissions.record({ id, allocation, version, termsHash: termsHash(present, 'GUARDIAN'), ...recorded });
      await outbox.add({ kind: 'permission.recorded', subjectId: id, schoolId: allocation.schoolId });
      return id;
    });
  }
}
