import type { Actor, EmployerId, LocalDate, LocalTime, OpportunityId, Page, PageRequest, SlotId } from '#kernel';
import type { JobCategory } from '#interests';
import { statement, type CataloguePool, type ScopedReads, type Statement } from '#platform';
import type { OpportunityKind } from '#safeguarding';
import type { AdvertOnMap } from '../application/near-adverts.js';
import { listingCursor, listingPosition } from './listing-cursor.js';

/** Dates with places that are still to come. */
export interface ListedSlot {
  readonly id: SlotId;
  readonly startsOn: LocalDate;
  readonly endsOn: LocalDate;
  readonly startsAt: LocalTime;
  readonly finishesAt: LocalTime;
  readonly capacity: number;
  readonly placesLeft: number;
}

/** An advert as anybody may read it. */
export interface CatalogueEntry<CatalogueSlot = Pick<ListedSlot, 'startsOn' | 'endsOn' | 'placesLeft'>> {
  readonly id: OpportunityId;
  readonly kind: OpportunityKind;
  readonly title: string;
  readonly summary: string;
  readonly category: JobCategory;
  readonly yearGroups: number[];
  readonly publishedAt: string;
  readonly employer: { id: EmployerId; name: string; sector: string };
  /** The outward code of the site's postcode: "B36". */
  readonly area: string;
  /** By date. */
  readonly slots: CatalogueSlot[];
}

/** An advert as somebody of its programme reads it in the list. */
export type Listing = CatalogueEntry<ListedSlot>;

/** What the list is narrowed to; null is no wish. */
export interface ListingFilter {
  readonly kind: OpportunityKind | null;
  readonly category: JobCategory | null;
  /** Some open slot starts on that day or later … */
  readonly startsFrom: LocalDate | null;
  /** … and on that day or earlier. */
  readonly startsTo: LocalDate | null;
}

const noFilter: ListingFilter = { kind: null, category: null, startsFrom: null, startsTo: null };

/** As many adverts as are looked at for the nearest: more than a city has. */
const mostOnMap = 5_000;

type Row<Entry> = Entry & { readonly publishedMicros: number };

/**
 * A page of adverts, newest first: `$1` rows after position (`$2`, `$3`) with open slots from `$4` on, of adverts for which `condition`
 * holds. The page is found first, by an index in its order, and slots are read for its adverts only. The limit of 101, one more than
 * the largest page, tells the planner what `$1` does not: that few rows are wanted. Without it, it would plan each call anew.
 */
function page(condition: string, slot: string): string {
  return `
  select p.id, p.kind, p.title, p.summary, p.category, p.year_groups as "yearGroups",
    to_char(p.published_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as "publishedAt",
    (extract(epoch from p.published_at) * 1000000)::double precision as "publishedMicros",
    json_build_object('id', p.employer_id, 'name', p.employer_name, 'sector', p.sector) as employer,
    (select split_part(s.postcode, ' ', 1) from site s where s.id = p.site_id) as area,
    coalesce((select json_agg(${slot} order by s.starts_on, s.id) from slot s
      where s.opportunity_id = p.id and s.state = 'OPEN' and s.starts_on >= $4::date), '[]') as slots
  from (
    select o.id, o.kind, o.title, o.summary, o.category, o.year_groups, o.published_at, o.site_id, o.employer_id,
      e.name as employer_name, e.sector
    from opportunity o join employer e on e.id = o.employer_id
    where o.state = 'PUBLISHED' and e.state = 'VERIFIED' and not o.id = any((select held_adverts())::text[])
      and (o.published_at, o.id) < (timestamptz 'epoch' + $2::double precision * interval '1 microsecond', $3::text) ${condition}
    order by o.published_at desc, o.id desc limit 101
  ) p
  order by p.published_at desc, p.id desc limit $1`;
}

const slotOfProgramme = `json_build_object('id', s.id, 'startsOn', s.starts_on, 'endsOn', s.ends_on,
        'startsAt', to_char(s.starts_at, 'HH24:MI'), 'finishesAt', to_char(s.finishes_at, 'HH24:MI'),
        'capacity', s.capacity, 'placesLeft', s.capacity - s.taken)`;
const slotOfCatalogue = `json_build_object('startsOn', s.starts_on, 'endsOn', s.ends_on, 'placesLeft', s.capacity - s.taken)`;

const ofProgramme = 'o.programme_id = ?';
const oneOf = 'o.id = any(?::text[])';
const welcoming = '(select st.year_group from student st where st.id = ?) = any(o.year_groups)';
const ofKind = 'o.kind = ?';
const notRefusedBySchool = `not exists (select from employer_refusal r where r.school_id = ? and r.employer_id = o.employer_id)`;
const ofCategory = 'o.category = ?';
/** Asked of one advert after the other until the page is full: `exists` would be planned as a join over all slots of the programme. */
const starting = `(select true from slot w where w.opportunity_id = o.id and w.state = 'OPEN'
        and w.starts_on between ?::date and ?::date limit 1)`;

/** A condition, and the values for its question marks in order. */
type Condition = readonly [sql: string, ...values: unknown[]];

const lists = new Map<string, Statement<Row<Listing>>>();

