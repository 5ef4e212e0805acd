import { createHash } from 'node:crypto';
import type { LocalDate } from '#kernel';
import type { DueLine } from './retention-table.js';

/** What a run did, or would do: sums alone. */
export interface RetentionReport {
  readonly ranOn: LocalDate;
  readonly lines: readonly { readonly id: DueLine; readonly dueBefore: LocalDate; readonly rows: number }[];
}

/** SHA-256 of the report as text: what the audit trail vouches for. */
export function digestOf(report: RetentionReport): string {
  const lines = report.lines.map(({ id, dueBefore, rows }) => `${id} ${dueBefore} ${rows}`);
  return createHash('sha256')
    .update([report.ranOn, ...lines].join('\n'))
    .digest('hex');
}
