import type { Actor, Surroundings, UnitOfWork } from '#kernel';
import type { Opportunity } from '../domain/opportunity.js';
import { PlanHasChanged } from '../domain/problems.js';
import type { Slot } from '../domain/slot.js';
import { keepDates } from './advert-clearances.js';
import { makePlan, type PlanSlotsCommand, type SlotPlan } from './make-plan.js';
import type { AdvertFacts, OpportunitiesTx } from './ports.js';
import { schedulable } from './schedulable.js';

/** Makes the slots of a plan that was looked at, all or none. Throws `PlanHasChanged` when the same pattern would give others by now. */
export class AddSlots {
  constructor(
    private readonly unitOfWork: UnitOfWork<OpportunitiesTx>,
    private readonly surroundings: Surroundings,
    private readonly facts: AdvertFacts,
  ) {}

  run(actor: Actor, command: PlanSlotsCommand, planHash: string): Promise<readonly Slot[]> {
    return this.unitOfWork.run(actor, async (tx) => {
      const opportunity = await schedulable(tx.opportunities, command.opportunityId);
      const plan = await makePlan(opportunity, command, tx, this.facts, this.surroundings);
      if (plan.planHash !== planHash) throw new PlanHasChanged(plan.planHash);
      const made = this.slotsOf(plan, opportunity, command);
      if (made.length > 0) await tx.slots.add(...made);
      if (plan.advert !== null && made.length > 0)
        await keepDates(opportunity, plan.advert, made, tx, this.surroundings.clock);
      await tx.outbox.add(
        ...made.map(({ id: subjectId, employerId }) => ({ kind: 'slot.added', subjectId, employerId })),
      );
      return made;
    });
  }

  private slotsOf(
    { planned }: SlotPlan,
    { id, programmeId, employerId }: Opportunity,
    command: PlanSlotsCommand,
  ): Slot[] {
    const { pattern: _pattern, ...terms } = command;
    const opened = { programmeId, employerId, opportunityId: id, state: 'OPEN', taken: 0 } as const;
    return planned
      .filter(({ skipped }) => skipped === null)
      .map(({ startsOn, endsOn }) => ({
        ...terms,
        ...opened,
        id: this.surroundings.newId('Slot'),
        startsOn,
        endsOn,
      }));
  }
}
