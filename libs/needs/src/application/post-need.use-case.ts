import { invariant, today, type Actor, type Surroundings, type UnitOfWork } from '#kernel';
import type { Need, NeedWords } from '../domain/need.js';
import { requireSoundNeed } from './locked-need.js';
import type { NeedsTx } from './ports.js';

/** A school says what it lacks: at once on the board, or as a draft that nobody else sees. */
export class PostNeed {
  constructor(
    private readonly unitOfWork: UnitOfWork<NeedsTx>,
    private readonly surroundings: Surroundings,
  ) {}

  /** Throws `InvalidInput` with everything that is wrong with it. */
  run(actor: Actor, words: NeedWords, isDraft: boolean): Promise<Need> {
    const { schoolId, programmeId } = actor;
    invariant(schoolId !== null && programmeId !== null, 'a careers lead acts for a school of a programme');
    const { clock, newId } = this.surroundings;
    return this.unitOfWork.run(actor, async ({ needs, outbox }) => {
      await requireSoundNeed(needs, schoolId, words, today(clock));
      const state = isDraft ? 'DRAFT' : 'OPEN';
      const need: Need = { ...words, id: newId('Need'), programmeId, schoolId, state, hostsFound: 0 };
      await needs.add(need, actor.accountId, clock.now());
      await outbox.add({ kind: isDraft ? 'need.drafted' : 'need.opened', subjectId: need.id, schoolId });
      return need;
    });
  }
}
