import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import ical from 'node-ical';
import { localDate, localTime } from '#kernel';
import { icalendar, type CalendarEvent } from './icalendar.js';

const event: CalendarEvent = {
  uid: 'alc_1-20261026@foothold',
  sequence: 3,
  status: 'CONFIRMED',
  changedAt: new Date('2026-09-14T08:00:00.123Z'),
  on: localDate('2026-10-26'),
  startsAt: localTime('09:00'),
  finishesAt: localTime('15:30'),
  summary: 'A week',
  location: 'B26',
  description: '',
};

const parse = (text: string): ical.VEvent[] =>
  Object.values(ical.sync.parseICS(text)).filter((part): part is ical.VEvent => part?.type === 'VEVENT');

/** What RFC 5545 says of lines: CRLF everywhere and alone, 75 octets at most, nothing but the horizontal tab of control characters. */
function faultsOfLines(text: string): string[] {
  const faults: string[] = [];
  if (!text.endsWith('\r\n')) faults.push('does not end with CRLF');
  if (/\r(?!\n)|(?<!\r)\n/.test(text)) faults.push('has a bare CR or LF');
  for (const line of text.split('\r\n')) {
    if (Buffer.byteLength(line) > 75) faults.push(`is longer than 75 octets: ${line}`);
    if (/(?!\t)\p{Cc}/u.test(line)) faults.push(`holds what it must not: ${line}`);
  }
  return faults;
}

const unfold = (text: string): string[] => text.replaceAll('\r\n ', '').split('\r\n');

describe('a calendar', () => {
  it('says the properties that RFC 5545 requires, and the hours on the wall with their zone', () => {
    const lines = unfold(icalendar('Mine', [event]));
    expect(lines).toEqual(
      expect.arrayContaining([
        'VERSION:2.0',
        'PRODID:-//Foothold//Calendar//EN',
        'TZID:Europe/London',
        'UID:alc_1-20261026@foothold',
        'DTSTAMP:20260914T080000Z',
        'SEQUENCE:3',
        'STATUS:CONFIRMED',
        'DTSTART;TZID=Europe/London:20261026T090000',
        'DTEND;TZID=Europe/London:20261026T153000',
      ]),
    );
    expect(lines.filter((line) => line.startsWith('BEGIN:')).length).toBe(
      lines.filter((line) => line.startsWith('END:')).length,
    );
  });

  it.each([
    ['2026-10-23', '2026-10-23T08:00:00.000Z'],
    ['2026-10-26', '2026-10-26T09:00:00.000Z'],
    ['2027-03-26', '2027-03-26T09:00:00.000Z'],
    ['2027-03-29', '2027-03-29T08:00:00.000Z'],
  ])('puts nine on the wall on %s at %s', (on, instant) => {
    expect(parse(icalendar('Mine', [{ ...event, on: localDate(on) }]))[0]?.start.toISOString()).toBe(instant);
  });

  it('keeps every text whole, whatever is in it, in lines that every program can read', () => {
    const prose = fc
      .string({ unit: 'grapheme', maxLength: 200 })
      .filter((text) => !/[\p{Cc}\p{Surrogate}\u2028\u2029]|\\[nN]/u.test(text));
    fc.assert(
      fc.property(prose, (summary) => {
        const text = icalendar('Mine', [{ ...event, summary: `x${summary}x` }]);
        expect(faultsOfLines(text)).toEqual([]);
        expect(parse(text)[0]?.summary).toBe(`x${summary}x`);
        expect(parse(text)).toHaveLength(1);
      }),
    );
  });

  it.each(['a\nEND:VEVENT', 'a\r\nATTENDEE:x', 'a\u2028b', 'a\u0000b'])(
    'lets no text begin a line of its own (%j)',
    (summary) => {
      const text = icalendar('Mine', [{ ...event, summary }]);
      expect(faultsOfLines(text)).toEqual([]);
      expect(unfold(text).filter((line) => /^(ATTENDEE|END:VEVENT)/.test(line))).toEqual(['END:VEVENT']);
    },
  );

  it('is the same bytes for the same events', () => {
    expect(icalendar('Mine', [event])).toBe(icalendar('Mine', [{ ...event }]));
  });
});
