import { createHash } from 'node:crypto';

/** SQL that is sent often: prepared once a connection under a name of its own. `Row` is what one row reads as. */
export interface Statement<Row> {
  readonly name: string;
  readonly text: string;
  /** Planned once a connection, whatever its values; else PostgreSQL may plan each call anew. */
  readonly isPlannedOnce?: boolean;
  /** Carries the type only; never set. */
  readonly row?: Row;
}

/** Names a statement after its text, so that two different texts can never share a name on one connection. */
export function statement<Row>(title: string, text: string): Statement<Row> {
  return { name: `${title}_${createHash('sha256').update(text).digest('hex').slice(0, 12)}`, text };
}

/**
 * A statement whose plan is the same for all values, and takes longer to make than to run: PostgreSQL, which compares what it believes both cost,
 * would go on making it.
 */
export function plannedOnce<Row>(title: string, text: string): Statement<Row> {
  return { ...statement<Row>(title, text), isPlannedOnce: true };
}
