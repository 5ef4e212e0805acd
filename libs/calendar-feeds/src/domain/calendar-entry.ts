import { placementDays } from '#calendar';
import type { LocalDate, LocalTime } from '#kernel';
import type { CalendarEvent } from '../icalendar/icalendar.js';

/** Days of a placement that are spent with another employer than the one whose advert it is. */
export interface Stay {
  readonly organisation: string;
  /** The first half of its site's postcode. */
  readonly area: string;
  /** Days of the placement, from 1 on. */
  readonly days: readonly number[];
}

/** Dates of a slot, with what somebody has to do with them. */
export interface CalendarEntry {
  /** The allocation, request or slot. */
  readonly id: string;
  /** Its state in the words of its own table. */
  readonly state: string;
  readonly startsOn: LocalDate;
  readonly endsOn: LocalDate;
  readonly startsAt: LocalTime;
  readonly finishesAt: LocalTime;
  readonly changedAt: Date;
  /** How often its terms were changed, beside the steps of its state. */
  readonly changes: number;
  /** The days of the placement that are the reader's, from 1 on; null for all of them. */
  readonly days: readonly number[] | null;
  readonly elsewhere: readonly Stay[];
  readonly title: string;
  /** The first half of the site's postcode. */
  readonly area: string;
  /** Whoever is met, as an organisation; empty where it is the reader's own. */
  readonly organisation: string;
  /** How many places are held of how many; null where that is not the reader's business. */
  readonly held: number | null;
  readonly of: number | null;
}

/** How a state stands in a calendar, and how often the entry has changed by then: a later state has a higher number. */
interface Standing {
  readonly status: CalendarEvent['status'];
  readonly sequence: number;
}

const tentative = (sequence: number): Standing => ({ status: 'TENTATIVE', sequence });
const confirmed = (sequence: number): Standing => ({ status: 'CONFIRMED', sequence });
const cancelled: Standing = { status: 'CANCELLED', sequence: 9 };

/** Every state of a place, a request and a slot that comes into a calendar; one that is not here does not. */
export const standings: Readonly<Record<string, Standing>> = {
  // A place.
  ACCEPTED: tentative(1),
  HOST_AGREED: tentative(2),
  CONFIRMED: confirmed(3),
  ATTENDED: confirmed(4),
  DID_NOT_ATTEND: confirmed(4),
  DECLINED: cancelled,
  DECLINED_BY_HOST: cancelled,
  WITHDRAWN: cancelled,
  CANCELLED_BY_HOST: cancelled,
  // A request for places.
  REQUESTED: tentative(0),
  REQUEST_ACCEPTED: confirmed(1),
  EXPIRED: cancelled,
  // A slot.
  OPEN: confirmed(0),
  CANCELLED: cancelled,
};

/** One day of an entry: when, with whom and where. */
interface EntryDay extends Pick<Stay, 'organisation' | 'area'> {
  readonly on: LocalDate;
}

/** The days of an entry on which a placement takes place and the reader has something to do with it. O(days). */
export function daysOf({ startsOn, endsOn, days, elsewhere, organisation, area }: CalendarEntry): EntryDay[] {
  return placementDays(startsOn, endsOn).flatMap((on, index) => {
    const day = index + 1;
    if (days !== null && !days.includes(day)) return [];
    const stay = elsewhere.find((other) => other.days.includes(day)) ?? { organisation, area };
    return [{ on, organisation: stay.organisation, area: stay.area }];
  });
}

/** The entry day by day, on the days that a placement has; nothing for a state that does not come into a calendar. O(days). */
export function eventsOf(entry: CalendarEntry): CalendarEvent[] {
  const standing = standings[entry.state];
  if (standing === undefined) return [];
  const { id, title, held, of, startsAt, finishesAt, changedAt, changes } = entry;
  const places = held === null || of === null ? '' : `${held} of ${of} places are held.`;
  return daysOf(entry).map(({ on, organisation, area }) => ({
    uid: `${id}-${on.replaceAll('-', '')}@foothold`,
    status: standing.status,
    sequence: standing.sequence + changes,
    changedAt,
    on,
    startsAt,
    finishesAt,
    summary: organisation === '' ? title : `${title}, ${organisation}`,
    location: area,
    description: places,
  }));
}
