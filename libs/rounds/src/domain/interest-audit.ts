import {
  auditFit,
  auditRowOf,
  parseJobCategory,
  type AuditedGroup,
  type AuditRow,
  type StatementAnswers,
  type TaskKind,
} from '#interests';

/** A student of a proposal as the audit reads one: without an id or a name. */
export interface AuditedStudent {
  readonly schoolId: string;
  readonly schoolName: string;
  readonly gender: string | null;
  readonly freeSchoolMeals: boolean;
  readonly sendSupport: boolean;
  readonly yearGroup: number;
  /** Ids of job categories. */
  readonly interests: readonly string[];
  readonly answers: StatementAnswers;
  /** What was offered; null when nothing was. */
  readonly offer: { readonly category: string; readonly tasks: readonly TaskKind[]; readonly sector: string } | null;
}

/** By what students are told apart in an audit, in the order in which it is shown. */
export const auditGrounds = ['GENDER', 'FREE_SCHOOL_MEALS', 'SEND_SUPPORT', 'YEAR_GROUP', 'SCHOOL'] as const;

export type AuditGround = (typeof auditGrounds)[number];

/** The key of the group whose members did not say where they belong. */
export const notStated = 'NOT_STATED';

/** For each ground the key of the group that a student belongs to. */
const keys: Readonly<Record<AuditGround, (student: AuditedStudent) => string>> = {
  GENDER: ({ gender }) => gender ?? notStated,
  FREE_SCHOOL_MEALS: ({ freeSchoolMeals }) => (freeSchoolMeals ? 'YES' : 'NO'),
  SEND_SUPPORT: ({ sendSupport }) => (sendSupport ? 'YES' : 'NO'),
  YEAR_GROUP: ({ yearGroup }) => String(yearGroup),
  SCHOOL: ({ schoolId }) => schoolId,
};

/** A group by its name: a school's own, else the key in words. */
export interface LabelledGroup extends AuditedGroup {
  readonly label: string;
}

const labels: Readonly<Record<string, string>> = {
  FEMALE: 'Female',
  MALE: 'Male',
  OTHER: 'Other',
  [notStated]: 'Not stated',
  YES: 'Yes',
  NO: 'No',
};

/** The students of a proposal made ready for an audit. O(students). */
export function auditedRows(students: readonly AuditedStudent[]): AuditedStudentRow[] {
  return students.map((student) => {
    const categories = student.interests.flatMap((interest) => parseJobCategory(interest) ?? []);
    const offered = student.offer && {
      tasks: student.offer.tasks,
      category: parseJobCategory(student.offer.category) ?? null,
      sicSection: null,
      sector: student.offer.sector,
    };
    return { ...auditRowOf({ categories, answers: student.answers }, offered), student };
  });
}

/** A row of an audit with whose it is. */
export interface AuditedStudentRow extends AuditRow {
  readonly student: AuditedStudent;
}

/** The figures of everybody, all of them together. */
export function auditOfAll(rows: readonly AuditedStudentRow[]): AuditedGroup {
  return auditFit(rows, { by: () => '' }).all;
}

/** The groups by one ground with small numbers hidden, in the order of their names. See `auditFit` for what it costs. */
export function auditBy(ground: AuditGround, rows: readonly AuditedStudentRow[]): LabelledGroup[] {
  const schools = new Map(rows.map(({ student }) => [student.schoolId, student.schoolName]));
  const labelOf = (key: string): string => schools.get(key) ?? labels[key] ?? key;
  return auditFit(rows, { by: ({ student }) => keys[ground](student) })
    .groups.map((group) => ({ ...group, label: labelOf(group.key) }))
    .sort((left, right) => left.label.localeCompare(right.label, 'en-GB', { numeric: true }));
}
