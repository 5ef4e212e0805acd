import { InvalidInput, invariant, isIdOf, NotFound, type Actor, type Surroundings, type UnitOfWork } from '#kernel';
import { faultsOfDays, type Partnership } from '../domain/partnership.js';
import { editableAdvert } from './editable-advert.js';
import type { PartnersTx } from './ports.js';

/** Which days of an advert another employer is asked to have. */
export interface InvitePartnerCommand {
  readonly opportunityId: string;
  readonly employerId: string;
  readonly days: readonly number[];
}

/** Asks another verified employer of the programme to have some days of a placement at a site of its own. */
export class InvitePartner {
  constructor(
    private readonly unitOfWork: UnitOfWork<PartnersTx>,
    private readonly surroundings: Surroundings,
  ) {}

  /** Throws `NotFound`, `WrongState` while the advert is shown or read, and `InvalidInput` with every fault. */
  run(actor: Actor, { opportunityId, employerId: partner, days }: InvitePartnerCommand): Promise<Partnership> {
    const { programmeId } = actor;
    invariant(programmeId !== null, 'an employer is of a programme');
    const { clock, newId } = this.surroundings;
    return this.unitOfWork.run(actor, async ({ partnerships, outbox }) => {
      const { id, employerId, kind, plannedDays } = await editableAdvert(partnerships, opportunityId);
      if (!isIdOf('Employer', partner) || partner === employerId || !(await partnerships.isVerified(partner)))
        throw new NotFound('Employer', partner);
      const others = await partnerships.of(id);
      const faults = faultsOfDays(days, new Set(plannedDays), new Set(others.flatMap((other) => other.days)));
      if (kind !== 'PLACEMENT')
        faults.push({ path: 'opportunityId', value: id, message: 'is no placement, which alone can be shared' });
      if (others.some(({ partnerEmployerId }) => partnerEmployerId === partner))
        faults.push({
          path: 'employerId',
          value: partner,
          message: 'is a partner already, or was asked; remove it first',
        });
      if (faults.length > 0) throw new InvalidInput(faults);
      const partnership: Partnership = {
        id: newId('Partnership'),
        programmeId,
        employerId,
        opportunityId: id,
        partnerEmployerId: partner,
        state: 'INVITED',
        days: [...days].sort(),
      };
      await partnerships.invite(partnership, clock.now());
      await partnerships.renewAdvert(id);
      await outbox.add({ kind: 'opportunity.partner-invited', subjectId: partnership.id, employerId: partner });
      await outbox.add({ kind: 'opportunity.edited', subjectId: id, employerId });
      return partnership;
    });
  }
}
