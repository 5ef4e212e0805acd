import type { QueryResultRow } from 'pg';
import { entryColumns } from './audit-entry.js';
import { statement, type Statement } from './statement.js';

const known = new Map<string, Statement<QueryResultRow>>();

/**
 * A read that writes down whose rows it shows, as one statement: the entries come as a JSON array in the parameter after those of the read, and
 * how many rows are shown (null for all) in the one after that.
 */
export function noted<Row extends QueryResultRow>(
  read: Statement<Row>,
  studentId: string,
  parameters: number,
): Statement<Row> {
  const key = `${read.name} ${studentId}`;
  const made = known.get(key) ?? statement<QueryResultRow>('noted', textOf(read.text, studentId, parameters));
  known.set(key, made);
  return made as Statement<Row>;
}

function textOf(read: string, studentId: string, parameters: number): string {
  const [entries, first] = [`$${parameters + 1}::jsonb`, `$${parameters + 2}::bigint`];
  return `with looked as materialized (${read}),
    student as (select distinct ${studentId} as id from (select * from looked limit ${first}) looked),
    noted as (
      insert into audit.entry (${entryColumns})
      select e.actor, e.acting_role, e.programme_id, e.school_id, e.employer_id, student.id, e.action, e.object_type, student.id, e.fields,
        null, null, null, e.request_id
      from student cross join jsonb_to_recordset(${entries}) as e (actor text, acting_role text, programme_id text, school_id text,
        employer_id text, action text, object_type text, fields text[], request_id text)
      where student.id is not null)
    select * from looked`;
}
