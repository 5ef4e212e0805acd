import { judge, requireAllowed, type HostFacts } from '#clearances';
import { invariant, requireMove, today, type Actor, type Role, type Surroundings, type UnitOfWork } from '#kernel';
import type { Decision, StudentFacts } from '#safeguarding';
import { allocationTransitions, eventOf, type Allocation } from '../domain/allocation.js';
import { HostNotVerified } from '../domain/problems.js';
import { lockedAllocation } from './locked-allocation.js';
import type { PlacementsTx, RuleFacts } from './ports.js';

/** The school's last word, when all have said yes and the safeguarding rules allow it. What the rules say is kept either way. */
export class ConfirmAllocation {
  constructor(
    private readonly unitOfWork: UnitOfWork<PlacementsTx>,
    private readonly surroundings: Surroundings,
    private readonly facts: RuleFacts,
  ) {}

  async run(actor: Actor, allocationId: string): Promise<Allocation> {
    const { allocation, decision } = await this.unitOfWork.run(actor, async (tx) => {
      const allocation = await lockedAllocation(tx.allocations, allocationId);
      requireMove('Allocation', allocationTransitions, allocation.state, 'CONFIRMED', actor.role as Role);
      const hostState = await tx.hosts.stateOf(allocation.employerId);
      if (hostState !== 'VERIFIED') throw new HostNotVerified(hostState);
      const decision = await this.decide(allocation, tx);
      if (decision.outcome === 'ALLOWED') await this.confirm(allocation, tx);
      return { allocation, decision };
    });
    // Only out here, because a decision that stands in the way is kept as well: the unit of work has to end well before it is told.
    requireAllowed(decision, 'school');
    return { ...allocation, state: 'CONFIRMED' };
  }

  private async decide(allocation: Allocation, { clearances }: PlacementsTx): Promise<Decision> {
    const { clock } = this.surroundings;
    const facts = await this.gather(allocation);
    const decision = judge('CONFIRM', facts.host, facts.student, today(clock));
    const { id: allocationId, programmeId, schoolId } = allocation;
    const decidedAt = clock.now();
    await clearances.record({ programmeId, schoolId, allocationId, stage: 'CONFIRM', decision, facts, decidedAt });
    return decision;
  }

  /** As saved, read beside this unit of work. The student's own yes counts where the rules ask for it: over school age. */
  private async gather(allocation: Allocation): Promise<{ host: HostFacts; student: StudentFacts | null }> {
    const { id, slotId, studentId, placementVersion } = allocation;
    const host = (await this.facts.ofSlots([slotId])).get(slotId);
    invariant(host !== undefined, 'a slot in which a place is held has facts');
    const student = (await this.facts.ofStudents([studentId], id)).get(studentId);
    if (student === undefined) return { host, student: null };
    const own = {
      by: 'STUDENT',
      placementVersion: String(placementVersion),
      answer: 'GIVEN',
      isOnPaper: false,
      isCountersignedByOther: false,
    } as const;
    return { host, student: { ...student, permissions: [...(await this.facts.permissionsOf(id)), own] } };
  }

  private async confirm(allocation: Allocation, { allocations, outbox }: PlacementsTx): Promise<void> {
    const { id, schoolId, employerId, studentId } = allocation;
    await allocations.move(id, 'CONFIRMED', null, this.surroundings.clock.now());
    await outbox.add({ kind: eventOf('CONFIRMED'), subjectId: id, schoolId, employerId, studentId });
  }
}
