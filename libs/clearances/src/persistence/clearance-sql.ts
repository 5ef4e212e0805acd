import { invariant, kindOfId, type IdKind, type IdOf } from '#kernel';
import { hashOfFacts, type ClearanceRecord, type ClearedId } from '../domain/clearance-record.js';

const columnOfKind: Readonly<Partial<Record<IdKind, string>>> = {
  Allocation: 'allocation_id',
  SlotRequest: 'slot_request_id',
  Application: 'application_id',
  WaitingPlace: 'waiting_place_id',
  Opportunity: 'opportunity_id',
  Slot: 'slot_id',
};

/** Every column that a clearance may say what it is of by. */
export const clearedColumns: readonly string[] = Object.values(columnOfKind);

const columns = `id, programme_id, school_id, employer_id, ${clearedColumns.join(', ')}, stage, outcome, reasons,
  rule_set_version, input_hash, decided_at`;

/** The column in which a clearance says what it is of; `undefined` for an id of anything that is never cleared. */
export function clearedColumn(id: string): string | undefined {
  const kind = kindOfId(id);
  return kind && columnOfKind[kind];
}

/** The same for what is cleared. */
export function columnOf(id: ClearedId): string {
  const column = clearedColumn(id);
  invariant(column !== undefined, 'what is cleared has a column');
  return column;
}

/**
 * Keeps the clearances of a parameter that is written by `clearancesText`, however many: a statement, or a part of the one that writes down
 * what they are of.
 */
export const insertClearances = (parameter: string): string =>
  `insert into clearance (${columns}) select ${columns} from json_populate_recordset(null::clearance, ${parameter}::json)`;

/** Clearances as `insertClearances` takes them, each with the id at its place. */
export function clearancesText(records: readonly ClearanceRecord[], ids: readonly IdOf<'Clearance'>[]): string {
  return JSON.stringify(
    records.map((record, index) => ({
      id: ids[index],
      programme_id: record.programmeId,
      school_id: 'schoolId' in record ? record.schoolId : null,
      employer_id: 'employerId' in record ? record.employerId : null,
      [columnOf(record.of)]: record.of,
      stage: record.stage,
      outcome: record.decision.outcome,
      reasons: record.decision.reasons,
      rule_set_version: record.decision.ruleSetVersion,
      input_hash: hashOfFacts(record.facts),
      decided_at: record.decidedAt,
    })),
  );
}
