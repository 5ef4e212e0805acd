import { WrongState, type Actor, type Surroundings, type UnitOfWork } from '#kernel';
import { NoRegister, TooFewStaff } from '../domain/problems.js';
import { adultsNeeded } from '../domain/visit.js';
import type { BookingRules } from './booking-rules.js';
import { lockedVisit } from './locked-visit.js';
import type { VisitsTx } from './visits.ports.js';

/** The school confirms who comes, with enough of its own adults, where the rules let everybody go: from then on the employer sees the names. */
export class ConfirmVisit {
  constructor(
    private readonly unitOfWork: UnitOfWork<VisitsTx>,
    private readonly surroundings: Surroundings,
    private readonly rules: BookingRules,
  ) {}

  run(actor: Actor, slotRequestId: string, staffCount: number): Promise<number> {
    return this.unitOfWork.run(actor, async ({ visits, outbox }) => {
      const { request } = await lockedVisit(visits, slotRequestId);
      if (request.state !== 'ACCEPTED') throw new WrongState('SlotRequest', request.state, 'CONFIRMED', ['ACCEPTED']);
      const register = await visits.registered(request.id);
      if (register.length === 0) throw new NoRegister();
      const yearGroups = register.map(({ yearGroup }) => yearGroup);
      const needed = adultsNeeded(yearGroups);
      if (staffCount < needed) throw new TooFewStaff(yearGroups.length, staffCount, needed);
      await this.rules.requireVisit(
        request,
        register.map(({ studentId }) => studentId),
        staffCount,
      );
      await visits.confirm(request.id, staffCount, this.surroundings.clock.now());
      const { id: subjectId, schoolId, employerId } = request;
      await outbox.add({ kind: 'visit.confirmed', subjectId, schoolId, employerId });
      return yearGroups.length;
    });
  }
}
