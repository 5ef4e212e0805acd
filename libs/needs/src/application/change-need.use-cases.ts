import { today, WrongState, type Actor, type Surroundings, type UnitOfWork } from '#kernel';
import { requireNeedMove, stateOn, type Need, type NeedWords } from '../domain/need.js';
import { lapseAnswers, lockedNeed, requireSoundNeed } from './locked-need.js';
import type { NeedsTx } from './ports.js';

/** A school says otherwise what it lacks, as long as it is a draft: what is on the board is what employers answer. */
export class EditNeed {
  constructor(
    private readonly unitOfWork: UnitOfWork<NeedsTx>,
    private readonly surroundings: Surroundings,
  ) {}

  run(actor: Actor, needId: string, words: NeedWords): Promise<Need> {
    return this.unitOfWork.run(actor, async ({ needs, outbox }) => {
      const need = await lockedNeed(needs, needId);
      const on = today(this.surroundings.clock);
      // A draft whose days are over is mended by new days.
      if (need.state !== 'DRAFT') throw new WrongState('Need', stateOn(need, on), 'EDITED', ['DRAFT']);
      await requireSoundNeed(needs, need.schoolId, words, on);
      await needs.edit(need.id, words);
      await outbox.add({ kind: 'need.edited', subjectId: need.id, schoolId: need.schoolId });
      return { ...need, ...words };
    });
  }
}

/** A school puts a draft on the board, or a need that was met once more, because what met it came to nothing. */
export class OpenNeed {
  constructor(
    private readonly unitOfWork: UnitOfWork<NeedsTx>,
    private readonly surroundings: Surroundings,
  ) {}

  run(actor: Actor, needId: string): Promise<Need> {
    return this.unitOfWork.run(actor, async ({ needs, outbox }) => {
      const need = await lockedNeed(needs, needId);
      const on = today(this.surroundings.clock);
      requireNeedMove(need, 'OPEN', actor.role, on);
      await requireSoundNeed(needs, need.schoolId, need, on);
      if (need.state === 'DRAFT') await needs.move(need.id, 'OPEN', null);
      else if (!(await needs.reopen(need.id))) throw new WrongState('Need', 'STILL_MET', 'OPEN', ['DRAFT', 'MET']);
      await outbox.add({ kind: 'need.opened', subjectId: need.id, schoolId: need.schoolId });
      return { ...need, state: 'OPEN' };
    });
  }
}

/** A school takes a need off the board; whoever has answered is told. */
export class CloseNeed {
  constructor(
    private readonly unitOfWork: UnitOfWork<NeedsTx>,
    private readonly surroundings: Surroundings,
  ) {}

  run(actor: Actor, needId: string, reason: string): Promise<Need> {
    return this.unitOfWork.run(actor, async (tx) => {
      const { clock } = this.surroundings;
      const need = await lockedNeed(tx.needs, needId);
      requireNeedMove(need, 'CLOSED', actor.role, today(clock));
      await tx.needs.move(need.id, 'CLOSED', reason);
      await lapseAnswers(tx, need.id, clock.now(), need.programmeId);
      await tx.outbox.add({ kind: 'need.closed', subjectId: need.id, schoolId: need.schoolId });
      return { ...need, state: 'CLOSED' };
    });
  }
}
