import type { DayRange } from '#calendar';
import type { OpenDays } from '#clearances';
import type { LocalDate } from '#kernel';
import type { Reader, StudentGate } from '../application/finding-ports.js';
import type { ListingFilter } from '../application/listing-filter.js';

/** A condition on adverts `o` of employers `e`, and the values for its question marks in order. */
export type Condition = readonly [sql: string, ...values: unknown[]];

const welcoming = '(select st.year_group from student st where st.id = ?) = any(o.year_groups)';
const notRefusedBySchool = `not exists (select from employer_refusal r where r.school_id = ?
        and (r.employer_id = o.employer_id or r.employer_id = any(partner_employers(o.id))))`;
/** Asked of one advert after the other until the page is full: `exists` would be planned as a join over all slots of the programme. */
const starting = `(select true from slot w where w.opportunity_id = o.id and w.state = 'OPEN'
        and w.starts_on between ?::date and ?::date limit 1)`;

/** The rule on vetted workplaces, R35b, of an advert; talks at school and events on screen ask for none. */
const approvedOn = `(o.kind in ('SCHOOL_VISIT', 'VIRTUAL') or o.approved_until >= ?::date)`;
/** True of an advert without dates to come: there is nothing yet that could be closed. */
const openSlot = `coalesce((select bool_or(${onOpenDays('o', 'w', '?', '?')}) from slot w
        where w.opportunity_id = o.id and w.state = 'OPEN' and w.starts_on >= ?::date), true)`;

/**
 * What the reader may be shown at all: adverts of the own programme, and to a student those that are open to them. The year group, the school's no
 * (R36a) and the vetting (R35b) are asked here, suspensions (R71) of everybody's lists; the rules that go by the student's age come as days.
 */
export function conditionsOfReader({ actor: { programmeId, schoolId, studentId }, gate }: Reader): Condition[] {
  const ofProgramme: Condition = ['o.programme_id = ?', programmeId];
  if (studentId === null) return [ofProgramme];
  if (gate === null) return [['false']];
  return [
    ofProgramme,
    [welcoming, studentId],
    [notRefusedBySchool, schoolId],
    [approvedOn, gate.on],
    [openSlot, ...openDayValues(gate), gate.on],
  ];
}

/** True of a slot all of whose days are open to a student, by kind and danger of its advert; `clear` and `dangerous` are the values in SQL, read once a statement. */
export function onOpenDays(advert: string, slot: string, clear: string, dangerous: string): string {
  return `daterange(${slot}.starts_on, ${slot}.ends_on, '[]') <@
        ((case when cardinality(${advert}.hazards) = 0 then (select ${clear}::jsonb) else (select ${dangerous}::jsonb) end)
          ->> ${advert}.kind)::datemultirange`;
}

/** The values for `onOpenDays`. */
export function openDayValues({ openDays: { withoutDanger, withDanger } }: StudentGate): [string, string] {
  return [asMultiranges(withoutDanger), asMultiranges(withDanger)];
}

function asMultiranges(byKind: OpenDays['withDanger']): string {
  const text = (ranges: readonly DayRange[]): string =>
    `{${ranges.map(({ startsOn, endsOn }) => `[${startsOn},${endsOn}]`).join(',')}}`;
  return JSON.stringify(Object.fromEntries(Object.entries(byKind).map(([kind, ranges]) => [kind, text(ranges)])));
}

/** What adverts are told apart by. */
export const choiceNames = ['KIND', 'CATEGORY', 'SECTOR', 'YEAR_GROUP', 'ACCESS'] as const;

export type ChoiceName = (typeof choiceNames)[number];

/** The wishes that a facet may be counted without: each narrows by one thing that adverts are told apart by. */
export function choicesOf(filter: ListingFilter): Record<ChoiceName, Condition | null> {
  const { kind, category, sector, yearGroup, access = [] } = filter;
  return {
    KIND: wish('o.kind = ?', kind),
    CATEGORY: wish('o.category = ?', category),
    SECTOR: wish('e.sector = ?', sector),
    YEAR_GROUP: wish('?::smallint = any(o.year_groups)', yearGroup),
    ACCESS: access.length === 0 ? null : ['o.access_features @> ?::text[]', access],
  };
}

/** Every other wish, but the text: dates, favourites, what is too far. `accountId` is whose favourites. */
export function otherWishes(filter: ListingFilter, today: LocalDate, accountId: string | null): Condition[] {
  const { startsFrom, startsTo, favourites = false, except = [] } = filter;
  const conditions: Condition[] = [];
  if (startsFrom !== null || startsTo !== null || favourites) {
    const from = startsFrom !== null && startsFrom > today ? startsFrom : today;
    conditions.push([starting, from, startsTo ?? 'infinity']);
  }
  if (favourites)
    conditions.push([`o.id in (select f.opportunity_id from favourite f where f.account_id = ?)`, accountId]);
  if (except.length > 0) conditions.push(['not exists (select from unnest(?::text[]) far where far = o.id)', except]);
  return conditions;
}

/** Every wish of a filter but the text. */
export function wishesOf(filter: ListingFilter, today: LocalDate, accountId: string | null): Condition[] {
  const choices = Object.values(choicesOf(filter)).filter((choice) => choice !== null);
  return [...choices, ...otherWishes(filter, today, accountId)];
}

/** The text of a filter if there is a letter or a digit to look for. */
export function searchedText({ text }: ListingFilter): string | null {
  return text !== null && text !== undefined && /[\p{L}\p{N}]/u.test(text) ? text : null;
}

/** The conditions as one text that begins with "and", its question marks numbered from `first` on; empty without conditions. */
export function joined(conditions: readonly Condition[], first: number): string {
  let parameter = first;
  return conditions.map(([sql]) => `and ${sql.replaceAll('?', () => `$${parameter++}`)}`).join(' ');
}

/** The values of the conditions in the order of their question marks. */
export function valuesOf(conditions: readonly Condition[]): unknown[] {
  return conditions.flatMap(([, ...values]) => values);
}

function wish(sql: string, value: string | number | null | undefined): Condition | null {
  return value === null || value === undefined ? null : [sql, value];
}
