import type { LocalDate, LocalTime } from '#kernel';

/** An event on one day, by the wall clock in England. */
export interface CalendarEvent {
  /** The same for the same event for ever, whatever changes in it. */
  readonly uid: string;
  /** Never falls; grows when time or state change. */
  readonly sequence: number;
  readonly status: 'TENTATIVE' | 'CONFIRMED' | 'CANCELLED';
  /** When what is said was last changed, as far as it is known. */
  readonly changedAt: Date;
  readonly on: LocalDate;
  readonly startsAt: LocalTime;
  readonly finishesAt: LocalTime;
  readonly summary: string;
  readonly location: string;
  readonly description: string;
}

/** The rules by which the clocks of the kingdom go, since 1996: forward on the last Sunday of March and back on that of October, at 01:00 UTC. */
const london = [
  'BEGIN:VTIMEZONE',
  'TZID:Europe/London',
  'BEGIN:DAYLIGHT',
  'TZOFFSETFROM:+0000',
  'TZOFFSETTO:+0100',
  'TZNAME:BST',
  'DTSTART:19960331T010000',
  'RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU',
  'END:DAYLIGHT',
  'BEGIN:STANDARD',
  'TZOFFSETFROM:+0100',
  'TZOFFSETTO:+0000',
  'TZNAME:GMT',
  'DTSTART:19961027T020000',
  'RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU',
  'END:STANDARD',
  'END:VTIMEZONE',
];

/**
 * A calendar as RFC 5545 wants it: lines of at most 75 octets that end with CRLF, text escaped, hours on the wall clock of Europe/London so
 * that nine o'clock is nine o'clock before and after the clocks change. It names no METHOD, as it is subscribed to
 * and not sent: DTSTAMP is then when an event was last revised (3.8.7.2). The same events make the same bytes. O(length).
 */
export function icalendar(name: string, events: readonly CalendarEvent[]): string {
  const head = ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Foothold//Calendar//EN', 'CALSCALE:GREGORIAN'];
  const named = [
    `NAME:${escapeText(name)}`,
    `X-WR-CALNAME:${escapeText(name)}`,
    'REFRESH-INTERVAL;VALUE=DURATION:PT1H',
  ];
  return [...head, ...named, ...london, ...events.flatMap(linesOf), 'END:VCALENDAR']
    .map((line) => `${fold(line)}\r\n`)
    .join('');
}

function linesOf(event: CalendarEvent): string[] {
  const at = (time: LocalTime): string => `${event.on.replaceAll('-', '')}T${time.replace(':', '')}00`;
  const changed = utc(event.changedAt);
  return [
    'BEGIN:VEVENT',
    `UID:${escapeText(event.uid)}`,
    `SEQUENCE:${event.sequence}`,
    `STATUS:${event.status}`,
    `DTSTAMP:${changed}`,
    `LAST-MODIFIED:${changed}`,
    `DTSTART;TZID=Europe/London:${at(event.startsAt)}`,
    `DTEND;TZID=Europe/London:${at(event.finishesAt)}`,
    `SUMMARY:${escapeText(event.summary)}`,
    `LOCATION:${escapeText(event.location)}`,
    ...(event.description === '' ? [] : [`DESCRIPTION:${escapeText(event.description)}`]),
    'END:VEVENT',
  ];
}

function utc(instant: Date): string {
  return `${instant.toISOString().slice(0, 19).replaceAll(/[-:]/g, '')}Z`;
}

/** Text as a value of TEXT (3.3.11): what would end it or begin another property cannot. */
export function escapeText(text: string): string {
  return text
    .replaceAll(/[\\;,]/g, (sign) => `\\${sign}`)
    .replaceAll(/\r\n|[\n\r\u2028\u2029]/g, '\\n')
    .replaceAll(/\p{Cc}/gu, '');
}

/** Most octets of a line, without its end. */
const longestLine = 75;

/** Cuts a line into such that are short enough (3.1), never through a character. */
function fold(line: string): string {
  let [folded, octets] = ['', 0];
  for (const character of line) {
    const size = Buffer.byteLength(character);
    if (octets + size > longestLine) {
      folded += '\r\n ';
      octets = 1;
    }
    folded += character;
    octets += size;
  }
  return folded;
}
