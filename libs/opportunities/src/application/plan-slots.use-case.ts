import type { Actor, Surroundings, UnitOfWork } from '#kernel';
import { makePlan, type PlanSlotsCommand, type SlotPlan } from './make-plan.js';
import type { AdvertFacts, OpportunitiesTx } from './ports.js';
import { schedulable } from './schedulable.js';

/** Shows what a pattern would give: each date with a slot, or with the reason why there is none. Changes nothing. */
export class PlanSlots {
  constructor(
    private readonly unitOfWork: UnitOfWork<OpportunitiesTx>,
    private readonly surroundings: Surroundings,
    private readonly facts: AdvertFacts,
  ) {}

  run(actor: Actor, command: PlanSlotsCommand): Promise<SlotPlan> {
    return this.unitOfWork.run(actor, async (tx) =>
      makePlan(await schedulable(tx.opportunities, command.opportunityId), command, tx, this.facts, this.surroundings),
    );
  }
}
