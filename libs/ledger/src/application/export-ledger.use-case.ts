import { type Actor, type LocalDate, type Surroundings, type UnitOfWork } from '#kernel';
import { exportSheet } from '../domain/export-sheet.js';
import type { LedgerTx } from './ports.js';

/** From when to when, both included. */
export interface ExportLedgerCommand {
  readonly from: LocalDate;
  readonly to: LocalDate;
}

/** A file, and how many lines stand below its head. */
export interface ExportedSheet {
  readonly csv: string;
  readonly rows: number;
}

/**
 * A careers lead takes what the school's own students did out of the service, by name. In one transaction with the note of who took how
 * many lines and when, so that nothing leaves unseen.
 */
export class ExportLedger {
  constructor(
    private readonly unitOfWork: UnitOfWork<LedgerTx>,
    private readonly surroundings: Surroundings,
  ) {}

  run(actor: Actor, { from, to }: ExportLedgerCommand): Promise<ExportedSheet> {
    const { clock, newId } = this.surroundings;
    return this.unitOfWork.run(actor, async ({ activities, exports, outbox }) => {
      const rows = await activities.between(from, to);
      const id = newId('LedgerExport');
      await exports.add(id, rows.length, clock.now());
      await outbox.add({
        kind: 'ledger.exported',
        subjectId: id,
        schoolId: actor.schoolId,
        detail: { rows: rows.length },
      });
      return { csv: exportSheet(rows), rows: rows.length };
    });
  }
}
