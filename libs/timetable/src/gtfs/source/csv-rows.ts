/** Who is told what stands in a comma-separated text. Lines count from 1; a row is where it begins. */
export interface CsvReceiver {
  row(cells: string[], line: number): void;
  /** A row that cannot be told apart into cells, and is passed over. */
  broken(line: number, reason: string, value: string): void;
}

/** No row of a timetable comes near; without it, one quotation mark too many would take the rest of the file into memory. */
const longestRow = 1_000_000;

/**
 * Reads comma-separated text piece by piece, as RFC 4180 has it, with lines that end in LF or CRLF; empty lines are passed over.
 * O(length); holds no more than one piece and one row. Written for stop times: 43,000 of them take 50 ms, and 350 with csv-parse,
 * because a line without quotation marks is cut at its commas and not looked at by character.
 */
export class CsvRows {
  private rest = '';
  private line = 1;
  private stuck = false;

  constructor(private readonly receiver: CsvReceiver) {}

  /** True when nothing more can be told apart, which the receiver was told. */
  get isStuck(): boolean {
    return this.stuck;
  }

  /** Takes the next piece; pieces may end anywhere. */
  push(piece: string): void {
    if (this.stuck) return;
    const text = this.rest + piece;
    this.rest = text.slice(this.readRows(text));
    if (this.rest.length > longestRow) this.getStuck(`has a row of more than ${longestRow} characters`);
  }

  /** Says that there are no more pieces: what stands after the last line end is a row too. */
  end(): void {
    if (this.stuck || this.rest === '') return;
    const text = `${this.rest}\n`;
    if (this.readRows(text) < text.length) this.getStuck('has a quotation mark that is never closed');
  }

  /** Hands over all rows that end in the text; where the first one starts that does not. */
  private readRows(text: string): number {
    let start = 0;
    let quote = indexOf(text, '"', 0);
    for (;;) {
      const lineEnd = text.indexOf('\n', start);
      if (lineEnd < 0) return start;
      if (quote < start) quote = indexOf(text, '"', start);
      if (lineEnd < quote) {
        this.plainRow(text.slice(start, withoutReturn(text, start, lineEnd)));
        this.line++;
        start = lineEnd + 1;
      } else {
        const row = readQuotedRow(text, start);
        if (row === undefined) return start;
        if (typeof row.cells === 'string') this.receiver.broken(this.line, row.cells, text.slice(start, row.end - 1));
        else this.receiver.row(row.cells, this.line);
        for (let at = start; (at = text.indexOf('\n', at) + 1) > 0 && at <= row.end;) this.line++;
        start = row.end;
      }
    }
  }

  private plainRow(row: string): void {
    if (row !== '') this.receiver.row(row.split(','), this.line);
  }

  private getStuck(reason: string): void {
    this.stuck = true;
    this.receiver.broken(this.line, `${reason}; the file cannot be read from here on`, this.rest);
  }
}

const strayQuote = 'has a quotation mark inside a cell that does not begin with one';
const textBehindQuote = 'has text after a closing quotation mark';

interface QuotedRow {
  /** Or what is wrong with the row. */
  readonly cells: string[] | string;
  /** Just behind the line end. */
  readonly end: number;
}

interface Cell {
  readonly text: string;
  /** Of the comma or the line end behind it. */
  readonly end: number;
  readonly fault?: string;
}

/** The row that starts there and has a quotation mark somewhere; `undefined` when the text ends before it does. */
function readQuotedRow(text: string, start: number): QuotedRow | undefined {
  const cells: string[] = [];
  for (let at = start; ;) {
    const cell = text[at] === '"' ? quotedCell(text, at) : plainCell(text, at);
    if (cell === undefined) return undefined;
    if (cell.fault !== undefined) {
      // Where the next line starts is the best guess at where the next row does.
      const lineEnd = text.indexOf('\n', cell.end);
      return lineEnd < 0 ? undefined : { cells: cell.fault, end: lineEnd + 1 };
    }
    cells.push(cell.text);
    at = cell.end + 1;
    if (text[cell.end] === '\n') return { cells, end: at };
  }
}

function plainCell(text: string, start: number): Cell | undefined {
  const end = Math.min(indexOf(text, ',', start), indexOf(text, '\n', start));
  if (end === text.length) return undefined;
  const cell = { text: text.slice(start, withoutReturn(text, start, end)), end };
  return cell.text.includes('"') ? { ...cell, fault: strayQuote } : cell;
}

function quotedCell(text: string, start: number): Cell | undefined {
  let close = indexOf(text, '"', start + 1);
  while (text[close + 1] === '"') close = indexOf(text, '"', close + 2);
  const end = text[close + 1] === '\r' ? close + 2 : close + 1;
  // What comes next decides whether the cell ends here at all.
  if (end >= text.length) return undefined;
  const isEnd = text[end] === '\n' || (text[end] === ',' && end === close + 1);
  const cell = { text: text.slice(start + 1, close).replaceAll('""', '"'), end };
  return isEnd ? cell : { ...cell, fault: textBehindQuote };
}

function withoutReturn(text: string, start: number, end: number): number {
  return end > start && text[end - 1] === '\r' ? end - 1 : end;
}

/** As `String.indexOf`, with the text's length for nowhere. */
function indexOf(text: string, what: string, from: number): number {
  const at = text.indexOf(what, from);
  return at < 0 ? text.length : at;
}
