import { csvText, neutralCell } from '#kernel';
import type { DeliveryTable } from './delivery-table.js';

const header = ['Quarter', 'Area', 'Kind', 'Counted by', 'Employers', 'Pledged', 'Delivered'];

/** What stands where a number is withheld. */
const withheld = 'under 5 or withheld';

/** The table as a spreadsheet reads it, the sums of all areas last. No cell is taken for a formula. O(cells). */
export function deliverySheet({ cells, totals }: DeliveryTable): string {
  const lines = [...cells, ...totals.map((total) => ({ ...total, area: 'All areas', employers: [] }))];
  return csvText(
    header,
    lines.map(({ quarter, area, kind, measure, employers, pledged, delivered }) =>
      [quarter, area, kind, measure, employers.join('; '), String(pledged), String(delivered ?? withheld)].map(
        neutralCell,
      ),
    ),
  );
}
