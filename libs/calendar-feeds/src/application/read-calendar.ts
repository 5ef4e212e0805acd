import { addDays, today, type Actor, type Clock } from '#kernel';
import { hashOfToken } from '#mail';
import { eventsOf } from '../domain/calendar-entry.js';
import { calendarSheet } from '../domain/calendar-sheet.js';
import { icalendar } from '../icalendar/icalendar.js';
import type { CalendarReads } from './ports.js';

/** How far a calendar goes back and ahead, in days. */
const reach = { back: 90, ahead: 400 } as const;

const names: Partial<Record<Actor['role'], string>> = {
  STUDENT: 'My placements',
  CAREERS_LEAD: 'Placements and visits of our students',
  EMPLOYER: 'Students and visits at our place',
};

/** As what a calendar is written out: for a calendar program, or as a table. */
export type CalendarForm = 'ics' | 'csv';

/** Writes out the calendar that a secret opens, as whoever made the link would see it now. */
export class ReadCalendar {
  constructor(
    private readonly reads: CalendarReads,
    private readonly clock: Clock,
  ) {}

  /** `undefined` when the secret opens nothing. Two statements, whatever is in it. */
  async run(secret: string, form: CalendarForm): Promise<string | undefined> {
    const reader = await this.reads.readerOf(hashOfToken(secret));
    if (reader === undefined) return undefined;
    const on = today(this.clock);
    const entries = await this.reads.entries(reader, addDays(on, -reach.back), addDays(on, reach.ahead));
    if (form === 'csv') return calendarSheet(entries);
    return icalendar(names[reader.role] ?? 'Foothold', entries.flatMap(eventsOf));
  }
}
