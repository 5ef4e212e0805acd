import { InvalidInput, requireMove, today, type Actor, type Surroundings, type UnitOfWork } from '#kernel';
import type { ActivityProfile } from '../domain/activity-profile.js';
import { areSameRisks, futureFaults, type ActivityAnswers } from '../domain/answers.js';
import { stillAsked } from '../domain/requirements.js';
import type { VettingFile } from '../domain/vetting-file.js';
import { approvedStates, vettingTransitions, type VettingState } from '../domain/vetting-state.js';
import type { VettingTx } from './ports.js';
import { lockedFile, roleOf, tellSchools } from './steps.js';

/**
 * The employer says how students would work there. An approval stands as long as the risks are the same, so that a review or a name can be brought
 * up to date; other risks have to be checked anew.
 */
export class DeclareActivity {
  constructor(
    private readonly unitOfWork: UnitOfWork<VettingTx>,
    private readonly surroundings: Surroundings,
  ) {}

  /** Throws `NotFound`, `WrongState` while somebody has stopped it, and `InvalidInput` for days that have not come yet. */
  run(actor: Actor, profileId: string, answers: ActivityAnswers): Promise<Pick<ActivityProfile, 'id' | 'state'>> {
    const { clock } = this.surroundings;
    return this.unitOfWork.run(actor, async (tx) => {
      const { profiles, outbox } = tx;
      const file = await lockedFile(profiles, profileId);
      const faults = futureFaults(answers, today(clock));
      if (faults.length > 0) throw new InvalidInput(faults);
      const { profile } = file;
      const to = afterAnswers(file, answers, stillAsked(file, today(clock), 'IDENTITY').length === 0);
      if (to !== profile.state) requireMove('ActivityProfile', vettingTransitions, profile.state, to, roleOf(actor));
      await profiles.declare(profile, answers, actor.accountId, clock.now());
      if (to !== profile.state) await profiles.move([profile.id], to, clock.now());
      const { id: subjectId, employerId, programmeId } = profile;
      await outbox.add({ kind: 'vetting.answered', subjectId, employerId, coordinatorOf: programmeId });
      if (approvedStates.includes(profile.state) && to !== profile.state)
        await tellSchools(tx, profile, 'answers-changed', clock);
      return { id: profile.id, state: to };
    });
  }
}

/** Where a profile stands once it is answered. A profile that is stopped is answered as DECLARED, which the table refuses. */
function afterAnswers(
  { profile: { state, answers: before } }: VettingFile,
  answers: ActivityAnswers,
  isKnown: boolean,
): VettingState {
  const isApproved = approvedStates.includes(state);
  // One that was carried over from before there were questions keeps its days.
  if (isApproved && (before === null || areSameRisks(before, answers))) return state;
  if (state === 'DECLARED' || (state === 'IDENTITY' && !isKnown)) return state;
  return isKnown || state === 'SUSPENDED' || state === 'BLOCKED' ? 'DECLARED' : 'IDENTITY';
}
