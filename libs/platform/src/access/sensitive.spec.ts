import 'reflect-metadata';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { Module, type CallHandler, type ExecutionContext } from '@nestjs/common';
import { ROUTE_ARGS_METADATA } from '@nestjs/common/constants.js';
import { NestFactory } from '@nestjs/core';
import {
  createUnionType,
  Field,
  GraphQLSchemaBuilderModule,
  GraphQLSchemaFactory,
  InterfaceType,
  ObjectType,
  Query,
  Resolver,
} from '@nestjs/graphql';
import { execute, parse, type GraphQLResolveInfo, type GraphQLSchema } from 'graphql';
import { lastValueFrom, of } from 'rxjs';
import { InvariantViolated, systemActor, type Actor } from '#kernel';
import type { SignIn } from './request-context.js';
import { Look, Looked, lookOf, NoLookGoesUnnoted, Sensitive } from './sensitive.js';

@InterfaceType('Named')
abstract class Named {
  @Field(() => String)
  @Sensitive('IDENTITY')
  name: string;
}

@ObjectType('Teacher', { implements: () => [Named] })
class Teacher extends Named {
  @Field(() => String)
  subject: string;
}

@ObjectType('Child', { implements: () => [Named] })
class Child extends Named {
  @Field(() => String)
  @Sensitive('NEEDS')
  needs: string;

  @Field(() => String)
  @Sensitive('NEEDS')
  adjustments: string;

  @Field(() => String)
  year: string;

  @Field(() => [Child])
  friends: Child[];
}

const Person = createUnionType({ name: 'Person', types: () => [Child, Teacher] as const });

@Resolver()
class People {
  @Query(() => [Child], { nullable: true })
  children(): null {
    return null;
  }

  @Query(() => Person, { nullable: true })
  person(): null {
    return null;
  }

  @Query(() => Named, { nullable: true })
  named(): null {
    return null;
  }

  @Query(() => Number, { nullable: true })
  count(): null {
    return null;
  }

  looked(@Looked() look: Look): Look {
    return look;
  }
}

@Module({ imports: [GraphQLSchemaBuilderModule] })
class SchemaModule {}

let schema: GraphQLSchema;

beforeAll(async () => {
  const app = await NestFactory.createApplicationContext(SchemaModule, { logger: false });
  schema = await app.get(GraphQLSchemaFactory).create([People]);
  await app.close();
});

/** What the resolvers of a query's fields are told of it. */
function infosOf(source: string): GraphQLResolveInfo[] {
  const infos: GraphQLResolveInfo[] = [];
  const fieldResolver = (_: unknown, __: unknown, ___: unknown, info: GraphQLResolveInfo): null => {
    infos.push(info);
    return null;
  };
  // Not validated, so that a field is asked for that the schema does not have.
  void execute({ schema, document: parse(source), fieldResolver });
  return infos;
}

function infoOf(source: string): GraphQLResolveInfo {
  const [info] = infosOf(source);
  if (info === undefined) throw new Error('a field is asked for');
  return info;
}

