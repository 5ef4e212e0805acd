import { parsePostcode } from '#geo';
import { invariant } from '#kernel';
import type { Located, Lookup } from '#postcodes';
import { studentColumnNames, type StudentColumn } from './student-columns.js';

/** A row of a file as text, by column. */
export type Line = Readonly<Record<StudentColumn, string>>;

/** Our own order of columns. */
export const header = studentColumnNames.join(',');

/** What the directory knows in these tests. */
export const homes: ReadonlyMap<string, Lookup> = new Map([['B36 8EY', aLocated()]]);

/** A home that the directory knows; a test says only what matters to it. */
export function aLocated(overrides: Partial<Located> = {}): Located {
  const postcode = parsePostcode('B36 8EY');
  invariant(postcode !== undefined, 'B36 8EY is well formed');
  return {
    state: 'LOCATED',
    postcode,
    point: { latitude: 52.50259, longitude: -1.81777 },
    precision: 'POSTCODE',
    radiusMetres: 0,
    rough: false,
    terminatedOn: null,
    ...overrides,
  };
}

/** A sound row; a test says only what matters to it. */
export function aLine(overrides: Readonly<Record<string, string>> = {}): Line {
  return {
    upn: 'A12345678901B',
    given_name: 'Amina',
    family_name: "O'Brien-Walker",
    born_on: '2011-11-05',
    year_group: '10',
    home_postcode: 'b368ey',
    free_school_meals: 'yes',
    send_support: 'no',
    care_experienced: 'n',
    neet_risk: 'Y',
    interests: 'ANIMAL_CARE',
    max_minutes: '45',
    adjustments: '',
    sign_in: 'amina@school',
    gender: 'female',
    ...overrides,
  };
}

/** The row as it stands in a file, each cell in quotation marks. */
export function quoted(line: Line): string {
  return studentColumnNames.map((column) => `"${line[column].replaceAll('"', '""')}"`).join(',');
}

/** A file of these rows. */
export function aSheet(...lines: readonly Line[]): string {
  return `${[header, ...lines.map(quoted)].join('\n')}\n`;
}
