import { requireAllowed } from '#clearances';
import { mayMove, NotFound, requireMove, type Actor, type Role, type Surroundings, type UnitOfWork } from '#kernel';
import { reportTransitions, type AdvertReport, type ClosedReportState } from '../domain/advert-report.js';
import { opportunityTransitions } from '../domain/opportunity.js';
import type { AdvertFacts, OpportunitiesTx } from './ports.js';
import { decideShowable } from './requirements.js';

/** What a coordinator makes of a report. */
export interface CloseAdvertReportCommand {
  readonly reportId: string;
  readonly to: ClosedReportState;
  /** Where it is upheld, what the employer has to mend; else why it is dismissed, for the file. */
  readonly words: string;
}

/**
 * Closes a report. Upheld, the advert goes back to its employer as a draft, to be mended and read again. Dismissed, an advert that it hid
 * is shown again, unless another report hides it still.
 */
export class CloseAdvertReport {
  constructor(
    private readonly unitOfWork: UnitOfWork<OpportunitiesTx>,
    private readonly surroundings: Surroundings,
    private readonly facts: AdvertFacts,
  ) {}

  run(actor: Actor, { reportId, to, words }: CloseAdvertReportCommand): Promise<AdvertReport> {
    return this.unitOfWork.run(actor, async (tx) => {
      const report = await tx.reports.lock(reportId);
      if (report === undefined) throw new NotFound('AdvertReport', reportId);
      requireMove('AdvertReport', reportTransitions, report.state, to, actor.role as Role);
      await tx.reports.close(report.id, to, words, this.surroundings.clock.now());
      const { id: subjectId, programmeId } = report;
      await tx.outbox.add({ kind: `advert-report.${to.toLowerCase()}`, subjectId, programmeId });
      await (to === 'UPHELD' ? this.giveBack(actor, report, words, tx) : this.showAgain(report, tx));
      return { ...report, state: to };
    });
  }

  private async giveBack(
    actor: Actor,
    { opportunityId }: AdvertReport,
    words: string,
    { opportunities, outbox }: OpportunitiesTx,
  ): Promise<void> {
    const advert = await opportunities.lock(opportunityId);
    if (advert === undefined || !mayMove(opportunityTransitions, advert.state, 'DRAFT', actor.role as Role)) return;
    const faults = [{ part: 'OTHER', words }] as const;
    await opportunities.move(advert.id, {
      to: 'DRAFT',
      at: this.surroundings.clock.now(),
      faults,
      approvedVersion: null,
    });
    await outbox.add({ kind: 'opportunity.returned', subjectId: advert.id, employerId: advert.employerId });
  }

  private async showAgain({ opportunityId, hides }: AdvertReport, tx: OpportunitiesTx): Promise<void> {
    const advert = hides ? await tx.opportunities.lock(opportunityId) : undefined;
    if (advert?.state !== 'HIDDEN' || (await tx.reports.isHiding(opportunityId))) return;
    const { clock } = this.surroundings;
    // A refusal undoes the closing of the report, and what is kept with it.
    requireAllowed(await decideShowable(advert, tx, this.facts, clock), 'employer');
    await tx.opportunities.move(advert.id, { to: 'PUBLISHED', at: clock.now() });
    await tx.outbox.add({ kind: 'opportunity.published', subjectId: advert.id, employerId: advert.employerId });
  }
}
