import {
  buildClientSchema,
  getIntrospectionQuery,
  getNamedType,
  isEnumType,
  isInputObjectType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  isUnionType,
  type GraphQLInputType,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLSchema,
  type IntrospectionQuery,
} from 'graphql';
import { graphql } from './client.js';

/** What to put where the schema asks for something: by the name of the field or argument (`schoolId`, `allocationIds`). */
export type Suggestions = Readonly<Record<string, unknown>>;

/** The schema as this worker's API serves it. */
export async function servedSchema(): Promise<GraphQLSchema> {
  const { data } = await graphql(null, getIntrospectionQuery());
  return buildClientSchema(data as IntrospectionQuery);
}

/**
 * A document that calls an operation and selects everything that can come back, to six levels, with values that fit the types: those suggested
 * for a name first, then the plainest ones.
 */
export function fullCall(
  schema: GraphQLSchema,
  name: string,
  suggestions: Suggestions,
): { query: string; variables: Record<string, unknown> } {
  const isQuery = schema.getQueryType()?.getFields()[name] !== undefined;
  const field = (isQuery ? schema.getQueryType() : schema.getMutationType())?.getFields()[name];
  if (field === undefined) throw new Error(`There is no operation ${name}.`);
  const declared = field.args.map((argument) => `$${argument.name}: ${String(argument.type)}`).join(', ');
  const given = field.args.map((argument) => `${argument.name}: $${argument.name}`).join(', ');
  const query = `${isQuery ? 'query' : 'mutation'} ${declared && `(${declared})`} { ${name} ${given && `(${given})`} ${selection(field.type, 6)} }`;
  const variables = Object.fromEntries(
    field.args.map((argument) => [argument.name, valueFor(argument.name, argument.type, suggestions)]),
  );
  return { query, variables };
}

function valueFor(name: string, type: GraphQLInputType, suggestions: Suggestions): unknown {
  if (name in suggestions) return suggestions[name];
  if (!isNonNullType(type)) return null;
  const inner = type.ofType;
  if (isListType(inner)) return [valueFor(name.replace(/s$/, ''), inner.ofType, suggestions)];
  if (isInputObjectType(inner)) {
    return Object.fromEntries(
      Object.values(inner.getFields()).map((field) => [field.name, valueFor(field.name, field.type, suggestions)]),
    );
  }
  if (isEnumType(inner)) return inner.getValues()[0]?.name;
  const plain: Record<string, unknown> = { Int: 1, Float: 1, Boolean: true, Date: '2026-10-26', Time: '09:30' };
  return plain[String(inner)] ?? 'A plain sentence of theirs';
}

/** Selects every field; where members of a union differ in the type of one name, each gets an alias of its own. */
function selection(type: GraphQLOutputType, depth: number): string {
  const named = getNamedType(type);
  if (isLeafType(named)) return '';
  if (isUnionType(named)) {
    const clashing = clashingNames(named.getTypes());
    const members = named
      .getTypes()
      .map((member, index) => `... on ${member.name} ${fields(member, depth, `m${index}_`, clashing)}`);
    return `{ __typename ${members.join(' ')} }`;
  }
  return isObjectType(named) ? fields(named, depth, '', new Set()) : '{ __typename }';
}

function fields(type: GraphQLObjectType, depth: number, prefix: string, clashing: ReadonlySet<string>): string {
  if (depth === 0) return '{ __typename }';
  const own = Object.values(type.getFields()).filter(({ args }) => args.length === 0);
  const selected = own.map(
    ({ name, type: of }) => `${clashing.has(name) ? `${prefix}${name}: ` : ''}${name} ${selection(of, depth - 1)}`,
  );
  return `{ __typename ${selected.join(' ')} }`;
}

/** Names that fields of different types bear in different members. */
function clashingNames(members: readonly GraphQLObjectType[]): ReadonlySet<string> {
  const types = new Map<string, Set<string>>();
  for (const { name, type } of members.flatMap((member) => Object.values(member.getFields()))) {
    types.set(name, (types.get(name) ?? new Set()).add(String(type)));
  }
  return new Set([...types].filter(([, of]) => of.size > 1).map(([name]) => name));
}
