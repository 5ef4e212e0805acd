import { isIdOf, type LocalDate } from '#kernel';
import { statement, type CataloguePool } from '#platform';
import type { PublicAdvert } from '../http/public-advert.js';

const lastChanged = 'coalesce(o.shown_since, o.published_at)';

const columns = `o.id, o.kind, o.title, o.summary, e.name as "employerName", p.area as locality, split_part(t.postcode, ' ', 1) as area,
    to_char(o.published_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as "publishedAt",
    to_char(${lastChanged} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as "updatedAt",
    (select to_char(max(s.starts_on), 'YYYY-MM-DD') from slot s
      where s.opportunity_id = o.id and s.starts_on >= $1::date and s.taken < s.capacity) as "lastStart"
  from opportunity o join employer e on e.id = o.employer_id join site t on t.id = o.site_id join programme p on p.id = o.programme_id
  where o.state = 'PUBLISHED' and e.state = 'VERIFIED' and not o.id = any((select held_adverts())::text[])`;

const newest = statement<PublicAdvert>(
  'public_adverts',
  `select ${columns} order by ${lastChanged} desc, o.id desc limit 100`,
);
const one = statement<PublicAdvert>('public_advert', `select ${columns} and o.id = $2`);

/** Reads of what goes out into the world, by the login that sees nothing else. */
export class PublicAdvertQueries {
  constructor(private readonly catalogue: CataloguePool) {}

  /** The hundred that were last shown for the first time or after an edit, the latest first. One statement. */
  newest(today: LocalDate): Promise<PublicAdvert[]> {
    return this.catalogue.all(newest, [today]);
  }

  async one(id: string, today: LocalDate): Promise<PublicAdvert | undefined> {
    return isIdOf('Opportunity', id) ? (await this.catalogue.all(one, [today, id]))[0] : undefined;
  }
}
