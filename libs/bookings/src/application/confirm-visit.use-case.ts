import { goOnThoughWarned, requireAllowed, type KeptClearance, type WarningAnswer } from '#clearances';
import { WrongState, type Actor, type Surroundings, type UnitOfWork } from '#kernel';
import { NoRegister, TooFewStaff } from '../domain/problems.js';
import type { SlotRequest } from '../domain/slot-request.js';
import { adultsNeeded } from '../domain/visit.js';
import type { BookingRules } from './booking-rules.js';
import { lockedVisit } from './locked-visit.js';
import type { VisitsTx } from './visits.ports.js';

/** Which visit, with how many adults of the school, and why it goes ahead where rules warn. */
export interface ConfirmVisitCommand {
  readonly slotRequestId: string;
  readonly staffCount: number;
  readonly warnings: readonly WarningAnswer[];
}

/**
 * The school confirms who comes, with enough of its own adults, where the rules let everybody go and somebody has said of each warning why: from
 * then on the employer sees the names. What the rules say is kept either way, but where a warning is all that wants an answer.
 */
export class ConfirmVisit {
  constructor(
    private readonly unitOfWork: UnitOfWork<VisitsTx>,
    private readonly surroundings: Surroundings,
    private readonly rules: BookingRules,
  ) {}

  async run(actor: Actor, { slotRequestId, staffCount, warnings }: ConfirmVisitCommand): Promise<number> {
    const { decision, students } = await this.unitOfWork.run(actor, async (tx) => {
      const { visits, outbox } = tx;
      const { request, isHeld } = await lockedVisit(visits, slotRequestId);
      if (request.state !== 'ACCEPTED') throw new WrongState('SlotRequest', request.state, 'CONFIRMED', ['ACCEPTED']);
      const register = await visits.registered(request.id);
      if (register.length === 0) throw new NoRegister();
      const yearGroups = register.map(({ yearGroup }) => yearGroup);
      const needed = adultsNeeded(yearGroups);
      if (staffCount < needed) throw new TooFewStaff(yearGroups.length, staffCount, needed);
      const studentIds = register.map(({ studentId }) => studentId);
      const clearance = await this.decide(request, studentIds, staffCount, tx);
      const { decision } = clearance;
      if (decision.outcome === 'ALLOWED') {
        await goOnThoughWarned(actor, clearance, warnings, tx);
        await visits.confirm(request.id, staffCount, this.surroundings.clock.now());
        const { id: subjectId, programmeId, schoolId, employerId } = request;
        const going = isHeld ? studentIds : [];
        await outbox.add(
          { kind: 'visit.confirmed', subjectId, schoolId, employerId },
          ...going.map((studentId) => ({ kind: 'visitor.released', subjectId, programmeId, studentId })),
        );
      } else {
        // So that whoever may lift what stands in the way sees what it is about.
        await visits.noteStaff(request.id, staffCount);
      }
      return { decision, students: studentIds.length };
    });
    // Only out here, because a decision that stands in the way is kept as well.
    requireAllowed(decision, 'school');
    return students;
  }

  private async decide(
    request: SlotRequest,
    studentIds: readonly string[],
    staffCount: number,
    { clearances }: VisitsTx,
  ): Promise<KeptClearance> {
    const { id: of, programmeId, schoolId } = request;
    await clearances.holdContactsOf(request.slotId);
    // As saved, read beside this unit of work.
    const facts = await this.rules.factsOf(request, studentIds, staffCount);
    const decision = this.rules.decide(facts);
    const decidedAt = this.surroundings.clock.now();
    const record = { programmeId, schoolId, of, stage: 'CONFIRM', decision, facts, decidedAt } as const;
    return { ...record, id: await clearances.replace(record), placementVersion: facts.host.placementVersion };
  }
}
