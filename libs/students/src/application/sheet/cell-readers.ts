import { cellShown, Unfit } from '#csv';
import { parsePostcode, type Postcode } from '#geo';
import { parseJobCategory, type JobCategory } from '#interests';
import { mostInterests, type Gender } from '../../domain/student.js';

/** A unique pupil number, in either case. */
export function readUpn(text: string): string | Unfit {
  const upn = text.toUpperCase();
  return /^[A-Z][0-9]{11}[0-9A-Z]$/.test(upn) ? upn : new Unfit('is not a UPN: a letter and twelve digits');
}

/** A well-formed postcode; whether it exists is for the directory to say. */
export function readPostcode(text: string): Postcode | Unfit {
  return parsePostcode(text) ?? new Unfit('is not a postcode');
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
