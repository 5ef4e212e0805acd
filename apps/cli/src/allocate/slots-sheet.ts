import type { AllocationSlot, EmployerCeiling } from '#matching';
import { readSheet, type Sheet, type SheetColumns } from './read-sheet.js';
import type { RowCells } from './row-cells.js';
import type { SheetFault } from './sheet-fault.js';

/** A slot, and the row that it stands in. */
export interface SlotRow {
  readonly cells: RowCells;
  readonly slot: AllocationSlot;
}

/** An employer's ceiling, and the first row that names it. */
export interface CeilingRow {
  readonly cells: RowCells;
  readonly ceiling: EmployerCeiling;
}

/** The columns of the slots' spreadsheet. */
export const slotColumns: SheetColumns = {
  needed: ['id', 'capacity'],
  optional: [
    'employer',
    'employer_ceiling',
    'school_ceilings',
    'reserves',
    'heads_in_room',
    'students_per_adult',
    'minimum_group',
    'from',
    'to',
  ],
};

/** As many seats as there can be: to go on with where a wrong number stood, so that one fault does not look like three. */
const plenty = 2 ** 31 - 1;

/** The slots, one a row, and the ceilings of their employers, which one of an employer's rows has to name. O(bytes). */
export function readSlots(
  file: string,
  bytes: Uint8Array,
  faults: SheetFault[],
): { sheet: Sheet; rows: SlotRow[]; ceilings: CeilingRow[] } {
  const sheet = readSheet(file, bytes, slotColumns, faults);
  const rows = sheet.rows.flatMap((cells): SlotRow[] => {
    const slot = readSlot(cells);
    return slot.id === '' ? [] : [{ cells, slot }];
  });
  return { sheet, rows, ceilings: readCeilings(sheet.rows) };
}

function readSlot(cells: RowCells): AllocationSlot {
  const id = cells.needed('id');
  cells.needed('capacity');
  const employerId = cells.text('employer');
  const schoolCeilings = cells.seats('school_ceilings').map(({ name, seats }) => ({ schoolId: name, seats }));
  const reserves = cells.seats('reserves').map(({ name, seats }) => ({ type: name, seats }));
  const minimumGroup = cells.whole('minimum_group');
  const supervision = readSupervision(cells);
  const days = readDays(cells);
  return {
    id,
    capacity: cells.whole('capacity') ?? plenty,
    ...(employerId !== '' && { employerId }),
    ...(schoolCeilings.length > 0 && { schoolCeilings }),
    ...(reserves.length > 0 && { reserves }),
    ...(supervision && { supervision }),
    ...(minimumGroup !== undefined && { minimumGroup }),
    ...(days && { days }),
  };
}

function readSupervision(cells: RowCells): AllocationSlot['supervision'] {
  const headsInRoom = cells.whole('heads_in_room');
  const studentsPerAdult = cells.whole('students_per_adult');
  requireBoth(cells, 'heads_in_room', 'students_per_adult');
  if (headsInRoom === undefined || studentsPerAdult === undefined) return undefined;
  return { headsInRoom, studentsPerAdult };
}

function readDays(cells: RowCells): AllocationSlot['days'] {
  const from = cells.date('from');
  const to = cells.date('to');
  requireBoth(cells, 'from', 'to');
  return from === undefined || to === undefined ? undefined : { from, to };
}

function requireBoth(cells: RowCells, first: string, second: string): void {
  if ((cells.text(first) === '') === (cells.text(second) === '')) return;
  const [missing, given] = cells.text(first) === '' ? [first, second] : [second, first];
  cells.fault(missing, `is empty, and ${given} is not`);
}

function readCeilings(rows: readonly RowCells[]): CeilingRow[] {
  const ceilings = new Map<string, CeilingRow>();
  for (const cells of rows) {
    const seats = cells.whole('employer_ceiling');
    const employerId = cells.text('employer');
    if (seats === undefined) continue;
    const known = ceilings.get(employerId);
    if (employerId === '') cells.fault('employer_ceiling', 'has no employer beside it');
    else if (known === undefined) ceilings.set(employerId, { cells, ceiling: { employerId, seats } });
    else if (known.ceiling.seats !== seats) {
      cells.fault('employer_ceiling', `is ${known.ceiling.seats} for the same employer in row ${known.cells.row}`);
    }
  }
  return [...ceilings.values()];
}
