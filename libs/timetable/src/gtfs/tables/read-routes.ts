import type { RouteMode } from '../../timetable.js';
import type { FeedReading } from '../feed-reading.js';
import { readTable, type TableRow } from '../source/read-table.js';
import { parseWhole } from './cells.js';
import { IdIndex } from './id-index.js';
import type { Agencies } from './read-agencies.js';
import { modeOfRouteType } from './route-types.js';

/** routes.txt by the order of its rows. */
export interface RouteRows {
  readonly index: IdIndex;
  readonly names: string[];
  readonly operators: string[];
  /** `null` where trips are left out. */
  readonly modes: (RouteMode | null)[];
}

const columns = {
  required: ['route_id', 'route_type'],
  optional: ['agency_id', 'route_short_name', 'route_long_name'],
} as const;

/**
 * All routes. The name is the short one, or the long one, or the id; the operator is the agency's name, '' where there is none to be
 * told. A route that names no agency is run by the only one. O(rows).
 */
export async function readRoutes(feed: FeedReading, agencies: Agencies): Promise<RouteRows> {
  const routes: RouteRows = { index: new IdIndex(), names: [], operators: [], modes: [] };
  routes.index.isWhole = await readTable(feed, 'routes.txt', columns, (row) => {
    if (!routes.index.add(row, 'route_id')) return;
    const type = parseWhole(row.text('route_type'));
    const mode = type === undefined ? undefined : modeOfRouteType(type);
    if (mode === undefined) row.refuse('route_type', 'is no type of route');
    routes.names.push(row.text('route_short_name') || row.text('route_long_name') || row.text('route_id'));
    routes.operators.push(operatorOf(row, agencies));
    routes.modes.push(mode ?? null);
  });
  return routes;
}

function operatorOf(row: TableRow<'agency_id'>, { names, isWhole }: Agencies): string {
  const id = row.text('agency_id');
  const named = names.get(id);
  if (named !== undefined) return named;
  if (id !== '' && isWhole) row.refuse('agency_id', 'is not in agency.txt');
  const [only = ''] = names.size === 1 ? names.values() : [];
  return id === '' ? only : '';
}
