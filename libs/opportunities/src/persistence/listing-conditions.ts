import type { Actor, LocalDate } from '#kernel';
import type { ListingFilter } from '../application/listing-filter.js';

/** A condition on adverts `o` of employers `e`, and the values for its question marks in order. */
export type Condition = readonly [sql: string, ...values: unknown[]];

const welcoming = '(select st.year_group from student st where st.id = ?) = any(o.year_groups)';
const notRefusedBySchool = `not exists (select from employer_refusal r where r.school_id = ?
        and (r.employer_id = o.employer_id or r.employer_id = any(partner_employers(o.id))))`;
/** Asked of one advert after the other until the page is full: `exists` would be planned as a join over all slots of the programme. */
const starting = `(select true from slot w where w.opportunity_id = o.id and w.state = 'OPEN'
        and w.starts_on between ?::date and ?::date limit 1)`;

/** What the actor may be shown at all: adverts of the own programme, and to a student those that welcome the year group, of employers that the school has not refused. */
export function conditionsOfReader({ programmeId, schoolId, studentId }: Actor): Condition[] {
  const ofProgramme: Condition = ['o.programme_id = ?', programmeId];
  return studentId === null ? [ofProgramme] : [ofProgramme, [welcoming, studentId], [notRefusedBySchool, schoolId]];
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
