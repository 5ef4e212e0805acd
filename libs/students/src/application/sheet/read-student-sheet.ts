import { yearGroupOf } from '#calendar';
import type { LocalDate } from '#kernel';
import type { CsvFault } from '../../domain/problems.js';
import { cellShown, Unfit } from './cell-readers.js';
import { readTable, type TableRow } from './read-table.js';
import {
  columnsThatMayMiss,
  studentColumnNames,
  studentColumns,
  type StudentCells,
  type StudentColumn,
} from './student-columns.js';

/** One student's row as far as it could be read; complete when its sheet has no faults. */
export interface SheetLine {
  readonly row: number;
  readonly cells: Partial<StudentCells>;
}

/** A file of students as far as it could be read, and everything that is wrong with it. */
export interface StudentSheet {
  readonly lines: readonly SheetLine[];
  readonly faults: readonly CsvFault[];
}

/**
 * Reads a school's file of students. Every fault is found at once: in the header, in each row and cell, and between rows. A date of
 * birth may be a year off its year group (a child taught out of year), counted in the school year of `today`. Never throws.
 * About 0.2 s for 5,000 rows.
 */
export function readStudentSheet(csv: string, today: LocalDate): StudentSheet {
  const { header, rows, faults } = readTable(csv);
  if (header.length === 0 && faults.length > 0) return { lines: [], faults };
  const columns = columnsOf(header);
  const read = rows.map((row) => readLineOf(row, columns.places));
  const lines = read.map(({ line }) => line);
  const none = rows.length + faults.length === 0 ? [fault(1, null, null, 'The file holds no student.')] : [];
  return {
    lines,
    faults: [
      ...columns.faults,
      ...none,
      ...faults,
      ...read.flatMap(({ faults }) => faults),
      ...lines.flatMap((line) => misfitOfAge(line, today)),
      ...repeated(lines, 'upn'),
      ...repeated(lines, 'sign_in'),
    ],
  };
}

interface Columns {
  readonly places: readonly { readonly column: StudentColumn; readonly place: number }[];
  readonly faults: readonly CsvFault[];
}

function columnsOf(header: readonly string[]): Columns {
  const names = header.map((name) => name.toLowerCase());
  const places = studentColumnNames.map((column) => ({ column, place: names.indexOf(column) }));
  const missing = places
    .filter(({ column, place }) => place < 0 && !columnsThatMayMiss.includes(column))
    .map(({ column }) => fault(1, column, null, 'The column is missing.'));
  const odd = names.flatMap((name, place) => {
    if (name === '') return [fault(1, null, null, `Column ${place + 1} has no name.`)];
    const isKnown = places.some(({ column }) => column === name);
    if (!isKnown) return [fault(1, cellShown(header[place] ?? ''), null, 'There is no such column.')];
    return names.indexOf(name) < place ? [fault(1, name, null, 'The column is there twice.')] : [];
  });
  return { places: places.filter(({ place }) => place >= 0), faults: [...missing, ...odd] };
}

function readLineOf({ row, cells }: TableRow, places: Columns['places']): { line: SheetLine; faults: CsvFault[] } {
  const read = places.map(({ column, place }) => {
    const text = (cells[place] ?? '').trim();
    return { column, text, value: studentColumns[column](text) };
  });
  const faults = read.flatMap(({ column, text, value }) =>
    value instanceof Unfit ? [fault(row, column, text, value.reason)] : [],
  );
  const fit = read.filter(({ value }) => !(value instanceof Unfit)).map(({ column, value }) => [column, value]);
  return { line: { row, cells: Object.fromEntries(fit) as Partial<StudentCells> }, faults };
}

function misfitOfAge(
  { row, cells: { born_on: bornOn, year_group: yearGroup } }: SheetLine,
  today: LocalDate,
): CsvFault[] {
  if (bornOn === undefined || yearGroup === undefined) return [];
  const byAge = yearGroupOf(bornOn, today);
  if (Math.abs(byAge - yearGroup) <= 1) return [];
  return [fault(row, 'born_on', bornOn, `does not fit year group ${yearGroup} by more than one year`)];
}

/** A value that only one row may have, wherever it comes again. */
function repeated(lines: readonly SheetLine[], column: 'upn' | 'sign_in'): CsvFault[] {
  const firstRows = new Map<string, number>();
  return lines.flatMap(({ row, cells }) => {
    const value = cells[column] ?? null;
    const first = value === null ? undefined : firstRows.get(value);
    if (value !== null && first === undefined) firstRows.set(value, row);
    return first === undefined ? [] : [fault(row, column, value, `is in row ${first} too`)];
  });
}

function fault(row: number, column: string | null, value: string | null, reason: string): CsvFault {
  return { row, column, value: value === null ? null : cellShown(value), reason };
}
