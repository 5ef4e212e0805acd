import {
  InvalidInput,
  isIdOf,
  NotFound,
  type Actor,
  type HostAdultId,
  type Surroundings,
  type UnitOfWork,
} from '#kernel';
import { EmployerNotVerified } from '#opportunities';
import type { Activity } from '#vetting';
import type { Partnership } from '../domain/partnership.js';
import { lockedPartnership } from './locked-partnership.js';
import type { PartnersTx } from './ports.js';

/** What a partner names: where the students are on its days, what they do there, and who is with them. */
export interface AcceptPartnershipCommand {
  readonly partnershipId: string;
  readonly siteId: string;
  readonly activity: Activity;
  readonly supervisorId: string;
  readonly deputyId: string;
}

/** A partner says yes to the plan of its days as it stands. The rules look at its site, its adults and its insurance from now on. */
export class AcceptPartnership {
  constructor(
    private readonly unitOfWork: UnitOfWork<PartnersTx>,
    private readonly surroundings: Surroundings,
  ) {}

  /** Throws `NotFound`, `WrongState`, `EmployerNotVerified` and `InvalidInput`. */
  run(actor: Actor, command: AcceptPartnershipCommand): Promise<Partnership> {
    const { partnershipId, siteId, activity } = command;
    return this.unitOfWork.run(actor, async ({ partnerships, outbox }) => {
      const partnership = await lockedPartnership(partnerships, partnershipId, 'PARTNER', 'ACCEPTED');
      if (!(await partnerships.isVerified(partnership.partnerEmployerId)))
        throw new EmployerNotVerified('NOT_VERIFIED');
      const named = [command.supervisorId, command.deputyId];
      const known = isIdOf('Site', siteId) ? await partnerships.adultsAt(siteId, named) : undefined;
      if (!isIdOf('Site', siteId) || known === undefined) throw new NotFound('Site', siteId);
      const [supervisorId, deputyId] = named.map((id): HostAdultId => {
        if (!isIdOf('HostAdult', id) || !known.has(id)) throw new NotFound('HostAdult', id);
        return id;
      }) as [HostAdultId, HostAdultId];
      if (supervisorId === deputyId) {
        const message = 'must be another adult than the supervisor';
        throw new InvalidInput([{ path: 'deputyId', value: deputyId, message }]);
      }
      const { id, employerId } = partnership;
      await partnerships.accept(id, { siteId, activity, supervisorId, deputyId }, this.surroundings.clock.now());
      await outbox.add({ kind: 'opportunity.partner-accepted', subjectId: id, employerId });
      return { ...partnership, state: 'ACCEPTED' };
    });
  }
}
