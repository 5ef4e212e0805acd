import {
  InvalidInput,
  isIdOf,
  NotFound,
  type Actor,
  type InputFault,
  type Surroundings,
  type UnitOfWork,
} from '#kernel';
import { sessionsOf } from '#placements';
import { contactFaultsOf } from '#safeguarding';
import { harmFaults, type Accident, type Harm } from '../domain/accident.js';
import { dayOf, dutyOf } from '../domain/duties.js';
import { toldBy } from './locked-accident.js';
import type { AccidentPlaces, AccidentsTx, AccidentText, PlaceOfAccident } from './ports.js';
import { tellOfAccident } from './tell-of-accident.js';

/** An accident of a student at a placement, or of one on the register of a visit. */
export interface ReportAccidentCommand extends Harm, AccidentText {
  readonly allocationId: string | null;
  /** Both or neither. */
  readonly slotRequestId: string | null;
  readonly studentId: string | null;
  readonly occurredAt: Date;
}

/** The employer or the school tells of an accident, and everybody who has to act hears of it in the same step. Nobody outside is told: that is the employer's. */
export class ReportAccident {
  constructor(
    private readonly unitOfWork: UnitOfWork<AccidentsTx>,
    private readonly surroundings: Surroundings,
  ) {}

  /** Throws `NotFound`, and `InvalidInput` with everything that is wrong. */
  run(actor: Actor, command: ReportAccidentCommand): Promise<Accident> {
    const { clock, newId } = this.surroundings;
    return this.unitOfWork.run(actor, async ({ places, accidents, outbox }) => {
      const place = await placeOf(places, command);
      const faults = faultsOf(command, place, clock.now());
      if (faults.length > 0) throw new InvalidInput(faults);
      const { kind, daysUnable, occurredAt, whereInSite, whatHappened } = command;
      const { programmeId, schoolId, studentId, employerId, siteId, allocationId, slotRequestId } = place;
      const { dueOn } = dutyOf({ kind, daysUnable, occurredAt, isAtWork: allocationId !== null });
      const accident: Accident = {
        id: newId('Accident'),
        programmeId,
        schoolId,
        studentId,
        employerId,
        siteId,
        allocationId,
        slotRequestId,
        kind,
        daysUnable,
        occurredAt,
        dueOn,
        state: 'OPEN',
        reportedOn: null,
        authorityReference: null,
      };
      await accidents.add(accident, { whereInSite, whatHappened }, toldBy(actor, this.surroundings));
      await tellOfAccident(outbox, 'accident.noted', accident);
      return accident;
    });
  }
}

async function placeOf(places: AccidentPlaces, command: ReportAccidentCommand): Promise<PlaceOfAccident> {
  const { allocationId, slotRequestId, studentId } = command;
  if ((allocationId === null) === (slotRequestId === null) || (slotRequestId === null) !== (studentId === null)) {
    const message =
      'has to be given, or slotRequestId with studentId: a placement, or somebody on the register of a visit';
    throw new InvalidInput([{ path: 'allocationId', value: allocationId, message }]);
  }
  if (allocationId !== null) {
    const place = isIdOf('Allocation', allocationId) ? await places.placement(allocationId) : undefined;
    if (place === undefined) throw new NotFound('Allocation', allocationId);
    return place;
  }
  const [visitId, visitor] = [slotRequestId ?? '', studentId ?? ''];
  const isKnown = isIdOf('SlotRequest', visitId) && isIdOf('Student', visitor);
  const place = isKnown ? await places.visit(visitId, visitor) : undefined;
  if (place === undefined) throw new NotFound('SlotRequest', visitId);
  return place;
}

function faultsOf(command: ReportAccidentCommand, place: PlaceOfAccident, now: Date): InputFault[] {
  const { occurredAt, whereInSite, whatHappened } = command;
  const fault = (message: string): InputFault => ({ path: 'occurredAt', value: occurredAt.toISOString(), message });
  const isOfPlace = sessionsOf(place).some(({ onDay }) => onDay === dayOf(occurredAt));
  return [
    ...(occurredAt > now ? [fault('is still to come')] : []),
    ...(isOfPlace ? [] : [fault('is on no day of the placement or visit')]),
    ...contactFaultsOf({ whereInSite, whatHappened }),
    ...harmFaults(command),
  ];
}
