import { describe, expect, it } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { CsvRows } from './csv-rows.js';

interface Seen {
  readonly rows: { readonly line: number; readonly cells: readonly string[] }[];
  readonly broken: string[];
}

function read(...pieces: string[]): Seen {
  const seen: Seen = { rows: [], broken: [] };
  const rows = new CsvRows({
    row: (cells, line) => seen.rows.push({ line, cells }),
    broken: (line, reason) => seen.broken.push(`${line} ${reason}`),
  });
  for (const piece of pieces) rows.push(piece);
  rows.end();
  return seen;
}

function piecesOf(text: string, length: number): string[] {
  return Array.from({ length: Math.ceil(text.length / length) }, (_, at) => text.slice(at * length, (at + 1) * length));
}

const anyCell = fc.string({ unit: fc.constantFrom('a', 'é', ' ', ',', '"', '\n', '\r', '😀'), maxLength: 6 });

const anyText = fc
  .tuple(fc.array(fc.array(anyCell, { minLength: 2, maxLength: 4 }), { maxLength: 6 }), fc.gen())
  .map(([rows, gen]) =>
    rows
      .map((cells) => {
        const written = cells.map((cell) =>
          /[,"\r\n]/.test(cell) || gen(fc.boolean) ? `"${cell.replaceAll('"', '""')}"` : cell,
        );
        return written.join(',') + gen(() => fc.constantFrom('\n', '\r\n'));
      })
      .join(''),
  );

describe('comma-separated rows', () => {
  it('are those of csv-parse, in whatever pieces the text comes', () => {
    fc.assert(
      fc.property(anyText, fc.integer({ min: 1, max: 9 }), (text, pieceLength) => {
        const seen = read(...piecesOf(text, pieceLength));
        expect(seen.broken).toEqual([]);
        expect(seen.rows.map(({ cells }) => cells)).toEqual(
          parse(text, { record_delimiter: ['\r\n', '\n'], relax_column_count: true }),
        );
      }),
    );
  });

  it('are numbered by the line on which they begin', () => {
    expect(read('a,b\n\n"1\n2",3\r\n4,5').rows).toEqual([
      { line: 1, cells: ['a', 'b'] },
      { line: 3, cells: ['1\n2', '3'] },
      { line: 5, cells: ['4', '5'] },
    ]);
  });

  it('keep a quotation mark that is doubled, and an empty cell', () => {
    expect(read('"The ""Fox""",,""\n').rows).toEqual([{ line: 1, cells: ['The "Fox"', '', ''] }]);
  });

  it.each([
    ['a,b"c\nd,e\n', '1 has a quotation mark inside a cell that does not begin with one'],
    ['"a"b,c\nd,e\n', '1 has text after a closing quotation mark'],
    ['"a"\rb,c\nd,e\n', '1 has text after a closing quotation mark'],
  ])('go on after one that is broken: %j', (text, broken) => {
    expect(read(text)).toEqual({ rows: [{ line: 2, cells: ['d', 'e'] }], broken: [broken] });
  });

  it('end where a quotation mark is never closed', () => {
    expect(read('a,b\n"c,d\ne,f\n')).toEqual({
      rows: [{ line: 1, cells: ['a', 'b'] }],
      broken: ['2 has a quotation mark that is never closed; the file cannot be read from here on'],
    });
  });

  it('end at a row that does not, instead of taking the whole file into memory', () => {
    const piece = 'x'.repeat(600_000);
    expect(read('a,b\n', piece, piece, 'c,d\n')).toEqual({
      rows: [{ line: 1, cells: ['a', 'b'] }],
      broken: ['2 has a row of more than 1000000 characters; the file cannot be read from here on'],
    });
  });
});
