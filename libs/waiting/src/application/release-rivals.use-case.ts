import { systemActor, type Surroundings, type UnitOfWork } from '#kernel';
import type { WaitingTx } from './ports.js';

/** Takes whoever has said yes to a place out of the lines for other places on those days; where they can go besides they go on waiting. */
export class ReleaseRivals {
  constructor(
    private readonly unitOfWork: UnitOfWork<WaitingTx>,
    private readonly surroundings: Surroundings,
  ) {}

  /** How many lines were left because of an event. Harmless to repeat. */
  run(eventId: string): Promise<number> {
    return this.unitOfWork.run(systemActor(eventId), async ({ waiting, outbox }) => {
      const left = await waiting.endRivals(eventId, this.surroundings.clock.now());
      await outbox.add(
        ...left.map(({ id: subjectId, programmeId, schoolId, studentId }) => ({
          kind: 'waiting-place.ended',
          subjectId,
          programmeId,
          schoolId,
          studentId,
        })),
      );
      return left.length;
    });
  }
}
