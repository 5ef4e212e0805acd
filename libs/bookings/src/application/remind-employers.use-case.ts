import type { Actor, Surroundings, UnitOfWork } from '#kernel';
import type { BookingsTx } from './ports.js';

const batchSize = 100;

/** How long before the end of its time to answer an employer is reminded. */
const reminderMs = 2 * 86_400_000;

/** Reminds employers of requests that they have two days left to answer, once a request. For the system actor, as often as you like. */
export class RemindEmployers {
  constructor(
    private readonly unitOfWork: UnitOfWork<BookingsTx>,
    private readonly surroundings: Surroundings,
  ) {}

  /** How many were reminded of. The reminder and the note that it was sent are one unit of work, so no crash can make it two or none. */
  async run(actor: Actor): Promise<number> {
    for (let reminded = 0; ;) {
      const found = await this.unitOfWork.run(actor, async ({ requests, outbox }) => {
        const now = this.surroundings.clock.now();
        const due = await requests.remind(now, new Date(now.getTime() + reminderMs), batchSize);
        await outbox.add(
          ...due.map(({ id: subjectId, programmeId, employerId }) => ({
            kind: 'slot-request.answer-due',
            subjectId,
            programmeId,
            employerId,
          })),
        );
        return due.length;
      });
      reminded += found;
      if (found < batchSize) return reminded;
    }
  }
}
