import type { Actor, Surroundings, UnitOfWork } from '#kernel';
import type { Partnership } from '../domain/partnership.js';
import { lockedPartnership } from './locked-partnership.js';
import type { PartnersTx } from './ports.js';

const events = { DECLINED: 'opportunity.partner-declined', WITHDRAWN: 'opportunity.partner-withdrew' } as const;

/** A partner says no, or takes its yes back: then the advert comes down at once, and what is confirmed in it is held. */
export class LeavePartnership {
  constructor(
    private readonly unitOfWork: UnitOfWork<PartnersTx>,
    private readonly surroundings: Surroundings,
  ) {}

  /** Throws `NotFound` and `WrongState`. */
  run(actor: Actor, partnershipId: string, to: 'DECLINED' | 'WITHDRAWN'): Promise<Partnership> {
    return this.unitOfWork.run(actor, async ({ partnerships, outbox }) => {
      const partnership = await lockedPartnership(partnerships, partnershipId, 'PARTNER', to);
      const { id, employerId, opportunityId } = partnership;
      await partnerships.move(id, to, this.surroundings.clock.now());
      await outbox.add({ kind: events[to], subjectId: id, employerId });
      if (to === 'WITHDRAWN' && (await partnerships.pauseLeft(opportunityId)))
        await outbox.add({ kind: 'opportunity.paused', subjectId: opportunityId, employerId });
      return { ...partnership, state: to };
    });
  }
}
