import { SecondPersonNeeded } from '#employers';
import {
  addDays,
  InvalidInput,
  invariant,
  isIdOf,
  NotFound,
  today,
  WrongState,
  type AccountId,
  type Actor,
  type SchoolId,
  type Surroundings,
  type UnitOfWork,
} from '#kernel';
import { registerCsv, registerRows, type RegisterRow } from '../domain/register.js';
import type { AttendanceExport, RegisterRange, RegistersTx } from './ports.js';

/** As many rows as one person may take out alone, days that a range may have, and hours in which what was released is collected. */
export const limitsOfExport = { rowsAlone: 50, days: 366, hoursToCollect: 24 } as const;

/** An export as far as it has come; the text once it may be had. */
export interface ExportedAttendance {
  readonly exportId: string;
  readonly rows: number;
  readonly csv: string | null;
}

const hourMs = 3_600_000;

/**
 * Writes the attendance of the school's own students out for its register, up to today. More than fifty rows wait for a second member of staff to release
 * them. Each that leaves is kept with its days and its number of rows, and no name.
 */
export class ExportAttendance {
  constructor(
    private readonly unitOfWork: UnitOfWork<RegistersTx>,
    private readonly surroundings: Surroundings,
  ) {}

  /** Asks for the days of a range. Throws `InvalidInput`. */
  run(actor: Actor, range: RegisterRange): Promise<ExportedAttendance> {
    const { clock, newId } = this.surroundings;
    const { schoolId, accountId } = staff(actor);
    requireRange(range);
    return this.unitOfWork.run(actor, async (tx) => {
      const rows = await this.rowsOf(schoolId, range, tx);
      const wanted = {
        ...range,
        id: newId('AttendanceExport'),
        schoolId,
        rowCount: rows.length,
        requestedBy: accountId,
      };
      await tx.exports.add({ ...wanted, releasedBy: null, releasedAt: null }, clock.now());
      if (rows.length <= limitsOfExport.rowsAlone) return this.handOut(wanted, rows, tx);
      await tx.outbox.add({ kind: 'attendance.export-requested', subjectId: wanted.id, schoolId });
      return { exportId: wanted.id, rows: rows.length, csv: null };
    });
  }

  /** Releases what a colleague asked for. Throws `NotFound`, `SecondPersonNeeded` and, where it was released before, `WrongState`. */
  release(actor: Actor, exportId: string): Promise<void> {
    const { accountId } = staff(actor);
    return this.unitOfWork.run(actor, async (tx) => {
      const wanted = await locked(exportId, tx);
      if (wanted.requestedBy === accountId) throw new SecondPersonNeeded();
      if (wanted.releasedAt !== null) throw new WrongState('AttendanceExport', 'RELEASED', 'RELEASED', ['REQUESTED']);
      await tx.exports.release(wanted.id, accountId, this.surroundings.clock.now());
      await tx.outbox.add({ kind: 'attendance.export-released', subjectId: wanted.id, schoolId: wanted.schoolId });
    });
  }

  /** Hands a released export to whoever asked for it, for a day, as the marks are now. Throws `NotFound` and `WrongState`. */
  collect(actor: Actor, exportId: string): Promise<ExportedAttendance> {
    const { accountId } = staff(actor);
    const now = this.surroundings.clock.now();
    return this.unitOfWork.run(actor, async (tx) => {
      const wanted = await locked(exportId, tx);
      if (wanted.requestedBy !== accountId) throw new NotFound('AttendanceExport', exportId);
      const { releasedAt } = wanted;
      if (releasedAt === null) throw new WrongState('AttendanceExport', 'REQUESTED', 'COLLECTED', ['RELEASED']);
      const isOver = now.getTime() - releasedAt.getTime() > limitsOfExport.hoursToCollect * hourMs;
      if (isOver) throw new WrongState('AttendanceExport', 'EXPIRED', 'COLLECTED', ['RELEASED']);
      return this.handOut(wanted, await this.rowsOf(wanted.schoolId, wanted, tx), tx);
    });
  }

  private async rowsOf(
    schoolId: SchoolId,
    { from, to }: RegisterRange,
    { registers }: RegistersTx,
  ): Promise<RegisterRow[]> {
    const on = today(this.surroundings.clock);
    const range = { from, to: to < on ? to : on };
    return registerRows(await registers.places(schoolId, range), range, await registers.codesOf(schoolId));
  }

  private async handOut(
    { id: subjectId, from, to }: Pick<AttendanceExport, 'id' | 'from' | 'to'>,
    rows: readonly RegisterRow[],
    { outbox }: RegistersTx,
  ): Promise<ExportedAttendance> {
    await outbox.add({ kind: 'attendance.exported', subjectId, detail: { from, to, rows: rows.length } });
    return { exportId: subjectId, rows: rows.length, csv: registerCsv(rows) };
  }
}

function staff({ schoolId, accountId }: Actor): { schoolId: SchoolId; accountId: AccountId } {
  invariant(schoolId !== null && accountId !== null, 'staff act for a school');
  return { schoolId, accountId };
}

function requireRange({ from, to }: RegisterRange): void {
  const isTooLong = to > addDays(from, limitsOfExport.days - 1);
  if (from <= to && !isTooLong) return;
  const message = isTooLong ? `is more than ${limitsOfExport.days} days after from` : 'is before from';
  throw new InvalidInput([{ path: 'to', value: to, message }]);
}

async function locked(id: string, { exports }: RegistersTx): Promise<AttendanceExport> {
  const wanted = isIdOf('AttendanceExport', id) ? await exports.lock(id) : undefined;
  if (wanted === undefined) throw new NotFound('AttendanceExport', id);
  return wanted;
}
