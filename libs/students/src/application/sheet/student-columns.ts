import {
  optional,
  readDate,
  readLine,
  readName,
  readNote,
  readWhole,
  required,
  type CellReader,
  type Unfit,
} from '#csv';
import { readGender, readInterests, readPostcode, readUpn, readYesNo } from './cell-readers.js';

/** The columns of a file of students, in the order of our own files (any order is taken), and how a cell of each is read. */
export const studentColumns = {
  upn: required(readUpn),
  given_name: required(readName),
  family_name: required(readName),
  born_on: required(readDate),
  year_group: required(readWhole(7, 13)),
  home_postcode: required(readPostcode),
  free_school_meals: required(readYesNo),
  send_support: required(readYesNo),
  care_experienced: required(readYesNo),
  neet_risk: required(readYesNo),
  interests: readInterests,
  max_minutes: optional(readWhole(10, 120)),
  adjustments: optional(readNote),
  sign_in: optional(readLine(255)),
  gender: optional(readGender),
} as const satisfies Readonly<Record<string, CellReader<unknown>>>;

/** The name of a column. */
export type StudentColumn = keyof typeof studentColumns;

/** Columns that a file may do without; none of their cells is read then. */
export const columnsThatMayMiss: readonly StudentColumn[] = ['gender'];

/** The names of all columns, in order. */
export const studentColumnNames = Object.keys(studentColumns) as readonly StudentColumn[];

/** What a cell of a column reads as. */
type Cell<Column extends StudentColumn> = Exclude<ReturnType<(typeof studentColumns)[Column]>, Unfit>;

/** A row once its cells are read. */
export type StudentCells = { readonly [Column in Exclude<StudentColumn, 'gender'>]: Cell<Column> } & {
  /** Absent where the file has no such column. */
  readonly gender?: Cell<'gender'>;
};
