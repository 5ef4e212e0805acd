import { isIdOf, NotFound, WrongState, type Actor, type Surroundings, type UnitOfWork } from '#kernel';
import { readsTheSame } from '../domain/advert-texts.js';
import { promisesIn } from '../domain/claims.js';
import { editableStates, type Opportunity } from '../domain/opportunity.js';
import { resolveAdvert, type AdvertCommand } from './advert-command.js';
import { ownEmployer } from './own-employer.js';
import type { OpportunitiesTx } from './ports.js';

/** Replaces what an advert says while it is not shown; where its words are other ones, a coordinator has to read them again. */
export class EditOpportunity {
  constructor(
    private readonly unitOfWork: UnitOfWork<OpportunitiesTx>,
    private readonly surroundings: Surroundings,
  ) {}

  run(actor: Actor, opportunityId: string, command: AdvertCommand): Promise<Opportunity> {
    const { employerId } = ownEmployer(actor);
    return this.unitOfWork.run(actor, async ({ opportunities, hosts, claims, outbox }) => {
      const opportunity = isIdOf('Opportunity', opportunityId) ? await opportunities.lock(opportunityId) : undefined;
      if (opportunity === undefined) throw new NotFound('Opportunity', opportunityId);
      if (!editableStates.includes(opportunity.state)) {
        throw new WrongState('Opportunity', opportunity.state, 'EDITED', editableStates);
      }
      const advert = await resolveAdvert(hosts, employerId, command);
      const { id, version: before, approvedVersion: approved } = opportunity;
      const version = before + 1;
      // What a coordinator let pass stays good while it reads the same.
      const approvedVersion = approved === before && readsTheSame(opportunity, advert) ? version : approved;
      await opportunities.edit(id, advert, version, approvedVersion);
      await claims.keep(id, version, promisesIn(advert), this.surroundings.newId);
      for (const partner of await opportunities.askPartnersAgain(id, false))
        await outbox.add({
          kind: 'opportunity.partner-invited',
          subjectId: partner.id,
          employerId: partner.partnerEmployerId,
        });
      await outbox.add({ kind: 'opportunity.edited', subjectId: id, employerId });
      return { ...opportunity, ...advert, version, approvedVersion };
    });
  }
}
