import { SecondPersonNeeded } from '#employers';
import {
  invariant,
  isIdOf,
  NotFound,
  WrongState,
  type Actor,
  type IdOf,
  type Surroundings,
  type UnitOfWork,
} from '#kernel';
import type { Hold, RetentionTx } from './ports.js';

/** A safeguarding lead puts a hold on all that is kept of a student: at once, and for a fortnight unless the coordinator agrees. */
export class HoldStudent {
  constructor(
    private readonly unitOfWork: UnitOfWork<RetentionTx>,
    private readonly surroundings: Surroundings,
  ) {}

  /** Throws `NotFound`, and `WrongState` where there is one already. */
  run(actor: Actor, { studentId, reason }: { studentId: string; reason: string }): Promise<IdOf<'LegalHold'>> {
    const { programmeId, schoolId, accountId: placedBy } = actor;
    invariant(programmeId !== null && schoolId !== null && placedBy !== null, 'a safeguarding lead acts for a school');
    return this.unitOfWork.run(actor, async ({ holds, erasures, outbox }) => {
      if (!isIdOf('Student', studentId) || !(await erasures.isOwn(studentId))) throw new NotFound('Student', studentId);
      const id = this.surroundings.newId('LegalHold');
      const hold = { id, studentId, programmeId, schoolId, reason, placedBy };
      if (!(await holds.place(hold, this.surroundings.clock.now())))
        throw new WrongState('Student', 'HELD', 'HELD', ['NOT_HELD']);
      await outbox.add({ kind: 'legal-hold.placed', subjectId: id, schoolId, audit: { reason } });
      return id;
    });
  }
}

/** The coordinator agrees to a hold, which then stays until both release it. */
export class AgreeToHold {
  constructor(
    private readonly unitOfWork: UnitOfWork<RetentionTx>,
    private readonly surroundings: Surroundings,
  ) {}

  run(actor: Actor, legalHoldId: string): Promise<IdOf<'LegalHold'>> {
    const { accountId } = actor;
    invariant(accountId !== null, 'a coordinator has an account');
    return this.unitOfWork.run(actor, async ({ holds, outbox }) => {
      const hold = await lockedHold(holds, legalHoldId);
      if (hold.placedBy === accountId) throw new SecondPersonNeeded();
      await holds.agree(hold.id, accountId, this.surroundings.clock.now());
      await outbox.add({ kind: 'legal-hold.agreed', subjectId: hold.id, schoolId: hold.schoolId });
      return hold.id;
    });
  }
}

/** One of the two agrees that a hold may end; it ends when both have, and they are two people. */
export class ReleaseHold {
  constructor(
    private readonly unitOfWork: UnitOfWork<RetentionTx>,
    private readonly surroundings: Surroundings,
  ) {}

  run(actor: Actor, legalHoldId: string): Promise<Hold> {
    const { accountId } = actor;
    invariant(accountId !== null, 'whoever releases has an account');
    return this.unitOfWork.run(actor, async ({ holds, outbox }) => {
      const hold = await lockedHold(holds, legalHoldId);
      const isLead = actor.role === 'SAFEGUARDING_LEAD';
      if ((isLead ? hold.coordinatorReleasedBy : hold.leadReleasedBy) === accountId) throw new SecondPersonNeeded();
      const said = isLead ? { ...hold, leadReleasedBy: accountId } : { ...hold, coordinatorReleasedBy: accountId };
      const after = { ...said, isReleased: said.leadReleasedBy !== null && said.coordinatorReleasedBy !== null };
      await holds.release(after, this.surroundings.clock.now());
      if (after.isReleased)
        await outbox.add({ kind: 'legal-hold.released', subjectId: hold.id, schoolId: hold.schoolId });
      return after;
    });
  }
}

async function lockedHold(holds: RetentionTx['holds'], id: string): Promise<Hold> {
  const hold = isIdOf('LegalHold', id) ? await holds.lock(id) : undefined;
  if (hold === undefined) throw new NotFound('LegalHold', id);
  if (hold.isReleased) throw new WrongState('LegalHold', 'RELEASED', 'RELEASED', ['PLACED']);
  return hold;
}
