import { invariant, isIdOf, NotFound, type Actor, type Surroundings, type UnitOfWork } from '#kernel';
import { hidesAdvert, reportableStates, type AdvertReportId, type ReportReason } from '../domain/advert-report.js';
import type { OpportunitiesTx } from './ports.js';

/** What is wrong with an advert. */
export interface ReportAdvertCommand {
  readonly opportunityId: string;
  readonly reason: ReportReason;
  readonly words: string;
}

/** Somebody reports an advert to its coordinator. One about safety takes it out of sight at once, for as long as the report is open. */
export class ReportAdvert {
  constructor(
    private readonly unitOfWork: UnitOfWork<OpportunitiesTx>,
    private readonly surroundings: Surroundings,
  ) {}

  /** The report; the open one, where this account has reported the advert already. */
  run(actor: Actor, { opportunityId, reason, words }: ReportAdvertCommand): Promise<AdvertReportId> {
    const { clock, newId } = this.surroundings;
    return this.unitOfWork.run(actor, async ({ reports, outbox }) => {
      invariant(actor.accountId !== null, 'whoever reports is signed in');
      const advert = isIdOf('Opportunity', opportunityId) ? await reports.find(opportunityId) : undefined;
      if (advert === undefined || !reportableStates.includes(advert.state))
        throw new NotFound('Opportunity', opportunityId);
      const { id, programmeId, employerId } = advert;
      const hides = hidesAdvert(reason, actor.role, await reports.wasDismissedBefore(id));
      const report = { id: newId('AdvertReport'), programmeId, employerId, opportunityId: id, reason, hides } as const;
      const kept = await reports.add({ ...report, state: 'OPEN' }, words, clock.now());
      if (kept !== report.id) return kept;
      await outbox.add({ kind: 'advert-report.made', subjectId: kept, programmeId });
      if (hides && (await reports.hide(id)))
        await outbox.add({ kind: 'opportunity.hidden', subjectId: id, programmeId, employerId });
      return kept;
    });
  }
}
