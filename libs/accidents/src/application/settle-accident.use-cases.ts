import {
  InvalidInput,
  requireMove,
  today,
  type Actor,
  type LocalDate,
  type Role,
  type Surroundings,
  type UnitOfWork,
} from '#kernel';
import { accidentTransitions, type Accident } from '../domain/accident.js';
import { dayOf } from '../domain/duties.js';
import { ReportIsDue } from '../domain/problems.js';
import { lockedAccident, toldBy } from './locked-accident.js';
import type { AccidentsTx } from './ports.js';

/** What the employer says of the report that it made outside. */
export interface ConfirmAccidentReportedCommand {
  readonly accidentId: string;
  readonly reportedOn: LocalDate;
  readonly reference: string | null;
}

/** The employer has reported an accident to the Health and Safety Executive. It is its word; nothing is sent from here. */
export class ConfirmAccidentReported {
  constructor(
    private readonly unitOfWork: UnitOfWork<AccidentsTx>,
    private readonly surroundings: Surroundings,
  ) {}

  /** Throws `NotFound`, `WrongState`, and `InvalidInput` for a day before the accident or after today. */
  run(actor: Actor, { accidentId, reportedOn, reference }: ConfirmAccidentReportedCommand): Promise<Accident> {
    const { clock } = this.surroundings;
    return this.unitOfWork.run(actor, async ({ accidents, outbox }) => {
      const accident = await lockedAccident(accidents, accidentId);
      requireMove('Accident', accidentTransitions, accident.state, 'REPORTED_TO_AUTHORITY', actor.role as Role);
      if (reportedOn < dayOf(accident.occurredAt) || reportedOn > today(clock)) {
        const message = 'must be a day from that of the accident up to today';
        throw new InvalidInput([{ path: 'reportedOn', value: reportedOn, message }]);
      }
      const after: Accident = {
        ...accident,
        state: 'REPORTED_TO_AUTHORITY',
        reportedOn,
        authorityReference: reference,
      };
      await accidents.keep(after, toldBy(actor, this.surroundings), false);
      const { id: subjectId, programmeId, schoolId } = after;
      await outbox.add({
        kind: 'accident.reported-to-authority',
        subjectId,
        programmeId,
        schoolId,
        coordinatorOf: programmeId,
      });
      return after;
    });
  }
}

/** The employer has written an accident down for itself, and nothing has to be reported. */
export class ConfirmNoReportNeeded {
  constructor(
    private readonly unitOfWork: UnitOfWork<AccidentsTx>,
    private readonly surroundings: Surroundings,
  ) {}

  /** Throws `NotFound`, `WrongState`, and `ReportIsDue` where what is known asks for a report. */
  run(actor: Actor, accidentId: string): Promise<Accident> {
    return this.unitOfWork.run(actor, async ({ accidents, outbox }) => {
      const accident = await lockedAccident(accidents, accidentId);
      requireMove('Accident', accidentTransitions, accident.state, 'NO_REPORT_NEEDED', actor.role as Role);
      if (accident.dueOn !== null) throw new ReportIsDue(accident.id, accident.dueOn);
      const after: Accident = { ...accident, state: 'NO_REPORT_NEEDED' };
      await accidents.keep(after, toldBy(actor, this.surroundings), false);
      const { id: subjectId, programmeId, schoolId } = after;
      await outbox.add({ kind: 'accident.no-report-needed', subjectId, programmeId, schoolId });
      return after;
    });
  }
}

/** The school has dealt with an accident: the family was told, and what the employer had to do is done. */
export class CloseAccident {
  constructor(
    private readonly unitOfWork: UnitOfWork<AccidentsTx>,
    private readonly surroundings: Surroundings,
  ) {}

  /** Throws `NotFound`, and `WrongState` while the employer has not said what it did. */
  run(actor: Actor, accidentId: string): Promise<Accident> {
    return this.unitOfWork.run(actor, async ({ accidents, outbox }) => {
      const accident = await lockedAccident(accidents, accidentId);
      requireMove('Accident', accidentTransitions, accident.state, 'CLOSED', actor.role as Role);
      const after: Accident = { ...accident, state: 'CLOSED' };
      await accidents.keep(after, toldBy(actor, this.surroundings), false);
      await outbox.add({ kind: 'accident.closed', subjectId: after.id, programmeId: after.programmeId });
      return after;
    });
  }
}
