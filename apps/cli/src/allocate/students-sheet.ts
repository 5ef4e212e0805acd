import type { AllocationStudent } from '#matching';
import { readSheet, type Sheet, type SheetColumns } from './read-sheet.js';
import type { RowCells } from './row-cells.js';
import type { SheetFault } from './sheet-fault.js';

/** A student without a list. */
export interface StudentRow {
  readonly cells: RowCells;
  readonly student: Omit<AllocationStudent, 'choices' | 'ownChoices'>;
  /** The slot that is set aside for this student; empty for none. */
  readonly pinnedTo: string;
}

/** The columns of the students' spreadsheet. */
export const studentColumns: SheetColumns = {
  needed: ['id', 'school'],
  optional: ['priority_class', 'seat_types', 'unavailable', 'agrees_to_move', 'pinned_to'],
};

/** The students, one a row. Without a priority class they are all in class 0. O(bytes). */
export function readStudents(
  file: string,
  bytes: Uint8Array,
  faults: SheetFault[],
): { sheet: Sheet; rows: StudentRow[] } {
  const sheet = readSheet(file, bytes, studentColumns, faults);
  const hasClasses = sheet.columns.has('priority_class');
  const rows = sheet.rows.flatMap((cells): StudentRow[] => {
    const id = cells.needed('id');
    const schoolId = cells.needed('school');
    if (hasClasses) cells.needed('priority_class');
    const unavailable = cells.spans('unavailable');
    const student = {
      id,
      // A missing school is told of once, here.
      schoolId: schoolId === '' ? '?' : schoolId,
      priorityClass: cells.whole('priority_class') ?? 0,
      seatTypes: cells.list('seat_types'),
      ...(unavailable.length > 0 && { unavailable }),
      agreesToMove: cells.yes('agrees_to_move'),
    };
    return id === '' ? [] : [{ cells, student, pinnedTo: cells.text('pinned_to') }];
  });
  return { sheet, rows };
}
