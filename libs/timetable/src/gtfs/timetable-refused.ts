import { Problem } from '#kernel';

/** One thing that is wrong with a published timetable. */
export interface TimetableFault {
  /** The file of the feed, "stop_times.txt"; the name of the feed itself for what is wrong with all of it. */
  readonly file: string;
  /** From 1, which is the header; `null` for what is wrong with a whole file. */
  readonly line: number | null;
  /** Reads on after the file's name: "is missing". */
  readonly reason: string;
  /** What stood there, cut after 80 characters; `null` where nothing did. */
  readonly value: string | null;
}

/** The published files cannot be read as a timetable: nothing of them is used. Faults come in the order in which files are read. */
export class TimetableRefused extends Problem {
  readonly code = 'TIMETABLE_REFUSED';

  constructor(
    readonly faults: readonly TimetableFault[],
    /** Faults found beyond those. */
    readonly unlisted = 0,
  ) {
    const count = faults.length + unlisted;
    super(`${count} fault${count === 1 ? '' : 's'} in the timetable; ${faults.slice(0, 1).map(faultLine).join('')}`);
  }
}

/** A fault on one line of text: `stops.txt, line 3: stop_lat is not a place on Earth ("95.1")`. */
export function faultLine({ file, line, reason, value }: TimetableFault): string {
  return `${file}${line === null ? '' : `, line ${line}`}: ${reason}${value === null ? '' : ` (${JSON.stringify(value)})`}`;
}

const mostListed = 100;
const longestValue = 80;

/** Gathers faults while a feed is read: the first hundred with their places, the rest by number. */
export class FaultList {
  private readonly listed: TimetableFault[] = [];
  private unlisted = 0;

  /** O(1). */
  add(file: string, line: number | null, reason: string, value: string | null = null): void {
    if (this.listed.length === mostListed) this.unlisted++;
    else this.listed.push({ file, line, reason, value: value === null ? null : value.slice(0, longestValue) });
  }

  /** Adds what makes it useless to go on, and throws `TimetableRefused`. */
  refuse(file: string, line: number | null, reason: string, value: string | null = null): never {
    this.add(file, line, reason, value);
    throw new TimetableRefused(this.listed, this.unlisted);
  }

  /** Throws `TimetableRefused` when anything was added. */
  throwIfAny(): void {
    if (this.listed.length > 0) throw new TimetableRefused(this.listed, this.unlisted);
  }
}
