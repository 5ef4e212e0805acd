import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { deliverySheet } from './delivery-sheet.js';
import { deliveryTable, type DeliveryCell } from './delivery-table.js';

const cell = (area: string, students: number, overrides: Partial<DeliveryCell> = {}): DeliveryCell => ({
  ...{ quarter: '2026-Q4', area, kind: 'PLACEMENT', measure: 'PLACES', employers: [], pledged: 10 },
  ...{ delivered: students, students },
  ...overrides,
});

const deliveredIn = (cells: readonly DeliveryCell[]): (number | null)[] =>
  deliveryTable(cells).cells.map(({ delivered }) => delivered);

describe('the table of a programme', () => {
  it('withholds what fewer than five students did, and another so that the sum does not tell', () => {
    const cells = [cell('B36', 3), cell('B26', 8), cell('B33', 20)];
    expect(deliveredIn(cells)).toEqual([null, null, 20]);
    expect(deliveryTable(cells).totals).toMatchObject([{ pledged: 30, delivered: 31 }]);
  });

  it('withholds the sum where it is of fewer than five', () => {
    expect(deliveryTable([cell('B36', 2), cell('B26', 2)]).totals).toMatchObject([{ delivered: null }]);
  });

  it('says that nobody came', () => {
    expect(deliveredIn([cell('B36', 0), cell('B26', 7), cell('B33', 9)])).toEqual([0, 7, 9]);
  });

  it('withholds the hours of those whose number is withheld, and no number of visits', () => {
    const hours = { measure: 'HOURS', delivered: 15.5 } as const;
    const visits = { measure: 'VISITS', delivered: 1 } as const;
    const kind = 'WORKPLACE_VISIT';
    const cells = [cell('B36', 3, { kind }), cell('B36', 3, { kind, ...hours }), cell('B36', 3, { kind, ...visits })];
    expect(deliveredIn(cells)).toEqual([null, null, 1]);
    expect(deliveryTable(cells).totals.map(({ delivered }) => delivered)).toEqual([null, null, 1]);
  });

  it('never lets a count of one to four be had from the sum and what is shown', () => {
    const counts = fc.array(fc.integer({ min: 0, max: 30 }), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(counts, (students) => {
        const { cells, totals } = deliveryTable(students.map((count, at) => cell(`B${at}`, count)));
        expect(cells.every(({ delivered }) => delivered === null || delivered === 0 || delivered >= 5)).toBe(true);
        const hidden = students.filter((_, at) => cells[at]?.delivered === null);
        const total = totals[0]?.delivered ?? null;
        if (hidden.length > 0 && total !== null) {
          expect(hidden.length).toBeGreaterThan(students.filter((count) => count > 0).length === 1 ? 0 : 1);
          expect(hidden.reduce((sum, count) => sum + count, 0)).toBeGreaterThanOrEqual(5);
        }
      }),
    );
  });
});

describe('the sheet of the table', () => {
  it('has a line for each cell and each sum, and nothing that a spreadsheet takes for a formula', () => {
    const employers = ['=HYPERLINK("http://example.org")', 'Plain, and good'];
    const sheet = deliverySheet(deliveryTable([cell('B36', 7, { employers }), cell('B26', 3), cell('B33', 6)]));
    expect(sheet.replace('\uFEFF', '').split('\r\n')).toEqual([
      'Quarter,Area,Kind,Counted by,Employers,Pledged,Delivered',
      `2026-Q4,B36,PLACEMENT,PLACES,"'=HYPERLINK(""http://example.org""); Plain, and good",10,7`,
      '2026-Q4,B26,PLACEMENT,PLACES,,10,under 5 or withheld',
      '2026-Q4,B33,PLACEMENT,PLACES,,10,under 5 or withheld',
      '2026-Q4,All areas,PLACEMENT,PLACES,,30,16',
      '',
    ]);
  });
});
