import type { RowCells } from './row-cells.js';

/** Where each row of an instance stands in the spreadsheets. */
export interface InstanceRows {
  readonly students: readonly RowCells[];
  /** By student, in the order of the list. */
  readonly choices: readonly (readonly RowCells[])[];
  readonly slots: readonly RowCells[];
  readonly ceilings: readonly RowCells[];
  readonly pins: readonly RowCells[];
}

type Place = readonly [cells: RowCells | undefined, column: string];

/** The paths of an instance's faults, and the column that each stands in. Groups are the positions of the row. */
const places: readonly (readonly [
  path: RegExp,
  column: string,
  rowOf: (rows: InstanceRows, at: readonly number[]) => RowCells | undefined,
])[] = [
  [/^students\.(\d+)\.choices\.(\d+)\.slotId$/, 'slot', choiceRow],
  [/^students\.(\d+)\.choices\.(\d+)\.distanceBand$/, 'band', choiceRow],
  [/^students\.(\d+)\.choices\.(\d+)\.travelMinutes$/, 'minutes', choiceRow],
  [/^students\.(\d+)\.id$/, 'id', studentRow],
  [/^students\.(\d+)\.schoolId$/, 'school', studentRow],
  [/^students\.(\d+)\.priorityClass$/, 'priority_class', studentRow],
  [/^students\.(\d+)\.seatTypes\./, 'seat_types', studentRow],
  [/^students\.(\d+)\.unavailable\./, 'unavailable', studentRow],
  [/^slots\.(\d+)\.id$/, 'id', slotRow],
  [/^slots\.(\d+)\.capacity$/, 'capacity', slotRow],
  [/^slots\.(\d+)\.employerId$/, 'employer', slotRow],
  [/^slots\.(\d+)\.supervision\.headsInRoom$/, 'heads_in_room', slotRow],
  [/^slots\.(\d+)\.supervision\.studentsPerAdult$/, 'students_per_adult', slotRow],
  [/^slots\.(\d+)\.minimumGroup$/, 'minimum_group', slotRow],
  [/^slots\.(\d+)\.schoolCeilings\./, 'school_ceilings', slotRow],
  [/^slots\.(\d+)\.reserves/, 'reserves', slotRow],
  [/^slots\.(\d+)\.days\.to$/, 'to', slotRow],
  [/^slots\.(\d+)\.days/, 'from', slotRow],
  [/^employerCeilings\.(\d+)\.seats$/, 'employer_ceiling', ({ ceilings }, [at = -1]) => ceilings[at]],
  [/^pinned\.(\d+)\.slotId$/, 'pinned_to', ({ pins }, [at = -1]) => pins[at]],
  [/^pinned\.(\d+)\.studentId$/, 'id', ({ pins }, [at = -1]) => pins[at]],
];

/** The row and column of a spreadsheet that a fault of the instance is about; no row where it is about all of it. */
export function placeOfFault(path: string, rows: InstanceRows): Place {
  for (const [form, column, rowOf] of places) {
    const found = form.exec(path);
    if (found !== null) return [rowOf(rows, found.slice(1).map(Number)), column];
  }
  return [undefined, ''];
}

function studentRow({ students }: InstanceRows, [at = -1]: readonly number[]): RowCells | undefined {
  return students[at];
}

function slotRow({ slots }: InstanceRows, [at = -1]: readonly number[]): RowCells | undefined {
  return slots[at];
}

function choiceRow({ choices }: InstanceRows, [student = -1, choice = -1]: readonly number[]): RowCells | undefined {
  return choices[student]?.[choice];
}
