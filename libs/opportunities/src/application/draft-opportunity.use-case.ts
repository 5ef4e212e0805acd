import type { Actor, Surroundings, UnitOfWork } from '#kernel';
import { promisesIn } from '../domain/claims.js';
import { newDraft, type Opportunity } from '../domain/opportunity.js';
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
    return this.unitOfWork.run(actor, async ({ opportunities, hosts, claims, outbox }) => {
      const advert = await resolveAdvert(hosts, employerId, command);
      const id = this.surroundings.newId('Opportunity');
      const opportunity: Opportunity = { ...advert, ...newDraft, id, employerId, programmeId };
      await opportunities.add(opportunity);
      await claims.keep(id, opportunity.version, promisesIn(opportunity), this.surroundings.newId);
      await outbox.add({ kind: 'opportunity.drafted', subjectId: id, employerId });
      return opportunity;
    });
  }
}
