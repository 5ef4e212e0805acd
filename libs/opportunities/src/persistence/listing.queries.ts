import { pageOf, type LocalDate, type OpportunityId, type Page, type PageRequest } from '#kernel';
import type { CataloguePool, ScopedReads, Statement } from '#platform';
import type {
  AdvertToFit,
  CatalogueEntry,
  ListedSlot,
  Listings,
  PagedOrder,
  Placed,
  Reader,
  StudentGate,
} from '../application/finding-ports.js';
import { everything, type ListingFilter } from '../application/listing-filter.js';
import {
  conditionsOfReader,
  joined,
  openDayValues,
  searchedText,
  valuesOf,
  wishesOf,
  type Condition,
} from './listing-conditions.js';
import { onThisDay, type OnThisDay } from '../domain/on-this-day.js';
import { listingPosition } from './listing-cursor.js';
import { listedAdverts, matches, page, queryOf, slotOfCatalogue, slotOfProgramme } from './listing-sql.js';
import { namedOnce } from './named-once.js';

/** As many adverts as are looked at for the nearest and the best fit: more than a city has. */
const mostOnMap = 5_000;

/** `key` is what the list is ordered by: microseconds since 1970, or how well the text matches. */
type Row<Slot> = CatalogueEntry<Slot> & Pick<Placed, 'site'> & { readonly key: number };

/** What the database gives, before the rest is read off it. */
type Raw<Slot> = Omit<Row<Slot>, keyof OnThisDay>;

type CatalogueSlot = CatalogueEntry['slots'][number];

/** A read with the values for its parameters. */
interface Prepared<Row> {
  readonly read: Statement<Row>;
  readonly parameters: readonly unknown[];
}

/** The page of a list, searched for the text if there is one; `programmeId` is null in the catalogue of everywhere. */
function pageRead<Slot>(
  title: string,
  slot: string,
  conditions: readonly Condition[],
  { text, order, programmeId }: { text: string | null; order: PagedOrder; programmeId: string | null },
  given: readonly unknown[],
  gate: StudentGate | null = null,
): Prepared<Raw<Slot>> {
  const values = textValues(text, programmeId);
  const first = gate === null ? given : [...given, ...openDayValues(gate)];
  const next = first.length + 1;
  const search = text === null ? null : { order, text: next, programme: ofProgramme(programmeId, next + 1) };
  const open = gate && { clear: next - 2, dangerous: next - 1 };
  const sql = page(joined(conditions, next + values.length), slot, search, open);
  return { read: namedOnce<Raw<Slot>>(title, sql), parameters: [...first, ...values, ...valuesOf(conditions)] };
}

function textValues(text: string | null, programmeId: string | null): unknown[] {
  if (text === null) return [];
  return programmeId === null ? [text] : [text, programmeId];
}

function ofProgramme(programmeId: string | null, parameter: number): string {
  return programmeId === null ? '' : ` and x.programme_id = $${parameter}`;
}

/**
 * Adverts for which the conditions hold, with their place, their work and the hours of their next open slot: all of them up to a limit,
 * since the nearest may be the oldest. The limit takes those that are nearest in a straight line from (`$2`, `$3`), or the newest.
 */
function onMap(conditions: readonly Condition[], text: string | null, programmeId: string | null): string {
  const found = text === null ? null : matches('0', ofProgramme(programmeId, 5));
  const rest = joined(conditions, 4 + textValues(text, programmeId).length);
  return `${text === null ? '' : queryOf(4)}select o.id, o.kind, o.category, o.tasks, t.latitude, t.longitude,
       to_char(n.starts_on, 'YYYY-MM-DD') as "startsOn", to_char(n.starts_at, 'HH24:MI') as "startsAt",
       to_char(n.finishes_at, 'HH24:MI') as "finishesAt", other_sites_of(o.id) as "otherSites"
     from (select o.id, o.kind, o.category, o.tasks, o.site_id, o.published_at from ${listedAdverts(found)} ${rest}) o
     join site t on t.id = o.site_id
     cross join lateral (select s.starts_on, s.starts_at, s.finishes_at from slot s
       where s.opportunity_id = o.id and s.state = 'OPEN' and s.starts_on >= $1::date order by s.starts_on, s.id limit 1) n
     order by (t.latitude - $2::double precision) ^ 2 + ((t.longitude - $3::double precision) * 0.6) ^ 2, o.published_at desc, o.id
     limit ${mostOnMap}`;
}

/** The lists of published adverts: of a programme for those in it, and of everywhere for anybody. */
export class ListingQueries implements Listings {
  constructor(
    private readonly reads: ScopedReads,
    private readonly publicReads: CataloguePool,
  ) {}

