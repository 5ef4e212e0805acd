import { isIdOf, NotFound, WrongState, type Actor, type Surroundings, type UnitOfWork } from '#kernel';
import { attendedAllocation } from '#placements';
import {
  editableUntil,
  requireOne,
  type ExitAnswers,
  type ExitSurvey,
  type NamedAbout,
} from '../domain/exit-survey.js';
import type { OwnVisits, SurveysTx } from './ports.js';

/** What a student answers about a placement or a visit. */
export interface AnswerExitSurveyCommand extends ExitAnswers, NamedAbout {}

/** What was attended, and whose it is. */
type Attended = Pick<ExitSurvey, 'about' | 'programmeId' | 'schoolId' | 'studentId'>;

/**
 * A student answers the questions about a placement or a visit that they attended; within a fortnight they may change their mind. Of two sets
 * sent at once the later one stands: an allocation is locked meanwhile, and the answers about a visit are one row.
 */
export class AnswerExitSurvey {
  constructor(
    private readonly unitOfWork: UnitOfWork<SurveysTx>,
    private readonly surroundings: Surroundings,
  ) {}

  /**
   * Until when the answers may be changed. Throws `InvalidInput` unless one thing is named, `NotFound`, and `WrongState` before it was attended
   * and once the fortnight is over.
   */
  run(actor: Actor, command: AnswerExitSurveyCommand): Promise<Date> {
    requireOne(command);
    const { allocationId, slotRequestId, ...answers } = command;
    const now = this.surroundings.clock.now();
    return this.unitOfWork.run(actor, async ({ allocations, visits, surveys, outbox }) => {
      const attended: Attended =
        typeof slotRequestId === 'string'
          ? await attendedVisit(visits, slotRequestId)
          : await attendedPlace(allocations, allocationId ?? '');
      const { about, studentId } = attended;
      const until = editableUntil((await surveys.givenAt(about, studentId)) ?? now);
      if (now > until) throw new WrongState('ExitSurvey', 'CLOSED', 'CHANGED', ['OPEN']);
      await surveys.keep({ ...answers, ...attended }, now);
      const subjectId = 'allocationId' in about ? about.allocationId : about.slotRequestId;
      await outbox.add({ kind: 'exit-survey.answered', subjectId });
      return until;
    });
  }
}

async function attendedPlace(allocations: SurveysTx['allocations'], wanted: string): Promise<Attended> {
  const { id, programmeId, schoolId, studentId } = await attendedAllocation(allocations, wanted, 'SURVEYED');
  return { about: { allocationId: id }, programmeId, schoolId, studentId };
}

async function attendedVisit(visits: OwnVisits, wanted: string): Promise<Attended> {
  const visit = isIdOf('SlotRequest', wanted) ? await visits.find(wanted) : undefined;
  if (visit === undefined) throw new NotFound('SlotRequest', wanted);
  const { id, programmeId, schoolId, studentId, came } = visit;
  if (came !== true)
    throw new WrongState('SlotRequest', came === null ? 'NOT_MARKED' : 'DID_NOT_ATTEND', 'SURVEYED', ['ATTENDED']);
  return { about: { slotRequestId: id }, programmeId, schoolId, studentId };
}
