import { InvalidInput, requireMove, type Actor, type Role, type Surroundings, type UnitOfWork } from '#kernel';
import { refusedWords } from '#safeguarding';
import {
  allocationStateAt,
  allocationTransitions,
  eventOf,
  holdsPlace,
  type Allocation,
  type AllocationState,
  type NoReason,
} from '../domain/allocation.js';
import { lockedAllocation } from './locked-allocation.js';
import type { PlacementsTx } from './ports.js';
import { sign } from './sign.js';

/** A yes or a no to a place, or its end. */
export interface MoveAllocationCommand {
  readonly allocationId: string;
  readonly to: Extract<AllocationState, 'ACCEPTED' | 'DECLINED' | 'HOST_AGREED' | 'DECLINED_BY_HOST' | 'WITHDRAWN'>;
  /** Shown to the other sides; null for a yes. */
  readonly reason: string | null;
  /** The same from the list, where somebody has chosen. */
  readonly because?: NoReason | null;
}

/** For whom a yes is given. */
const signedBy = { ACCEPTED: 'STUDENT', HOST_AGREED: 'EMPLOYER' } as const;

/** Accepts, agrees, declines or withdraws, as the transition table allows; the place is free again with every no. */
export class MoveAllocation {
  constructor(
    private readonly unitOfWork: UnitOfWork<PlacementsTx>,
    private readonly surroundings: Surroundings,
  ) {}

  run(actor: Actor, { allocationId, to, reason, because = null }: MoveAllocationCommand): Promise<Allocation> {
    // What an employer tells a student is no other than its advert; a student and a school may say what they were asked for.
    const faults = to === 'DECLINED_BY_HOST' ? refusedWords({ reason }) : [];
    if (faults.length > 0) throw new InvalidInput(faults);
    return this.unitOfWork.run(actor, async (tx) => {
      const { allocations, places, outbox } = tx;
      const allocation = await lockedAllocation(allocations, allocationId);
      const at = this.surroundings.clock.now();
      requireMove('Allocation', allocationTransitions, allocationStateAt(allocation, at), to, actor.role as Role);
      const { id, slotId, schoolId, employerId, studentId } = allocation;
      if (to === 'ACCEPTED' || to === 'HOST_AGREED') await sign(actor, allocation, signedBy[to], tx, at);
      await allocations.move(id, to, reason, at);
      if (because !== null) await allocations.noteWhy(id, because);
      if (to === 'ACCEPTED') await allocations.acceptPresentVersion(id);
      if (!holdsPlace[to]) await places.release(slotId, 1);
      await outbox.add({ kind: eventOf(to), subjectId: id, schoolId, employerId, studentId });
      return { ...allocation, state: to };
    });
  }
}
