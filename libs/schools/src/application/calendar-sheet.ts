import {
  byPlace,
  csvFault,
  CsvRejected,
  optional,
  readDate,
  readName,
  readSheet,
  required,
  Unfit,
  type CsvFault,
  type SheetLine,
} from '#csv';
import { addDays, type LocalDate } from '#kernel';
import { blackoutFaults, blackoutKinds, type BlackoutDay } from '../domain/blackout-day.js';
import { termDatesFaults } from '../domain/term.js';
import type { CalendarCommand } from './set-calendar.use-case.js';
import type { NamedTerm } from './set-terms.use-case.js';

const rowKinds = ['TERM', 'HALF_TERM', ...blackoutKinds] as const;

interface CalendarCells {
  readonly kind: (typeof rowKinds)[number];
  readonly name: string;
  readonly from: LocalDate;
  readonly to: LocalDate | null;
  readonly year_groups: readonly number[] | null;
}

/** The columns of a file of a school's calendar: one row for each term, half-term, and day or run of days that is kept free. */
const columns = {
  kind: required(readKind),
  name: required(readName),
  from: required(readDate),
  to: optional(readDate),
  year_groups: optional(readYearGroups),
} as const;

const mostTerms = 30;
const mostDays = 200;

/** A row of which everything could be read. */
interface Entry extends CalendarCells {
  readonly row: number;
  readonly last: LocalDate;
}

/**
 * A school's whole calendar out of a file. A half-term belongs to the term that it lies in; a run of days that is kept free is each of its days
 * from Monday to Friday. Throws `CsvRejected` with every fault at once, row by row, of cells and of rows with each other. O(rows × terms).
 */
export function calendarOf(csv: string): CalendarCommand {
  const sheet = readSheet<CalendarCells>(csv, {
    readers: columns,
    mayMiss: ['year_groups'],
    whenEmpty: 'The file holds no term.',
  });
  const entries = sheet.lines.flatMap(wholeEntry);
  const faults = [...sheet.faults, ...entries.flatMap(faultsOfEntry)];
  const forward = entries.filter(({ from, last }) => from <= last);
  const terms = forward.filter(({ kind }) => kind === 'TERM');
  const { named, faults: ofTerms } = termsOf(terms, forward);
  const { days, faults: ofDays } = daysOf(forward);
  // What is missing because its row is at fault is not missing.
  const none = terms.length === 0 && faults.length === 0 ? [csvFault(1, null, null, 'The file holds no term.')] : [];
  const many = [
    ...(terms.length > mostTerms ? [csvFault(1, null, null, `The file holds more than ${mostTerms} terms.`)] : []),
    ...(days.length > mostDays ? [csvFault(1, null, null, `The file keeps more than ${mostDays} days free.`)] : []),
  ];
  const all = [...faults, ...ofTerms, ...ofDays, ...none, ...many];
  if (all.length > 0) throw new CsvRejected(all.sort(byPlace(Object.keys(columns))));
  return { terms: named, days };
}

function wholeEntry({ row, cells }: SheetLine<CalendarCells>): Entry[] {
  const { kind, name, from, to, year_groups = null } = cells;
  if (kind === undefined || name === undefined || from === undefined || to === undefined) return [];
  return [{ row, kind, name, from, to, year_groups, last: to ?? from }];
}

function faultsOfEntry({ row, kind, from, to, last, year_groups: years }: Entry): CsvFault[] {
  const isTerm = kind === 'TERM' || kind === 'HALF_TERM';
  return [
    ...(last < from ? [csvFault(row, 'to', to, 'is before the first day')] : []),
    ...(isTerm && to === null ? [csvFault(row, 'to', null, 'is empty; a term and a half-term have a last day')] : []),
    ...(isTerm && years !== null
      ? [csvFault(row, 'year_groups', years.join('|'), 'is for days that are kept free; a term is for everybody')]
      : []),
  ];
}

/** The terms with their half-terms, in the order of the file; each fault at the row and the column that it is about. */
function termsOf(terms: readonly Entry[], entries: readonly Entry[]): { named: NamedTerm[]; faults: CsvFault[] } {
  const halves = new Map<Entry, Entry>();
  const faults: CsvFault[] = [];
  for (const half of entries.filter(({ kind }) => kind === 'HALF_TERM')) {
    const term = terms.find(({ from, last }) => from <= half.from && half.from <= last);
    const other = term === undefined ? undefined : halves.get(term);
    if (term === undefined) faults.push(csvFault(half.row, 'from', half.from, 'lies in no term of the file'));
    else if (other !== undefined)
      faults.push(csvFault(half.row, 'from', half.from, `is the second half-term of a term; row ${other.row} has one`));
    else halves.set(term, half);
  }
  const named = terms.map((term) => {
    const half = halves.get(term);
    return {
      name: term.name,
      startsOn: term.from,
      halfTermFrom: half?.from ?? null,
      halfTermTo: half?.last ?? null,
      endsOn: term.last,
    };
  });
  const between = termDatesFaults(named).map(({ path, value, message }) => {
    const [index, field = ''] = path.split('.');
    const term = terms[Number(index)];
    const of = field.startsWith('half') && term !== undefined ? halves.get(term) : term;
    const column = field === 'startsOn' || field === 'halfTermFrom' ? 'from' : 'to';
    return csvFault(of?.row ?? 1, column, value, message);
  });
  return { named, faults: [...faults, ...between] };
}

/** Each day that is kept free; each fault once for its row. */
function daysOf(entries: readonly Entry[]): { days: BlackoutDay[]; faults: CsvFault[] } {
  const each = entries.flatMap(({ row, kind, name: reason, from, last, year_groups: yearGroups }) => {
    const kept = blackoutKinds.find((one) => one === kind);
    return kept === undefined
      ? []
      : weekdays(from, last).map((onDay) => ({ row, day: { onDay, kind: kept, reason, yearGroups } }));
  });
  const days = each.map(({ day }) => day);
  const faults = new Map<string, CsvFault>();
  for (const { path, value, message } of blackoutFaults(days)) {
    const [index, field] = path.split('.');
    const row = each[Number(index)]?.row ?? 1;
    const isOfDay = field === 'onDay';
    const key = `${row} ${isOfDay ? value : field}`;
    if (!faults.has(key)) faults.set(key, csvFault(row, isOfDay ? 'from' : 'year_groups', value, message));
  }
  return { days, faults: [...faults.values()] };
}

/** The days from Monday to Friday in a run of days, or the one day that there is; no more than a calendar may hold and one. */
function weekdays(from: LocalDate, last: LocalDate): LocalDate[] {
  const days: LocalDate[] = [];
  for (let day = from; day <= last && days.length <= mostDays; day = addDays(day, 1))
    if (from === last || !isWeekend(day)) days.push(day);
  return days;
}

function isWeekend(day: LocalDate): boolean {
  return [0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay());
}

function readKind(text: string): (typeof rowKinds)[number] | Unfit {
  const name = text.toUpperCase().replaceAll(/[\s-]+/g, '_');
  return rowKinds.find((kind) => kind === name) ?? new Unfit(`is none of ${rowKinds.join(', ').toLowerCase()}`);
}

/** Year groups with `|` between them. */
function readYearGroups(text: string): readonly number[] | Unfit {
  const years = text.split('|').map((year) => (/^\d{1,2}$/.test(year.trim()) ? Number(year) : Number.NaN));
  return years.every((year) => year >= 7 && year <= 13)
    ? [...new Set(years)]
    : new Unfit('is not year groups from 7 to 13 with | between them');
}
