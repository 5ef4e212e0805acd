import { systemActor, today, type Surroundings, type UnitOfWork } from '#kernel';
import { warnedDays } from '../domain/mentor-clearance.js';
import type { CheckedMentor, MentorsTx } from './ports.js';

/**
 * Tells the careers lead and the safeguarding lead of mentors whose check runs out within thirty days, and once it has. Each is told once a last
 * day. That such a mentor reaches nobody is not its work: the database goes by the date.
 */
export class WatchMentorChecks {
  constructor(
    private readonly unitOfWork: UnitOfWork<MentorsTx>,
    private readonly surroundings: Surroundings,
  ) {}

  /** How many were told of. */
  run(): Promise<number> {
    const on = today(this.surroundings.clock);
    return this.unitOfWork.run(systemActor('watch-mentor-checks'), async ({ mentors, outbox }) => {
      const [soon, over] = [await mentors.warn(on, warnedDays), await mentors.lapse(on)];
      const tell = (kind: string, of: readonly CheckedMentor[]) =>
        of.map(({ grantId: subjectId, programmeId, schoolId }) => ({ kind, subjectId, programmeId, schoolId }));
      await outbox.add(...tell('mentor.check-runs-out', soon), ...tell('mentor.check-ran-out', over));
      return soon.length + over.length;
    });
  }
}
