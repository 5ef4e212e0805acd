import { systemActor, type Surroundings, type UnitOfWork } from '#kernel';
import type { Allocation } from '../domain/allocation.js';
import type { PlacementsTx } from './ports.js';

const batchSize = 100;

/** How long before the end of its time to answer an employer is reminded. */
const reminderMs = 2 * 86_400_000;

/**
 * Watches over the answers of employers to students who have said yes, in the time that the slot promises. A silent employer can still answer, for
 * the place is kept; but student and school know, and it counts as it does when schools ask. As often as you like, from several workers at once.
 */
export class WatchHosts {
  constructor(
    private readonly unitOfWork: UnitOfWork<PlacementsTx>,
    private readonly surroundings: Surroundings,
  ) {}

  /** Reminds employers that have two days left, once a student. How many were reminded. */
  remind(): Promise<number> {
    return this.inBatches('remind-hosts', async ({ allocations, outbox }, now) => {
      const due = await allocations.remindHosts(now, new Date(now.getTime() + reminderMs), batchSize);
      await outbox.add(
        ...due.map(({ id: subjectId, programmeId, employerId }) => ({
          kind: 'allocation.host-answer-due',
          subjectId,
          programmeId,
          employerId,
        })),
      );
      return due;
    });
  }

  /** Notes where the time is over without an answer, and tells those who wait. How many times. */
  noteSilence(): Promise<number> {
    return this.inBatches('note-silent-hosts', async ({ allocations, outbox }, now) => {
      const silent = await allocations.noteSilentHosts(now, batchSize);
      await outbox.add(
        ...silent.map(({ id: subjectId, programmeId, schoolId, studentId }) => ({
          kind: 'allocation.host-silent',
          subjectId,
          programmeId,
          schoolId,
          studentId,
        })),
      );
      return silent;
    });
  }

  /** What is told and the note of it are one unit of work, so that no crash makes it two or none. */
  private async inBatches(
    name: string,
    tell: (tx: PlacementsTx, now: Date) => Promise<readonly Allocation[]>,
  ): Promise<number> {
    for (let told = 0; ;) {
      const { length } = await this.unitOfWork.run(systemActor(name), (tx) => tell(tx, this.surroundings.clock.now()));
      told += length;
      if (length < batchSize) return told;
    }
  }
}
