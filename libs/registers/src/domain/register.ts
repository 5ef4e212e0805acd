import { sessionsOf, type AttendanceMark, type MarkedSession, type PlacementTimes, type Session } from '#placements';
import type { LocalDate } from '#kernel';
import type { OpportunityKind } from '#safeguarding';

/** What a school writes into its register for days at work that were attended: work experience, or educated off site. */
export const placementCodes = ['W', 'B'] as const;

/** And for visits: an educational visit, or educated off site. */
export const visitCodes = ['V', 'B'] as const;

/** A school's own policy. */
export interface RegisterCodes {
  readonly placementCode: (typeof placementCodes)[number];
  readonly visitCode: (typeof visitCodes)[number];
}

/** Where the school has not said anything. */
export const usualCodes: RegisterCodes = { placementCode: 'W', visitCode: 'V' };

/** What is written where nobody was seen: marked absent for no reason that is known here, and not marked at all. */
export const absenceCodes = { ABSENT: 'O', UNMARKED: 'N' } as const;

/** The code of a session: only a mark makes anybody present. O(1). */
export function codeOf(mark: AttendanceMark | undefined, kind: OpportunityKind, codes: RegisterCodes): string {
  if (mark === undefined) return absenceCodes.UNMARKED;
  if (mark === 'ABSENT') return absenceCodes.ABSENT;
  return kind === 'PLACEMENT' ? codes.placementCode : codes.visitCode;
}

/** A student's place, or visit, with its marks. */
export interface RegisteredPlace extends PlacementTimes {
  readonly upn: string;
  readonly givenName: string;
  readonly familyName: string;
  readonly kind: OpportunityKind;
  readonly marks: readonly MarkedSession[];
}

/** One session of one student. */
export interface RegisterRow {
  readonly onDay: LocalDate;
  readonly session: Session;
  readonly upn: string;
  readonly givenName: string;
  readonly familyName: string;
  readonly code: string;
}

/** Every session of the places and visits, once for a student, from one day to another, by day, session and student. O(rows x marks of a place). */
export function registerRows(
  places: readonly RegisteredPlace[],
  { from, to }: { readonly from: LocalDate; readonly to: LocalDate },
  codes: RegisterCodes,
): RegisterRow[] {
  const rows = places.flatMap(({ marks, kind, upn, givenName, familyName, ...times }) =>
    sessionsOf(times)
      .filter(({ onDay }) => from <= onDay && onDay <= to)
      .map(({ onDay, session }) => {
        const marked = marks.find((mark) => mark.onDay === onDay && mark.session === session);
        return { onDay, session, upn, givenName, familyName, code: codeOf(marked?.mark, kind, codes) };
      }),
  );
  const key = ({ onDay, session, upn }: RegisterRow): string => `${onDay} ${session} ${upn}`;
  const one = new Map<string, RegisterRow>();
  for (const row of rows) {
    const other = one.get(key(row));
    if (other === undefined || weightOf(row) > weightOf(other)) one.set(key(row), row);
  }
  return [...one.values()].sort((a, b) => (key(a) < key(b) ? -1 : 1));
}

/** Of two visits in one half of a day a register has room for one code: having been seen anywhere outweighs having been missed, and that not being marked. */
function weightOf({ code }: RegisterRow): number {
  if (code === absenceCodes.UNMARKED) return 0;
  return code === absenceCodes.ABSENT ? 1 : 2;
}

/** The rows as CSV with a header (RFC 4180). A cell that a spreadsheet would reckon out is led by an apostrophe. O(length). */
export function registerCsv(rows: readonly RegisterRow[]): string {
  const lines = rows.map((row) => [row.onDay, row.session, row.upn, row.givenName, row.familyName, row.code]);
  const header = ['date', 'session', 'upn', 'given_name', 'family_name', 'code'];
  return [header, ...lines].map((line) => `${line.map(csvCell).join(',')}\r\n`).join('');
}

/** A cell of a CSV file, harmless in a spreadsheet. O(length). */
export function csvCell(text: string): string {
  const harmless = /^[\s\p{Cc}]*[=+\-@]/u.test(text) || /^[\t\r\n]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
