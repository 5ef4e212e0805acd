import { mayMove, today, WrongState, type Actor, type Surroundings, type UnitOfWork } from '#kernel';
import type { ActivityProfile } from '../domain/activity-profile.js';
import { isHigher, tiers, type Tier } from '../domain/tier.js';
import { vettingTransitions } from '../domain/vetting-state.js';
import type { VettingTx } from './ports.js';
import { lockedFile, roleOf, tellSchools } from './steps.js';

/** More is to be looked at than the table asks for, and why. */
export interface RaiseTierCommand {
  readonly profileId: string;
  readonly tier: Tier;
  /** The employer reads it. */
  readonly reason: string;
}

/** Raises the tier of a profile, never lowers it; whatever was checked in the lower one has to be checked anew. */
export class RaiseTier {
  constructor(
    private readonly unitOfWork: UnitOfWork<VettingTx>,
    private readonly surroundings: Surroundings,
  ) {}

  run(actor: Actor, { profileId, tier, reason }: RaiseTierCommand): Promise<Pick<ActivityProfile, 'id' | 'state'>> {
    const { clock } = this.surroundings;
    return this.unitOfWork.run(actor, async (tx) => {
      const { profiles, outbox } = tx;
      const { profile } = await lockedFile(profiles, profileId);
      if (!isHigher(tier, profile.tier))
        throw new WrongState(
          'ActivityProfile',
          profile.tier,
          tier,
          tiers.filter((lower) => isHigher(tier, lower)),
        );
      const isTakenBack = mayMove(vettingTransitions, profile.state, 'DECLARED', roleOf(actor)) && wasChecked(profile);
      if (isTakenBack) await profiles.move([profile.id], 'DECLARED', clock.now());
      await profiles.raise(profile.id, tier);
      await profiles.note(profile, { kind: 'TIER_RAISED', on: today(clock), byWhom: null, note: reason }, clock.now());
      await outbox.add({ kind: 'vetting.tier-raised', subjectId: profile.id, employerId: profile.employerId });
      if (isTakenBack) await tellSchools(tx, profile, 'tier-raised', clock);
      return { id: profile.id, state: isTakenBack ? 'DECLARED' : profile.state };
    });
  }
}

function wasChecked({ state }: ActivityProfile): boolean {
  return state !== 'IDENTITY';
}
