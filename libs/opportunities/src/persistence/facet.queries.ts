import type { LocalDate } from '#kernel';
import type { CataloguePool, ScopedReads, Statement } from '#platform';
import type { Facet, Facets, Reader } from '../application/finding-ports.js';
import type { ListingFilter } from '../application/listing-filter.js';
import {
  choicesOf,
  choiceNames,
  conditionsOfReader,
  otherWishes,
  searchedText,
  type ChoiceName,
  type Condition,
} from './listing-conditions.js';
import { listedAdverts, matches } from './listing-sql.js';
import { namedOnce } from './named-once.js';

const values: Readonly<Record<ChoiceName, string>> = {
  KIND: 'b.kind',
  CATEGORY: 'b.category',
  SECTOR: 'b.sector',
  YEAR_GROUP: 'g.year_group::text',
  ACCESS: 'f.feature',
};

/** Adverts that have several values of a facet count under each of them. */
const each: Readonly<Partial<Record<ChoiceName, string>>> = {
  YEAR_GROUP: ' cross join lateral unnest(b.year_groups) g (year_group)',
  ACCESS: ' cross join lateral unnest(b.access_features) f (feature)',
};

const isChosen = (name: ChoiceName): string => `is_${name.toLowerCase()}`;

/**
 * The adverts of one facet, all other choices heeded: what somebody would have who chose that value instead. Several things that help with
 * access are asked for together, so that those chosen are heeded there too: what somebody would have who chose that value as well.
 */
function counts(name: ChoiceName): string {
  const others = choiceNames.filter((other) => other !== name || other === 'ACCESS').map(isChosen);
  return `select '${name}' as facet, ${values[name]} as value, sum(b.adverts)::integer as count from base b${each[name] ?? ''}
    where ${others.join(' and ')} group by 2`;
}

const all = `select 'TOTAL' as facet, '' as value, coalesce(sum(adverts), 0)::integer as count from base where ${choiceNames.map(isChosen).join(' and ')}`;

/** Adverts alike in every facet are counted once, so that what is summed is hundreds of rows and not all adverts. */
const grouping = ['o.kind, o.category, e.sector, o.year_groups, o.access_features', ...choiceNames.map(isChosen)].join(
  ', ',
);

/** The adverts that the text, the dates and the way there leave, with whether they meet each choice. Its values go for the question marks. */
function facets(
  conditions: readonly Condition[],
  filter: ListingFilter,
  programmeId: string | null,
): { text: string; parameters: unknown[] } {
  const text = searchedText(filter);
  const query: Condition = ['with q as materialized (select advert_query(?::text) as query), ', text];
  const found: Condition =
    programmeId === null
      ? [listedAdverts(matches('0', ''))]
      : [listedAdverts(matches('0', ' and x.programme_id = ?')), programmeId];
  const choices = choicesOf(filter);
  const parts: Condition[] = [
    text === null ? ['with '] : query,
    [
      'base as materialized (select o.kind, o.category, e.sector, o.year_groups, o.access_features, count(*) as adverts',
    ],
    ...choiceNames.map((name): Condition => {
      const [sql, ...given] = choices[name] ?? ['true'];
      return [`, ${sql} as ${isChosen(name)}`, ...given];
    }),
    [' from '],
    text === null ? [listedAdverts(null)] : found,
    ...conditions.map(([sql, ...given]): Condition => [` and ${sql}`, ...given]),
    [` group by ${grouping}) ${[all, ...choiceNames.map(counts)].join(' union all ')} order by 1, 2`],
  ];
  let parameter = 0;
  const sql = parts.map(([part]) => part).join('');
  return {
    text: sql.replaceAll('?', () => `$${++parameter}`),
    parameters: parts.flatMap(([, ...given]) => given),
  };
}

/** Counts of adverts, under the same conditions and the same row-level security as their lists. */
export class FacetQueries implements Facets {
  constructor(
    private readonly reads: ScopedReads,
    private readonly publicReads: CataloguePool,
  ) {}

  /** One statement, however many adverts and values. */
  ofProgramme(reader: Reader, filter: ListingFilter, today: LocalDate): Promise<Facet[]> {
    const { actor } = reader;
    const conditions = [...conditionsOfReader(reader), ...otherWishes(filter, today, actor.accountId)];
    const { text, parameters } = facets(conditions, filter, actor.programmeId);
    return this.reads.all(actor, facetStatement(text), parameters);
  }

  /** Of the public catalogue. One statement. */
  everywhere(filter: ListingFilter, today: LocalDate): Promise<Facet[]> {
    const { text, parameters } = facets(otherWishes(filter, today, null), filter, null);
    return this.publicReads.all(facetStatement(text), parameters);
  }
}

function facetStatement(text: string): Statement<Facet> {
  return namedOnce<Facet>('opportunity_facets', text);
}
