import { systemActor, type Surroundings, type UnitOfWork } from '#kernel';
import type { ReviewsTx } from './ports.js';

/**
 * Tells the coordinators, and the school of whoever wrote, of complaints that nobody has decided within 48 hours. The review stays hidden
 * meanwhile. Run by the worker every few minutes.
 */
export class EscalateComplaints {
  constructor(
    private readonly unitOfWork: UnitOfWork<ReviewsTx>,
    private readonly surroundings: Surroundings,
  ) {}

  /** How many there were; each is told once. */
  run(): Promise<number> {
    return this.unitOfWork.run(systemActor('escalate-complaints'), async ({ complaints, reviews, outbox }) => {
      const late = await complaints.markOverdue(this.surroundings.clock.now());
      for (const { id: subjectId, programmeId, reference } of late) {
        const author = await reviews.authorOf(reference);
        const kind = 'review-complaint.overdue';
        await outbox.add({
          kind,
          subjectId,
          programmeId,
          coordinatorOf: programmeId,
          schoolId: author?.schoolId ?? null,
        });
      }
      return late.length;
    });
  }
}
