import type { FeedReading } from '../feed-reading.js';
import type { FaultList } from '../timetable-refused.js';
import { CsvRows } from './csv-rows.js';
import { FileUnreadable } from './feed-files.js';

/** Names of the columns that are looked at; others are passed over. */
export interface Columns<Column extends string> {
  readonly required: readonly Column[];
  readonly optional: readonly Column[];
}

/** The row that is being read. There is one object for all rows of a file: nobody may keep it. */
export class TableRow<Column extends string> {
  /** From 1, which is the header. */
  line = 0;
  cells: readonly string[] = [];

  constructor(
    readonly file: string,
    private readonly places: Readonly<Partial<Record<Column, number>>>,
    private readonly faults: FaultList,
  ) {}

  /** What stands in that column without the space around it; '' also where the file has no such column. */
  text(column: Column): string {
    const place = this.places[column];
    return place === undefined ? '' : this.cells[place]!.trim();
  }

  /** Notes a fault in that column: its name, the reason, and what stands there. */
  refuse(column: Column, reason: string): void {
    this.faults.add(this.file, this.line, `${column} ${reason}`, this.text(column));
  }
}

/**
 * Reads a file that must be there row by row. True when every row of it was handed over; everything that is wrong otherwise is among
 * the faults: a missing file or column, a row of another length than the header, text that cannot be told apart into rows or is
 * not UTF-8. O(length), holding one row.
 */
export async function readTable<Column extends string>(
  { files, faults }: FeedReading,
  file: string,
  columns: Columns<Column>,
  onRow: (row: TableRow<Column>) => void,
): Promise<boolean> {
  if (!files.has(file)) {
    faults.add(file, null, 'is missing at the top of the feed');
    return false;
  }
  const table = new TableReader(file, columns, faults, onRow);
  const rows = new CsvRows(table);
  const decoder = new TextDecoder('utf-8', { fatal: true });
  try {
    for await (const piece of files.read(file)) {
      rows.push(decoder.decode(piece, { stream: true }));
      if (rows.isStuck) return false;
    }
    rows.push(decoder.decode());
    rows.end();
    table.end();
  } catch (error) {
    table.stop(error);
  }
  return table.isWhole;
}

class TableReader<Column extends string> {
  isWhole = true;
  private width = 0;
  private current: TableRow<Column> | undefined;

  constructor(
    private readonly file: string,
    private readonly columns: Columns<Column>,
    private readonly faults: FaultList,
    private readonly onRow: (row: TableRow<Column>) => void,
  ) {}

  row(cells: string[], line: number): void {
    if (this.width === 0) this.readHeader(cells, line);
    else if (cells.length !== this.width)
      this.broken(line, `has ${cells.length} cells where the header has ${this.width}`, cells.join(','));
    else if (this.current !== undefined) {
      this.current.cells = cells;
      this.current.line = line;
      this.onRow(this.current);
    }
  }

  broken(line: number | null, reason: string, value: string | null): void {
    this.isWhole = false;
    this.faults.add(this.file, line, reason, value);
  }

  end(): void {
    if (this.width === 0) this.broken(null, 'is empty, without even a header', null);
  }

  stop(error: unknown): void {
    if (error instanceof FileUnreadable) this.broken(null, error.reason, null);
    else if (isOfDecoder(error)) this.broken(null, 'is not UTF-8 text', null);
    else throw error;
  }

  private readHeader(cells: readonly string[], line: number): void {
    this.width = cells.length;
    const names = cells.map((cell) => cell.trim());
    const places: Partial<Record<Column, number>> = {};
    for (const column of [...this.columns.required, ...this.columns.optional]) {
      const place = names.indexOf(column);
      if (place >= 0) places[column] = place;
      if (place !== names.lastIndexOf(column)) this.broken(line, `has the column ${column} twice`, null);
    }
    const missing = this.columns.required.filter((column) => !names.includes(column));
    for (const column of missing) this.broken(line, `has no column ${column}`, null);
    if (this.isWhole) this.current = new TableRow(this.file, places, this.faults);
  }
}

/** True for what a decoder throws at bytes that are not text in its encoding. */
function isOfDecoder(error: unknown): boolean {
  return (
    typeof error === 'object' && error !== null && 'code' in error && error.code === 'ERR_ENCODING_INVALID_ENCODED_DATA'
  );
}
