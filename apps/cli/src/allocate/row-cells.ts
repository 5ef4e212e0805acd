import { parseLocalDate } from '#kernel';
import type { SheetFault } from './sheet-fault.js';

/** Something with a number of seats, as in `Northfield: 2`. */
export interface NamedSeats {
  readonly name: string;
  readonly seats: number;
}

/** Two dates, `YYYY-MM-DD`. */
export interface Span {
  readonly from: string;
  readonly to: string;
}

/** A date to go on with where a wrong one stood: nothing is run then. */
const anyDay = '2000-01-01';

/** A row of a spreadsheet. What cannot be read is added to the faults, and something harmless is given in its place. */
export class RowCells {
  constructor(
    readonly file: string,
    /** As a spreadsheet counts: the header is 1. */
    readonly row: number,
    private readonly cells: ReadonlyMap<string, string>,
    private readonly faults: SheetFault[],
  ) {}

  /** What stands there, without spaces around it; empty when nothing does, or there is no such column. */
  text(column: string): string {
    return this.cells.get(column) ?? '';
  }

  /** Adds a fault. */
  fault(column: string, message: string): void {
    const { file, row } = this;
    this.faults.push({ file, row, column, value: this.text(column), message });
  }

  /** What stands there; a fault when nothing does. */
  needed(column: string): string {
    const value = this.text(column);
    if (value === '' && this.cells.has(column)) this.fault(column, 'is empty');
    return value;
  }

  /** A whole number; `undefined` for an empty cell and for a wrong one. The range is for the matching to judge. */
  whole(column: string): number | undefined {
    const value = this.text(column);
    if (value === '') return undefined;
    if (/^-?\d+(\.0+)?$/.test(value)) return Number(value);
    this.fault(column, 'is not a whole number');
    return undefined;
  }

  /** Yes or no; an empty cell is no. */
  yes(column: string): boolean {
    const value = this.text(column).toLowerCase();
    if (['yes', 'y', 'true', '1'].includes(value)) return true;
    if (!['', 'no', 'n', 'false', '0'].includes(value)) this.fault(column, 'is neither yes nor no');
    return false;
  }

  /** A date as `YYYY-MM-DD`, from that or from `DD/MM/YYYY`; `undefined` for an empty cell. */
  date(column: string): string | undefined {
    const value = this.text(column);
    return value === '' ? undefined : (this.readDate(column, value) ?? anyDay);
  }

  /** Values with semicolons between them. */
  list(column: string): string[] {
    return this.text(column)
      .split(';')
      .map((part) => part.trim())
      .filter((part) => part !== '');
  }

  /** Spans of days, `FIRST to LAST` or a single day each, with semicolons between them. */
  spans(column: string): Span[] {
    return this.list(column).flatMap((part) => {
      const [first = '', last = first, ...more] = part.split(/\s+to\s+/i);
      const from = this.readDate(column, first);
      const to = this.readDate(column, last);
      if (more.length > 0) this.fault(column, 'is not of the form FIRST to LAST; FIRST to LAST');
      return from === undefined || to === undefined || more.length > 0 ? [] : [{ from, to }];
    });
  }

  /** Names with seats, `NAME: SEATS; NAME: SEATS`. */
  seats(column: string): NamedSeats[] {
    return this.list(column).flatMap((part) => {
      const found = /^(.+):\s*(-?\d+)$/.exec(part);
      if (found === null) {
        this.fault(column, 'is not of the form NAME: SEATS; NAME: SEATS');
        return [];
      }
      return [{ name: found[1]!.trim(), seats: Number(found[2]) }];
    });
  }

  private readDate(column: string, value: string): string | undefined {
    const british = /^(\d\d?)\/(\d\d?)\/(\d{4})$/.exec(value);
    const text =
      british === null ? value : `${british[3]}-${british[2]!.padStart(2, '0')}-${british[1]!.padStart(2, '0')}`;
    const date = parseLocalDate(text);
    if (date === undefined) this.fault(column, 'is not a date of the form YYYY-MM-DD or DD/MM/YYYY');
    return date;
  }
}
