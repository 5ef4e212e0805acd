import { findInputFaults, lotteryOrder, type AllocationInstance, type Draw } from '#matching';
import { placeOfFault, type InstanceRows } from './place-of-fault.js';
import { readPreferences, type PreferenceRow } from './preferences-sheet.js';
import { SheetFaultsError, type SheetFault } from './sheet-fault.js';
import { readSlots } from './slots-sheet.js';
import { readStudents } from './students-sheet.js';

/** A spreadsheet as it lies on the disk. */
export interface SheetFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** What the spreadsheets hold, ready to be run. */
export interface ReadInstance {
  readonly instance: AllocationInstance;
  /** Rows of the preferences that were marked as excluded. */
  readonly excluded: number;
  readonly draw: Draw;
  /** Columns that were not looked at. */
  readonly ignored: readonly { readonly file: string; readonly column: string }[];
}

/**
 * The instance that three spreadsheets make together, with the lottery that `draw` gives for their students. Throws `SheetFaultsError`
 * with every fault of all three. O(bytes + rows log rows).
 */
export function readInstance(
  files: { readonly students: SheetFile; readonly slots: SheetFile; readonly preferences: SheetFile },
  draw: (studentIds: readonly string[]) => Draw,
): ReadInstance {
  const faults: SheetFault[] = [];
  const students = readStudents(files.students.name, files.students.bytes, faults);
  const slots = readSlots(files.slots.name, files.slots.bytes, faults);
  const known = {
    students: new Set(students.rows.map(({ student }) => student.id)),
    slots: new Set(slots.rows.map(({ slot }) => slot.id)),
  };
  const preferences = readPreferences(files.preferences.name, files.preferences.bytes, known, faults);

  const listOf = new Map(preferences.lists);
  const choiceRows: (readonly PreferenceRow[])[] = [];
  const rows = students.rows.map(({ student }) => {
    const { rows: own, own: ownChoices } = listOf.get(student.id) ?? { rows: [], own: 0 };
    // A student who stands there twice is told of as that, without the list again.
    listOf.delete(student.id);
    choiceRows.push(own);
    return { ...student, choices: own.map(({ choice }) => choice), ownChoices };
  });
  const pins = students.rows.filter(({ pinnedTo }) => pinnedTo !== '');
  const drawn = draw([...known.students]);
  const instance: AllocationInstance = {
    students: rows,
    slots: slots.rows.map(({ slot }) => slot),
    lottery: lotteryOrder(drawn.keys),
    employerCeilings: slots.ceilings.map(({ ceiling }) => ceiling),
    pinned: pins.map(({ student, pinnedTo }) => ({ studentId: student.id, slotId: pinnedTo })),
  };
  const instanceRows: InstanceRows = {
    students: students.rows.map(({ cells }) => cells),
    choices: choiceRows.map((list) => list.map(({ cells }) => cells)),
    slots: slots.rows.map(({ cells }) => cells),
    ceilings: slots.ceilings.map(({ cells }) => cells),
    pins: pins.map(({ cells }) => cells),
  };
  for (const { path, message } of findInputFaults(instance)) {
    const [cells, column] = placeOfFault(path, instanceRows);
    if (cells !== undefined) cells.fault(column, message);
    else faults.push({ file: files.students.name, row: 1, column: null, value: path, message });
  }
  if (faults.length > 0) throw new SheetFaultsError(inOrder(faults, Object.values(files)));
  const ignored = [students, slots, preferences].flatMap(({ sheet }) =>
    sheet.ignored.map((column) => ({ file: sheet.file, column })),
  );
  return { instance, draw: drawn, excluded: preferences.excluded, ignored };
}

/** By file and row, each once. */
function inOrder(faults: readonly SheetFault[], files: readonly SheetFile[]): SheetFault[] {
  const fileOrder = files.map(({ name }) => name);
  const once = new Map(
    faults.map((fault) => [JSON.stringify([fault.file, fault.row, fault.column, fault.message]), fault]),
  );
  const order = ({ file }: SheetFault): number => fileOrder.indexOf(file);
  return [...once.values()].sort((left, right) => order(left) - order(right) || left.row - right.row);
}
