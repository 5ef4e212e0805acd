import {
  InvalidInput,
  requireMove,
  today,
  WrongState,
  type Actor,
  type Role,
  type Surroundings,
  type UnitOfWork,
} from '#kernel';
import { allocationTransitions, confirmedStates, eventOf, type Allocation } from '../domain/allocation.js';
import { markFaults, stateByMarks, type MarkedSession } from '../domain/attendance.js';
import { lockedAllocation } from './locked-allocation.js';
import type { PlacementsTx } from './ports.js';

/** Who was there when. */
export interface MarkAttendanceCommand {
  readonly allocationId: string;
  readonly marks: readonly MarkedSession[];
}

/** Marks sessions as present or absent, and corrects marks; once none is unknown, the allocation is settled by them. */
export class MarkAttendance {
  constructor(
    private readonly unitOfWork: UnitOfWork<PlacementsTx>,
    private readonly surroundings: Surroundings,
  ) {}

  run(actor: Actor, { allocationId, marks }: MarkAttendanceCommand): Promise<Allocation> {
    const { clock } = this.surroundings;
    return this.unitOfWork.run(actor, async (tx) => {
      const allocation = await lockedAllocation(tx.allocations, allocationId);
      const { id, state, slotId, schoolId } = allocation;
      if (!confirmedStates.includes(state)) throw new WrongState('Allocation', state, 'MARKED', confirmedStates);
      const times = await tx.hosts.timesOf(slotId);
      const faults = markFaults(marks, times, today(clock));
      if (faults.length > 0) throw new InvalidInput(faults);
      await tx.attendance.mark(allocation, marks, actor.accountId, clock.now());
      await tx.outbox.add({ kind: 'attendance.marked', subjectId: id, schoolId });
      const settled = stateByMarks(await tx.attendance.marksOf(id), times) ?? state;
      if (settled !== state) await this.settle(actor, allocation, settled, tx);
      return { ...allocation, state: settled };
    });
  }

  private async settle(
    actor: Actor,
    { id, state, schoolId, employerId, studentId }: Allocation,
    to: Allocation['state'],
    { allocations, outbox }: PlacementsTx,
  ): Promise<void> {
    requireMove('Allocation', allocationTransitions, state, to, actor.role as Role);
    await allocations.move(id, to, null, this.surroundings.clock.now());
    await outbox.add({ kind: eventOf(to), subjectId: id, schoolId, employerId, studentId });
  }
}
