import { ownEmployer } from '#employers';
import { isIdOf, NotFound, type Actor, type ActivityProfileId, type Surroundings, type UnitOfWork } from '#kernel';
import { activityTable, type Activity } from '../domain/activity.js';
import type { VettingTx } from './ports.js';

/** What students would do, and where. */
export interface StartVettingCommand {
  readonly siteId: string;
  readonly activity: Activity;
}

/** Begins the vetting of an activity at a site of the actor's employer, in the tier of the table. Where it has begun, it is found. */
export class StartVetting {
  constructor(
    private readonly unitOfWork: UnitOfWork<VettingTx>,
    private readonly surroundings: Surroundings,
  ) {}

  run(actor: Actor, { siteId, activity }: StartVettingCommand): Promise<ActivityProfileId> {
    const { clock, newId } = this.surroundings;
    const own = ownEmployer(actor);
    return this.unitOfWork.run(actor, async ({ profiles, employers, outbox }) => {
      if (!isIdOf('Site', siteId) || !(await employers.hasSite(own.employerId, siteId)))
        throw new NotFound('Site', siteId);
      const id = newId('ActivityProfile');
      const { tier } = activityTable[activity];
      const begun = { state: 'DRAFT', approvedUntil: null, answers: null, check: null } as const;
      const found = await profiles.add({ ...own, ...begun, id, siteId, activity, tier }, clock.now());
      if (found === id) await outbox.add({ kind: 'vetting.begun', subjectId: id, employerId: own.employerId });
      return found;
    });
  }
}
