import { describe, expect, it } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import { makeSample } from './make-sample.js';
import { studentsCsv } from './students-csv.js';

const { schools } = makeSample({ seed: 1, schoolYear: 2026 });

describe('studentsCsv', () => {
  it('has the columns that a careers lead fills in', () => {
    expect(studentsCsv({ students: [] })).toBe(
      'upn,given_name,family_name,born_on,year_group,home_postcode,free_school_meals,send_support,care_experienced,neet_risk,interests,max_minutes,adjustments,sign_in\n',
    );
  });

  it.each(schools)('writes every student of $name so that a reader gets back what went in', (school) => {
    const lines: Record<string, string>[] = parse(studentsCsv(school), { columns: true });
    expect(
      lines.map((line) => ({
        upn: line['upn'],
        givenName: line['given_name'],
        familyName: line['family_name'],
        bornOn: line['born_on'],
        yearGroup: Number(line['year_group']),
        homePostcode: line['home_postcode'],
        freeSchoolMeals: line['free_school_meals'] === 'yes',
        sendSupport: line['send_support'] === 'yes',
        careExperienced: line['care_experienced'] === 'yes',
        neetRisk: line['neet_risk'] === 'yes',
        interests: line['interests']?.split('|').filter((interest) => interest !== ''),
        maxMinutesEachWay: Number(line['max_minutes']),
        adjustments: line['adjustments'] === '' ? null : line['adjustments'],
      })),
    ).toEqual(school.students);
  });

  it('lets each student sign in under a name of their own, which a second telling of the sample does not share', () => {
    const names = (suffix: string): string[] =>
      schools.flatMap((school) =>
        parse<Record<string, string>>(studentsCsv(school, suffix), { columns: true }).map(
          (line) => line['sign_in'] ?? '',
        ),
      );
    expect(new Set([...names(''), ...names('-2')]).size).toBe(430);
  });

  it('puts quotation marks round a cell that holds a comma or a quotation mark', () => {
    const [student] = schools.flatMap(({ students }) => students);
    if (student === undefined) throw new Error('the school has students');
    const csv = studentsCsv({ students: [{ ...student, adjustments: 'Say "hello" first, then wait.' }] });
    expect(csv).toContain(',"Say ""hello"" first, then wait.",');
  });
});
