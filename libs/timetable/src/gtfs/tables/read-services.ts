import { dayNumberOf } from '#calendar';
import type { FeedReading } from '../feed-reading.js';
import { readTable, type TableRow } from '../source/read-table.js';
import { parseGtfsDate } from './cells.js';
import { IdIndex } from './id-index.js';

/** On which days one service runs; days are `dayNumberOf` them. */
export interface ServicePlan {
  /** By weekday from Monday; no weekday outside `from` to `until`, and none at all where only single days are named. */
  weekdays: readonly boolean[];
  /** First and last day, both included, on which the weekdays count. */
  from: number;
  until: number;
  /** Single days on which the service runs or does not run, whatever its weekdays say. */
  readonly exceptions: Map<number, boolean>;
}

/** Services in the order in which they were first named. */
export interface ServiceRows {
  readonly index: IdIndex;
  readonly plans: ServicePlan[];
}

const weekdayColumns = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;
const weekColumns = { required: ['service_id', ...weekdayColumns, 'start_date', 'end_date'], optional: [] } as const;
const dayColumns = { required: ['service_id', 'date', 'exception_type'], optional: [] } as const;

type WeekRow = TableRow<(typeof weekColumns)['required'][number]>;
type DayRow = TableRow<(typeof dayColumns)['required'][number]>;

/** All services of calendar.txt and calendar_dates.txt, of which one must be there. O(rows). */
export async function readServices(feed: FeedReading): Promise<ServiceRows> {
  const services: ServiceRows = { index: new IdIndex(), plans: [] };
  const [hasWeeks, hasDays] = [feed.files.has('calendar.txt'), feed.files.has('calendar_dates.txt')];
  if (!hasWeeks && !hasDays) feed.faults.add('calendar.txt', null, 'is missing, and so is calendar_dates.txt');
  const weeksAreWhole =
    !hasWeeks || (await readTable(feed, 'calendar.txt', weekColumns, (row) => addWeek(services, row)));
  const daysAreWhole =
    !hasDays || (await readTable(feed, 'calendar_dates.txt', dayColumns, (row) => addDay(services, row)));
  services.index.isWhole = weeksAreWhole && daysAreWhole && (hasWeeks || hasDays);
  return services;
}

function addWeek({ index, plans }: ServiceRows, row: WeekRow): void {
  if (!index.add(row, 'service_id')) return;
  const weekdays = weekdayColumns.map((column) => {
    const flag = row.text(column);
    if (flag !== '0' && flag !== '1') row.refuse(column, 'is neither 0 nor 1');
    return flag === '1';
  });
  const from = dayIn(row, 'start_date');
  const until = dayIn(row, 'end_date');
  if (until < from) row.refuse('end_date', 'is before start_date');
  plans.push({ weekdays, from, until, exceptions: new Map() });
}

function addDay({ index, plans }: ServiceRows, row: DayRow): void {
  const id = row.text('service_id');
  if (id === '') return row.refuse('service_id', 'is empty');
  const day = dayIn(row, 'date');
  const type = row.text('exception_type');
  if (type !== '1' && type !== '2') row.refuse('exception_type', 'is neither 1 nor 2');
  const { exceptions } = (plans[index.take(id, row.line)] ??= {
    weekdays: [],
    from: 0,
    until: -1,
    exceptions: new Map(),
  });
  if (Number.isNaN(day)) return;
  if (exceptions.has(day)) row.refuse('date', 'has come before for this service');
  exceptions.set(day, type === '1');
}

/** NaN, and a fault, where the cell holds no date. */
function dayIn<Column extends string>(row: TableRow<Column>, column: Column): number {
  const date = parseGtfsDate(row.text(column));
  if (date !== undefined) return dayNumberOf(date);
  row.refuse(column, 'is not a date of the form YYYYMMDD');
  return Number.NaN;
}
