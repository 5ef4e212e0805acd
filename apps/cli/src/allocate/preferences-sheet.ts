import type { AllocationChoice } from '#matching';
import { distanceBand } from '#travel';
import { readSheet, type Sheet, type SheetColumns } from './read-sheet.js';
import type { RowCells } from './row-cells.js';
import type { SheetFault } from './sheet-fault.js';

/** A slot that a student would take, and the row that it stands in. */
export interface PreferenceRow {
  readonly cells: RowCells;
  readonly choice: AllocationChoice;
}

/** A student's list in its final order. */
export interface PreferenceList {
  readonly rows: readonly PreferenceRow[];
  /** How many of them, from the first, are the student's own ranks. */
  readonly own: number;
}

/** The columns of the preferences' spreadsheet. */
export const preferenceColumns: SheetColumns = {
  needed: ['student', 'slot', 'rank'],
  optional: ['minutes', 'band', 'excluded'],
};

/** What the other two spreadsheets name. */
export interface KnownIds {
  readonly students: ReadonlySet<string>;
  readonly slots: ReadonlySet<string>;
}

interface ReadRow extends PreferenceRow {
  readonly student: string;
  /** The student's own rank; `undefined` when the system may add the slot. */
  readonly rank: number | undefined;
  /** Minutes each way; `Infinity` when they are not known. */
  readonly minutes: number;
}

const mostMinutes = 720;

/**
 * Each student's list: own ranks in their order, then the rows without a rank by minutes and slot id. Rows that are excluded are left
 * out, and counted. The band comes from the column `band` or from the minutes each way, as published; without either all stand alike.
 * O(bytes + rows log rows).
 */
export function readPreferences(
  file: string,
  bytes: Uint8Array,
  known: KnownIds,
  faults: SheetFault[],
): { sheet: Sheet; lists: Map<string, PreferenceList>; excluded: number } {
  const sheet = readSheet(file, bytes, preferenceColumns, faults);
  const seen = new Set<string>();
  let excluded = 0;
  const rows = sheet.rows.flatMap((cells) => {
    const row = readRow(cells, sheet.columns, known);
    const pair = JSON.stringify([row.student, row.choice.slotId]);
    const isFirst = !seen.has(pair);
    if (!isFirst && row.choice.slotId !== '') cells.fault('slot', 'is on the list of this student already');
    seen.add(pair);
    const isExcluded = cells.yes('excluded');
    if (isExcluded) excluded++;
    return isExcluded || !isFirst || !known.slots.has(row.choice.slotId) ? [] : [row];
  });
  const byStudent = new Map<string, ReadRow[]>();
  for (const row of rows) {
    const own = byStudent.get(row.student);
    if (own === undefined) byStudent.set(row.student, [row]);
    else own.push(row);
  }
  return { sheet, lists: new Map([...byStudent].map(([student, own]) => [student, inOrder(own)])), excluded };
}

function readRow(cells: RowCells, columns: ReadonlySet<string>, known: KnownIds): ReadRow {
  const student = cells.needed('student');
  const slotId = cells.needed('slot');
  if (student !== '' && !known.students.has(student)) cells.fault('student', 'is not an id of the students’ file');
  if (slotId !== '' && !known.slots.has(slotId)) cells.fault('slot', 'is not an id of the slots’ file');
  const rank = cells.whole('rank');
  if (rank !== undefined && rank < 1) cells.fault('rank', 'is not 1 or more');
  const minutes = cells.whole('minutes');
  const isPossible = minutes === undefined || (minutes >= 0 && minutes <= mostMinutes);
  if (!isPossible) cells.fault('minutes', `is not from 0 to ${mostMinutes}: minutes are those of one way`);
  const band = cells.whole('band');
  const needsMinutes = columns.has('minutes') && band === undefined && !cells.yes('excluded');
  if (needsMinutes && cells.text('minutes') === '') cells.fault('minutes', 'is empty, and there is no band beside it');
  const eachWay = isPossible ? minutes : undefined;
  const choice: AllocationChoice = {
    slotId,
    distanceBand: band ?? (eachWay === undefined ? 0 : distanceBand(eachWay)),
    ...(eachWay !== undefined && { travelMinutes: 2 * eachWay }),
  };
  return { cells, student, rank, minutes: eachWay ?? Infinity, choice };
}

function inOrder(rows: readonly ReadRow[]): PreferenceList {
  const ranked = rows.filter(({ rank }) => rank !== undefined).sort((left, right) => left.rank! - right.rank!);
  ranked.forEach(({ rank, cells }, at) => {
    if (at > 0 && ranked[at - 1]!.rank === rank) cells.fault('rank', 'is the rank of another slot of this student too');
  });
  const added = rows
    .filter(({ rank }) => rank === undefined)
    .sort((left, right) => compareMinutes(left, right) || (left.choice.slotId < right.choice.slotId ? -1 : 1));
  return { rows: [...ranked, ...added], own: ranked.length };
}

function compareMinutes(left: ReadRow, right: ReadRow): number {
  return left.minutes === right.minutes ? 0 : left.minutes - right.minutes;
}
