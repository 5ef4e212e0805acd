import { judged, requireAllowed, type Judged } from '#clearances';
import {
  invariant,
  isIdOf,
  NotFound,
  today,
  type Actor,
  type SlotId,
  type Surroundings,
  type UnitOfWork,
} from '#kernel';
import { liveOnes, type LiveApplication } from '../domain/application.js';
import { AlreadyApplied, ApplicationFormNeeded, SlotNotInRound, TooManyChoices } from '../domain/problems.js';
import { slotFaults } from '../domain/slot-faults.js';
import { applicantOf } from './applicant.js';
import { requireOpen } from './open-round.js';
import type { Applicant, Applications, OfferedSlot, RoundsTx, RuleFacts } from './ports.js';
import type { WithinReach } from './within-reach.js';

/** A student asks for a slot. */
export interface SubmitApplicationCommand {
  readonly roundId: string;
  readonly slotId: string;
  readonly statement: string;
  /** Whom a careers lead acts for; null from a student. */
  readonly studentId: string | null;
  /** Set where a sheet holds what the programme and the employer ask besides. */
  readonly hasSheet?: true;
}

/** Applies for a slot, at the end of the student's list. One that was withdrawn comes back as the same application. */
export class SubmitApplication {
  constructor(
    private readonly unitOfWork: UnitOfWork<RoundsTx>,
    private readonly surroundings: Surroundings,
    private readonly facts: RuleFacts,
    private readonly reach: WithinReach,
  ) {}

  /** The same within a unit of work that is open: what others keep beside an application is kept with it, or not at all. */
  within(open: UnitOfWork<RoundsTx>): Pick<SubmitApplication, 'run'> {
    return new SubmitApplication(open, this.surroundings, this.facts, this.reach);
  }

  run(actor: Actor, command: SubmitApplicationCommand): Promise<LiveApplication> {
    const studentId = applicantOf(actor, command.studentId);
    const { clock, newId } = this.surroundings;
    return this.unitOfWork.run(actor, async ({ rounds, applications, wishes, clearances, outbox }) => {
      const student = await applications.applicant(studentId);
      if (student === undefined) throw new NotFound('Student', studentId);
      const round = await requireOpen(rounds, command.roundId, clock.now());
      const slot = await offeredSlot(applications, command.slotId);
      const open = actor.role === 'STUDENT' ? await this.requireOpenTo(actor, slot, student) : null;
      if (command.hasSheet !== true && (await applications.asksForm(slot.id))) throw new ApplicationFormNeeded();
      const list = await applications.lockList(round.id, student.id);
      const excluded = await wishes.excluded(round.id, student.id);
      const faults = [
        ...slotFaults(slot, round, student, today(clock)),
        ...(excluded.includes(slot.id) ? ['The student has ruled it out; take that back first.'] : []),
      ];
      if (faults.length > 0) throw new SlotNotInRound(faults);
      const cleared = open ?? (await this.decide(slot.id, student));
      requireAllowed(cleared.decision, 'school');

      const live = liveOnes(list);
      const earlier = list.find(({ slotId }) => slotId === slot.id);
      if (earlier?.state === 'SUBMITTED') throw new AlreadyApplied(earlier.id);
      if (live.length >= round.maxChoices) throw new TooManyChoices(round.maxChoices);
      const application: LiveApplication = {
        id: earlier?.id ?? newId('Application'),
        programmeId: student.programmeId,
        schoolId: student.schoolId,
        studentId: student.id,
        employerId: slot.employerId,
        slotId: slot.id,
        roundId: round.id,
        state: 'SUBMITTED',
        rank: live.length + 1,
        statement: command.statement,
        onBehalfBy: actor.role === 'STUDENT' ? null : actor.accountId,
      };
      await (earlier === undefined ? applications.add(application, clock.now()) : applications.resubmit(application));
      const { id: subjectId, programmeId, schoolId } = application;
      await clearances.record({
        ...cleared,
        programmeId,
        schoolId,
        of: subjectId,
        stage: 'APPLY',
        decidedAt: clock.now(),
      });
      await outbox.add({ kind: 'application.submitted', subjectId, schoolId, studentId });
      return application;
    });
  }

  /**
   * What is closed to a student is not there for them, as on every list: which rule closes it may tell of somebody else. Staff ask for the reason
   * with `eligibility`.
   */
  async requireOpenTo(actor: Actor, { id, isPlacement }: OfferedSlot, student: Applicant): Promise<Judged> {
    const cleared = await this.decide(id, student);
    const isAllowed = cleared.decision.outcome === 'ALLOWED';
    const isOpen = isAllowed && (!isPlacement || (await this.reach.of(actor, id, student.id)));
    if (!isOpen) throw new NotFound('Slot', id);
    return cleared;
  }

  private async decide(slotId: SlotId, student: Applicant): Promise<Judged> {
    const host = (await this.facts.ofSlots([slotId])).get(slotId);
    const facts = (await this.facts.ofStudents([student.id])).get(student.id) ?? null;
    invariant(host !== undefined, 'a slot that is offered has facts');
    return judged('APPLY', host, { student: facts }, today(this.surroundings.clock));
  }
}

async function offeredSlot(applications: Applications, slotId: string): Promise<OfferedSlot> {
  const slot = isIdOf('Slot', slotId) ? await applications.offeredSlot(slotId) : undefined;
  if (slot === undefined) throw new NotFound('Slot', slotId);
  return slot;
}
