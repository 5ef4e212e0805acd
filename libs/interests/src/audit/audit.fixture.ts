import fc from 'fast-check';
import { riasecScales } from '../riasec-profile.js';
import type { AuditedOffer, AuditRow } from './audit-row.js';

/** For specs: a row that belongs to a group. */
export type GroupedRow = AuditRow & { readonly group: string };

/** For specs: an offer of a middling fit in sector R. */
export function anOffer(changes: Partial<AuditedOffer> = {}): AuditedOffer {
  return { fit: 0.5, isOfChosenCategory: true, firstScale: 'realistic', sector: 'R', ...changes };
}

/** For specs: a student of a group with clear preferences, who was offered something. */
export function aRow(group: string, changes: Partial<AuditRow> = {}): GroupedRow {
  return { group, hasClearPreference: true, hasChosenCategories: true, offer: anOffer(), ...changes };
}

/** For specs: the same row over and over. */
export function times(count: number, row: GroupedRow): GroupedRow[] {
  return Array.from({ length: count }, () => row);
}

const anyOffer = fc.record({
  fit: fc.option(fc.integer({ min: -100, max: 100 }).map((hundredths) => hundredths / 100)),
  isOfChosenCategory: fc.boolean(),
  firstScale: fc.option(fc.constantFrom(...riasecScales)),
  sector: fc.constantFrom('G', 'Q', 'R'),
});

/** For specs: any rows, of up to four groups. */
export const anyRows: fc.Arbitrary<GroupedRow[]> = fc.array(
  fc.record({
    group: fc.constantFrom('a', 'b', 'c', 'd'),
    hasClearPreference: fc.boolean(),
    hasChosenCategories: fc.boolean(),
    offer: fc.option(anyOffer),
  }),
  { maxLength: 80 },
);
