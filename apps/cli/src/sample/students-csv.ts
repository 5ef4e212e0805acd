import type { SampleSchool, SampleStudent } from './sample.js';

const columns: readonly (readonly [heading: string, cell: (student: SampleStudent, signInSuffix: string) => string])[] =
  [
    ['upn', ({ upn }) => upn],
    ['given_name', ({ givenName }) => givenName],
    ['family_name', ({ familyName }) => familyName],
    ['born_on', ({ bornOn }) => bornOn],
    ['year_group', ({ yearGroup }) => String(yearGroup)],
    ['home_postcode', ({ homePostcode }) => homePostcode],
    ['free_school_meals', ({ freeSchoolMeals }) => yesOrNo(freeSchoolMeals)],
    ['send_support', ({ sendSupport }) => yesOrNo(sendSupport)],
    ['care_experienced', ({ careExperienced }) => yesOrNo(careExperienced)],
    ['neet_risk', ({ neetRisk }) => yesOrNo(neetRisk)],
    ['interests', ({ interests }) => interests.join('|')],
    ['max_minutes', ({ maxMinutesEachWay }) => String(maxMinutesEachWay)],
    ['adjustments', ({ adjustments }) => adjustments ?? ''],
    ['sign_in', (student, suffix) => `${signInOf(student)}${suffix}`],
  ];

/** Who a student is to the issuer that signs them in. */
export function signInOf({ upn }: Pick<SampleStudent, 'upn'>): string {
  return `student-${upn.toLowerCase()}`;
}

/**
 * A school's students as the file that its careers lead imports: a heading and a line each, comma-separated (RFC 4180, but with plain
 * line feeds), dates as YYYY-MM-DD, yes or no, interests as ids of job categories with | between them, empty where there is none.
 * `signInSuffix` is put behind the names under which they sign in.
 */
export function studentsCsv(school: Pick<SampleSchool, 'students'>, signInSuffix = ''): string {
  const lines = [
    columns.map(([heading]) => heading),
    ...school.students.map((student) => columns.map(([, cell]) => cell(student, signInSuffix))),
  ];
  return lines.map((line) => `${line.map(quoted).join(',')}\n`).join('');
}

function yesOrNo(value: boolean): 'yes' | 'no' {
  return value ? 'yes' : 'no';
}

function quoted(cell: string): string {
  return /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
