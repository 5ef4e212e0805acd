import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { CsvRejected } from '#csv';
import { localDate } from '#kernel';
import { readStudentSheet } from './read-student-sheet.js';
import { aLine, aSheet, header, homes, quoted } from './sheet.fixture.js';
import { studentColumnNames } from './student-columns.js';
import { studentsOf } from './students-of-sheet.js';

const today = localDate('2026-09-14');

/** Row, column and value of each fault. */
function placesOf(csv: string): [number, string | null, string | null][] {
  return readStudentSheet(csv, today).faults.map(({ row, column, value }) => [row, column, value]);
}

describe('a file of students', () => {
  it('gives each student with everything that the school says of them', () => {
    const line = aLine({ adjustments: 'Steps are hard; needs a lift', interests: 'ANIMAL_CARE|Retail and sales' });
    expect(studentsOf(readStudentSheet(aSheet(line), today), homes)).toEqual([
      {
        upn: 'A12345678901B',
        givenName: 'Amina',
        familyName: "O'Brien-Walker",
        bornOn: '2011-11-05',
        yearGroup: 10,
        homeCell: expect.stringMatching(/^89[0-9a-f]{13}$/),
        roughLocation: false,
        gender: 'FEMALE',
        freeSchoolMeals: true,
        sendSupport: false,
        careExperienced: false,
        neetRisk: true,
        interests: ['ANIMAL_CARE', 'RETAIL_AND_SALES'],
        maxMinutesEachWay: 45,
        adjustments: 'Steps are hard; needs a lift',
        signIn: 'amina@school',
      },
    ]);
  });

  it('keeps the cell of a home, not its postcode', () => {
    const [student] = studentsOf(readStudentSheet(aSheet(aLine()), today), homes);
    expect(JSON.stringify(student)).not.toContain('B36');
  });

  it('may leave interests, minutes, adjustments, sign-in and gender empty, and nothing else', () => {
    const empty = aLine(Object.fromEntries(studentColumnNames.map((column) => [column, ''])));
    const needed = studentColumnNames.filter(
      (column) => !['interests', 'max_minutes', 'adjustments', 'sign_in', 'gender'].includes(column),
    );
    expect(placesOf(aSheet({ ...empty, given_name: 'Amina' }))).toEqual(
      needed.filter((column) => column !== 'given_name').map((column) => [2, column, '']),
    );
  });

  it('may have its columns in any order and their names in any case', () => {
    const columns = [...studentColumnNames].reverse();
    const line = columns.map((column) => aLine()[column]);
    expect(placesOf(`${columns.join(',').toUpperCase()}\n${line.join(',')}\n`)).toEqual([]);
  });

  it.each([
    ['upn', 'A1234567890', 'is not a UPN: a letter and twelve digits'],
    ['upn', '1123456789012', 'is not a UPN: a letter and twelve digits'],
    ['given_name', '=1+1', 'begins like a formula'],
    ['given_name', '@SUM(A1)', 'begins like a formula'],
    ['family_name', '-2', 'begins like a formula'],
    ['family_name', '＋44', 'begins like a formula'],
    ['family_name', 'x<script>', 'holds markup; write plain text'],
    ['given_name', 'Ami\u0007na', 'holds characters that cannot be shown; save the file as UTF-8'],
    ['given_name', 'Ami\u202ena', 'holds characters that cannot be shown; save the file as UTF-8'],
    ['given_name', 'Zo\ufffd', 'holds characters that cannot be shown; save the file as UTF-8'],
    ['given_name', 'x'.repeat(101), 'is longer than 100 characters'],
    ['born_on', '2011-02-29', 'is not a day of the form YYYY-MM-DD'],
    ['born_on', '05/11/2011', 'is not a day of the form YYYY-MM-DD'],
    ['born_on', '2013-09-01', 'does not fit year group 10 by more than one year'],
    ['born_on', '2010-08-31', 'does not fit year group 10 by more than one year'],
    ['year_group', '6', 'is not a whole number from 7 to 13'],
    ['year_group', 'ten', 'is not a whole number from 7 to 13'],
    ['home_postcode', 'B36', 'is not a postcode'],
    ['free_school_meals', 'maybe', 'is neither yes nor no'],
    ['neet_risk', '1', 'is neither yes nor no'],
    ['interests', 'ANIMAL_CARE|DRAGONS|', 'names what is no job category: "DRAGONS", ""'],
    ['interests', 'ANIMAL_CARE|HEALTHCARE|TRANSPORT|MANAGERIAL', 'names more than 3 job categories'],
    ['max_minutes', '9', 'is not a whole number from 10 to 120'],
    ['max_minutes', '121', 'is not a whole number from 10 to 120'],
    ['max_minutes', '1e2', 'is not a whole number from 10 to 120'],
    ['adjustments', '<b>lift</b>', 'holds markup; write plain text'],
    ['gender', 'x', 'is neither female, male nor other'],
    ['sign_in', 'a\u0000b', 'holds characters that cannot be shown; save the file as UTF-8'],
  ])('is at fault where %s is %j: it %s', (column, value, reason) => {
    const { faults } = readStudentSheet(aSheet(aLine({ [column]: value })), today);
    expect(faults.map((fault) => [fault.row, fault.column, fault.reason])).toEqual([[2, column, reason]]);
  });

  it.each(['yes', 'YES', 'y', 'true', 'True'])('reads %s as yes', (text) => {
    const [student] = studentsOf(readStudentSheet(aSheet(aLine({ send_support: text })), today), homes);
    expect(student?.sendSupport).toBe(true);
  });

  it.each(['no', 'N', 'false'])('reads %s as no', (text) => {
    const [student] = studentsOf(readStudentSheet(aSheet(aLine({ free_school_meals: text })), today), homes);
    expect(student?.freeSchoolMeals).toBe(false);
  });

  it.each(['2010-09-01', '2011-08-31', '2011-09-01', '2012-08-31', '2012-09-01', '2013-08-31'])(
    'takes a child born on %s in year 10, at most a year out of year',
    (born_on) => {
      expect(placesOf(aSheet(aLine({ born_on })))).toEqual([]);
    },
  );

  it('counts the school year of the day of the import', () => {
    const csv = aSheet(aLine({ born_on: '2009-08-31', year_group: '11' }));
    expect(readStudentSheet(csv, localDate('2025-08-31')).faults).toEqual([]);
    expect(readStudentSheet(csv, localDate('2026-09-01')).faults.map(({ column }) => column)).toEqual(['born_on']);
  });

  it('may name nobody twice, neither by UPN nor by sign-in', () => {
    const csv = aSheet(aLine(), aLine({ upn: 'B12345678901B' }), aLine({ upn: 'a12345678901b', sign_in: '' }));
    expect(readStudentSheet(csv, today).faults.map(({ row, column, reason }) => [row, column, reason])).toEqual([
      [4, 'upn', 'is in row 2 too'],
      [3, 'sign_in', 'is in row 2 too'],
    ]);
  });

  it('shows every fault at once, row by row, unknown postcodes among them', () => {
    const csv = `${header},shoe_size,upn,\n${[
      `${quoted(aLine({ upn: 'x', home_postcode: 'B1 1AA' }))},7,x,`,
      'only,three,cells',
      `${quoted(aLine({ max_minutes: '5', born_on: 'never', sign_in: '' }))},7,x,`,
    ].join('\n')}`;
    const rejected = rejectionOf(csv);
    expect(rejected.rows.map(({ row, column }) => [row, column])).toEqual([
      [1, null],
      [1, 'upn'],
      [1, 'shoe_size'],
      [2, 'upn'],
      [2, 'home_postcode'],
      [3, null],
      [4, 'born_on'],
      [4, 'max_minutes'],
    ]);
    expect(rejected.faultCount).toBe(8);
  });

  it('names each column that is missing, and still reads the others', () => {
    expect(placesOf('upn,given_name\nnot-a-upn,Amina\n')).toEqual([
      ...studentColumnNames
        .slice(2)
        .filter((column) => column !== 'gender')
        .map((column) => [1, column, null]),
      [2, 'upn', 'not-a-upn'],
    ]);
  });

  it('may do without the column of gender, which then states none', () => {
    const columns = studentColumnNames.filter((column) => column !== 'gender');
    const csv = `${columns.join(',')}\n${columns.map((column) => aLine()[column]).join(',')}\n`;
    expect(studentsOf(readStudentSheet(csv, today), homes).map(({ gender }) => gender)).toEqual([null]);
  });

  it.each([
    ['F', 'FEMALE'],
    ['Male', 'MALE'],
    ['other', 'OTHER'],
    ['', null],
  ])('reads the gender %j as %p', (text, gender) => {
    const [student] = studentsOf(readStudentSheet(aSheet(aLine({ gender: text })), today), homes);
    expect(student?.gender).toBe(gender);
  });

  it('must hold a student', () => {
    expect(placesOf(`${header}\n\n  \n`)).toEqual([[1, null, null]]);
  });

  it('puts nothing of a child into the message that may be logged', () => {
    const csv = aSheet(aLine({ given_name: '=Amina', upn: 'A9', born_on: '1911-11-05' }));
    expect(rejectionOf(csv).message).toBe('There are 3 faults in the file; nothing was imported.');
  });

  it('that is any text at all is either read or rejected', () => {
    const cell = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom('', 'A12345678901B', 'yes', '10', '"', '\r', '\ud800', 'B36 8EY'),
    );
    const row = fc.array(cell, { maxLength: 16 }).map((cells) => cells.join(','));
    const table = fc.array(row, { maxLength: 8 }).map((rows) => [header, ...rows].join('\n'));
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), table), (csv) => {
        const { rows, faultCount } = rejectionOf(csv);
        expect(faultCount).toBeGreaterThan(0);
        for (const { row, reason } of rows) expect([row >= 1, reason === '']).toEqual([true, false]);
      }),
      { numRuns: 200 },
    );
  });

  it('is read whole, whatever sound values stand in it', () => {
    const name = fc.stringMatching(/^[A-Za-zÀ-ž][A-Za-zÀ-ž '",-]{0,30}[a-z]$/u);
    const student = fc.record({ given_name: name, family_name: name, year_group: fc.constantFrom('9', '10', '11') });
    fc.assert(
      fc.property(
        fc.array(student, { minLength: 1, maxLength: 20 }),
        fc.constantFrom('\n', '\r\n', '\r'),
        (each, lineEnd) => {
          const lines = each.map((one, index) =>
            aLine({ ...one, upn: `A${String(10_000_000_000 + index)}0`, sign_in: '' }),
          );
          const read = studentsOf(readStudentSheet(aSheet(...lines).replaceAll('\n', lineEnd), today), homes);
          expect(read.map(({ givenName, familyName }) => [givenName, familyName])).toEqual(
            each.map(({ given_name, family_name }) => [given_name.normalize('NFC'), family_name.normalize('NFC')]),
          );
        },
      ),
    );
  });
});

function rejectionOf(csv: string): CsvRejected {
  try {
    studentsOf(readStudentSheet(csv, today), homes);
  } catch (error) {
    if (error instanceof CsvRejected) return error;
    throw error;
  }
  throw new Error('The file was not rejected.');
}
