import { existsSync } from 'node:fs';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { getNamedType, isListType, isNonNullType, isObjectType, type GraphQLSchema } from 'graphql';
import { resolvers } from '#composition';
import { operationsOf } from '#platform';
import { aProgramme, aSchool, graphql, servedSchema, students } from '#testing';
import { expectSameStatements, sentBy, type Sent } from './counting.js';
import { areas, countedLists, shortLists } from './lists.js';

/** Lists inside something that is asked for by itself; the spec of rounds counts them. */
const listsInside = ['OverDemandedGroup.slots', 'Proposal.slots'];

let schema: GraphQLSchema;

beforeAll(async () => {
  schema = await servedSchema();
});

/** The queries that give a page of rows, or rows without pages. */
function listsOf({ paged }: { readonly paged: boolean }): string[] {
  return Object.values(schema.getQueryType()?.getFields() ?? {})
    .filter(({ type }) => {
      const outer = isNonNullType(type) ? type.ofType : type;
      return paged
        ? getNamedType(type).name.endsWith('Connection')
        : isListType(outer) && isObjectType(getNamedType(type));
    })
    .map(({ name }) => name);
}

describe('every list', () => {
  it.each([{ paged: true }, { paged: false }])(
    'of the schema is counted or cannot grow (paged: $paged)',
    ({ paged }) => {
      const known = new Set([...countedLists.map(({ list }) => list), ...Object.keys(shortLists)]);
      expect(listsOf({ paged }).length).toBeGreaterThan(10);
      expect(listsOf({ paged }).filter((list) => !known.has(list))).toEqual([]);
    },
  );

  it('that is counted or cannot grow is in the schema, and in one of the two tables', () => {
    const all = [...listsOf({ paged: true }), ...listsOf({ paged: false })];
    const counted = [...new Set(countedLists.map(({ list }) => list))];
    expect([...counted, ...Object.keys(shortLists)].filter((list) => !all.includes(list))).toEqual([]);
    expect(counted.filter((list) => list in shortLists)).toEqual([]);
    expect(listsOf({ paged: true }).filter((list) => list in shortLists)).toEqual([]);
  });

  it('is counted as each role that may ask for it', () => {
    const operations = resolvers.flatMap((resolver) => operationsOf(resolver.prototype as object));
    const uncounted = [...new Set(countedLists.map(({ list }) => list))].flatMap((list) => {
      const access = operations.find(({ name }) => name === list)?.access ?? [];
      const readers = countedLists.filter((counted) => counted.list === list).flatMap((counted) => counted.readers);
      const asked: readonly string[] = access === 'PUBLIC' ? ['NOBODY'] : access;
      return asked.filter((role) => !readers.some((reader) => reader === role)).map((role) => `${list} as ${role}`);
    });
    expect(uncounted).toEqual([]);
  });

  it('is counted by a spec of its area', () => {
    expect(areas.filter((area) => !existsSync(new URL(`./${area}.spec.ts`, import.meta.url)))).toEqual([]);
    expect(areas.filter((area) => !countedLists.some((counted) => counted.area === area))).toEqual([]);
  });

  it('stands at the root, or is one of those that are counted inside what they belong to', () => {
    const inside = Object.values(schema.getTypeMap())
      .filter((type) => isObjectType(type) && type !== schema.getQueryType())
      .flatMap((type) => (isObjectType(type) ? Object.values(type.getFields()).map((field) => ({ type, field })) : []))
      .filter(({ field }) => getNamedType(field.type).name.endsWith('Connection'))
      .map(({ type, field }) => `${type.name}.${field.name}`);
    expect(inside.sort()).toEqual(listsInside);
  });
});

describe('the counter', () => {
  it('notices a list that is put together row by row', async () => {
    const school = await aSchool(await aProgramme());
    const all = await students(school, Array(12).fill({}));
    const rowByRow = (rows: number): Promise<Sent> =>
      sentBy(async () => {
        const fields = all.slice(0, rows).map(({ id }, row) => `row${row}: student(id: "${id}") { id }`);
        const { data } = await graphql(school.lead, `{ ${fields.join(' ')} }`);
        return Object.keys(data).length;
      });
    await rowByRow(12);
    const [one, many] = [await rowByRow(1), await rowByRow(12)];
    expect([one.rows, many.rows]).toEqual([1, 12]);
    expect(many.statements - one.statements).toBeGreaterThanOrEqual(11);
    expect(() => expectSameStatements(one, many)).toThrow();
  });
});
