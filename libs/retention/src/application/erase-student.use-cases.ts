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
import { ErasureStandsOver } from '../domain/problems.js';
import type { RetentionTx } from './ports.js';

/** A careers lead asks, for a student or a parent, that everything about the student be erased. */
export class RequestErasure {
  constructor(
    private readonly unitOfWork: UnitOfWork<RetentionTx>,
    private readonly surroundings: Surroundings,
  ) {}

  run(actor: Actor, { studentId, reason }: { studentId: string; reason: string }): Promise<IdOf<'Erasure'>> {
    const { programmeId, schoolId, accountId: requestedBy } = actor;
    invariant(programmeId !== null && schoolId !== null && requestedBy !== null, 'a careers lead acts for a school');
    return this.unitOfWork.run(actor, async ({ erasures, outbox }) => {
      if (!isIdOf('Student', studentId) || !(await erasures.isOwn(studentId))) throw new NotFound('Student', studentId);
      const id = this.surroundings.newId('Erasure');
      const erasure = { id, studentId, programmeId, schoolId, reason, requestedBy };
      if (!(await erasures.request(erasure, this.surroundings.clock.now())))
        throw new WrongState('Erasure', 'REQUESTED', 'REQUESTED', ['NOT_REQUESTED']);
      await outbox.add({
        kind: 'student.erasure-requested',
        subjectId: id,
        safeguardingOf: schoolId,
        audit: { reason },
      });
      return id;
    });
  }
}

/**
 * The safeguarding lead agrees, and everything goes: what the safety record of a placement needs is kept apart, where no list finds it, and the
 * answer says so. Throws `ErasureStandsOver` while a hold, an open concern or a place ahead stands against it.
 */
export class AgreeToErasure {
  constructor(
    private readonly unitOfWork: UnitOfWork<RetentionTx>,
    private readonly surroundings: Surroundings,
  ) {}

  run(actor: Actor, erasureId: string): Promise<{ keptBecause: string | null }> {
    const at = this.surroundings.clock.now();
    return this.unitOfWork.run(actor, async ({ erasures, outbox }) => {
      const erasure = isIdOf('Erasure', erasureId) ? await erasures.lock(erasureId) : undefined;
      if (!isIdOf('Erasure', erasureId) || erasure === undefined) throw new NotFound('Erasure', erasureId);
      if (erasure.isErased) throw new WrongState('Erasure', 'ERASED', 'ERASED', ['REQUESTED']);
      if (erasure.requestedBy === actor.accountId) throw new SecondPersonNeeded();
      const obstacles = await erasures.obstacles(erasure.studentId, at);
      if (obstacles.length > 0) throw new ErasureStandsOver(obstacles);
      const keptBecause = await erasures.erase(erasureId, at);
      await outbox.add({
        kind: 'student.erased',
        subjectId: erasureId,
        schoolId: actor.schoolId,
        audit: { reason: keptBecause ?? 'NOTHING_KEPT' },
      });
      return { keptBecause };
    });
  }
}
