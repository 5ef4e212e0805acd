import { today, WrongState, type Actor, type LocalDate, type Surroundings, type UnitOfWork } from '#kernel';
import { confirmableStates, type Opportunity } from '../domain/opportunity.js';
import type { OpportunitiesTx } from './ports.js';
import { lockedOpportunity } from './requirements.js';

/** The employer says that its advert is still as it was: readers see how long ago that is. */
export class ConfirmAdvert {
  constructor(
    private readonly unitOfWork: UnitOfWork<OpportunitiesTx>,
    private readonly surroundings: Surroundings,
  ) {}

  run(actor: Actor, opportunityId: string): Promise<Opportunity & { readonly confirmedOn: LocalDate }> {
    return this.unitOfWork.run(actor, async ({ opportunities, outbox }) => {
      const opportunity = await lockedOpportunity(opportunities, opportunityId);
      const { id, state, employerId } = opportunity;
      if (!confirmableStates.includes(state))
        throw new WrongState('Opportunity', state, 'CONFIRMED', confirmableStates);
      const confirmedOn = today(this.surroundings.clock);
      await opportunities.confirm(id, confirmedOn);
      await outbox.add({ kind: 'opportunity.confirmed', subjectId: id, employerId });
      return { ...opportunity, confirmedOn };
    });
  }
}
