import {
  gatherFacts,
  goOnThoughWarned,
  judge,
  requireAllowed,
  type KeptClearance,
  type WarningAnswer,
} from '#clearances';
import { requireMove, today, type Actor, type Role, type Surroundings, type UnitOfWork } from '#kernel';
import { allocationTransitions, eventOf, type Allocation } from '../domain/allocation.js';
import type { SigningParty } from '../domain/agreement.js';
import { AgreementsOutdated, HostNotVerified } from '../domain/problems.js';
import { lockedAllocation } from './locked-allocation.js';
import type { PlacementsTx, RuleFacts } from './ports.js';
import { isStillSigned, requireOneRole, sign } from './sign.js';

/** Which place, and why it goes ahead where rules warn. */
export interface ConfirmAllocationCommand {
  readonly allocationId: string;
  readonly warnings: readonly WarningAnswer[];
}

/**
 * The school's last word, when all have said yes, the safeguarding rules allow it, and somebody has said of each warning why it goes ahead all the
 * same. What the rules say is kept either way, but where a warning is all that wants an answer.
 */
export class ConfirmAllocation {
  constructor(
    private readonly unitOfWork: UnitOfWork<PlacementsTx>,
    private readonly surroundings: Surroundings,
    private readonly facts: RuleFacts,
  ) {}

  async run(actor: Actor, { allocationId, warnings }: ConfirmAllocationCommand): Promise<Allocation> {
    const { allocation, decision } = await this.unitOfWork.run(actor, async (tx) => {
      const allocation = await lockedAllocation(tx.allocations, allocationId);
      requireMove('Allocation', allocationTransitions, allocation.state, 'CONFIRMED', actor.role as Role);
      const hostState = await tx.hosts.stateOf(allocation.employerId);
      if (hostState !== 'VERIFIED') throw new HostNotVerified(hostState);
      await requireOneRole(tx.agreements, allocation.id, 'SCHOOL');
      await requireStillAgreed(allocation, tx);
      const clearance = await this.decide(allocation, tx);
      const { decision } = clearance;
      if (decision.outcome === 'ALLOWED') {
        await goOnThoughWarned(actor, clearance, warnings, tx);
        await this.confirm(actor, allocation, tx);
      }
      return { allocation, decision };
    });
    // Only out here, because a decision that stands in the way is kept as well: the unit of work has to end well before it is told.
    requireAllowed(decision, 'school');
    return { ...allocation, state: 'CONFIRMED' };
  }

  private async decide(allocation: Allocation, { clearances }: PlacementsTx): Promise<KeptClearance> {
    const { clock } = this.surroundings;
    await clearances.holdContactsOf(allocation.slotId);
    // As saved, read beside this unit of work.
    const facts = await gatherFacts(this.facts, allocation);
    const decision = judge('CONFIRM', facts.host, facts.place, today(clock));
    const { id: of, programmeId, schoolId } = allocation;
    const decidedAt = clock.now();
    const record = { programmeId, schoolId, of, stage: 'CONFIRM', decision, facts, decidedAt } as const;
    return { ...record, id: await clearances.replace(record), placementVersion: facts.host.placementVersion };
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
