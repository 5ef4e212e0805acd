import { judge, requireAllowed } from '#clearances';
import { invariant, isIdOf, NotFound, today, type Actor, type Surroundings, type UnitOfWork } from '#kernel';
import { SlotNotInRound } from '../domain/problems.js';
import type { Round } from '../domain/round.js';
import { slotFaults } from '../domain/slot-faults.js';
import { lockPinnable } from './locked-round.js';
import { serviceFor } from './own-programme.js';
import type { Applicant, OfferedSlot, Pin, RoundsTx, RuleFacts } from './ports.js';

/** A placement to be set aside for a student. */
export interface PinPlacementCommand {
  readonly roundId: string;
  readonly studentId: string;
  readonly slotId: string;
}

/** Sets a placement aside for a student before the round is published, in place of another that was; the matching takes it as given. */
export class PinPlacement {
  constructor(
    private readonly unitOfWork: UnitOfWork<RoundsTx>,
    private readonly surroundings: Surroundings,
    private readonly facts: RuleFacts,
  ) {}

  run(actor: Actor, { roundId, studentId, slotId }: PinPlacementCommand): Promise<Pin> {
    return this.unitOfWork.run(serviceFor(actor), async (tx) => {
      const round = await lockPinnable(tx.rounds, actor, roundId);
      const student = isIdOf('Student', studentId) ? await tx.applications.applicant(studentId) : undefined;
      if (student?.programmeId !== round.programmeId) throw new NotFound('Student', studentId);
      const slot = isIdOf('Slot', slotId) ? await tx.applications.offeredSlot(slotId) : undefined;
      if (slot?.programmeId !== round.programmeId) throw new NotFound('Slot', slotId);
      const faults = await this.faults(tx, round, student, slot);
      if (faults.length > 0) throw new SlotNotInRound(faults);
      await this.requireAllowed(slot, student);
      const pin: Pin = {
        roundId: round.id,
        programmeId: round.programmeId,
        schoolId: student.schoolId,
        studentId: student.id,
        slotId: slot.id,
        pinnedBy: actor.accountId,
      };
      await tx.pins.set(pin, this.surroundings.clock.now());
      await tx.outbox.add({ kind: 'placement.pinned', subjectId: round.id });
      return pin;
    });
  }

  private async faults(
    { pins, wishes }: RoundsTx,
    round: Round,
    student: Applicant,
    slot: OfferedSlot,
  ): Promise<string[]> {
    const faults = slotFaults(slot, round, student, today(this.surroundings.clock));
    if (slot.keptForSchoolIds?.includes(student.schoolId) === false)
      faults.push('The placement is kept for another school.');
    const excluded = await wishes.excluded(round.id, student.id);
    if (excluded.includes(slot.id)) faults.push('The student has ruled it out.');
    if ((await pins.others(round.id, slot.id, student.id)) >= slot.seats)
      faults.push('All its places are taken or pinned.');
    return faults;
  }

  private async requireAllowed({ id: slotId }: OfferedSlot, { id: studentId }: Applicant): Promise<void> {
    const host = (await this.facts.ofSlots([slotId])).get(slotId);
    const facts = (await this.facts.ofStudents([studentId])).get(studentId) ?? null;
    invariant(host !== undefined, 'a slot that is offered has facts');
    requireAllowed(judge('ALLOCATE', host, { student: facts }, today(this.surroundings.clock)), 'coordinator');
  }
}
