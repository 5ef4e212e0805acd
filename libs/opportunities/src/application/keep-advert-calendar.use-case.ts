import {
  Problem,
  requireMove,
  systemActor,
  today,
  type OpportunityId,
  type Surroundings,
  type UnitOfWork,
} from '#kernel';
import { opportunityTransitions } from '../domain/opportunity.js';
import type { OpportunitiesTx } from './ports.js';
import type { PublishOpportunity } from './publish-opportunity.use-case.js';

const batchSize = 100;
const worker = systemActor('keep-advert-calendar');

/**
 * Does with adverts what the day brings: those whose slots are all over are past, and those whose pause has ended are shown again, if
 * nothing speaks against it now. As often as you like and from several workers at once.
 */
export class KeepAdvertCalendar {
  constructor(
    private readonly unitOfWork: UnitOfWork<OpportunitiesTx>,
    private readonly surroundings: Surroundings,
    private readonly publish: PublishOpportunity,
  ) {}

  async run(): Promise<void> {
    while ((await this.endThoseOver()) === batchSize);
    while ((await this.resume()) === batchSize);
  }

  private endThoseOver(): Promise<number> {
    const { clock } = this.surroundings;
    return this.unitOfWork.run(worker, async ({ opportunities, outbox }) => {
      const over = await opportunities.lockOver(today(clock), batchSize);
      for (const { id, state, programmeId, employerId } of over) {
        requireMove('Opportunity', opportunityTransitions, state, 'PAST', 'SYSTEM');
        await opportunities.move(id, { to: 'PAST', at: clock.now() });
        await outbox.add({ kind: 'opportunity.past', subjectId: id, programmeId, employerId });
      }
      return over.length;
    });
  }

  private async resume(): Promise<number> {
    const due = await this.unitOfWork.run(worker, ({ opportunities }) =>
      opportunities.toResume(today(this.surroundings.clock), batchSize),
    );
    for (const id of due) await this.resumeOne(id);
    return due.length;
  }

  /** Where it cannot be shown now, its employer is told once and sees to it. */
  private async resumeOne(id: OpportunityId): Promise<void> {
    try {
      await this.publish.run(worker, id);
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      await this.unitOfWork.run(worker, async ({ opportunities, outbox }) => {
        const paused = await opportunities.lock(id);
        if (paused?.pausedUntil === null || paused === undefined) return;
        const { programmeId, employerId } = paused;
        await opportunities.stopResuming(id);
        await outbox.add({ kind: 'opportunity.not-resumed', subjectId: id, programmeId, employerId });
      });
    }
  }
}
