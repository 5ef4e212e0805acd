import { SecondPersonNeeded } from '#employers';
import { invariant, requireMove, today, type Actor, type Surroundings, type UnitOfWork } from '#kernel';
import { agreed, needsSecondPerson, type SuspendingRole } from '#suspensions';
import type { ActivityProfile } from '../domain/activity-profile.js';
import { vettingTransitions } from '../domain/vetting-state.js';
import type { VettingTx } from './ports.js';
import { lockedFile, roleOf } from './steps.js';

/** A safeguarding lead or a coordinator agrees that a stopped activity may be vetted anew; when one of each has, two people, it begins again. */
export class AgreeToLiftStop {
  constructor(
    private readonly unitOfWork: UnitOfWork<VettingTx>,
    private readonly surroundings: Surroundings,
  ) {}

  /** Agreeing twice is harmless. Throws `NotFound`, `WrongState` where nothing is stopped, `SecondPersonNeeded`. */
  run(actor: Actor, profileId: string): Promise<Pick<ActivityProfile, 'id' | 'state'>> {
    const { clock } = this.surroundings;
    const { accountId } = actor;
    invariant(accountId !== null, 'whoever agrees has an account');
    const role = actor.role as SuspendingRole;
    return this.unitOfWork.run(actor, async ({ profiles, outbox }) => {
      const { profile } = await lockedFile(profiles, profileId);
      requireMove('ActivityProfile', vettingTransitions, profile.state, 'IDENTITY', roleOf(actor));
      const before = await profiles.liftingOf(profile.id);
      if (needsSecondPerson(before, role, accountId)) throw new SecondPersonNeeded();
      const after = agreed(before, role, accountId);
      await profiles.agreeToLift(profile.id, after);
      const step = { kind: 'AGREED_TO_LIFT', on: today(clock), byWhom: null, note: null } as const;
      await profiles.note(profile, step, clock.now());
      if (after.leadAgreedBy === null || after.coordinatorAgreedBy === null)
        return { id: profile.id, state: profile.state };
      await profiles.move([profile.id], 'IDENTITY', clock.now());
      const { id: subjectId, employerId, programmeId } = profile;
      await outbox.add({ kind: 'vetting.lifted', subjectId, employerId, coordinatorOf: programmeId });
      return { id: profile.id, state: 'IDENTITY' };
    });
  }
}
