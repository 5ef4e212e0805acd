import { systemActor, today, type Surroundings, type UnitOfWork } from '#kernel';
import type { SuspensionsTx } from './ports.js';

/**
 * Tells the coordinators, and the safeguarding leads of the schools with bookings there, of suspensions that no coordinator has looked at within 72
 * hours. They go on holding: that nobody had time is no reason to send children there. Run by the worker every few minutes.
 */
export class EscalateSuspensions {
  constructor(
    private readonly unitOfWork: UnitOfWork<SuspensionsTx>,
    private readonly surroundings: Surroundings,
  ) {}

  /** How many there were; each is told once. */
  run(): Promise<number> {
    const { clock } = this.surroundings;
    return this.unitOfWork.run(systemActor('escalate-suspensions'), async ({ suspensions, outbox }) => {
      const late = await suspensions.escalate(clock.now());
      for (const suspension of late) {
        const { id: subjectId, programmeId } = suspension;
        const kind = 'suspension.escalated';
        const schools = await suspensions.schoolsAt(suspension, today(clock));
        await outbox.add(
          { kind, subjectId, programmeId, coordinatorOf: programmeId },
          ...schools.map((safeguardingOf) => ({ kind, subjectId, programmeId, safeguardingOf })),
        );
      }
      return late.length;
    });
  }
}
