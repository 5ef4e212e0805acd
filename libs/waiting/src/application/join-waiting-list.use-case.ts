import { judged, requireAllowed, type Judged } from '#clearances';
import {
  InvalidInput,
  invariant,
  isIdOf,
  NotFound,
  today,
  WrongState,
  type Actor,
  type SchoolId,
  type StudentId,
  type Surroundings,
  type UnitOfWork,
} from '#kernel';
import { AlreadyWaiting, PlacesAreFree } from '../domain/problems.js';
import type { FullSlot, WaitingPlace } from '../domain/waiting-place.js';
import type { RuleFacts, WaitingTx } from './ports.js';

/** A group that would come if places became free. */
export interface WaitingGroup {
  /** 1 to 200. */
  readonly places: number;
  /** Name of the member of staff who comes along. */
  readonly staffLead: string;
  readonly note: string;
}

/** Somebody wants to be told when places become free. */
export interface JoinWaitingListCommand {
  readonly slotId: string;
  /** For whom a careers lead joins; null from a student, and for a group. */
  readonly studentId: string | null;
  /** Of a school, where the slot is no placement; null for a student. */
  readonly group: WaitingGroup | null;
}

/**
 * Joins the line for a full slot: a student for a placement, a school with a group for anything else. The slot is locked meanwhile, so that a
 * place that is given back at the same moment is seen, or is offered to the line with the newcomer in it. Throws NotFound, WrongState,
 * PlacesAreFree, AlreadyWaiting and BlockedByRules.
 */
export class JoinWaitingList {
  constructor(
    private readonly unitOfWork: UnitOfWork<WaitingTx>,
    private readonly surroundings: Surroundings,
    private readonly facts: RuleFacts,
  ) {}

  run(actor: Actor, command: JoinWaitingListCommand): Promise<WaitingPlace> {
    const { clock } = this.surroundings;
    return this.unitOfWork.run(actor, async (tx) => {
      const slot = isIdOf('Slot', command.slotId) ? await tx.waiting.lockSlot(command.slotId) : undefined;
      if (slot === undefined) throw new NotFound('Slot', command.slotId);
      const now = clock.now();
      if (slot.standing !== 'ON_SHOW') throw new WrongState('Slot', 'NOT_ON_SHOW', 'WAITED_FOR', ['FULL']);
      if (slot.beginsAt <= now) throw new WrongState('Slot', 'BEGUN', 'WAITED_FOR', ['FULL']);
      const { place, cleared } = await this.newPlace(actor, command, slot, tx);
      if (slot.remaining >= place.places) throw new PlacesAreFree(slot.id, slot.remaining);
      if (!(await tx.waiting.add(place, now))) throw new AlreadyWaiting(slot.id);
      const { id: subjectId, programmeId, schoolId, studentId } = place;
      if (cleared !== null)
        await tx.clearances.record({
          ...cleared,
          programmeId,
          schoolId,
          of: subjectId,
          stage: 'APPLY',
          decidedAt: now,
        });
      await tx.outbox.add({ kind: 'waiting-place.joined', subjectId, schoolId, studentId });
      return place;
    });
  }

  private async newPlace(
    actor: Actor,
    { studentId, group }: JoinWaitingListCommand,
    slot: FullSlot,
    tx: WaitingTx,
  ): Promise<{ place: WaitingPlace; cleared: Judged | null }> {
    requireKind(slot, group);
    const { cleared, ...who } = group === null ? await this.student(actor, studentId, slot, tx) : groupOf(actor);
    const place: WaitingPlace = {
      ...who,
      id: this.surroundings.newId('WaitingPlace'),
      programmeId: slot.programmeId,
      employerId: slot.employerId,
      slotId: slot.id,
      state: 'WAITING',
      places: group?.places ?? 1,
      staffLead: group?.staffLead ?? null,
      note: group?.note ?? '',
      allocationId: null,
      slotRequestId: null,
    };
    return { place, cleared };
  }

  private async student(
    actor: Actor,
    named: string | null,
    slot: FullSlot,
    { waiting }: WaitingTx,
  ): Promise<{ schoolId: SchoolId; studentId: StudentId; cleared: Judged }> {
    const studentId = actor.role === 'STUDENT' ? actor.studentId : named;
    if (studentId === null)
      throw new InvalidInput([{ path: 'studentId', value: null, message: 'must be a student of your school' }]);
    const student = isIdOf('Student', studentId) ? await waiting.joiner(studentId, slot.id) : undefined;
    if (student === undefined) throw new NotFound('Student', studentId);
    if (student.isThere) throw new WrongState('Slot', 'YOURS_ALREADY', 'WAITED_FOR', ['FULL']);
    if (!slot.yearGroups.includes(student.yearGroup))
      throw new WrongState('Slot', 'NOT_FOR_THE_YEAR_GROUP', 'WAITED_FOR', ['FULL']);
    const host = (await this.facts.ofSlots([slot.id])).get(slot.id);
    invariant(host !== undefined, 'a slot that is locked has facts');
    const facts = (await this.facts.ofStudents([student.id])).get(student.id) ?? null;
    const cleared = judged('APPLY', host, { student: facts }, today(this.surroundings.clock));
    // What is closed to a student is not there for them; see submitApplication.
    if (actor.role === 'STUDENT' && cleared.decision.outcome !== 'ALLOWED') throw new NotFound('Slot', slot.id);
    requireAllowed(cleared.decision, 'school');
    return { schoolId: student.schoolId, studentId: student.id, cleared };
  }
}

/** A placement is waited for by students, anything else by schools. */
function requireKind({ isPlacement }: FullSlot, group: WaitingGroup | null): void {
  if (isPlacement && group !== null)
    throw new WrongState('Slot', 'FOR_STUDENTS', 'WAITED_FOR_BY_A_GROUP', ['FOR_GROUPS']);
  if (!isPlacement && group === null)
    throw new WrongState('Slot', 'FOR_GROUPS', 'WAITED_FOR_BY_A_STUDENT', ['FOR_STUDENTS']);
}

/** Of a group the rules are asked when places are offered. */
function groupOf({ schoolId }: Actor): { schoolId: SchoolId; studentId: null; cleared: null } {
  invariant(schoolId !== null, 'a careers lead acts for a school');
  return { schoolId, studentId: null, cleared: null };
}
