import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { idPrefixes, type IdKind } from '#kernel';
import { newId } from '#platform';
import { hashOfFacts, type ClearanceRecord } from '../domain/clearance-record.js';
import { clearancesText, clearedColumn, clearedColumns } from './clearance-sql.js';

const columns: Readonly<Partial<Record<IdKind, string>>> = {
  Allocation: 'allocation_id',
  SlotRequest: 'slot_request_id',
  Application: 'application_id',
  WaitingPlace: 'waiting_place_id',
  Opportunity: 'opportunity_id',
  Slot: 'slot_id',
};

const decision = { outcome: 'ALLOWED', reasons: [], ruleSetVersion: '2026-11.0' } as const;
const judged = { decision, facts: { host: 'so', student: null }, decidedAt: new Date('2026-09-14T08:00:00Z') };
const programmeId = newId('Programme');

describe('what a clearance is of', () => {
  it.each(Object.keys(idPrefixes) as IdKind[])(
    'has a column of its own for the id of a thing that is cleared: %s',
    (kind) => {
      expect(clearedColumn(newId(kind))).toBe(columns[kind]);
    },
  );

  it('is nothing for a text that is no id', () => {
    for (const text of ['', 'alc', 'alc_', 'nothing']) expect(clearedColumn(text)).toBeUndefined();
    expect(new Set(clearedColumns).size).toBe(Object.keys(columns).length);
  });

  it('is written in that column alone, beside whose it is', () => {
    const schoolId = newId('School');
    const employerId = newId('Employer');
    const records: ClearanceRecord[] = [
      { ...judged, programmeId, schoolId, of: newId('Application'), stage: 'APPLY' },
      { ...judged, programmeId, schoolId, of: newId('SlotRequest'), stage: 'BOOK' },
      { ...judged, programmeId, employerId, of: newId('Slot'), stage: 'PUBLISH' },
    ];
    const ids = records.map(() => newId('Clearance'));
    const rows = JSON.parse(clearancesText(records, ids)) as Record<string, unknown>[];
    expect(rows.map((row) => clearedColumns.filter((column) => column in row))).toEqual([
      ['application_id'],
      ['slot_request_id'],
      ['slot_id'],
    ]);
    expect(rows.map((row) => [row.school_id, row.employer_id])).toEqual([
      [schoolId, null],
      [schoolId, null],
      [null, employerId],
    ]);
    expect(rows.map(({ id }) => id)).toEqual(ids);
  });
});

describe('the hash of facts', () => {
  it('is the same for the same facts and another for others', () => {
    const facts = fc.record({ host: fc.string(), places: fc.integer(), days: fc.array(fc.integer()) });
    fc.assert(
      fc.property(facts, facts, (one, other) => {
        expect(hashOfFacts(one)).toMatch(/^[0-9a-f]{64}$/);
        expect(hashOfFacts(one) === hashOfFacts(other)).toBe(JSON.stringify(one) === JSON.stringify(other));
        expect(hashOfFacts(structuredClone(one))).toBe(hashOfFacts(one));
      }),
    );
  });
});
