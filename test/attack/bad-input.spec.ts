import { beforeAll, describe, expect, it } from '@jest/globals';
import type { GraphQLSchema } from 'graphql';
import request from 'supertest';
import { resolvers } from '#composition';
import { operationsOf } from '#platform';
import {
  aMentor,
  anEmployer,
  aProgramme,
  aSchool,
  aStranger,
  fullCall,
  graphql,
  servedSchema,
  students,
  surroundings,
} from '#testing';

const operations = resolvers.flatMap((resolver) => operationsOf(resolver.prototype as object));

/** What nobody would write by accident, for every place that takes text. */
const hostile: readonly string[] = [
  '',
  '\u0000',
  '\ud800',
  '\u202egnp.exe',
  `' or 1=1; drop table student; --`,
  '<script>alert(1)</script>',
  '%_\\',
  '💥'.repeat(3000),
  '=cmd|calc!A1',
  '../../etc/passwd',
  'NaN',
];

let schema: GraphQLSchema;
const tokens: Record<string, string | undefined> = {};

beforeAll(async () => {
  schema = await servedSchema();
  const programme = await aProgramme();
  const school = await aSchool(programme);
  const [student] = await students(school, [{}]);
  Object.assign(tokens, {
    COORDINATOR: programme.coordinator,
    CAREERS_LEAD: school.lead,
    SAFEGUARDING_LEAD: school.safeguardingLead,
    STUDENT: student?.token,
    MENTOR: (await aMentor(school)).token,
    EMPLOYER: (await anEmployer(programme)).token,
    NEWCOMER: (await aStranger()).token,
  });
});

/** The same call with one text in every place that takes any. */
function filledWith(text: string, value: unknown): unknown {
  if (typeof value === 'string' && /^[A-Z_]{2,}$/.test(value)) return value; // a value of an enum: anything else is refused by the schema
  if (typeof value === 'string') return text;
  if (typeof value === 'number') return text === '' ? -2_147_483_648 : 2_147_483_647;
  if (Array.isArray(value)) return value.map((item) => filledWith(text, item));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, filledWith(text, inner)]));
}

describe('bad input', () => {
  it.each(operations)('gets a typed answer from $name, never a failure of ours', async ({ name, access }) => {
    const role = access === 'PUBLIC' || access === null ? 'NEWCOMER' : (access[0] ?? 'NEWCOMER');
    const { query, variables } = fullCall(schema, name, {});
    for (const text of hostile) {
      const answer = await graphql(tokens[role] ?? null, query, filledWith(text, variables) as object);
      expect({
        text: text.slice(0, 20),
        codes: answer.errors?.map(({ extensions }) => extensions?.code) ?? [],
      }).not.toEqual(expect.objectContaining({ codes: expect.arrayContaining(['INTERNAL']) }));
      expect(answer.status).toBeLessThan(500);
      expect(answer.text).not.toMatch(/syntax error at|violates|relation "|node_modules|\.ts:\d/);
    }
  });

  const documents: readonly (readonly [string, string])[] = [
    ['101 aliases', `{ ${Array.from({ length: 101 }, (_, n) => `a${n}: me { role }`).join(' ')} }`],
    ['500 repeated fields', `{ me { ${'role '.repeat(5000)} } }`],
    ['a depth of 200', `{ a ${'{ a '.repeat(200)} ${'}'.repeat(200)} }`],
    ['20,000 opening brackets', `{ me(x: ${'['.repeat(20_000)}`],
    ['a circle of fragments', '{ me { ...a } } fragment a on Me { ...b } fragment b on Me { ...a }'],
    ['1,000 directives', `{ me { role ${'@include(if: true) '.repeat(1000)} } }`],
    ['nothing in it', ''],
    ['an unknown field', '{ nope }'],
  ];

  it.each(documents)('is refused as a bad document with %s, and the service lives on', async (_, query) => {
    const answer = await graphql(tokens['STUDENT'] ?? null, query);
    expect(answer.status).toBe(400);
    expect((await graphql(tokens['STUDENT'] ?? null, '{ me { role } }')).status).toBe(200);
  });

  it('is refused as a batch, as a form, as plain text and as a mutation by GET', async () => {
    const api = request(surroundings().apiUrl);
    const statuses = [
      (await api.post('/graphql').send([{ query: '{ __typename }' }, { query: '{ __typename }' }])).status,
      (await api.post('/graphql').type('form').send({ query: '{ __typename }' })).status,
      (await api.post('/graphql').type('text/plain').send('{ __typename }')).status,
      (await api.get('/graphql').query({ query: 'mutation { revokeRole(input: { grantId: "x" }) { __typename } }' }))
        .status,
      (await api.post('/graphql').type('json').send('{"query": ')).status,
    ];
    expect(statuses.filter((status) => status < 400 || status > 499)).toEqual([]);
    expect(statuses).toHaveLength(5);
  });
});
