import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream';
import { CsvError, parse } from 'csv-parse';
import { findPostcodeColumns, type PostcodeColumns } from './postcode-columns.js';
import { readPostcodeRow, type RowReading } from './read-postcode-row.js';

/** A row of a file, by the line that it ends in, the header being line 1. */
export interface LineReading {
  readonly line: number;
  readonly reading: RowReading;
}

/** In bytes. Official rows have some 400; behind a quotation mark that is never closed all the rest of the file would be one. */
const longestRow = 65_536;

/**
 * Reads a comma-separated file of postcodes row by row, holding some 64 kB of it at a time, whatever its size: UTF-8 with or without a
 * byte order mark, any line ends, empty lines left out. After a quotation mark out of place nothing more can be read, which is the last
 * fault. Throws when the file cannot be opened, or `findPostcodeColumns` finds no use for it. About 40,000 rows of the official 35
 * columns a second.
 */
export async function* readPostcodeFile(file: string): AsyncGenerator<LineReading> {
  const parser = parse({
    bom: true,
    info: true,
    max_record_size: longestRow,
    record_delimiter: ['\r\n', '\n', '\r'],
    relax_column_count: true,
    skip_empty_lines: true,
  });
  // A file that cannot be read ends the parser with that error, which the loop then throws.
  const records = pipeline(createReadStream(file), parser, () => undefined) as AsyncIterable<CsvRecord>;
  let header: { readonly width: number; readonly columns: PostcodeColumns } | undefined;
  try {
    for await (const { record, info } of records) {
      const line = info.lines;
      if (header === undefined) header = { width: record.length, columns: findPostcodeColumns(record) };
      else if (record.length === header.width) yield { line, reading: readPostcodeRow(record, header.columns) };
      else yield wholeLine(line, `has ${record.length} cells where the header has ${header.width}`);
    }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    yield wholeLine(
      Number(error['lines']),
      'has a quotation mark out of place, or follows one that was never closed; nothing can be read from here on',
    );
  }
}

interface CsvRecord {
  readonly record: string[];
  readonly info: { readonly lines: number };
}

function wholeLine(line: number, reason: string): LineReading {
  return { line, reading: { kind: 'FAULTY', faults: [{ column: null, value: null, reason }] } };
}
