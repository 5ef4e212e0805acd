import { requireMove, today, type Actor, type Surroundings, type UnitOfWork } from '#kernel';
import type { ActivityProfile } from '../domain/activity-profile.js';
import { vettingTransitions } from '../domain/vetting-state.js';
import type { VettingTx } from './ports.js';
import { lockedFile, roleOf, tellSchools } from './steps.js';

/** Nobody is to be sent there for this activity, for a while or for good, and why. */
export interface StopProfileCommand {
  readonly profileId: string;
  readonly to: 'SUSPENDED' | 'BLOCKED';
  readonly reason: string;
}

/** Suspends or blocks one activity at a site, for every school at once. A whole site or an adult is suspended as a host. */
export class StopProfile {
  constructor(
    private readonly unitOfWork: UnitOfWork<VettingTx>,
    private readonly surroundings: Surroundings,
  ) {}

  run(actor: Actor, { profileId, to, reason }: StopProfileCommand): Promise<Pick<ActivityProfile, 'id' | 'state'>> {
    const { clock } = this.surroundings;
    return this.unitOfWork.run(actor, async (tx) => {
      const { profile } = await lockedFile(tx.profiles, profileId);
      requireMove('ActivityProfile', vettingTransitions, profile.state, to, roleOf(actor));
      await tx.profiles.move([profile.id], to, clock.now());
      await tx.profiles.note(profile, { kind: to, on: today(clock), byWhom: null, note: reason }, clock.now());
      const kind = `vetting.${to.toLowerCase()}`;
      await tx.outbox.add({
        kind,
        subjectId: profile.id,
        employerId: profile.employerId,
        coordinatorOf: profile.programmeId,
      });
      await tellSchools(tx, profile, to.toLowerCase(), clock);
      return { id: profile.id, state: to };
    });
  }
}
