import { Problem } from '#kernel';

/** One fault in a file. Holds what stands in the file, so it goes to whoever sent that and nowhere else. */
export interface CsvFault {
  /** As a spreadsheet counts: the header is 1. */
  readonly row: number;
  /** `null` when the fault is in the row as a whole. */
  readonly column: string | null;
  /** What stands there, at most 100 characters; `null` when nothing does. */
  readonly value: string | null;
  readonly reason: string;
}

const mostShown = 10_000;

/** The file cannot be imported; nothing of it was. */
export class CsvRejected extends Problem {
  readonly code = 'CSV_REJECTED';
  readonly faultCount: number;
  /** Every fault, row by row; of more than 10,000 the first 10,000. */
  readonly rows: readonly CsvFault[];

  constructor(faults: readonly CsvFault[]) {
    super(
      `There ${faults.length === 1 ? 'is 1 fault' : `are ${faults.length} faults`} in the file; nothing was imported.`,
    );
    this.faultCount = faults.length;
    this.rows = faults.slice(0, mostShown);
  }
}