describe('a look at marked fields', () => {
  it.each([
    ['nothing that is marked', '{ children { year __typename } }', {}],
    ['a number', '{ count }', {}],
    ['one field', '{ children { year name } }', { IDENTITY: ['name'] }],
    ['fields of a kind, sorted', '{ children { needs adjustments } }', { NEEDS: ['adjustments', 'needs'] }],
    ['a field asked for twice', '{ children { needs also: needs } }', { NEEDS: ['needs'] }],
    ['a field under another name', '{ children { year: name } }', { IDENTITY: ['name'] }],
    ['a harmless field under the name of one', '{ children { name: year } }', {}],
    ['fields further down', '{ children { friends { friends { needs } } } }', { NEEDS: ['needs'] }],
    ['the field asked for in two places', '{ children { year } children { name } }', { IDENTITY: ['name'] }],
    ['an inline fragment', '{ person { __typename ... on Child { needs } } }', { NEEDS: ['needs'] }],
    ['an inline fragment on no type', '{ children { ... @include(if: true) { needs } } }', { NEEDS: ['needs'] }],
    ['what a directive skips', '{ children { name @skip(if: true) } }', { IDENTITY: ['name'] }],
    [
      'a fragment in a fragment',
      '{ children { ...a } } fragment a on Child { year friends { ...b } } fragment b on Child { needs name }',
      { NEEDS: ['needs'], IDENTITY: ['name'] },
    ],
    ['a fragment that another query spreads', '{ children { year } } fragment a on Child { needs }', {}],
    ['a field of an interface', '{ named { name } }', { IDENTITY: ['name'] }],
    ['a teacher’s own', '{ person { ... on Teacher { subject } } }', {}],
    ['a field that there is not', '{ children { secrets } }', {}],
  ])('is at %s', (_, source, kinds) => {
    const look = lookOf(infoOf(source));
    expect(Object.fromEntries(look.kinds)).toEqual(kinds);
    expect(look.isNeeded).toBe(Object.keys(kinds).length > 0);
    expect(look.isNoted).toBe(false);
  });

  it('is of each field of a query by itself', () => {
    const looks = infosOf('{ children { year } person { ... on Child { needs } } }').map(lookOf);
    expect(looks.map(({ isNeeded }) => isNeeded)).toEqual([false, true]);
  });

  it('is one for all who ask in one operation, and another when the same document is asked again', () => {
    const info = infoOf('{ children { needs } }');
    const look = lookOf(info);
    expect(lookOf(info)).toBe(look);
    const again = lookOf({ ...info });
    expect(again).not.toBe(look);
    expect(again.kinds).toBe(look.kinds);
  });

  it('is handed to the resolver', () => {
    const info = infoOf('{ children { needs } }');
    const parameters = Reflect.getMetadata(ROUTE_ARGS_METADATA, People, 'looked') as Record<
      string,
      { factory: (data: unknown, context: ExecutionContext) => Look }
    >;
    const looked = Object.values(parameters)[0]?.factory(undefined, asked(info, { outcome: 'ANONYMOUS' }));
    expect(looked).toBe(lookOf(info));
  });
});

function asked(info: GraphQLResolveInfo, signIn: SignIn, type = 'graphql'): ExecutionContext {
  const parts = [undefined, {}, { requestId: 'r', signIn }, info];
  return {
    getType: () => type,
    getHandler: () => asked,
    getClass: () => People,
    getArgs: () => parts,
    getArgByIndex: (index: number) => parts[index],
  } as unknown as ExecutionContext;
}

function signedIn(role: Actor['role']): SignIn {
  return { outcome: 'SIGNED_IN', actor: { ...systemActor('test'), role } };
}

/** What the caller gets to see of an answer. */
async function seen(answer: unknown, context: ExecutionContext): Promise<unknown> {
  const next: CallHandler<unknown> = { handle: () => of(answer) };
  try {
    return await lastValueFrom(new NoLookGoesUnnoted().intercept(context, next));
  } catch (error) {
    return error;
  }
}

describe('what was not written down', () => {
  const sensitive = '{ children { name needs adjustments } }';
  const unnoted = new InvariantViolated('a look at name, adjustments, needs is written down');
  const coordinator = signedIn('COORDINATOR');

  it.each([[{ name: 'Mia' }], [[{ name: 'Mia' }]], [{ nodes: [{}] }], [{ nodes: 7 }], [7], [''], [{}]])(
    'is not shown: %j',
    async (answer) => {
      expect(await seen(answer, asked(infoOf(sensitive), coordinator))).toEqual(unnoted);
    },
  );

  it.each([[null], [undefined], [[]], [{ nodes: [] }]])(
    'is no look where there is nothing to see: %j',
    async (answer) => {
      expect(await seen(answer, asked(infoOf(sensitive), coordinator))).toBe(answer);
    },
  );

  it('is shown once it is written down', async () => {
    const info = infoOf(sensitive);
    lookOf(info).isNoted = true;
    const answer = { name: 'Mia' };
    expect(await seen(answer, asked(info, coordinator))).toBe(answer);
  });

  it('is shown where nothing in it is marked', async () => {
    const answer = { year: '10' };
    expect(await seen(answer, asked(infoOf('{ children { year } }'), coordinator))).toBe(answer);
  });

  it.each([
    ['a student', signedIn('STUDENT'), true],
    ['a newcomer', signedIn('NEWCOMER'), false],
    ['nobody', { outcome: 'ANONYMOUS' }, false],
    ['the bearer of a bad token', { outcome: 'REFUSED', why: 'over' }, false],
  ] as const)('of %s', async (_, signIn, isOwn) => {
    const answer = { name: 'Mia' };
    expect(await seen(answer, asked(infoOf(sensitive), signIn))).toEqual(isOwn ? answer : unnoted);
  });

  it('is of operations alone: other addresses are not looked into', async () => {
    const answer = { name: 'Mia' };
    expect(await seen(answer, asked(infoOf(sensitive), coordinator, 'http'))).toBe(answer);
  });
});
