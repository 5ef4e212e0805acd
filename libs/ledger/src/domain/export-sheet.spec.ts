import { describe, expect, it } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { anActivity } from './activity.fixture.js';
import { neutral } from '#kernel';
import { exportSheet, type ExportedActivity } from './export-sheet.js';

const skills = [
  { skill: 'SOLVING_PROBLEMS', level: 'STRONG' },
  { skill: 'PLANNING', level: 'SECURE' },
] as const;

function aRow(overrides: Partial<ExportedActivity> = {}): ExportedActivity {
  const who = { urn: '103503', upn: 'A1234', givenName: 'Noor', familyName: 'Khan', yearGroup: 10 };
  return { ...anActivity(), ...who, skills, ...overrides };
}

const read = (csv: string): Record<string, string>[] => parse(csv, { bom: true, columns: true });

describe('the sheet for a careers tracker', () => {
  it('has a line for each student and activity, with who, what, when, how long and what came of it', () => {
    expect(read(exportSheet([aRow()]))).toEqual([
      {
        URN: '103503',
        UPN: 'A1234',
        'Given name': 'Noor',
        'Family name': 'Khan',
        'Year group': '10',
        Activity: 'A week in the print studio',
        'Activity type': 'Work experience placement',
        'Gatsby benchmarks': '5; 6',
        'Start date': '2026-10-26',
        'End date': '2026-10-30',
        Hours: '5.5',
        Employer: 'Larkrise Press',
        Attended: 'Yes',
        'Learning outcomes': 'Solving problems (strong); Planning (secure)',
      },
    ]);
  });

  it('says of an absence that it was one', () => {
    expect(read(exportSheet([aRow({ attended: [] })]))[0]).toMatchObject({ Hours: '0', Attended: 'No' });
  });

  it.each(['=HYPERLINK("http://x")', '+1', '-1', '@SUM(A1)', ' =1', '\t=1', '\r=1', '\n@x'])(
    'puts an apostrophe before %j, which a spreadsheet would run',
    (cell) => {
      expect(neutral(cell)).toBe(`'${cell}`);
      expect(read(exportSheet([aRow({ employerName: cell })]))[0]?.['Employer']).toBe(`'${cell}`);
    },
  );

  it.each(['Larkrise Press', '5; 6', '2026-10-26', "O'Neill", ''])('leaves %j as it is', (cell) => {
    expect(neutral(cell)).toBe(cell);
  });

  it('never has a cell that begins like a formula, and is read back cell by cell, whatever stands in it', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('=', '+', '-', '@', '"', ',', '\n', ' ', 'a') }), (text) => {
        const [row] = read(exportSheet([aRow({ title: text, employerName: text })]));
        expect(row?.['Activity']).toBe(neutral(text));
        for (const cell of Object.values(row ?? {})) expect(cell).not.toMatch(/^\s*[=+\-@]/);
      }),
    );
  });
});
