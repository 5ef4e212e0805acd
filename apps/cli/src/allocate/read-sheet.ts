import { CsvError, parse } from 'csv-parse/sync';
import { RowCells } from './row-cells.js';
import type { SheetFault } from './sheet-fault.js';

/** The columns of a spreadsheet: those that it must have, and those that it may have. */
export interface SheetColumns {
  readonly needed: readonly string[];
  readonly optional: readonly string[];
}

/** A spreadsheet by the names of its columns. */
export interface Sheet {
  readonly file: string;
  readonly columns: ReadonlySet<string>;
  /** Every row under the header that holds anything. */
  readonly rows: readonly RowCells[];
  /** Columns that nobody asked for, as they are written. */
  readonly ignored: readonly string[];
}

/**
 * Reads a comma-separated file as Excel, Numbers or LibreOffice save it: UTF-8 with or without a byte order mark, or else Windows-1252;
 * any line ends; spaces around values and empty rows do no harm. Columns go by their names in the header, in any order, whatever their
 * case, `Priority class` being `priority_class`. What is wrong with the file as a whole is added to the faults. O(bytes).
 */
export function readSheet(file: string, bytes: Uint8Array, columns: SheetColumns, faults: SheetFault[]): Sheet {
  const [header = [], ...below] = readRecords(file, decode(bytes), faults);
  const names = header.map(columnName);
  const add = (column: string, message: string): unknown => faults.push({ file, row: 1, column, value: null, message });
  const known = [...columns.needed, ...columns.optional];
  for (const column of columns.needed) if (!names.includes(column)) add(column, 'the column is missing');
  for (const column of known) {
    if (names.indexOf(column) !== names.lastIndexOf(column)) add(column, 'the column is there twice');
  }
  const rows = below.flatMap((cells, index) => {
    const written = cells.map((cell) => cell.trim());
    if (written.every((cell) => cell === '')) return [];
    const row = index + 2;
    if (written.slice(names.length).some((cell) => cell !== '')) {
      faults.push({ file, row, column: null, value: null, message: 'has more cells than the header has columns' });
    }
    return [new RowCells(file, row, new Map(names.map((name, at) => [name, written[at] ?? ''])), faults)];
  });
  const ignored = header.map((name) => name.trim()).filter((name) => name !== '' && !known.includes(columnName(name)));
  return { file, columns: new Set(names), rows, ignored };
}

function columnName(header: string): string {
  return header
    .trim()
    .toLowerCase()
    .replaceAll(/[\s_-]+/g, '_');
}

function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return decodeWindows1252(bytes);
  }
}

/** The characters of the bytes 80 to 9F (hexadecimal), where Windows-1252 is not Latin-1; five bytes stand for nothing. */
const windowsOnly = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

/** Written out, because Node's decoder of this name reads Latin-1 in some of the versions that we support. */
function decodeWindows1252(bytes: Uint8Array): string {
  return Buffer.from(bytes)
    .toString('latin1')
    .replaceAll(/[\u0080-\u009f]/g, (character) => windowsOnly[character.charCodeAt(0) - 0x80] ?? character);
}

function readRecords(file: string, text: string, faults: SheetFault[]): string[][] {
  const records: string[][] = [];
  try {
    parse(text, {
      bom: true,
      record_delimiter: ['\r\n', '\n', '\r'],
      relax_column_count: true,
      // Kept aside, so that the rows before a broken one are still looked at.
      on_record: (record: string[]) => {
        records.push(record);
        return null;
      },
    });
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const message = 'has a quotation mark out of place; the file cannot be read from here on';
    faults.push({ file, row: records.length + 1, column: null, value: null, message });
  }
  return records;
}
