import type { Actor, Surroundings, UnitOfWork } from '#kernel';
import type { BlackoutDay } from '../domain/blackout-day.js';
import { ownSchool } from './own-school.js';
import type { SchoolsTx } from './ports.js';

/** Puts the days that a school keeps free of placements, such as exams, in place of all it had. The safeguarding rules read them. */
export class SetBlackoutDays {
  constructor(
    private readonly unitOfWork: UnitOfWork<SchoolsTx>,
    private readonly surroundings: Surroundings,
  ) {}

  /** The days that are kept free now. Each day comes once. */
  run(actor: Actor, days: readonly BlackoutDay[]): Promise<readonly BlackoutDay[]> {
    const { schoolId } = ownSchool(actor);
    return this.unitOfWork.run(actor, async ({ schools, outbox }) => {
      await schools.replaceBlackoutDays(schoolId, days);
      await outbox.add({ kind: 'school.blackout-days-set', subjectId: schoolId, schoolId });
      return days;
    });
  }
}
