import { inHours } from '#evaluation';
import type { SkillSeen } from '#feedback';
import { csvText, neutral } from '#kernel';
import { benchmarksOf, minutesOf, type Activity } from './activity.js';

/** An activity of a student of the school, as it goes into the export. */
export interface ExportedActivity extends Activity {
  readonly urn: string;
  readonly upn: string;
  readonly givenName: string;
  readonly familyName: string;
  readonly yearGroup: number;
  /** The skills that the employer saw: what came of it. */
  readonly skills: readonly SkillSeen[];
}

const header = [
  'URN',
  'UPN',
  'Given name',
  'Family name',
  'Year group',
  'Activity',
  'Activity type',
  'Gatsby benchmarks',
  'Start date',
  'End date',
  'Hours',
  'Employer',
  'Attended',
  'Learning outcomes',
];

const kinds = {
  PLACEMENT: 'Work experience placement',
  WORKPLACE_VISIT: 'Workplace visit',
  SCHOOL_VISIT: 'Employer visit to school',
  VIRTUAL: 'Virtual experience',
} as const satisfies Record<Activity['kind'], string>;

/** One line for each student and activity, laid out for a careers tracker such as Compass+. O(rows). */
export function exportSheet(rows: readonly ExportedActivity[]): string {
  const lines = rows.map((row) => {
    const minutes = minutesOf(row);
    const texts = [row.urn, row.upn, row.givenName, row.familyName, String(row.yearGroup), row.title, kinds[row.kind]];
    return [
      ...texts,
      benchmarksOf[row.kind].join('; '),
      row.startsOn,
      row.endsOn,
      String(inHours(minutes)),
      row.employerName,
      minutes > 0 ? 'Yes' : 'No',
      row.skills.map(outcomeWords).join('; '),
    ].map(neutral);
  });
  return csvText(header, lines);
}

/** "Solving problems (strong)". */
function outcomeWords({ skill, level }: SkillSeen): string {
  return `${skill.charAt(0)}${skill.slice(1).toLowerCase().replaceAll('_', ' ')} (${level.toLowerCase()})`;
}