/** The list with just the conditions that are asked for, so that each of them has a plan of its own: at most sixteen texts. */
function listWith(conditions: readonly Condition[]): Statement<Row<Listing>> {
  const joined = conditions.map(([sql]) => `and ${sql}`).join(' ');
  const known = lists.get(joined);
  if (known !== undefined) return known;
  let parameter = 4;
  const made = statement<Row<Listing>>(
    'opportunities',
    page(
      joined.replaceAll('?', () => `$${++parameter}`),
      slotOfProgramme,
    ),
  );
  lists.set(joined, made);
  return made;
}

function conditionsFor(
  actor: Actor,
  { kind, category, startsFrom, startsTo }: ListingFilter,
  today: LocalDate,
): Condition[] {
  const conditions: Condition[] = [[ofProgramme, actor.programmeId]];
  if (actor.studentId !== null) conditions.push([welcoming, actor.studentId], [notRefusedBySchool, actor.schoolId]);
  if (kind !== null) conditions.push([ofKind, kind]);
  if (category !== null) conditions.push([ofCategory, category]);
  if (startsFrom === null && startsTo === null) return conditions;
  const from = startsFrom !== null && startsFrom > today ? startsFrom : today;
  return [...conditions, [starting, from, startsTo ?? 'infinity']];
}

/** Adverts for which the conditions hold, with their place and the hours of their next open slot; all of them, since the nearest may be the oldest. */
function onMapWith(conditions: readonly Condition[]): Statement<AdvertOnMap> {
  let parameter = 1;
  const joined = conditions.map(([sql]) => `and ${sql.replaceAll('?', () => `$${++parameter}`)}`).join(' ');
  return statement<AdvertOnMap>(
    'opportunities_on_map',
    `select o.id, t.latitude, t.longitude, to_char(n.starts_on, 'YYYY-MM-DD') as "startsOn",
       to_char(n.starts_at, 'HH24:MI') as "startsAt", to_char(n.finishes_at, 'HH24:MI') as "finishesAt"
     from opportunity o join employer e on e.id = o.employer_id join site t on t.id = o.site_id
     cross join lateral (select s.starts_on, s.starts_at, s.finishes_at from slot s
       where s.opportunity_id = o.id and s.state = 'OPEN' and s.starts_on >= $1::date order by s.starts_on, s.id limit 1) n
     where o.state = 'PUBLISHED' and e.state = 'VERIFIED' and not o.id = any((select held_adverts())::text[]) ${joined} order by o.id limit ${mostOnMap}`,
  );
}

const catalogue = statement<Row<CatalogueEntry>>('published_opportunities', page('', slotOfCatalogue));

/** The lists of published adverts: of a programme for those in it, and of everywhere for anybody. */
export class ListingQueries {
  constructor(
    private readonly reads: ScopedReads,
    private readonly publicReads: CataloguePool,
  ) {}

  /**
   * Published adverts of verified employers in the actor's programme, newest first, with their open slots from `today` on; a student
   * sees those that welcome their year group. One statement, whatever the size of the page.
   */
  async ofProgramme(
    actor: Actor,
    request: PageRequest,
    filter: ListingFilter,
    today: LocalDate,
  ): Promise<Page<Row<Listing>>> {
    const conditions = conditionsFor(actor, filter, today);
    const parameters = [...pageParameters(request, today), ...conditions.flatMap(([, ...values]) => values)];
    return toPage(await this.reads.all(actor, listWith(conditions), parameters), request.first);
  }

  /** The adverts of `ofProgramme` that have an open slot from `today` on, wherever they are: at most 5,000, by id. One statement. */
  async onMap(actor: Actor, filter: ListingFilter, today: LocalDate): Promise<AdvertOnMap[]> {
    const conditions = conditionsFor(actor, filter, today);
    return this.reads.all(actor, onMapWith(conditions), [today, ...conditions.flatMap(([, ...values]) => values)]);
  }

  /** Those of the adverts of `ofProgramme` that have these ids, at most 100, in the order of the ids. One statement. */
  async withIds(actor: Actor, ids: readonly OpportunityId[], today: LocalDate): Promise<Row<Listing>[]> {
    const conditions: Condition[] = [...conditionsFor(actor, noFilter, today), [oneOf, ids]];
    const firstPage = pageParameters({ first: 100, after: null }, today);
    const rows = await this.reads.all(actor, listWith(conditions), [
      ...firstPage,
      ...conditions.flatMap(([, ...values]) => values),
    ]);
    const byId = new Map(rows.map((row) => [row.id, row]));
    return ids.flatMap((id) => byId.get(id) ?? []);
  }

  /** Published adverts of verified employers everywhere, newest first, with slots that are open to every school. One statement. */
  async everywhere(request: PageRequest, today: LocalDate): Promise<Page<Row<CatalogueEntry>>> {
    return toPage(await this.publicReads.all(catalogue, pageParameters(request, today)), request.first);
  }
}

function pageParameters({ first, after }: PageRequest, today: LocalDate): unknown[] {
  const { publishedMicros, id } = listingPosition(after);
  return [first + 1, publishedMicros, id, today];
}

function toPage<Entry extends { id: string; publishedMicros: number }>(
  rows: readonly Entry[],
  first: number,
): Page<Entry> {
  return {
    rows: rows.slice(0, first).map((node) => ({ cursor: listingCursor(node), node })),
    hasNextPage: rows.length > first,
  };
}
