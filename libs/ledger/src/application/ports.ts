import type { IdOf, LocalDate, Outbox } from '#kernel';
import type { ExportedActivity } from '../domain/export-sheet.js';

/** What a school's own students went to. */
export interface SchoolActivities {
  /** Those that began within these days, both included, by student and date; those that a student was marked as absent from as well. */
  between(from: LocalDate, to: LocalDate): Promise<ExportedActivity[]>;
}

/** What left the service as a file. */
export interface LedgerExports {
  add(id: IdOf<'LedgerExport'>, rows: number, at: Date): Promise<void>;
}

/** What the use cases of this feature work with. */
export interface LedgerTx {
  readonly activities: SchoolActivities;
  readonly exports: LedgerExports;
  readonly outbox: Outbox;
}
