import { gatherFacts, judge, requireAllowed } from '#clearances';
import { requireMove, today, type Actor, type Role, type Surroundings, type UnitOfWork } from '#kernel';
import type { Decision } from '#safeguarding';
import { allocationTransitions, eventOf, type Allocation } from '../domain/allocation.js';
import type { SigningParty } from '../domain/agreement.js';
import { AgreementsOutdated, HostNotVerified } from '../domain/problems.js';
import { lockedAllocation } from './locked-allocation.js';
import type { PlacementsTx, RuleFacts } from './ports.js';
import { isStillSigned, requireOneRole, sign } from './sign.js';

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
      await requireOneRole(tx.agreements, allocation.id, 'SCHOOL');
      await requireStillAgreed(allocation, tx);
      const decision = await this.decide(allocation, tx);
      if (decision.outcome === 'ALLOWED') await this.confirm(actor, allocation, tx);
      return { allocation, decision };
    });
    // Only out here, because a decision that stands in the way is kept as well: the unit of work has to end well before it is told.
    requireAllowed(decision, 'school');
    return { ...allocation, state: 'CONFIRMED' };
  }

  private async decide(allocation: Allocation, { clearances }: PlacementsTx): Promise<Decision> {
    const { clock } = this.surroundings;
    await clearances.holdContactsOf(allocation.slotId);
    // As saved, read beside this unit of work.
    const facts = await gatherFacts(this.facts, allocation);
    const decision = judge('CONFIRM', facts.host, facts.place, today(clock));
    const { id: of, programmeId, schoolId } = allocation;
    const decidedAt = clock.now();
    await clearances.voidOf(of, 'CONFIRM', decidedAt);
    await clearances.record({ programmeId, schoolId, of, stage: 'CONFIRM', decision, facts, decidedAt });
    return decision;
  }

  private async confirm(actor: Actor, allocation: Allocation, tx: PlacementsTx): Promise<void> {
    const { id, schoolId, employerId, studentId } = allocation;
    const at = this.surroundings.clock.now();
    await sign(actor, allocation, 'SCHOOL', tx, at);
    await tx.allocations.move(id, 'CONFIRMED', null, at);
    await tx.outbox.add({ kind: eventOf('CONFIRMED'), subjectId: id, schoolId, employerId, studentId });
  }
}

async function requireStillAgreed(allocation: Allocation, tx: PlacementsTx): Promise<void> {
  const outdated: SigningParty[] = [];
  for (const party of ['EMPLOYER', 'STUDENT'] as const)
    if (!(await isStillSigned(allocation, party, tx))) outdated.push(party);
  if (outdated.length > 0) throw new AgreementsOutdated(outdated);
}
