import { InvalidInput, today, WrongState, type Actor, type Surroundings, type UnitOfWork } from '#kernel';
import { readMarks, type VisitMark } from '../domain/visit-sessions.js';
import { lockedVisit } from './locked-visit.js';
import type { VisitsTx } from './visits.ports.js';

/** Marks who came, session by session, or corrects it, from the first day of the visit on. */
export class MarkVisit {
  constructor(
    private readonly unitOfWork: UnitOfWork<VisitsTx>,
    private readonly surroundings: Surroundings,
  ) {}

  run(actor: Actor, slotRequestId: string, marks: readonly VisitMark[]): Promise<void> {
    const { clock } = this.surroundings;
    return this.unitOfWork.run(actor, async ({ visits, outbox }) => {
      const { request, isConfirmed, ...times } = await lockedVisit(visits, slotRequestId);
      if (request.state !== 'ACCEPTED' || !isConfirmed)
        throw new WrongState('SlotRequest', request.state, 'MARKED', ['CONFIRMED']);
      if (times.startsOn > today(clock)) throw new WrongState('SlotRequest', 'NOT_BEGUN', 'MARKED', ['CONFIRMED']);
      const { sessions, faults } = readMarks(marks, times, { today: today(clock), now: clock.now() });
      if (faults.length > 0) throw new InvalidInput(faults);
      const strangers = await visits.mark(request, sessions, actor.accountId, clock.now());
      if (strangers.length > 0)
        throw new InvalidInput(
          marks.flatMap(({ studentId }, index) =>
            strangers.includes(studentId)
              ? [{ path: `marks.${index}.studentId`, value: studentId, message: 'is not on the register' }]
              : [],
          ),
        );
      const { id: subjectId, schoolId } = request;
      await outbox.add({ kind: 'visit.marked', subjectId, schoolId });
    });
  }
}
