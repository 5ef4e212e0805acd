/** One fault in a spreadsheet, told so that it can be found there. */
export interface SheetFault {
  /** The file as it was named. */
  readonly file: string;
  /** As a spreadsheet counts: the header is 1. */
  readonly row: number;
  /** The column's name; `null` when it is about a whole row. */
  readonly column: string | null;
  /** What stands there; `null` when nothing does. */
  readonly value: string | null;
  readonly message: string;
}

/** The spreadsheets cannot be run. Holds every fault of all of them, in the order of files and rows; the message lists them, one a line. */
export class SheetFaultsError extends Error {
  constructor(readonly faults: readonly SheetFault[]) {
    const count = faults.length === 1 ? 'One thing is' : `${faults.length} things are`;
    super(`${count} wrong in the spreadsheets; nothing was written.\n${faults.map(faultWords).join('\n')}`);
  }
}

const longestQuote = 60;

function faultWords({ file, row, column, value, message }: SheetFault): string {
  const quote = value === null || value === '' ? '' : ` "${value.slice(0, longestQuote)}"`;
  return `  ${file}, row ${row}${column === null ? '' : `, ${column}`}:${quote} ${message}`;
}
