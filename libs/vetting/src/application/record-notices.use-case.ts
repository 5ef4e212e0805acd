import { InvalidInput, today, type Actor, type LocalDate, type Surroundings, type UnitOfWork } from '#kernel';
import type { ActivityProfile } from '../domain/activity-profile.js';
import { notYet } from '../domain/answers.js';
import type { VettingTx } from './ports.js';
import { lockedFile } from './steps.js';

/** Somebody looked an employer up in the public register of enforcement notices. */
export interface RecordNoticesCommand {
  readonly profileId: string;
  readonly on: LocalDate;
  /** Who looked. */
  readonly byWhom: string;
  /** What was found, and what it means for students. */
  readonly note: string;
}

/** A coordinator records a look at the register of enforcement notices, whatever the state; an approval of the higher tiers rests on one. */
export class RecordNotices {
  constructor(
    private readonly unitOfWork: UnitOfWork<VettingTx>,
    private readonly surroundings: Surroundings,
  ) {}

  run(actor: Actor, { profileId, ...seen }: RecordNoticesCommand): Promise<Pick<ActivityProfile, 'id' | 'state'>> {
    const { clock } = this.surroundings;
    return this.unitOfWork.run(actor, async ({ profiles, outbox }) => {
      const { profile } = await lockedFile(profiles, profileId);
      const faults = notYet('on', seen.on, today(clock));
      if (faults.length > 0) throw new InvalidInput(faults);
      await profiles.recordNotices(profile.id, seen.on);
      await profiles.note(profile, { kind: 'NOTICES', ...seen }, clock.now());
      const { id: subjectId, employerId } = profile;
      await outbox.add({ kind: 'vetting.notices-seen', subjectId, employerId });
      return { id: profile.id, state: profile.state };
    });
  }
}
