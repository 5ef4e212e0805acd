import { parsePostcode, type Postcode } from '#geo';
import { parseJobCategory, type JobCategory } from '#interests';
import { parseLocalDate, type LocalDate } from '#kernel';
import { mostInterests, type Gender } from '../../domain/student.js';

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

/** A unique pupil number, in either case. */
export function readUpn(text: string): string | Unfit {
  const upn = text.toUpperCase();
  return /^[A-Z][0-9]{11}[0-9A-Z]$/.test(upn) ? upn : new Unfit('is not a UPN: a letter and twelve digits');
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

/** A well-formed postcode; whether it exists is for the directory to say. */
export function readPostcode(text: string): Postcode | Unfit {
  return parsePostcode(text) ?? new Unfit('is not a postcode');
}

/** A whole number from `least` to `most`. */
export function readWhole(least: number, most: number): CellReader<number> {
  return (text) => {
    const value = /^\d{1,4}$/.test(text) ? Number(text) : Number.NaN;
    return value >= least && value <= most ? value : new Unfit(`is not a whole number from ${least} to ${most}`);
  };
}

const yesNo: ReadonlyMap<string, boolean> = new Map([
  ['yes', true],
  ['y', true],
  ['true', true],
  ['no', false],
  ['n', false],
  ['false', false],
]);

/** Yes or no, also as true/false and y/n, in any case. */
export function readYesNo(text: string): boolean | Unfit {
  return yesNo.get(text.toLowerCase()) ?? new Unfit('is neither yes nor no');
}

const genderNames: ReadonlyMap<string, Gender> = new Map([
  ['female', 'FEMALE'],
  ['f', 'FEMALE'],
  ['male', 'MALE'],
  ['m', 'MALE'],
  ['other', 'OTHER'],
]);

/** A gender, also as f/m, in any case. */
export function readGender(text: string): Gender | Unfit {
  return genderNames.get(text.toLowerCase()) ?? new Unfit('is neither female, male nor other');
}

/** Up to three job categories with `|` between them, by id or by name; one that is named twice counts once. */
export function readInterests(text: string): readonly JobCategory[] | Unfit {
  if (text === '') return [];
  const named = text.split('|').map((name) => ({ name: name.trim(), category: parseJobCategory(name) }));
  const unknown = named
    .filter(({ category }) => category === undefined)
    .map(({ name }) => JSON.stringify(cellShown(name)));
  if (unknown.length > 0) return new Unfit(`names what is no job category: ${unknown.join(', ')}`);
  const categories = [...new Set(named.flatMap(({ category }) => category ?? []))];
  return categories.length > mostInterests ? new Unfit(`names more than ${mostInterests} job categories`) : categories;
}

/** A cell as a fault shows it: at most 100 characters, with `?` for what cannot be shown. */
export function cellShown(text: string): string {
  return text.slice(0, 100).replaceAll(unprintable, '?');
}
