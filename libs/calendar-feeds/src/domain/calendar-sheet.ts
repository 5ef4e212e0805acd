import { csvText, neutralCell } from '#kernel';
import { eventsOf, type CalendarEntry } from './calendar-entry.js';

const header = ['date', 'starts', 'finishes', 'title', 'organisation', 'area', 'status', 'places_held', 'places'];

/** The same days that stand in the calendar as comma-separated text, one a row; nothing in it is run by a spreadsheet. O(days). */
export function calendarSheet(entries: readonly CalendarEntry[]): string {
  const rows = entries.flatMap((entry) =>
    eventsOf(entry).map(({ on, startsAt, finishesAt, status }) => [
      on,
      startsAt,
      finishesAt,
      neutralCell(entry.title),
      neutralCell(entry.organisation),
      entry.area,
      status.toLowerCase(),
      entry.held,
      entry.of,
    ]),
  );
  return csvText(header, rows);
}
