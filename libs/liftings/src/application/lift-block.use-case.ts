import { holdsPlaces, slotRequestStates, type JudgedForLifting } from '#bookings';
import { gatherLifted, inputHashOf, judge } from '#clearances';
import { SecondPersonNeeded } from '#employers';
import { invariant, today, WrongState, type Actor, type Surroundings, type UnitOfWork } from '#kernel';
import { pendingStates } from '#placements';
import { isInTheWay, type Lifter } from '#safeguarding';
import { faultsOfReason, isOwnDuty, requireLiftable } from '../domain/lifting.js';
import { isVisit, liftedFor, requireOneNamed, type LiftedForIds } from './lifted-for.js';
import type { LiftedFor, LiftingsTx, RuleFacts, VisitRules } from './ports.js';

/** Which block, for which place or visit, and why. */
export interface LiftBlockCommand extends LiftedForIds {
  readonly ruleId: string;
  readonly reason: string;
}

/** What is left in the way. */
export interface BlockLifted {
  readonly id: LiftedFor['id'];
  readonly ruleId: string;
  /** Ids of the rules that still block. */
  readonly stillBlockedBy: readonly string[];
}

const visitsAhead = slotRequestStates.filter((state) => holdsPlaces[state]);

/**
 * Whoever's office it is lifts one block for one place or one visit, with a reason. It holds for it as it is now: as soon as anything changes that the
 * rule reads, or that touches the school, the rule blocks again.
 */
export class LiftBlock {
  constructor(
    private readonly unitOfWork: UnitOfWork<LiftingsTx>,
    private readonly surroundings: Surroundings,
    private readonly facts: RuleFacts,
    private readonly visits: VisitRules,
  ) {}

  /** Throws `InvalidInput`, `NotFound`, `WrongState`, `BlockNotStanding`, `NeverLifted`, `NotYoursToLift` and `SecondPersonNeeded`. */
  async run(actor: Actor, { ruleId, reason, ...of }: LiftBlockCommand): Promise<BlockLifted> {
    const { clock, newId } = this.surroundings;
    requireOneNamed(of, faultsOfReason(reason));
    return this.unitOfWork.run(actor, async (tx) => {
      const lifted = await liftedFor(tx, of);
      requireAhead(lifted);
      const { decision, about } = await this.judged(lifted);
      requireLiftable(decision, ruleId, actor.role);
      if (isOwnDuty(ruleId, lifted.ownParts)) throw new SecondPersonNeeded();
      invariant(actor.accountId !== null, 'whoever lifts a block has an account');
      await tx.liftings.add(lifted, {
        id: newId('BlockLifting'),
        ruleId,
        reason: reason.trim(),
        inputHash: inputHashOf(ruleId, about),
        by: actor.accountId,
        as: actor.role as Lifter,
        at: clock.now(),
      });
      const { id, programmeId, schoolId } = lifted;
      await tx.outbox.add({
        kind: 'block.lifted',
        subjectId: id,
        schoolId,
        coordinatorOf: programmeId,
        detail: { ruleId },
        audit: { reason: `${ruleId}: ${reason.trim()}`, ruleSetVersion: decision.ruleSetVersion },
      });
      const left = decision.reasons.filter((each) => each.ruleId !== ruleId && isInTheWay(each));
      return { id, ruleId, stillBlockedBy: [...new Set(left.map((each) => each.ruleId))] };
    });
  }

  /** As saved, read beside the unit of work. */
  private async judged(of: LiftedFor): Promise<JudgedForLifting> {
    if (isVisit(of)) return this.visits.forLifting(of);
    const about = await gatherLifted(this.facts, of);
    return { decision: judge('CONFIRM', about.host, about.place, today(this.surroundings.clock)), about };
  }
}

function requireAhead(of: LiftedFor): void {
  const kind = isVisit(of) ? 'SlotRequest' : 'Allocation';
  const ahead: readonly string[] = isVisit(of) ? visitsAhead : pendingStates;
  if (!ahead.includes(of.state)) throw new WrongState(kind, of.state, 'LIFTED', ahead);
}
