import { isIdOf, NotFound, WrongState, type Actor, type UnitOfWork } from '#kernel';
import { editableStates, type Opportunity } from '../domain/opportunity.js';
import { resolveAdvert, type AdvertCommand } from './advert-command.js';
import { ownEmployer } from './own-employer.js';
import type { OpportunitiesTx } from './ports.js';

/** Replaces what an advert says while it is not shown; what was permitted for the version before has to be permitted anew. */
export class EditOpportunity {
  constructor(private readonly unitOfWork: UnitOfWork<OpportunitiesTx>) {}

  run(actor: Actor, opportunityId: string, command: AdvertCommand): Promise<Opportunity> {
    const { employerId } = ownEmployer(actor);
    return this.unitOfWork.run(actor, async ({ opportunities, hosts, outbox }) => {
      const opportunity = isIdOf('Opportunity', opportunityId) ? await opportunities.lock(opportunityId) : undefined;
      if (opportunity === undefined) throw new NotFound('Opportunity', opportunityId);
      if (!editableStates.includes(opportunity.state)) {
        throw new WrongState('Opportunity', opportunity.state, 'EDITED', editableStates);
      }
      const advert = await resolveAdvert(hosts, employerId, command);
      const version = await opportunities.edit(opportunity, advert);
      await outbox.add({ kind: 'opportunity.edited', subjectId: opportunity.id, employerId });
      return { ...opportunity, ...advert, version };
    });
  }
}
