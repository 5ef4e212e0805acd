import { systemActor, today, type Surroundings, type UnitOfWork } from '#kernel';
import { lapseAnswers } from './locked-need.js';
import type { NeedsTx } from './ports.js';

const batchSize = 100;
const worker = systemActor('expire-needs');

/** Takes needs off the board whose days are over, and ends what still waits for them. Run by the worker, as often as you like. */
export class ExpireNeeds {
  constructor(
    private readonly unitOfWork: UnitOfWork<NeedsTx>,
    private readonly surroundings: Surroundings,
  ) {}

  /** How many expired. Each batch of 100 is a unit of work of its own, so a failure undoes no more than that. */
  async run(): Promise<number> {
    for (let expired = 0; ;) {
      const found = await this.unitOfWork.run(worker, (tx) => this.expireBatch(tx));
      expired += found;
      if (found < batchSize) return expired;
    }
  }

  private async expireBatch(tx: NeedsTx): Promise<number> {
    const { clock } = this.surroundings;
    const expired = await tx.needs.expire(today(clock), batchSize);
    for (const { id, programmeId, schoolId, wasOpen } of expired) {
      await lapseAnswers(tx, id, clock.now(), programmeId);
      // A draft that nobody saw is nothing to write about.
      if (wasOpen) await tx.outbox.add({ kind: 'need.expired', subjectId: id, programmeId, schoolId });
    }
    return expired.length;
  }
}
