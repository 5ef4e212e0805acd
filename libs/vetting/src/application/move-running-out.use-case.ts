import { systemActor, today, type Surroundings, type UnitOfWork } from '#kernel';
import type { VettingTx } from './ports.js';
import { tellSchools } from './steps.js';

/** As many as one transaction holds. */
const atOnce = 200;

/**
 * Says thirty days before its end that an approval is running out, and on the day after it that it has: each once, because the move and the word of it
 * are one transaction and a profile that has moved is not found again. Run by the worker every hour.
 */
export class MoveRunningOut {
  constructor(
    private readonly unitOfWork: UnitOfWork<VettingTx>,
    private readonly surroundings: Surroundings,
  ) {}

  /** How many have moved. Harmless to repeat, and to run twice at once. */
  async run(): Promise<number> {
    for (let moved = 0; ;) {
      const some = await this.moveSome();
      moved += some;
      if (some < atOnce) return moved;
    }
  }

  private moveSome(): Promise<number> {
    const { clock } = this.surroundings;
    return this.unitOfWork.run(systemActor('move-running-out'), async (tx) => {
      const found = await tx.profiles.lockRunningOut(today(clock), atOnce);
      for (const { to, ...profile } of found) {
        const { id: subjectId, employerId, programmeId } = profile;
        await tx.profiles.move([profile.id], to, clock.now());
        const kind = `vetting.${to.toLowerCase()}`;
        await tx.outbox.add({ kind, subjectId, employerId, programmeId, coordinatorOf: programmeId });
        if (to === 'EXPIRED') await tellSchools(tx, profile, 'expired', clock);
      }
      return found.length;
    });
  }
}
