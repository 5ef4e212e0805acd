/** How often a property may stand in a component. */
type Times = 'ONCE' | 'ONCE_AT_MOST' | 'ANY';

/** RFC 5545, 3.6: what each component that we write has to hold, and may; RFC 7986 adds the name and the interval. */
const components: Readonly<Record<string, Readonly<Record<string, Times>>>> = {
  VCALENDAR: {
    PRODID: 'ONCE',
    VERSION: 'ONCE',
    CALSCALE: 'ONCE_AT_MOST',
    METHOD: 'ONCE_AT_MOST',
    NAME: 'ANY',
    'REFRESH-INTERVAL': 'ONCE_AT_MOST',
    'X-WR-CALNAME': 'ONCE_AT_MOST',
  },
  VEVENT: {
    UID: 'ONCE',
    DTSTAMP: 'ONCE',
    DTSTART: 'ONCE',
    DTEND: 'ONCE',
    SUMMARY: 'ONCE',
    SEQUENCE: 'ONCE_AT_MOST',
    STATUS: 'ONCE_AT_MOST',
    'LAST-MODIFIED': 'ONCE_AT_MOST',
    LOCATION: 'ONCE_AT_MOST',
    DESCRIPTION: 'ONCE_AT_MOST',
  },
  VTIMEZONE: { TZID: 'ONCE' },
  STANDARD: { DTSTART: 'ONCE', TZOFFSETFROM: 'ONCE', TZOFFSETTO: 'ONCE', RRULE: 'ONCE_AT_MOST', TZNAME: 'ANY' },
  DAYLIGHT: { DTSTART: 'ONCE', TZOFFSETFROM: 'ONCE', TZOFFSETTO: 'ONCE', RRULE: 'ONCE_AT_MOST', TZNAME: 'ANY' },
};

const parents: Readonly<Record<string, string>> = {
  VCALENDAR: '',
  VEVENT: 'VCALENDAR',
  VTIMEZONE: 'VCALENDAR',
  STANDARD: 'VTIMEZONE',
  DAYLIGHT: 'VTIMEZONE',
};

/** The form of values (3.3), by property. */
const forms: Readonly<Record<string, RegExp>> = {
  DTSTAMP: /^\d{8}T\d{6}Z$/,
  'LAST-MODIFIED': /^\d{8}T\d{6}Z$/,
  DTSTART: /^\d{8}T\d{6}$/,
  DTEND: /^\d{8}T\d{6}$/,
  SEQUENCE: /^\d+$/,
  STATUS: /^(TENTATIVE|CONFIRMED|CANCELLED)$/,
  VERSION: /^2\.0$/,
  CALSCALE: /^GREGORIAN$/,
  TZOFFSETFROM: /^[+-]\d{4}$/,
  TZOFFSETTO: /^[+-]\d{4}$/,
  SUMMARY: /^(?:[^\\;,]|\\[\\;,nN])*$/,
  LOCATION: /^(?:[^\\;,]|\\[\\;,nN])*$/,
  DESCRIPTION: /^(?:[^\\;,]|\\[\\;,nN])*$/,
};

/** Everything in which a calendar is not as RFC 5545 wants it: its lines (3.1), its components (3.6) and the form of its values; empty for none. */
export function faultsOfCalendar(text: string): string[] {
  return [
    ...faultsOfLines(text),
    ...faultsOfComponents(
      text
        .replaceAll(/\r\n[ \t]/g, '')
        .split('\r\n')
        .slice(0, -1),
    ),
  ];
}

function faultsOfLines(text: string): string[] {
  const faults: string[] = [];
  if (!text.endsWith('\r\n')) faults.push('does not end with CRLF');
  if (/\r(?!\n)|(?<!\r)\n/.test(text)) faults.push('has a bare CR or LF');
  for (const line of text.split('\r\n')) {
    if (Buffer.byteLength(line) > 75) faults.push(`is longer than 75 octets: ${line}`);
    if (line.includes('\ufffd') || /(?!\t)\p{Cc}/u.test(line)) faults.push(`holds what it must not: ${line}`);
  }
  return faults;
}

function faultsOfComponents(lines: readonly string[]): string[] {
  const faults: string[] = [];
  const open: { readonly name: string; readonly counts: Map<string, number> }[] = [];
  const [zones, used, uids] = [new Set<string>(), new Set<string>(), new Set<string>()];
  for (const line of lines) {
    const [, name = '', parameters = '', value = ''] = /^([A-Z-]+)((?:;[A-Z-]+=[^:;]+)*):(.*)$/s.exec(line) ?? [];
    const inside = open.at(-1);
    if (name === '') faults.push(`is no content line: ${line}`);
    else if (name === 'BEGIN') {
      if (parents[value] !== (inside?.name ?? '')) faults.push(`has ${value} in ${inside?.name ?? 'nothing'}`);
      open.push({ name: value, counts: new Map() });
    } else if (name === 'END') {
      if (inside?.name !== value) faults.push(`ends ${value} in ${inside?.name ?? 'nothing'}`);
      if (inside !== undefined) faults.push(...faultsOfCounts(inside.name, inside.counts));
      open.pop();
    } else {
      inside?.counts.set(name, (inside.counts.get(name) ?? 0) + 1);
      if (forms[name]?.test(value) === false) faults.push(`has a value that is none: ${line}`);
      const zone = /;TZID=([^;]+)/.exec(parameters)?.[1];
      if (zone !== undefined) used.add(zone);
      if (name === 'TZID') zones.add(value);
      if (name === 'UID' && uids.has(value)) faults.push(`has a UID twice: ${value}`);
      if (name === 'UID') uids.add(value);
      if (inside?.name === 'VEVENT' && /^DT(START|END)$/.test(name) && zone === undefined)
        faults.push(`has a floating time: ${line}`);
    }
  }
  for (const { name } of open) faults.push(`does not end ${name}`);
  for (const zone of used) if (!zones.has(zone)) faults.push(`does not define ${zone}`);
  return faults;
}

function faultsOfCounts(component: string, counts: ReadonlyMap<string, number>): string[] {
  const allowed = components[component] ?? {};
  const unknown = [...counts.keys()].filter((name) => !(name in allowed)).map((name) => `has ${name} in ${component}`);
  const wrong = Object.entries(allowed).filter(([name, times]) => {
    const count = counts.get(name) ?? 0;
    return (times === 'ONCE' && count !== 1) || (times === 'ONCE_AT_MOST' && count > 1);
  });
  return [...unknown, ...wrong.map(([name]) => `has ${counts.get(name) ?? 0} of ${name} in ${component}`)];
}
