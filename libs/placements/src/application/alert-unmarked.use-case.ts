import { isWorkingDay } from '#calendar';
import { systemActor, today, type Surroundings, type UnitOfWork } from '#kernel';
import type { PlacementsTx } from './ports.js';

/**
 * Tells schools of students of whom nobody has marked this morning whether they came, from half past nine on and not before half an hour
 * after the start; once a student and day. Run by the worker every quarter of an hour; harmless to repeat.
 */
export class AlertUnmarked {
  constructor(
    private readonly unitOfWork: UnitOfWork<PlacementsTx>,
    private readonly surroundings: Surroundings,
  ) {}

  /** Returns how many schools' students were told of. Nothing at weekends and on bank holidays, which are no placement days. */
  run(): Promise<number> {
    const { clock } = this.surroundings;
    const on = today(clock);
    if (!isWorkingDay(on)) return Promise.resolve(0);
    return this.unitOfWork.run(systemActor('alert-unmarked'), async ({ attendance, outbox }) => {
      const unmarked = await attendance.unmarkedMornings(on, clock.now());
      await outbox.add(
        ...unmarked.map(({ allocationId: subjectId, schoolId }) => ({
          kind: 'attendance.unmarked',
          subjectId,
          schoolId,
        })),
      );
      return unmarked.length;
    });
  }
}
