import { systemActor, type Surroundings, type UnitOfWork } from '#kernel';
import type { PlacementsTx } from './ports.js';

const batchSize = 100;

/** How long before the end of its time to answer a student is reminded. */
const reminderMs = 2 * 86_400_000;

/** Reminds students of offers that they have two days left to answer, once an offer. As often as you like, from several workers at once. */
export class RemindToAnswer {
  constructor(
    private readonly unitOfWork: UnitOfWork<PlacementsTx>,
    private readonly surroundings: Surroundings,
  ) {}

  /** How many were reminded. The reminder and the note of it are one unit of work, so that no crash makes it two or none. */
  async run(): Promise<number> {
    const actor = systemActor('remind-to-answer');
    for (let reminded = 0; ;) {
      const found = await this.unitOfWork.run(actor, async ({ allocations, outbox }) => {
        const now = this.surroundings.clock.now();
        const due = await allocations.remind(now, new Date(now.getTime() + reminderMs), batchSize);
        await outbox.add(
          ...due.map(({ id: subjectId, programmeId, schoolId, studentId }) => ({
            kind: 'allocation.answer-due',
            subjectId,
            programmeId,
            schoolId,
            studentId,
          })),
        );
        return due.length;
      });
      reminded += found;
      if (found < batchSize) return reminded;
    }
  }
}
