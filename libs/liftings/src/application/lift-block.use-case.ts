import { gatherLifted, inputHashOf, judge } from '#clearances';
import { SecondPersonNeeded } from '#employers';
import {
  invariant,
  today,
  WrongState,
  type Actor,
  type AllocationId,
  type Surroundings,
  type UnitOfWork,
} from '#kernel';
import { pendingStates } from '#placements';
import { isInTheWay, type Lifter } from '#safeguarding';
import { isOwnDuty, requireLiftable, requireReason } from '../domain/lifting.js';
import { placeToLift } from './place-to-lift.js';
import type { LiftingsTx, RuleFacts } from './ports.js';

/** Which block, for which place, and why. */
export interface LiftBlockCommand {
  readonly allocationId: string;
  readonly ruleId: string;
  readonly reason: string;
}

/** What is left in the way of the place. */
export interface BlockLifted {
  readonly allocationId: AllocationId;
  readonly ruleId: string;
  /** Ids of the rules that still block. */
  readonly stillBlockedBy: readonly string[];
}

/**
 * Whoever's office it is lifts one block for one place, with a reason. It holds for the place as it is now: as soon as anything changes that the
 * rule reads, or that touches the school, the rule blocks again.
 */
export class LiftBlock {
  constructor(
    private readonly unitOfWork: UnitOfWork<LiftingsTx>,
    private readonly surroundings: Surroundings,
    private readonly facts: RuleFacts,
  ) {}

  /** Throws `InvalidInput`, `NotFound`, `WrongState`, `BlockNotStanding`, `NeverLifted`, `NotYoursToLift` and `SecondPersonNeeded`. */
  async run(actor: Actor, { allocationId, ruleId, reason }: LiftBlockCommand): Promise<BlockLifted> {
    const { clock, newId } = this.surroundings;
    requireReason(reason);
    return this.unitOfWork.run(actor, async (tx) => {
      const place = await placeToLift(tx, allocationId);
      if (!pendingStates.includes(place.state))
        throw new WrongState('Allocation', place.state, 'LIFTED', pendingStates);
      const gathered = await gatherLifted(this.facts, place);
      const decision = judge('CONFIRM', gathered.host, gathered.place, today(clock));
      requireLiftable(decision, ruleId, actor.role);
      if (isOwnDuty(ruleId, place.ownParts)) throw new SecondPersonNeeded();
      invariant(actor.accountId !== null, 'whoever lifts a block has an account');
      await tx.liftings.add(place, {
        id: newId('BlockLifting'),
        ruleId,
        reason: reason.trim(),
        inputHash: inputHashOf(ruleId, gathered),
        by: actor.accountId,
        as: actor.role as Lifter,
        at: clock.now(),
      });
      const { id, programmeId, schoolId } = place;
      await tx.outbox.add({
        kind: 'block.lifted',
        subjectId: id,
        schoolId,
        coordinatorOf: programmeId,
        detail: { ruleId },
        audit: { reason: `${ruleId}: ${reason.trim()}`, ruleSetVersion: decision.ruleSetVersion },
      });
      const left = decision.reasons.filter((each) => each.ruleId !== ruleId && isInTheWay(each));
      return { allocationId: id, ruleId, stillBlockedBy: [...new Set(left.map((each) => each.ruleId))] };
    });
  }
}
