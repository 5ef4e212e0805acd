import { SecondPersonNeeded } from '#employers';
import {
  InvalidInput,
  requireMove,
  today,
  type Actor,
  type LocalDate,
  type Surroundings,
  type UnitOfWork,
} from '#kernel';
import type { ActivityProfile, CheckForm } from '../domain/activity-profile.js';
import { notYet } from '../domain/answers.js';
import { OtherCheckAsked } from '../domain/problems.js';
import { checksFor } from '../domain/requirements.js';
import { vettingTransitions } from '../domain/vetting-state.js';
import type { VettingTx } from './ports.js';
import { lockedFile, requireComplete, roleOf } from './steps.js';

/** What somebody of the programme saw or was told. */
export interface RecordCheckCommand {
  readonly profileId: string;
  readonly form: CheckForm;
  readonly on: LocalDate;
  /** Who talked or went there. */
  readonly byWhom: string;
  readonly note: string;
}

/**
 * Records the one check that the tier takes: a conversation, the arrangements gone through, or a look at the site. The renewal of an approval is
 * checked while that lasts. Whoever brought the employer in does not check it.
 */
export class RecordCheck {
  constructor(
    private readonly unitOfWork: UnitOfWork<VettingTx>,
    private readonly surroundings: Surroundings,
  ) {}

  run(actor: Actor, { profileId, form, ...seen }: RecordCheckCommand): Promise<Pick<ActivityProfile, 'id' | 'state'>> {
    const { clock } = this.surroundings;
    return this.unitOfWork.run(actor, async ({ profiles, outbox }) => {
      const file = await lockedFile(profiles, profileId);
      const { profile, employer } = file;
      const isRenewal = profile.state === 'EXPIRING';
      if (!isRenewal) requireMove('ActivityProfile', vettingTransitions, profile.state, 'CHECKED', roleOf(actor));
      const faults = notYet('on', seen.on, today(clock));
      if (faults.length > 0) throw new InvalidInput(faults);
      if (employer.registeredBy === actor.accountId) throw new SecondPersonNeeded();
      const taken = checksFor(file);
      if (!taken.includes(form)) throw new OtherCheckAsked(profile.tier, taken);
      requireComplete(file, today(clock), vettingTransitions.CHECKED.needs);
      await profiles.recordCheck(profile.id, form, seen.on, actor.accountId, clock.now());
      await profiles.note(profile, { kind: form, ...seen }, clock.now());
      if (!isRenewal) await profiles.move([profile.id], 'CHECKED', clock.now());
      const { id: subjectId, employerId } = profile;
      await outbox.add({ kind: 'vetting.checked', subjectId, employerId });
      return { id: profile.id, state: isRenewal ? 'EXPIRING' : 'CHECKED' };
    });
  }
}
