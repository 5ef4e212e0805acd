import { SecondPersonNeeded } from '#employers';
import { requireMove, today, type Actor, type LocalDate, type Surroundings, type UnitOfWork } from '#kernel';
import type { ActivityProfile } from '../domain/activity-profile.js';
import { approvedUntil } from '../domain/tier.js';
import type { VettingFile } from '../domain/vetting-file.js';
import { vettingTransitions } from '../domain/vetting-state.js';
import type { VettingTx } from './ports.js';
import { lockedFile, requireComplete, roleOf } from './steps.js';

/** An approval. */
export interface Approved extends Pick<ActivityProfile, 'id' | 'state'> {
  readonly approvedUntil: LocalDate;
}

/** Approves an activity at a site for every school, for as long as its tier says. A HIGH one takes two coordinators: who checked does not approve. */
export class ApproveProfile {
  constructor(
    private readonly unitOfWork: UnitOfWork<VettingTx>,
    private readonly surroundings: Surroundings,
  ) {}

  run(actor: Actor, profileId: string): Promise<Approved> {
    const { clock } = this.surroundings;
    return this.unitOfWork.run(actor, async ({ profiles, outbox }) => {
      const file = await lockedFile(profiles, profileId);
      const { profile } = file;
      requireMove('ActivityProfile', vettingTransitions, profile.state, 'APPROVED', roleOf(actor));
      requireComplete(file, today(clock), vettingTransitions.APPROVED.needs);
      if (needsSomebodyElse(file, actor)) throw new SecondPersonNeeded();
      const until = approvedUntil(profile.tier, today(clock));
      await profiles.approve(profile.id, until, actor.accountId, clock.now());
      await profiles.note(profile, { kind: 'APPROVED', on: today(clock), byWhom: null, note: null }, clock.now());
      const { id: subjectId, employerId } = profile;
      await outbox.add({ kind: 'vetting.approved', subjectId, employerId });
      return { id: profile.id, state: 'APPROVED', approvedUntil: until };
    });
  }
}

function needsSomebodyElse({ profile, employer }: VettingFile, { accountId }: Actor): boolean {
  return employer.registeredBy === accountId || (profile.tier === 'HIGH' && profile.check?.by === accountId);
}
