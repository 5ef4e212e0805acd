import { systemActor, today, type Surroundings, type UnitOfWork } from '#kernel';
import type { AccidentsTx } from './ports.js';

/** What has to be reported on the day itself is asked after once so much time has gone by. */
const hoursBeforeAsking = 2;

/**
 * Reminds the team of the employer of reports that are due, and tells the safeguarding lead of the school and the coordinators of those that are
 * late: each once. It reports nothing itself. Run by the worker every few minutes.
 */
export class WatchAccidents {
  constructor(
    private readonly unitOfWork: UnitOfWork<AccidentsTx>,
    private readonly surroundings: Surroundings,
  ) {}

  /** How many reminders and alarms there were. */
  run(): Promise<number> {
    const { clock } = this.surroundings;
    const [on, at] = [today(clock), clock.now()];
    return this.unitOfWork.run(systemActor('watch-accidents'), async ({ accidents, outbox }) => {
      const due = await accidents.toRemindOf(on, new Date(at.getTime() - hoursBeforeAsking * 3_600_000), at);
      await outbox.add(
        ...due.map(({ id: subjectId, programmeId, employerId }) => ({
          kind: 'accident.report-due',
          subjectId,
          programmeId,
          employerId,
        })),
      );
      const late = await accidents.overdue(on, at);
      await outbox.add(
        ...late.map(({ id: subjectId, programmeId, schoolId: safeguardingOf }) => ({
          kind: 'accident.report-overdue',
          subjectId,
          programmeId,
          safeguardingOf,
          coordinatorOf: programmeId,
        })),
      );
      return due.length + late.length;
    });
  }
}
