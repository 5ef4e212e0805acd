import { pageOf, readCursor, type Actor, type IdOf, type Page, type PageRequest } from '#kernel';
import { statement, type ScopedReads } from '#platform';
import type { Outcome, Stage } from '#safeguarding';
import { clearedColumn, clearedColumns } from './clearance-sql.js';

/** A decision as it is kept. */
interface ClearanceRow {
  readonly id: IdOf<'Clearance'>;
  readonly stage: Stage;
  readonly outcome: Outcome;
  readonly ruleIds: string[];
  readonly ruleSetVersion: string;
  readonly inputHash: string;
  /** UTC, to the second. */
  readonly decidedAt: string;
  readonly voidedAt: string | null;
}

const instant = (column: string): string => `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')`;

/** One for each kind of thing, since each has an index of its own. */
const statements = new Map(
  clearedColumns.map((column) => [
    column,
    statement<ClearanceRow>(
      `clearances_by_${column}`,
      `select c.id, c.stage, c.outcome, c.rule_set_version as "ruleSetVersion", c.input_hash as "inputHash",
         ${instant('c.decided_at')} as "decidedAt", ${instant('c.voided_at')} as "voidedAt",
         array(select distinct r ->> 'ruleId' from jsonb_array_elements(c.reasons) r order by 1) as "ruleIds"
       from clearance c where c.${column} = $1 and ($2::text = '' or c.id < $2) order by c.id desc limit $3`,
    ),
  ]),
);

/** Reads of decisions. */
export class ClearanceQueries {
  constructor(private readonly reads: ScopedReads) {}

  /** Those of one thing that are in the actor's reach, the newest first; none of what no rule is asked about. */
  async of(actor: Actor, id: string, { first, after }: PageRequest): Promise<Page<ClearanceRow>> {
    const read = statements.get(clearedColumn(id) ?? '');
    const before = after === null ? '' : (readCursor(after, 1)?.[0] ?? '');
    const rows = read === undefined ? [] : await this.reads.all(actor, read, [id, before, first + 1]);
    return pageOf(rows, first, (row) => [row.id]);
  }
}
