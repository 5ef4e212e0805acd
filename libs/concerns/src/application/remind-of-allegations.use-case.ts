import { systemActor, type Surroundings, type UnitOfWork } from '#kernel';
import type { ConcernsTx } from './ports.js';

/**
 * Reminds safeguarding leads of allegations that were not passed on to the local authority within one working day, each once. Run by the worker every few
 * minutes.
 */
export class RemindOfAllegations {
  constructor(
    private readonly unitOfWork: UnitOfWork<ConcernsTx>,
    private readonly surroundings: Surroundings,
  ) {}

  /** How many there were. */
  run(): Promise<number> {
    return this.unitOfWork.run(systemActor('remind-of-allegations'), async ({ concerns, outbox }) => {
      const late = await concerns.late(this.surroundings.clock.now());
      await outbox.add(
        ...late.map(({ id: subjectId, programmeId, schoolId: safeguardingOf }) => ({
          kind: 'concern.authority-due',
          subjectId,
          programmeId,
          safeguardingOf,
        })),
      );
      return late.length;
    });
  }
}
