import { describe, expect, it } from '@jest/globals';
import {
  buildClientSchema,
  getIntrospectionQuery,
  isEnumType,
  isInputObjectType,
  isObjectType,
  type IntrospectionQuery,
} from 'graphql';
import { resolvers } from '#composition';
import { operationsOf } from '#platform';
import { graphql } from '#testing';

const operations = resolvers.flatMap((resolver) => operationsOf(resolver.prototype as object));

async function theSchema(): Promise<ReturnType<typeof buildClientSchema>> {
  const { data } = await graphql(null, getIntrospectionQuery());
  return buildClientSchema(data as IntrospectionQuery);
}

describe('the schema', () => {
  it('knows no operation that does not say who may call it', async () => {
    const schema = await theSchema();
    const served = [schema.getQueryType(), schema.getMutationType()].flatMap((type) =>
      Object.keys(type?.getFields() ?? {}),
    );
    expect(operations.filter(({ access }) => access === null)).toEqual([]);
    expect(served.sort()).toEqual(operations.map(({ name }) => name).sort());
  });

  it('opens to everybody only what may stand in a newspaper, and what shows nothing without a token or a code', () => {
    const open = operations.filter(({ access }) => access === 'PUBLIC').map(({ name }) => name);
    const forGuardians = ['answerAdjustmentsByLink', 'answerGuardianLink', 'openGuardianLink', 'raiseConcernByLink'];
    const withCode = [...forGuardians, 'checkCertificate'];
    const others = ['priorityClasses', 'programmes', 'publishedOpportunities', 'publishedOpportunityFacets'];
    expect(open.sort()).toEqual([...withCode, ...others].sort());
  });

  it('describes every type, field, argument and value', async () => {
    const silent: string[] = [];
    const check = (what: string, { description }: { description?: string | null | undefined }): void => {
      if (!description) silent.push(what);
    };
    for (const [name, type] of Object.entries((await theSchema()).getTypeMap())) {
      if (name.startsWith('__') || ['String', 'Int', 'Float', 'Boolean', 'ID', 'Query', 'Mutation'].includes(name))
        continue;
      check(name, type);
      if (isEnumType(type)) continue;
      if (!isObjectType(type) && !isInputObjectType(type)) continue;
      for (const field of Object.values(type.getFields())) check(`${name}.${field.name}`, field);
    }
    expect(silent).toEqual([]);
  });

  it('has no default in an input, since a document that is asked for again is compiled, and then nothing puts it there', async () => {
    const inputs = Object.values((await theSchema()).getTypeMap()).filter(isInputObjectType);
    const withDefault = inputs.flatMap((type) =>
      Object.values(type.getFields()).flatMap((field) =>
        field.defaultValue === undefined ? [] : [`${type.name}.${field.name}`],
      ),
    );
    expect(inputs.length).toBeGreaterThan(100);
    expect(withDefault).toEqual([]);
  });

  it.each(operations.filter(({ access }) => access !== 'PUBLIC'))(
    'turns away whoever asks for $name without signing in',
    async ({ name, type }) => {
      const field = (await theSchema())[type === 'Query' ? 'getQueryType' : 'getMutationType']()?.getFields()[name];
      const required = (field?.args ?? []).map((argument) => `$${argument.name}: ${String(argument.type)}`).join(', ');
      const given = (field?.args ?? []).map((argument) => `${argument.name}: $${argument.name}`).join(', ');
      const document = `${type.toLowerCase()} ${required && `(${required})`} { ${name} ${given && `(${given})`} { __typename } }`;
      const answer = await graphql(null, document, valuesFor(field?.args ?? []));
      expect(answer.status).toBe(401);
      expect(answer.errors?.[0]?.extensions?.code).toBe('NOT_SIGNED_IN');
    },
  );
});

/** Values that fit the types, so that nothing but the closed door can answer. */
function valuesFor(fields: readonly { name: string; type: unknown }[]): Record<string, unknown> {
  return Object.fromEntries(fields.map(({ name, type }) => [name, valueFor(type)]));
}

function valueFor(type: unknown): unknown {
  const text = String(type);
  if (!text.endsWith('!')) return null;
  const inner = (type as { ofType: unknown }).ofType;
  if (String(inner).startsWith('[')) return [];
  if (isInputObjectType(inner)) return valuesFor(Object.values(inner.getFields()));
  if (isEnumType(inner)) return inner.getValues()[0]?.name;
  if (String(inner) === 'Int' || String(inner) === 'Float') return 1;
  return String(inner) === 'Boolean' ? true : 'x';
}
