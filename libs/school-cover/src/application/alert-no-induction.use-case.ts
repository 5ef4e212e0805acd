import { isWorkingDay } from '#calendar';
import { systemActor, today, type Surroundings, type UnitOfWork } from '#kernel';
import type { SchoolCoverTx } from './ports.js';

/**
 * From noon on tells schools of students who began that morning and of whom no host has said that they were shown round, so that the school
 * rings; once a place. Run by the worker every quarter of an hour of the morning; harmless to repeat.
 */
export class AlertNoInduction {
  constructor(
    private readonly unitOfWork: UnitOfWork<SchoolCoverTx>,
    private readonly surroundings: Surroundings,
  ) {}

  /** Returns of how many places schools were told. */
  run(): Promise<number> {
    const { clock } = this.surroundings;
    const on = today(clock);
    if (!isWorkingDay(on)) return Promise.resolve(0);
    return this.unitOfWork.run(systemActor('alert-no-induction'), async ({ notes, outbox }) => {
      const missing = await notes.withoutInduction(on, clock.now());
      await outbox.add(...missing.map(({ id, schoolId }) => ({ kind: 'induction.missing', subjectId: id, schoolId })));
      return missing.length;
    });
  }
}
