import { beforeAll, describe, expect, it } from '@jest/globals';
import {
  anEmployer,
  anOpportunity,
  aProgramme,
  aSchool,
  aSlot,
  asOwner,
  graphql,
  perform,
  students,
  type TestEmployer,
} from '#testing';

const parameters =
  '$text: String, $kind: OpportunityKind, $category: JobCategory, $sector: String, $yearGroup: Int, $access: [AccessFeature!], $startsFrom: Date, $startsTo: Date, $maxMinutes: Int, $favourites: Boolean';
const passed = parameters.replaceAll(/\$(\w+): [^,]+/g, '$1: $$$1');
const list = `query (${parameters}) { opportunities(first: 100, ${passed}) { nodes { id } } }`;
const facets = `query (${parameters}) { opportunityFacets(${passed}) { facet value count } }`;

/** Every filter of the list. */
const names = [
  'text',
  'kind',
  'category',
  'sector',
  'yearGroup',
  'access',
  'startsFrom',
  'startsTo',
  'maxMinutes',
  'favourites',
] as const;

type Filter = (typeof names)[number];
type Reader = 'student' | 'lead';

/** What is asked for; the minutes are those of the near adverts, for each reader from where they are. */
const wishes: Record<Filter, unknown> = {
  text: 'carpentry',
  kind: 'WORKPLACE_VISIT',
  category: 'CREATIVE_AND_MEDIA',
  sector: 'R',
  yearGroup: 11,
  access: ['LIFT'],
  startsFrom: '2026-10-20',
  startsTo: '2026-11-20',
  maxMinutes: null,
  favourites: true,
};

/** Which filters leave an advert out. */
interface Listed {
  readonly what: string;
  readonly id: string;
  readonly leftOutBy: readonly Filter[];
}

const adverts: Listed[] = [];
const tokens: Record<Reader, string> = { student: '', lead: '' };
const minutes: Record<Reader, number> = { student: 0, lead: 0 };

const inTime = { startsOn: '2026-10-26', endsOn: '2026-10-26' };
const early = { startsOn: '2026-10-12', endsOn: '2026-10-12' };
const late = { startsOn: '2026-12-14', endsOn: '2026-12-14' };

/** An advert that answers every wish but those that it is told to miss. */
async function add(
  employer: TestEmployer,
  what: string,
  leftOutBy: readonly Filter[],
  overrides: object = {},
  slots: readonly object[] = [inTime],
): Promise<void> {
  const base = {
    kind: 'WORKPLACE_VISIT',
    title: `Carpentry, ${what}`,
    yearGroups: [10, 11],
    access: { features: ['LIFT', 'STEP_FREE'], notes: '' },
  };
  const id = await anOpportunity(employer, { ...base, ...overrides });
  for (const slot of slots) await aSlot(employer, id, slot);
  adverts.push({ what, id, leftOutBy });
}

beforeAll(async () => {
  const programme = await aProgramme();
  const [school, elsewhere] = [await aSchool(programme), await aSchool(programme)];
  const [near, builder, far] = [await anEmployer(programme), await anEmployer(programme), await anEmployer(programme)];
  await asOwner(`update employer set sector = 'F' where id = $1`, [builder.id]);
  await asOwner('update site set latitude = latitude + 0.1 where id = $1', [far.siteId]);
  await add(near, 'all of it', []);
  await add(near, 'by another name', ['text'], { title: 'Joinery' });
  await add(near, 'as a talk', ['kind'], { kind: 'SCHOOL_VISIT' });
  await add(near, 'on a ward', ['category'], { category: 'HEALTHCARE' });
  await add(builder, 'of another trade', ['sector']);
  await add(near, 'for Year 10', ['yearGroup'], { yearGroups: [10] });
  await add(near, 'up the stairs', ['access'], { access: { features: ['STEP_FREE'], notes: '' } });
  await add(near, 'too early', ['startsFrom'], {}, [early]);
  await add(near, 'too late', ['startsTo'], {}, [late]);
  await add(far, 'too far', ['maxMinutes']);
  await add(near, 'nobody’s favourite', ['favourites']);
  await add(near, 'early or late', [], {}, [early, late]);
  const kept = { ...inTime, reservedSchoolIds: [elsewhere.id] };
  await add(near, 'kept for another school', ['startsFrom', 'startsTo', 'favourites'], {}, [kept]);
  // What nobody may find under any filter.
  await anOpportunity(near, { title: 'Carpentry, a draft' }, { isPublished: false });
  const abroad = await anEmployer(await aProgramme());
  await aSlot(abroad, await anOpportunity(abroad, { title: 'Carpentry' }), inTime);
  const [student] = await students(school, [{ year_group: '10', max_minutes: '120' }]);
  tokens.student = student?.token ?? '';
  tokens.lead = school.lead;
  for (const who of ['student', 'lead'] as const) {
    for (const { id, leftOutBy } of adverts)
      if (!leftOutBy.includes('favourites')) await perform(tokens[who], 'addFavourite', { opportunityId: id });
    const nearest = '{ opportunities(first: 100, sort: NEAREST) { nodes { id travel { outMinutes backMinutes } } } }';
    const { nodes } = (await graphql(tokens[who], nearest)).data.opportunities;
    const way = (what: string): number => {
      const { id } = adverts.find((advert) => advert.what === what) ?? {};
      const { travel } = nodes.find((node: { id: string }) => node.id === id);
      return Math.max(travel.outMinutes, travel.backMinutes);
    };
    minutes[who] = way('all of it');
    expect(way('too far')).toBeGreaterThan(minutes[who]);
  }
});

