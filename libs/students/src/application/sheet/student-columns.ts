import {
  optional,
  readDate,
  readInterests,
  readLine,
  readName,
  readNote,
  readPostcode,
  readUpn,
  readWhole,
  readYesNo,
  required,
  type CellReader,
  type Unfit,
} from './cell-readers.js';

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
  max_minutes: required(readWhole(10, 120)),
  adjustments: optional(readNote),
  sign_in: optional(readLine(255)),
} as const satisfies Readonly<Record<string, CellReader<unknown>>>;

/** The name of a column. */
export type StudentColumn = keyof typeof studentColumns;

/** The names of all columns, in order. */
export const studentColumnNames = Object.keys(studentColumns) as readonly StudentColumn[];

/** A row once its cells are read. */
export type StudentCells = {
  readonly [Column in StudentColumn]: Exclude<ReturnType<(typeof studentColumns)[Column]>, Unfit>;
};
