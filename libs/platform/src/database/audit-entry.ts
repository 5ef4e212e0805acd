import { kindOfId, type Actor, type AuditNote } from '#kernel';

/** A row for the audit trail. What it is about is named by ids and by names of fields, never by what stands in them. */
export interface AuditEntry extends AuditNote {
  readonly action: string;
  readonly objectType: string;
  readonly objectId: string | null;
  readonly programmeId?: string | null;
  readonly schoolId?: string | null;
  readonly employerId?: string | null;
  readonly studentId?: string | null;
}

/** The columns of an entry that the service writes; number and time are the database's own. */
export const entryColumns =
  'actor, acting_role, programme_id, school_id, employer_id, student_id, action, object_type, object_id, fields, rule_set_version, reason, digest, request_id';

/** An `insert` of entries that come as a JSON array in that parameter. Part of a larger statement, so that both stand or fall together. */
export function insertEntries(parameter: string): string {
  return `insert into audit.entry (${entryColumns})
    select ${entryColumns} from jsonb_to_recordset(${parameter}::jsonb) as e (actor text, acting_role text, programme_id text, school_id text,
      employer_id text, student_id text, action text, object_type text, object_id text, fields text[], rule_set_version text, reason text,
      digest text, request_id text)`;
}

/** An entry as `insertEntries` takes it, by whoever acts. */
export function entryRow(actor: Actor, entry: AuditEntry): object {
  return {
    actor: actor.accountId,
    acting_role: actor.role,
    programme_id: entry.programmeId ?? actor.programmeId,
    school_id: entry.schoolId ?? actor.schoolId,
    employer_id: entry.employerId ?? actor.employerId,
    student_id: entry.studentId ?? actor.studentId,
    action: entry.action,
    object_type: entry.objectType,
    object_id: entry.objectId,
    fields: entry.fields ?? [],
    rule_set_version: entry.ruleSetVersion ?? null,
    reason: entry.reason ?? null,
    digest: entry.digest ?? null,
    request_id: actor.requestId,
  };
}

/** What an id is the id of, as the trail says it. */
export function objectTypeOf(id: string): string {
  return kindOfId(id) ?? 'Other';
}
