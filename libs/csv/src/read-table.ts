import { CsvError, parse } from 'csv-parse/sync';
import type { CsvFault } from './csv-rejected.js';

/** One row of a file. */
export interface TableRow {
  /** As a spreadsheet counts: the header is 1. */
  readonly row: number;
  readonly cells: readonly string[];
}

/** A comma-separated file as cells. */
export interface Table {
  readonly header: readonly string[];
  /** Every row under the header that holds anything. */
  readonly rows: readonly TableRow[];
  readonly faults: readonly CsvFault[];
}

const mostBytes = 2_000_000;
const mostRows = 10_000;
const mostColumns = 100;

/**
 * The cells of a comma-separated text: with or without a byte order mark, any line ends, cells in quotation marks where they hold
 * commas, line ends or doubled quotation marks. Rows without any text are left out, and counted. A row of another length than the
 * header is a fault, because nobody can tell which cell is missing; so are unbalanced quotation marks, from where on nothing can
 * be read, and more than 2,000,000 bytes, 10,000 rows or 100 columns. Never throws. O(length).
 */
export function readTable(text: string): Table {
  const bytes = Buffer.byteLength(text);
  if (bytes > mostBytes) return refused(1, `The file has ${bytes} bytes; at most ${mostBytes} are taken.`);
  const { records, faults } = readRecords(text);
  const [header = [], ...below] = records;
  if (header.length > mostColumns)
    return refused(1, `The header has ${header.length} columns; at most ${mostColumns} are taken.`);
  if (below.length > mostRows) return refused(1, `The file has more than ${mostRows} rows, empty ones among them.`);
  const rows = below.map((cells, index) => ({ row: index + 2, cells })).filter(({ cells }) => cells.some(isWritten));
  const isWhole = ({ cells }: TableRow): boolean => cells.length === header.length;
  const ragged = rows.filter((row) => !isWhole(row)).map((row) => raggedness(row, header.length));
  return { header: header.map((name) => name.trim()), rows: rows.filter(isWhole), faults: [...ragged, ...faults] };
}

function readRecords(text: string): { records: string[][]; faults: CsvFault[] } {
  const records: string[][] = [];
  try {
    parse(text, {
      bom: true,
      record_delimiter: ['\r\n', '\n', '\r'],
      relax_column_count: true,
      to: mostRows + 2,
      // Kept aside, so that the rows before a broken one are still looked at.
      on_record: (record: string[]) => {
        records.push(record);
        return null;
      },
    });
    return { records, faults: [] };
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    return {
      records,
      faults: [wholeRow(records.length + 1, brokenBecause[error.code] ?? 'is not comma-separated text')],
    };
  }
}

const brokenBecause: Readonly<Partial<Record<string, string>>> = {
  CSV_QUOTE_NOT_CLOSED: 'opens a quotation mark that is never closed; the file cannot be read from here on',
  CSV_INVALID_CLOSING_QUOTE: 'has text after a closing quotation mark; the file cannot be read from here on',
  INVALID_OPENING_QUOTE:
    'has a quotation mark inside a cell that does not begin with one; the file cannot be read from here on',
};

function raggedness({ row, cells }: TableRow, width: number): CsvFault {
  return wholeRow(row, `has ${cells.length} cells where the header has ${width}`);
}

function refused(row: number, reason: string): Table {
  return { header: [], rows: [], faults: [wholeRow(row, reason)] };
}

function wholeRow(row: number, reason: string): CsvFault {
  return { row, column: null, value: null, reason };
}

function isWritten(cell: string): boolean {
  return cell.trim() !== '';
}
