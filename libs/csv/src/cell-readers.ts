import { parseLocalDate, type LocalDate } from '#kernel';

/** What stands in a cell cannot be taken; `reason` is what is said of it. */
export class Unfit {
  constructor(readonly reason: string) {}
}

/** Reads one trimmed cell. Never throws. */
export type CellReader<Value> = (text: string) => Value | Unfit;

/** Must be filled in. */
export function required<Value>(read: CellReader<Value>): CellReader<Value> {
  return (text) => (text === '' ? new Unfit('is empty') : read(text));
}

/** May be left empty, which reads as `null`. */
export function optional<Value>(read: CellReader<Value>): CellReader<Value | null> {
  return (text) => (text === '' ? null : read(text));
}

// U+FFFD is what is left of a letter when a file was saved in one encoding and read in another.
const unprintable = /[\p{Cc}\p{Cs}\u2028\u2029\u202a-\u202e\u2066-\u2069\ufffd-\uffff]/gu;
const markup = /<\/?[a-z!]/i;

/** One line of plain text, up to `longest` characters. */
export function readLine(longest: number): CellReader<string> {
  return (text) => {
    if (text.search(unprintable) >= 0)
      return new Unfit('holds characters that cannot be shown; save the file as UTF-8');
    if (markup.test(text)) return new Unfit('holds markup; write plain text');
    return text.length > longest ? new Unfit(`is longer than ${longest} characters`) : text.normalize('NFC');
  };
}

const readShortLine = readLine(100);

/** A name. One that a spreadsheet would take for a formula is refused, because lists of names end up in spreadsheets. */
export function readName(text: string): string | Unfit {
  return /^[=+\-@＝＋－＠]/.test(text) ? new Unfit('begins like a formula') : readShortLine(text);
}

const readNoteLine = readLine(500);

/** A note; line ends in it become blanks. */
export function readNote(text: string): string | Unfit {
  return readNoteLine(text.replaceAll(/\s+/g, ' '));
}

/** A real day. */
export function readDate(text: string): LocalDate | Unfit {
  return parseLocalDate(text) ?? new Unfit('is not a day of the form YYYY-MM-DD');
}

/** A whole number from `least` to `most`. */
export function readWhole(least: number, most: number): CellReader<number> {
  return (text) => {
    const value = /^\d{1,4}$/.test(text) ? Number(text) : Number.NaN;
    return value >= least && value <= most ? value : new Unfit(`is not a whole number from ${least} to ${most}`);
  };
}

/** A cell as a fault shows it: at most 100 characters, with `?` for what cannot be shown. */
export function cellShown(text: string): string {
  return text.slice(0, 100).replaceAll(unprintable, '?');
}
