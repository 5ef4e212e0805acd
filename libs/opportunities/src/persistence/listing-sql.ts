import type { PagedOrder } from '../application/finding-ports.js';
import { onOpenDays } from './listing-conditions.js';

/** Of a slot as somebody of the programme reads it. */
export const slotOfProgramme = `json_build_object('id', s.id, 'startsOn', s.starts_on, 'endsOn', s.ends_on,
        'startsAt', to_char(s.starts_at, 'HH24:MI'), 'finishesAt', to_char(s.finishes_at, 'HH24:MI'),
        'capacity', s.capacity, 'placesLeft', s.capacity - s.taken)`;

/** Of a slot as anybody reads it. */
export const slotOfCatalogue = `json_build_object('startsOn', s.starts_on, 'endsOn', s.ends_on, 'placesLeft', s.capacity - s.taken)`;

/** Adverts that are shown at all, with their employers; `of` names the matches `x` that they are searched among, if there is a text. */
export function listedAdverts(of: string | null): string {
  const matching = of === null ? '' : `${of} x join `;
  const on = of === null ? '' : ' on o.id = x.opportunity_id';
  return `${matching}opportunity o${on} join employer e on e.id = o.employer_id
    where o.state = 'PUBLISHED' and e.state = 'VERIFIED' and not o.id = any((select held_adverts())::text[])`;
}

/** The adverts whose words match, with the key that a list is ordered by. */
export function matches(key: string, programme: string, after = '', by = ''): string {
  return `(select x.opportunity_id, ${key} as key from advert_words x
      where x.words @@ (select query from q)${programme}${after}${by})`;
}

/** What is searched for, once a statement: the text is parameter `$text`. */
export function queryOf(text: number): string {
  return `with q as materialized (select advert_query($${text}::text) as query) `;
}

const keys: Readonly<Record<PagedOrder, string>> = {
  NEWEST: 'x.published_micros',
  RELEVANCE: 'floor(ts_rank(x.words, (select query from q)) * 1000000)',
};

/** Where the advert is, and where else its days are spent, for a student whose ways there are asked for; one call for the page. */
const siteOfAdvert = `(select json_build_object('latitude', t.latitude, 'longitude', t.longitude,
        'otherSites', coalesce((select other_sites_among(array(select p.id from p))) -> p.id, '[]'))
      from site t where t.id = p.site_id)`;

const newest = {
  key: '(extract(epoch from o.published_at) * 1000000)::double precision',
  after: `and (o.published_at, o.id) < (timestamptz 'epoch' + $2::double precision * interval '1 microsecond', $3::text)`,
  by: 'o.published_at desc, o.id desc',
  again: 'p.published_at desc, p.id desc',
};

/** In the order in which the matches come already, so that no more of them are read than fill the page. */
const asMatched = {
  key: 'x.key',
  after: '',
  by: 'x.key desc, x.opportunity_id desc',
  again: 'p.key desc, p.id desc',
};

/**
 * A page of adverts: `$1` rows after position (`$2`, `$3`) with open slots from `$4` on, of adverts for which `condition` holds. The page
 * is found first, by an index in its order, and slots are read for its adverts only. The limit of 101, one more than the largest page,
 * tells the planner what `$1` does not: that few rows are wanted. Without it, it would plan each call anew; `$1` outside it stops the search when the page is full. Matches of a text are put in order
 * before anybody asks who may see them, so that this is asked of no more than fill the page. With a gate, slots on days that are closed to the
 * student are left out; its numbers are those of the parameters for `onOpenDays`.
 */
export function page(
  condition: string,
  slot: string,
  search: { order: PagedOrder; text: number; programme: string } | null,
  gate: { clear: number; dangerous: number } | null,
): string {
  const key = search === null ? '' : keys[search.order];
  const found =
    search &&
    matches(
      key,
      search.programme,
      ` and (${key}, x.opportunity_id) < ($2::double precision, $3::text)`,
      ' order by 2 desc, 1 desc',
    );
  const { key: shownKey, after, by, again } = search === null ? newest : asMatched;
  return `
  ${search === null ? 'with ' : `${queryOf(search.text)}, `}p as materialized (select * from (
    select o.id, o.kind, o.title, o.summary, o.category, o.year_groups, o.published_at, o.confirmed_on, o.site_id, o.employer_id,
      e.name as employer_name, e.sector, ${gate === null ? '' : 'o.hazards, '}${shownKey} as key
    from ${listedAdverts(found)} ${after} ${condition}
    order by ${by} limit 101
  ) found limit $1)
  select p.id, p.kind, p.title, p.summary, p.category, p.year_groups as "yearGroups",
    to_char(p.published_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as "publishedAt", p.key,
    to_char(p.confirmed_on, 'YYYY-MM-DD') as "confirmedOn",
    json_build_object('id', p.employer_id, 'name', p.employer_name, 'sector', p.sector) as employer,
    (select split_part(s.postcode, ' ', 1) from site s where s.id = p.site_id) as area,
    ${gate === null ? 'null' : siteOfAdvert} as site,
    coalesce((select json_agg(${slot} order by s.starts_on, s.id) from slot s
      where s.opportunity_id = p.id and s.state = 'OPEN' and s.starts_on >= $4::date
        ${gate === null ? '' : `and ${onOpenDays('p', 's', `$${gate.clear}`, `$${gate.dangerous}`)}`}), '[]') as slots
  from p
  order by ${again}`;
}