function asked(who: Reader, filters: readonly Filter[]): Record<string, unknown> {
  const values = { ...wishes, maxMinutes: minutes[who] };
  return Object.fromEntries(filters.map((name) => [name, values[name]]));
}

async function found(who: Reader, variables: object): Promise<string[]> {
  const { data, errors } = await graphql(tokens[who], list, variables);
  expect(errors).toBeUndefined();
  return data.opportunities.nodes.map(
    ({ id }: { id: string }) => adverts.find((advert) => advert.id === id)?.what ?? id,
  );
}

async function counted(who: Reader, variables: object): Promise<{ facet: string; value: string; count: number }[]> {
  return (await graphql(tokens[who], facets, variables)).data.opportunityFacets;
}

function expected(filters: readonly Filter[]): string[] {
  const isBetween = filters.includes('startsFrom') && filters.includes('startsTo');
  return adverts
    .filter(({ leftOutBy }) => !leftOutBy.some((name) => filters.includes(name)))
    .map(({ what }) => what)
    .filter((what) => !(isBetween && what === 'early or late'))
    .sort();
}

const single = names.map((name) => [name] as Filter[]);
const pairs = names.flatMap((one, at) => names.slice(at + 1).map((other) => [one, other] as Filter[]));

describe.each(['student', 'lead'] as const)('what a %s finds', (who) => {
  it.each(
    [[], ...single, ...pairs, [...names]].map((filters) => ({ filters, by: filters.join(' and ') || 'nothing' })),
  )('by $by is what meets it, and as much as is counted in all', async ({ filters }) => {
    const rows = await found(who, asked(who, filters));
    expect([...rows].sort()).toEqual(expected(filters));
    const total = (await counted(who, asked(who, filters))).filter(({ facet }) => facet === 'TOTAL');
    expect(total).toEqual([{ facet: 'TOTAL', value: '', count: rows.length }]);
  });

  it('has something that each filter leaves out, and something that it keeps', () => {
    const all = expected([]);
    for (const filters of single) expect(all.length - expected(filters).length).toBeGreaterThan(0);
    expect(expected([...names])).toEqual(['all of it']);
  });

  /** The argument that chooses a value of a facet. */
  const choice: Record<string, (value: string) => object> = {
    KIND: (kind) => ({ kind }),
    CATEGORY: (category) => ({ category }),
    SECTOR: (sector) => ({ sector }),
    YEAR_GROUP: (year) => ({ yearGroup: Number(year) }),
    ACCESS: (feature) => ({ access: ['LIFT', feature] }),
  };

  it.each(single)('is under %s as many of each value as a choice of it would give', async (name) => {
    const filters = asked(who, [name]);
    const rows = (await counted(who, filters)).filter(({ facet }) => facet !== 'TOTAL');
    expect(new Set(rows.map(({ facet }) => facet)).size).toBe(5);
    for (const { facet, value, count } of rows) {
      const chosen = facet === 'ACCESS' && name !== 'access' ? { access: [value] } : choice[facet]?.(value);
      expect([facet, value, (await found(who, { ...filters, ...chosen })).length]).toEqual([facet, value, count]);
    }
  });
});