  /**
   * Published adverts of verified employers in the actor's programme, newest or most relevant first, with their open slots from `today` on;
   * a student sees those that are open to them, but for the way there. One statement, whatever the size of the page.
   */
  async ofProgramme(
    reader: Reader,
    request: PageRequest,
    filter: ListingFilter,
    today: LocalDate,
    order: PagedOrder = 'NEWEST',
  ): Promise<Page<Row<ListedSlot>>> {
    const { actor, gate } = reader;
    const conditions = [...conditionsOfReader(reader), ...wishesOf(filter, today, actor.accountId)];
    const search = { text: searchedText(filter), order, programmeId: actor.programmeId };
    const first = pageParameters(request, today);
    const { read, parameters } = pageRead<ListedSlot>(
      'opportunities',
      slotOfProgramme,
      conditions,
      search,
      first,
      gate,
    );
    const rows = await this.reads.all(actor, read, parameters);
    return shownPage(rows, request, today);
  }

  /**
   * The adverts of `ofProgramme` that have an open slot from `today` on, wherever they are: at most 5,000, the nearest in a straight line
   * to `from` first, or without it the newest. One statement.
   */
  async onMap(
    reader: Reader,
    filter: ListingFilter,
    today: LocalDate,
    from: { readonly latitude: number; readonly longitude: number } | null,
  ): Promise<AdvertToFit[]> {
    const { actor } = reader;
    const conditions = [...conditionsOfReader(reader), ...wishesOf(filter, today, actor.accountId)];
    const text = searchedText(filter);
    const read = namedOnce<AdvertToFit>('opportunities_on_map', onMap(conditions, text, actor.programmeId));
    const given = [...textValues(text, actor.programmeId), ...valuesOf(conditions)];
    return this.reads.all(actor, read, [today, from?.latitude ?? null, from?.longitude ?? null, ...given]);
  }

  /** Those of the adverts of `ofProgramme` that have these ids, at most 100, in the order of the ids. One statement. */
  async withIds(reader: Reader, ids: readonly OpportunityId[], today: LocalDate): Promise<Row<ListedSlot>[]> {
    const { actor, gate } = reader;
    const conditions: Condition[] = [...conditionsOfReader(reader), ['o.id = any(?::text[])', ids]];
    const search = { text: null, order: 'NEWEST', programmeId: actor.programmeId } as const;
    const first = pageParameters({ first: 100, after: null }, today);
    const { read, parameters } = pageRead<ListedSlot>(
      'opportunities',
      slotOfProgramme,
      conditions,
      search,
      first,
      gate,
    );
    const rows = await this.reads.all(actor, read, parameters);
    const byId = new Map(rows.map((row) => [row.id, shown(row, today)]));
    return ids.flatMap((id) => byId.get(id) ?? []);
  }

  /** Published adverts of verified employers everywhere, newest or most relevant first, with slots that are open to every school. One statement. */
  async everywhere(
    request: PageRequest,
    today: LocalDate,
    filter: ListingFilter = everything,
    order: PagedOrder = 'NEWEST',
  ): Promise<Page<Row<CatalogueSlot>>> {
    const search = { text: searchedText(filter), order, programmeId: null };
    const wishes = wishesOf(filter, today, null);
    const first = pageParameters(request, today);
    const { read, parameters } = pageRead<CatalogueSlot>(
      'published_opportunities',
      slotOfCatalogue,
      wishes,
      search,
      first,
    );
    const rows = await this.publicReads.all(read, parameters);
    return shownPage(rows, request, today);
  }
}

/** The row with what is read off it. Field by field: to spread a row this wide, or to add to it, costs some thirty times as much. */
function shown<Slot extends CatalogueSlot>(row: Raw<Slot>, today: LocalDate): Row<Slot> {
  const { confirmedDaysAgo, isFull } = onThisDay(row, row.slots, today);
  return {
    id: row.id,
    kind: row.kind,
    title: row.title,
    summary: row.summary,
    category: row.category,
    yearGroups: row.yearGroups,
    publishedAt: row.publishedAt,
    confirmedOn: row.confirmedOn,
    confirmedDaysAgo,
    isFull,
    employer: row.employer,
    area: row.area,
    site: row.site,
    slots: row.slots,
    key: row.key,
  };
}

function shownPage<Slot extends CatalogueSlot>(
  rows: readonly Raw<Slot>[],
  { first }: PageRequest,
  today: LocalDate,
): Page<Row<Slot>> {
  const all = rows.map((row) => shown(row, today));
  return pageOf(all, first, ({ key, id }) => [key, id]);
}

function pageParameters({ first, after }: PageRequest, today: LocalDate): unknown[] {
  const { key, id } = listingPosition(after);
  return [first + 1, key, id, today];
}
