import type { RowFault } from './read-postcode-row.js';

/** A fault with the line of the file that it is in, the header being line 1. */
export interface LineFault extends RowFault {
  readonly line: number;
}

/** The file cannot be imported; the directory is what it was. */
export class PostcodesRejected extends Error {
  override readonly name = 'PostcodesRejected';

  constructor(
    readonly faultCount: number,
    /** The first of them. */
    readonly faults: readonly LineFault[],
  ) {
    const lines = faults.map(({ line, column, value, reason }) => {
      const place = column === null ? '' : `, ${column} ${JSON.stringify(value)}`;
      return `  line ${line}${place}: ${reason}`;
    });
    const more =
      faultCount > faults.length ? [`  and ${(faultCount - faults.length).toLocaleString('en-GB')} more`] : [];
    const faultWords = faultCount === 1 ? 'is 1 fault' : `are ${faultCount.toLocaleString('en-GB')} faults`;
    super([`There ${faultWords} in the file; the directory is as it was.`, ...lines, ...more].join('\n'));
  }
}
