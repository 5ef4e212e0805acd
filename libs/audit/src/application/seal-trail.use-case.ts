import { systemActor, type UnitOfWork } from '#kernel';
import type { AuditTx } from './ports.js';

const batchSize = 5000;
const actor = systemActor('seal-audit');

/**
 * Chains every row of the audit trail that is not chained yet. Apart from the writing of the rows, because a chain grows at one end: bookings at the
 * same moment would have to wait for each other. Harmless to repeat and to break off; two at once take turns.
 */
export class SealTrail {
  constructor(private readonly unitOfWork: UnitOfWork<AuditTx>) {}

  /** How many rows were chained; each batch is a transaction of its own. */
  async run(): Promise<number> {
    for (let sealed = 0; ;) {
      const batch = await this.unitOfWork.run(actor, ({ chain }) => chain.sealNext(batchSize));
      sealed += batch;
      if (batch < batchSize) return sealed;
    }
  }
}
