import {
  InvalidInput,
  invariant,
  isIdOf,
  NotFound,
  today,
  type Actor,
  type LocalDate,
  type Surroundings,
  type UnitOfWork,
} from '#kernel';
import { monthsAfter, settings } from '#safeguarding';
import { ownSchool } from '#schools';
import type { MentorClearance } from '../domain/mentor-clearance.js';
import type { MentorsTx } from './ports.js';

/** What the safeguarding lead saw of a mentor and settled with them. */
export interface ClearMentorCommand extends Omit<MentorClearance, 'checkValidUntil'> {
  /** The mentor, by the grant. */
  readonly grantId: string;
}

/**
 * A safeguarding lead records that a mentor's enhanced check was seen, where they meet their students in view of others, and who else is there.
 * By law a check has no last day; ours counts for as long as a look at the barred list does.
 */
export class ClearMentor {
  constructor(
    private readonly unitOfWork: UnitOfWork<MentorsTx>,
    private readonly surroundings: Surroundings,
  ) {}

  run(actor: Actor, { grantId, ...seen }: ClearMentorCommand): Promise<MentorClearance> {
    const { schoolId } = ownSchool(actor);
    const { accountId } = actor;
    invariant(accountId !== null, 'whoever has seen a check is somebody');
    return this.unitOfWork.run(actor, async ({ mentors }) => {
      const mentor = isIdOf('Grant', grantId) ? await mentors.hold(grantId, schoolId) : undefined;
      if (mentor === undefined) throw new NotFound('Grant', grantId);
      const clearance = { ...seen, checkValidUntil: this.validUntil(seen.checkSeenOn) };
      await mentors.clear(mentor.grantId, clearance, accountId);
      return clearance;
    });
  }

  private validUntil(checkSeenOn: LocalDate): LocalDate {
    const now = today(this.surroundings.clock);
    const refuse = (message: string): never => {
      throw new InvalidInput([{ path: 'checkSeenOn', value: checkSeenOn, message }]);
    };
    if (checkSeenOn > now) return refuse('lies in the future; only what has happened can be recorded');
    const until = monthsAfter(checkSeenOn, settings.barredListMonths);
    return until < now ? refuse('is so long ago that the check counts no longer') : until;
  }
}
