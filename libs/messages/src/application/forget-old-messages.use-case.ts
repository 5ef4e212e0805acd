import { today, type Actor, type Surroundings, type UnitOfWork } from '#kernel';
import { concernsDoneBefore, forgottenBefore } from '../domain/retention.js';
import type { MessagesTx } from './ports.js';

const batchSize = 100;

/** Deletes what was written about placements that are long over. For the system actor, as often as you like. */
export class ForgetOldMessages {
  constructor(
    private readonly unitOfWork: UnitOfWork<MessagesTx>,
    private readonly surroundings: Surroundings,
  ) {}

  /** How many messages went. Those of a hundred placements are a unit of work of their own, so a failure undoes no more than that. */
  async run(actor: Actor): Promise<number> {
    const { clock } = this.surroundings;
    const [endedBefore, concernClosedBefore] = [forgottenBefore(today(clock)), concernsDoneBefore(clock.now())];
    for (let forgotten = 0; ;) {
      const gone = await this.unitOfWork.run(actor, ({ messages }) =>
        messages.forget(endedBefore, concernClosedBefore, batchSize),
      );
      if (gone === 0) return forgotten;
      forgotten += gone;
    }
  }
}
