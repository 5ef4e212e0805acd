import { cellShown, Unfit, type CellReader } from './cell-readers.js';
import type { CsvFault } from './csv-rejected.js';
import { readTable, type TableRow } from './read-table.js';

/** One row as far as it could be read; complete when its sheet has no faults. */
export interface SheetLine<Cells> {
  readonly row: number;
  readonly cells: Partial<Cells>;
}

/** A file as far as it could be read, and everything that is wrong with it. */
export interface Sheet<Cells> {
  readonly lines: readonly SheetLine<Cells>[];
  readonly faults: readonly CsvFault[];
}

/** What the columns of a file are, and how a cell of each is read. */
export interface SheetColumns<Cells> {
  readonly readers: { readonly [Column in keyof Cells & string]-?: CellReader<unknown> };
  /** Columns that a file may do without; none of their cells is read then. */
  readonly mayMiss: readonly (keyof Cells & string)[];
  /** What is said of a file without any row. */
  readonly whenEmpty: string;
}

/** Reads a file with a header, its columns in any order. Every fault of the header and of each cell is found at once. Never throws. */
export function readSheet<Cells>(csv: string, columns: SheetColumns<Cells>): Sheet<Cells> {
  const { header, rows, faults } = readTable(csv);
  if (header.length === 0 && faults.length > 0) return { lines: [], faults };
  const placed = columnsOf(header, columns);
  const read = rows.map((row) => readLineOf<Cells>(row, placed.places));
  const none = rows.length + faults.length === 0 ? [csvFault(1, null, null, columns.whenEmpty)] : [];
  return {
    lines: read.map(({ line }) => line),
    faults: [...placed.faults, ...none, ...faults, ...read.flatMap((each) => each.faults)],
  };
}

/** A fault that shows no more of a cell than can be shown. */
export function csvFault(row: number, column: string | null, value: string | null, reason: string): CsvFault {
  return { row, column, value: value === null ? null : cellShown(value), reason };
}

/** The order of faults: row by row, those of a whole row first, then by column as listed; a column that is not listed comes last. */
export function byPlace(columns: readonly string[]): (one: CsvFault, other: CsvFault) => number {
  const order = ({ column }: CsvFault): number => {
    const place = column === null ? -1 : columns.indexOf(column);
    return column !== null && place < 0 ? columns.length : place;
  };
  return (one, other) => one.row - other.row || order(one) - order(other);
}

interface Placed {
  readonly column: string;
  readonly place: number;
  readonly read: CellReader<unknown>;
}

function columnsOf<Cells>(
  header: readonly string[],
  { readers, mayMiss }: SheetColumns<Cells>,
): { places: readonly Placed[]; faults: readonly CsvFault[] } {
  const names = header.map((name) => name.toLowerCase());
  const places = Object.entries<CellReader<unknown>>(readers).map(([column, read]) => ({
    column,
    place: names.indexOf(column),
    read,
  }));
  const missing = places
    .filter(({ column, place }) => place < 0 && !mayMiss.some((name) => name === column))
    .map(({ column }) => csvFault(1, column, null, 'The column is missing.'));
  const odd = names.flatMap((name, place) => {
    if (name === '') return [csvFault(1, null, null, `Column ${place + 1} has no name.`)];
    const isKnown = places.some(({ column }) => column === name);
    if (!isKnown) return [csvFault(1, cellShown(header[place] ?? ''), null, 'There is no such column.')];
    return names.indexOf(name) < place ? [csvFault(1, name, null, 'The column is there twice.')] : [];
  });
  return { places: places.filter(({ place }) => place >= 0), faults: [...missing, ...odd] };
}

function readLineOf<Cells>(
  { row, cells }: TableRow,
  places: readonly Placed[],
): { line: SheetLine<Cells>; faults: CsvFault[] } {
  const read = places.map(({ column, place, read: reader }) => {
    const text = (cells[place] ?? '').trim();
    return { column, text, value: reader(text) };
  });
  const faults = read.flatMap(({ column, text, value }) =>
    value instanceof Unfit ? [csvFault(row, column, text, value.reason)] : [],
  );
  const fit = read.filter(({ value }) => !(value instanceof Unfit)).map(({ column, value }) => [column, value]);
  return { line: { row, cells: Object.fromEntries(fit) as Partial<Cells> }, faults };
}
