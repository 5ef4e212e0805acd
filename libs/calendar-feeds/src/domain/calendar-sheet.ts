import { csvText, neutralCell } from '#kernel';
import { daysOf, standings, type CalendarEntry } from './calendar-entry.js';

const header = ['date', 'starts', 'finishes', 'title', 'organisation', 'area', 'status', 'places_held', 'places'];

/** The same days that stand in the calendar as comma-separated text, one a row; nothing in it is run by a spreadsheet. O(days). */
export function calendarSheet(entries: readonly CalendarEntry[]): string {
  const rows = entries.flatMap((entry) => {
    const standing = standings[entry.state];
    if (standing === undefined) return [];
    return daysOf(entry).map(({ on, organisation, area }) => [
      on,
      entry.startsAt,
      entry.finishesAt,
      neutralCell(entry.title),
      neutralCell(organisation),
      area,
      standing.status.toLowerCase(),
      entry.held,
      entry.of,
    ]);
  });
  return csvText(header, rows);
}
