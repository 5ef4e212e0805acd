import { systemActor, today, type Surroundings, type UnitOfWork } from '#kernel';
import { batchesDue } from '../domain/batches.js';
import type { ReviewsTx } from './ports.js';

/** Shows the reviews that have become enough, once a half-term is over. Run by the worker each night. */
export class ShowReviews {
  constructor(
    private readonly unitOfWork: UnitOfWork<ReviewsTx>,
    private readonly surroundings: Surroundings,
  ) {}

  /** How many batches. Harmless to repeat: what is shown is pending no more. */
  run(): Promise<number> {
    return this.unitOfWork.run(systemActor('show-reviews'), async ({ reviews, outbox }) => {
      const due = batchesDue(await reviews.lockPending(), today(this.surroundings.clock));
      for (const batch of due) {
        const employerId = await reviews.show(batch);
        await outbox.add({ kind: 'reviews.shown', subjectId: batch.opportunityId, employerId });
      }
      return due.length;
    });
  }
}
