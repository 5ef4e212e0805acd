import { suppressed, suppressedGroups } from '#evaluation';
import type { OpportunityKind } from '#safeguarding';
import type { PledgeMeasure } from './pledge.js';

/** What was pledged and what came of it in one quarter and area, of one kind, by one measure: of all employers together. */
export interface DeliveryCell {
  readonly quarter: string;
  readonly area: string;
  readonly kind: OpportunityKind;
  readonly measure: PledgeMeasure;
  readonly employers: readonly string[];
  readonly pledged: number;
  readonly delivered: number;
  /** How many places of students lie behind that quarter, area and kind. */
  readonly students: number;
}

/** The same as it may be shown: null for what so few students did that they could be told apart. */
export type ShownCell = Omit<DeliveryCell, 'students' | 'delivered'> & { readonly delivered: number | null };

/** All areas together. */
export type ShownTotal = Omit<ShownCell, 'area' | 'employers'>;

/** The table of a programme. */
export interface DeliveryTable {
  readonly cells: readonly ShownCell[];
  readonly totals: readonly ShownTotal[];
}

/**
 * The table with small numbers withheld, and as many others as it takes that none can be had from the sums. Groups that came are no count of
 * students, and stay. That nobody came is told: who was to come is not known here. O(cells²) within a quarter and kind.
 */
export function deliveryTable(cells: readonly DeliveryCell[]): DeliveryTable {
  const groups = grouped(cells, ({ quarter, kind }) => `${quarter} ${kind}`);
  const tables = [...groups.values()].map(shownGroup);
  return { cells: tables.flatMap((table) => table.cells), totals: tables.flatMap((table) => table.totals) };
}

function shownGroup(cells: readonly DeliveryCell[]): DeliveryTable {
  const studentsOf = new Map(
    cells.filter(({ students }) => students > 0).map(({ area, students }) => [area, students]),
  );
  const counts = suppressedGroups([...studentsOf.values()].map((students) => [students]));
  const hidden = new Set([...studentsOf.keys()].filter((_, index) => counts[index] === null));
  const all = [...studentsOf.values()].reduce((sum, students) => sum + students, 0);
  const isSumHidden = all > 0 && suppressed(all) === null;
  const shown = cells.map(({ students: _students, ...cell }) =>
    cell.measure !== 'VISITS' && hidden.has(cell.area) ? { ...cell, delivered: null } : cell,
  );
  const totals = [...grouped(cells, ({ measure }) => measure)].flatMap(([measure, of]): ShownTotal[] => {
    const [first] = of;
    if (first === undefined) return [];
    const delivered =
      measure !== 'VISITS' && isSumHidden ? null : rounded(of.reduce((sum, each) => sum + each.delivered, 0));
    const pledged = of.reduce((sum, each) => sum + each.pledged, 0);
    return [{ quarter: first.quarter, kind: first.kind, measure, pledged, delivered }];
  });
  return { cells: shown, totals };
}

/** Hours have two places; their sum is not to have more. */
function rounded(amount: number): number {
  return Math.round(amount * 100) / 100;
}

function grouped<Key>(cells: readonly DeliveryCell[], keyOf: (cell: DeliveryCell) => Key): Map<Key, DeliveryCell[]> {
  const groups = new Map<Key, DeliveryCell[]>();
  for (const cell of cells) {
    const key = keyOf(cell);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [cell]);
    else group.push(cell);
  }
  return groups;
}
