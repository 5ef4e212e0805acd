import { WrongState, type Actor, type Surroundings, type UnitOfWork } from '#kernel';
import { NoRegister, TooFewStaff } from '../domain/problems.js';
import { adultsNeeded } from '../domain/visit.js';
import { lockedVisit } from './locked-visit.js';
import type { VisitsTx } from './visits.ports.js';

/** The school confirms who comes, with enough of its own adults: from then on the employer sees the names. */
export class ConfirmVisit {
  constructor(
    private readonly unitOfWork: UnitOfWork<VisitsTx>,
    private readonly surroundings: Surroundings,
  ) {}

  run(actor: Actor, slotRequestId: string, staffCount: number): Promise<number> {
    return this.unitOfWork.run(actor, async ({ visits, outbox }) => {
      const { request } = await lockedVisit(visits, slotRequestId);
      if (request.state !== 'ACCEPTED') throw new WrongState('SlotRequest', request.state, 'CONFIRMED', ['ACCEPTED']);
      const yearGroups = await visits.yearGroups(request.id);
      if (yearGroups.length === 0) throw new NoRegister();
      const needed = adultsNeeded(yearGroups);
      if (staffCount < needed) throw new TooFewStaff(yearGroups.length, staffCount, needed);
      await visits.confirm(request.id, staffCount, this.surroundings.clock.now());
      const { id: subjectId, schoolId, employerId } = request;
      await outbox.add({ kind: 'visit.confirmed', subjectId, schoolId, employerId });
      return yearGroups.length;
    });
  }
}
