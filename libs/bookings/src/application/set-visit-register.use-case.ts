import { InvalidInput, WrongState, type Actor, type InputFault, type Surroundings, type UnitOfWork } from '#kernel';
import { holdsPlaces, slotRequestStates } from '../domain/slot-request.js';
import { faultsOfVisitor, type RegisterFault } from '../domain/visit.js';
import { lockedVisit } from './locked-visit.js';
import type { VisitsTx } from './visits.ports.js';

const words: Readonly<Record<RegisterFault, string>> = {
  NOT_YOURS: 'is no student of your school',
  YEAR_GROUP: 'is of a year group that is not welcome there',
  ELSEWHERE: 'is somewhere else on a day of the visit',
  KEPT_FREE: 'has a day that your school keeps free, an exam say',
};

const holding = slotRequestStates.filter((state) => holdsPlaces[state]);

/** Says who goes: the school's list of names, in place of any before. Throws `InvalidInput` with every student who cannot go. */
export class SetVisitRegister {
  constructor(
    private readonly unitOfWork: UnitOfWork<VisitsTx>,
    private readonly surroundings: Surroundings,
  ) {}

  run(actor: Actor, slotRequestId: string, studentIds: readonly string[]): Promise<number> {
    return this.unitOfWork.run(actor, async ({ visits, clearances, outbox }) => {
      const visit = await lockedVisit(visits, slotRequestId);
      const { request } = visit;
      if (!holdsPlaces[request.state]) throw new WrongState('SlotRequest', request.state, 'REGISTERED', holding);
      if (visit.isMarked) throw new WrongState('SlotRequest', 'MARKED', 'REGISTERED', holding);
      const found = new Map(
        (await visits.visitors(request.id, studentIds)).map((visitor) => [visitor.id as string, visitor]),
      );
      const faults = [
        ...sizeFaults(studentIds, request.places),
        ...studentIds.flatMap((id, index) =>
          faultsOfVisitor(found.get(id), visit.yearGroupsWelcome).map((fault) => faultAt(index, id, words[fault])),
        ),
      ];
      if (faults.length > 0) throw new InvalidInput(faults);
      await visits.replace(
        request,
        [...found.values()].map(({ id }) => id),
      );
      await clearances.voidOf(request.id, 'CONFIRM', this.surroundings.clock.now());
      const { id: subjectId, schoolId } = request;
      await outbox.add({ kind: 'visit.register-set', subjectId, schoolId });
      return found.size;
    });
  }
}

function sizeFaults(studentIds: readonly string[], places: number): InputFault[] {
  const repeated = studentIds.flatMap((id, index) =>
    studentIds.indexOf(id) < index ? [faultAt(index, id, 'comes a second time')] : [],
  );
  if (studentIds.length <= places) return repeated;
  const message = `are more than the ${places} places`;
  return [...repeated, { path: 'studentIds', value: String(studentIds.length), message }];
}

function faultAt(index: number, value: string, message: string): InputFault {
  return { path: `studentIds.${index}`, value, message };
}
