import type { Actor, Surroundings, UnitOfWork } from '#kernel';
import type { Opportunity } from '../domain/opportunity.js';
import { resolveAdvert, type AdvertCommand } from './advert-command.js';
import { ownEmployer } from './own-employer.js';
import type { OpportunitiesTx } from './ports.js';

/** Writes a new advert, seen by nobody else until it is published. */
export class DraftOpportunity {
  constructor(
    private readonly unitOfWork: UnitOfWork<OpportunitiesTx>,
    private readonly surroundings: Surroundings,
  ) {}

  run(actor: Actor, command: AdvertCommand): Promise<Opportunity> {
    const { employerId, programmeId } = ownEmployer(actor);
    return this.unitOfWork.run(actor, async ({ opportunities, hosts, outbox }) => {
      const advert = await resolveAdvert(hosts, employerId, command);
      const id = this.surroundings.newId('Opportunity');
      const opportunity: Opportunity = { ...advert, id, employerId, programmeId, state: 'DRAFT', version: 1 };
      await opportunities.add(opportunity);
      await outbox.add({ kind: 'opportunity.drafted', subjectId: id, employerId });
      return opportunity;
    });
  }
}
