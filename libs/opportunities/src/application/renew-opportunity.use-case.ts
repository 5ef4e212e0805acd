import { today, WrongState, type Actor, type Surroundings, type UnitOfWork } from '#kernel';
import { nextYearsDates, type RenewedDates } from '../domain/next-year.js';
import { renewableStates, type Opportunity } from '../domain/opportunity.js';
import type { OpportunitiesTx } from './ports.js';
import { lockedOpportunity } from './requirements.js';

/** An advert that begins another year, with dates that its employer has still to confirm. */
export interface RenewedOpportunity {
  readonly opportunity: Opportunity;
  readonly proposedDates: readonly RenewedDates[];
}

/**
 * Opens an advert for another year: the same advert, with its reviews and its words as they were let pass, but nothing of it holds before
 * the employer says so again. Dates are proposed, none is made.
 */
export class RenewOpportunity {
  constructor(
    private readonly unitOfWork: UnitOfWork<OpportunitiesTx>,
    private readonly surroundings: Surroundings,
  ) {}

  run(actor: Actor, opportunityId: string): Promise<RenewedOpportunity> {
    const { clock } = this.surroundings;
    return this.unitOfWork.run(actor, async ({ opportunities, outbox }) => {
      const opportunity = await lockedOpportunity(opportunities, opportunityId);
      const { id, state, employerId } = opportunity;
      if (!renewableStates.includes(state)) throw new WrongState('Opportunity', state, 'DRAFT', renewableStates);
      await opportunities.move(id, { to: 'DRAFT', at: clock.now(), confirmedOn: null });
      for (const partner of await opportunities.askPartnersAgain(id, true))
        await outbox.add({
          kind: 'opportunity.partner-invited',
          subjectId: partner.id,
          employerId: partner.partnerEmployerId,
        });
      await outbox.add({ kind: 'opportunity.renewed', subjectId: id, employerId });
      const proposedDates = nextYearsDates(await opportunities.datesOf(id), today(clock));
      return { opportunity: { ...opportunity, state: 'DRAFT', confirmedOn: null }, proposedDates };
    });
  }
}
