import type { Actor, Surroundings, UnitOfWork } from '#kernel';
import type { Partnership } from '../domain/partnership.js';
import { editableAdvert } from './editable-advert.js';
import { lockedPartnership } from './locked-partnership.js';
import type { PartnersTx } from './ports.js';

/** Takes a partner out of a placement: its days are the advert's own employer's again. */
export class RemovePartner {
  constructor(
    private readonly unitOfWork: UnitOfWork<PartnersTx>,
    private readonly surroundings: Surroundings,
  ) {}

  /** Throws `NotFound`, and `WrongState` while the advert is shown or read. */
  run(actor: Actor, partnershipId: string): Promise<Partnership> {
    return this.unitOfWork.run(actor, async ({ partnerships, outbox }) => {
      const partnership = await lockedPartnership(partnerships, partnershipId, 'OWNER', 'REMOVED');
      const { id, opportunityId, employerId, partnerEmployerId } = partnership;
      await editableAdvert(partnerships, opportunityId);
      await partnerships.move(id, 'REMOVED', this.surroundings.clock.now());
      await partnerships.renewAdvert(opportunityId);
      await outbox.add({ kind: 'opportunity.partner-removed', subjectId: id, employerId: partnerEmployerId });
      await outbox.add({ kind: 'opportunity.edited', subjectId: opportunityId, employerId });
      return { ...partnership, state: 'REMOVED' };
    });
  }
}
