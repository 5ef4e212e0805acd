import { isWorkingDay } from '#calendar';
import { systemActor, today, type Surroundings, type UnitOfWork } from '#kernel';
import type { PlacementsTx } from './ports.js';

/**
 * Tells schools of places and visits to a workplace of which nobody has marked whether those came who were to come. The morning is told of at
 * half past nine, or half an hour after the start where that is at half past nine or later; the afternoon half an hour after noon, or after the start
 * where that is later. Once a place or visit, day and session; visits to a school and on a screen are in the school's own register.
 * Run by the worker every quarter of an hour; harmless to repeat.
 */
export class AlertUnmarked {
  constructor(
    private readonly unitOfWork: UnitOfWork<PlacementsTx>,
    private readonly surroundings: Surroundings,
  ) {}

  /** Returns of how many sessions schools were told. Nothing at weekends and on bank holidays, which are no placement days. */
  run(): Promise<number> {
    const { clock } = this.surroundings;
    const on = today(clock);
    if (!isWorkingDay(on)) return Promise.resolve(0);
    return this.unitOfWork.run(systemActor('alert-unmarked'), async ({ attendance, outbox }) => {
      const unmarked = await attendance.unmarkedSessions(on, clock.now());
      await outbox.add(...unmarked.map(({ session, ...of }) => ({ ...of, detail: { session } })));
      return unmarked.length;
    });
  }
}
