import { describe, expect, it } from '@jest/globals';
import { readTable } from './read-table.js';

function cellsOf(text: string): (readonly string[])[] {
  return readTable(text).rows.map(({ cells }) => cells);
}

describe('a comma-separated file', () => {
  it.each([
    ['line feeds', 'a,b\n1,2\n3,4\n'],
    ['carriage returns and line feeds', 'a,b\r\n1,2\r\n3,4\r\n'],
    ['carriage returns', 'a,b\r1,2\r3,4\r'],
    ['all of them mixed, and none at the end', 'a,b\n1,2\r\n3,4'],
    ['a byte order mark', '\ufeffa,b\n1,2\n3,4\n'],
    ['quotation marks around everything', '"a","b"\n"1","2"\n"3","4"\n'],
  ])('is read with %s', (_, text) => {
    expect(readTable(text)).toEqual({
      header: ['a', 'b'],
      rows: [
        { row: 2, cells: ['1', '2'] },
        { row: 3, cells: ['3', '4'] },
      ],
      faults: [],
    });
  });

  it('may hold commas, quotation marks and line ends inside quotation marks', () => {
    expect(cellsOf('a,b\n"Walker, Amina","says ""hello""\nand goes"\n')).toEqual([
      ['Walker, Amina', 'says "hello"\nand goes'],
    ]);
  });

  it('counts rows without text and leaves them out, also where a spreadsheet left commas', () => {
    expect(readTable('a,b\n\n1,2\n,\n , ,\n3,4\n\n').rows.map(({ row }) => row)).toEqual([3, 6]);
  });

  it('is at fault in each row that is shorter or longer than the header, and reads the others', () => {
    const { rows, faults } = readTable('a,b\n1\n1,2\n1,2,3\n');
    expect(rows.map(({ row }) => row)).toEqual([3]);
    expect(faults).toEqual([
      { row: 2, column: null, value: null, reason: 'has 1 cells where the header has 2' },
      { row: 4, column: null, value: null, reason: 'has 3 cells where the header has 2' },
    ]);
  });

  it.each([
    [
      'never closed',
      'a,b\n1,2\n"3,4\n5,6\n',
      'opens a quotation mark that is never closed; the file cannot be read from here on',
    ],
    [
      'closed too early',
      'a,b\n1,2\n"3"x,4\n',
      'has text after a closing quotation mark; the file cannot be read from here on',
    ],
    [
      'opened too late',
      'a,b\n1,2\n3"x",4\n',
      'has a quotation mark inside a cell that does not begin with one; the file cannot be read from here on',
    ],
  ])('is read up to a quotation mark that is %s', (_, text, reason) => {
    expect(readTable(text)).toEqual({
      header: ['a', 'b'],
      rows: [{ row: 2, cells: ['1', '2'] }],
      faults: [{ row: 3, column: null, value: null, reason }],
    });
  });

  it.each([
    ['bytes', `a\n${'é'.repeat(1_000_000)}`, 'The file has 2000002 bytes; at most 2000000 are taken.'],
    ['rows', `a\n${'1\n'.repeat(10_001)}`, 'The file has more than 10000 rows, empty ones among them.'],
    ['empty rows', `a\n1\n${'\n'.repeat(10_000)}`, 'The file has more than 10000 rows, empty ones among them.'],
    ['columns', ','.repeat(100), 'The header has 101 columns; at most 100 are taken.'],
  ])('is refused with too many %s', (_, text, reason) => {
    expect(readTable(text)).toEqual({ header: [], rows: [], faults: [{ row: 1, column: null, value: null, reason }] });
  });

  it('is taken with as many bytes, rows and columns as there may be', () => {
    expect(readTable(`a\n${'x'.repeat(1_999_998)}`).faults).toEqual([]);
    expect(readTable(`a\n${'1\n'.repeat(10_000)}`).faults).toEqual([]);
    expect(readTable(','.repeat(99)).faults).toEqual([]);
  });
});
