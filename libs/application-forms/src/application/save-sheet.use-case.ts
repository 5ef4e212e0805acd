import {
  inPlaceOf,
  invariant,
  isIdOf,
  NotFound,
  requireMove,
  type Actor,
  type InputFault,
  type Role,
  type Surroundings,
  type UnitOfWork,
} from '#kernel';
import { applicantOf, requireOpen, type SubmitApplication } from '#rounds';
import { changedFields, sheetTransitions, type Sheet, type SheetText } from '../domain/sheet.js';
import { sheetFaults } from '../domain/sheet-faults.js';
import type { ApplicationFormsTx } from './ports.js';

/** What was written for a slot so far. */
export interface SaveSheetCommand {
  readonly roundId: string;
  readonly slotId: string;
  /** Whom a careers lead or a mentor helps; null from a student. */
  readonly studentId: string | null;
  readonly text: SheetText;
}

/** A sheet with what still keeps it from being sent. */
export interface SavedSheet {
  readonly sheet: Sheet;
  readonly faults: readonly InputFault[];
}

/**
 * Saves a sheet however much of it is missing. What a student saves is theirs; what somebody saves who helps is logged with who, when and
 * what, and waits for the student's yes.
 */
export class SaveSheet {
  constructor(
    private readonly unitOfWork: UnitOfWork<ApplicationFormsTx>,
    private readonly surroundings: Surroundings,
    private readonly gate: Pick<SubmitApplication, 'requireOpenTo'>,
  ) {}

  run(actor: Actor, { roundId, slotId, studentId, text }: SaveSheetCommand): Promise<SavedSheet> {
    const of = applicantOf(actor, studentId);
    return this.unitOfWork.run(actor, async (tx) => {
      const { applications, rounds, sheets } = tx;
      const at = this.surroundings.clock.now();
      const student = await applications.applicant(of);
      if (student === undefined) throw new NotFound('Student', of);
      const round = await requireOpen(rounds, roundId, at);
      const slot = isIdOf('Slot', slotId) ? await applications.offeredSlot(slotId) : undefined;
      if (slot === undefined) throw new NotFound('Slot', slotId);
      if (actor.role === 'STUDENT') await this.gate.requireOpenTo(actor, slot, student);
      if (actor.role === 'MENTOR') await this.gate.requireOpenTo(inPlaceOf(actor, student.id), slot, student);
      await applications.lockList(round.id, student.id);
      const before = await sheets.open(round.id, student.id, slot.id);
      const state = actor.role === 'STUDENT' ? 'DRAFT' : 'AWAITING_STUDENT';
      requireMove('ApplicationSheet', sheetTransitions, before?.state ?? 'DRAFT', state, actor.role as Role);
      const sheet: Sheet = {
        ...text,
        id: before?.id ?? this.surroundings.newId('ApplicationSheet'),
        programmeId: student.programmeId,
        schoolId: student.schoolId,
        studentId: student.id,
        employerId: slot.employerId,
        slotId: slot.id,
        roundId: round.id,
        state,
        version: (before?.version ?? 0) + 1,
        applicationId: null,
      };
      await (before === undefined ? sheets.add(sheet, at) : sheets.save(sheet, at));
      if (state === 'AWAITING_STUDENT') await noteHelp(actor, sheet, before, tx, at);
      return { sheet, faults: sheetFaults(sheet, await sheets.asked(sheet)) };
    });
  }
}

async function noteHelp(
  { accountId, role }: Actor,
  sheet: Sheet,
  before: Sheet | undefined,
  { sheets, outbox }: ApplicationFormsTx,
  at: Date,
): Promise<void> {
  invariant(accountId !== null, 'whoever helps has an account');
  const fields = changedFields(before, sheet);
  await sheets.noteHelp({ sheet, helpedBy: accountId, helpedAs: role as Role, fields }, at);
  const { id: subjectId, studentId, schoolId } = sheet;
  // The careers lead answers for whom the school lets near its students, and is told what they do.
  const concerned = role === 'MENTOR' ? { studentId, schoolId } : { studentId };
  await outbox.add({ kind: 'application-sheet.helped', subjectId, ...concerned, audit: { fields } });
}
