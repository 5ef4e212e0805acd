import { beforeAll, describe, expect, it } from '@jest/globals';
import { isListType, isNonNullType, type GraphQLSchema } from 'graphql';
import { asOwner, fullCall, graphql, servedSchema, statementCount, type Suggestions } from '#testing';
import { countedLists, type Area, type CountedList, type Reader } from './lists.js';

/** What a spec of an area has set up: one row of everything at first. */
export interface Grown {
  readonly tokens: Readonly<Partial<Record<Reader, string>>>;
  /** Values for the lists' arguments, by the argument's name. */
  readonly asks: Suggestions;
  /** The same for one list alone. */
  readonly asksOf?: Readonly<Record<string, Suggestions>>;
  /** Makes fifty of everything out of the one. */
  grow(): Promise<void>;
}

/** How many rows everything grows to. */
export const rowsEach = 50;

/** What one call brought and what it sent to the database. */
export interface Sent {
  readonly rows: number;
  readonly statements: number;
}

/** How many statements the service sends while something is asked of it. */
export async function sentBy(ask: () => Promise<number>): Promise<Sent> {
  const before = await statementCount();
  const rows = await ask();
  return { rows, statements: (await statementCount()) - before };
}

/** Fails unless many rows took what one took. */
export function expectSameStatements(one: Sent, many: Sent): void {
  expect(one.statements).toBeGreaterThan(0);
  expect({ statements: many.statements }).toEqual({ statements: one.statements });
}

/**
 * Copies the rows of a table whose column has that value, `rowsEach` times. `renewed` columns get the id that belongs to the copy: copies of a
 * row and of what points to it stay together when both renew the column. `changed` gives other columns by SQL over the row `r` and the number `n`.
 */
export async function copies(
  table: string,
  [column, value]: readonly [string, string],
  renewed: readonly string[],
  changed: Readonly<Record<string, string>> = {},
): Promise<void> {
  const settable = await asOwner<{ name: string }>(
    `select quote_ident(attname) as name from pg_attribute where attrelid = $1::regclass and attnum > 0 and not attisdropped
       and attgenerated = '' and attidentity = ''`,
    [table],
  );
  const values = [
    ...renewed.map((name) => `'${name}', overlay(r.${name} placing lpad(n::text, 2, '0') from 15 for 2)`),
    ...Object.entries(changed).map(([name, sql]) => `'${name}', ${sql}`),
  ];
  const made = await asOwner(
    `insert into ${table} (${settable.map(({ name }) => name).join(', ')})
     select ${settable.map(({ name }) => `c.${name}`).join(', ')}
     from ${table} r, generate_series(1, ${rowsEach}) n,
       jsonb_populate_record(null::${table}, to_jsonb(r) || jsonb_build_object(${values.join(', ')})) c
     where r.${column} = $1 returning 1`,
    [value],
  );
  if (made.length < rowsEach) throw new Error(`There is no row of ${table} whose ${column} is ${value}.`);
}

/** Asks each list of an area as each of its readers, selecting everything that it can show: for one row, and for fifty. */
export function countStatements(area: Area, setUp: () => Promise<Grown>): void {
  const cases = countedLists.flatMap((counted) =>
    counted.area === area
      ? counted.readers.map((reader) => ({ ...counted, reader, how: JSON.stringify(counted.asks ?? {}) }))
      : [],
  );
  type Case = (typeof cases)[number];
  const before = new Map<Case, Sent>();
  let schema: GraphQLSchema;
  let world: Grown;

  const isPaged = ({ list }: CountedList): boolean => {
    const type = schema.getQueryType()?.getFields()[list]?.type;
    return !isListType(isNonNullType(type) ? type.ofType : type);
  };
  const ask = async ({ list, reader, asks }: Case, first: number): Promise<number> => {
    const { query, variables } = fullCall(schema, list, { ...world.asks, ...world.asksOf?.[list], ...asks, first });
    const token = world.tokens[reader];
    if (token === undefined && reader !== 'NOBODY') throw new Error(`Nobody acts as ${reader}.`);
    const { data, errors } = await graphql(token ?? null, query, variables);
    if (errors !== undefined) throw new Error(`${list} answered ${JSON.stringify(errors)}`);
    return (data[list].nodes ?? data[list]).length;
  };
  /** The first call readies what is kept for the second. */
  const measure = async (counted: Case, first: number): Promise<Sent> => {
    await ask(counted, first);
    return sentBy(() => ask(counted, first));
  };

  beforeAll(async () => {
    schema = await servedSchema();
    world = await setUp();
    for (const counted of cases) if (!isPaged(counted)) before.set(counted, await measure(counted, 1));
    await world.grow();
  });

  describe(`a list of ${area}`, () => {
    it.each(cases)(
      '$list sends a $reader as many statements for one row as for all, asked with $how',
      async (counted) => {
        const one = before.get(counted) ?? (await measure(counted, 1));
        const many = await measure(counted, 100);
        if (isPaged(counted)) expect(one.rows).toBe(1);
        else expect(one.rows).toBeGreaterThanOrEqual(1);
        expect(many.rows).toBeGreaterThanOrEqual(counted.most ?? rowsEach);
        expectSameStatements(one, many);
      },
    );
  });
}
