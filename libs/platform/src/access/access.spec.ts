import 'reflect-metadata';
import { describe, expect, it } from '@jest/globals';
import { SetMetadata, type ExecutionContext } from '@nestjs/common';
import { ROUTE_ARGS_METADATA } from '@nestjs/common/constants.js';
import { DiscoveryService, Reflector } from '@nestjs/core';
import { Mutation, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Pool } from 'pg';
import { InvariantViolated, roles, systemActor, type Actor } from '#kernel';
import type { AuditEntry } from '../database/audit-entry.js';
import { ScopedReads } from '../database/reads.js';
import { AccessGuard } from './access.guard.js';
import { accessMarkKey, Allow, Public, type Audience } from './marks.js';
import { EveryOperationIsMarked, operationsOf } from './operations.js';
import { AccessRefused } from './refused.js';
import { CurrentActor, type RequestContext, type SignIn } from './request-context.js';
import { nobody, SecurityLog } from './security-log.js';

@Resolver()
class Letters {
  readonly note = 'not a method';

  @Query(() => String)
  @Public()
  published(): string {
    return '';
  }

  @Query(() => String, { name: 'mine' })
  @Allow('STUDENT', 'NEWCOMER')
  own(): string {
    return '';
  }

  @Mutation(() => String)
  @Allow('COORDINATOR')
  publish(): string {
    return '';
  }

  @Mutation(() => String)
  forgotten(): string {
    return '';
  }

  @Query(() => String)
  neglected(): string {
    return '';
  }

  @Query(() => String)
  @Allow('EMPLOYER')
  team(): string {
    return '';
  }

  @Mutation(() => String)
  @Allow('EMPLOYER')
  setRota(): string {
    return '';
  }

  @ResolveField(() => String)
  part(): string {
    return '';
  }

  helper(): string {
    return '';
  }

  @SetMetadata(accessMarkKey, ['SYSTEM'])
  inner(): string {
    return '';
  }

  whoActs(@CurrentActor() actor: Actor): Actor {
    return actor;
  }
}

const noted: (AuditEntry & { readonly by: Actor })[] = [];

/** Keeps what is noted here instead of in the database. */
class Notes extends SecurityLog {
  override note(by: Actor, entry: AuditEntry): void {
    noted.push({ by, ...entry });
  }
}

// A pool connects when it is asked something, and nothing is asked here.
const guard = new AccessGuard(new Reflector(), new Notes(new ScopedReads(new Pool())));
const audiences: readonly Audience[] = [...roles, 'NEWCOMER'];

function anActor(role: Audience): Actor {
  return { ...systemActor('test'), role };
}

/** A request to one of the methods above. */
function asked(method: keyof Letters, signIn: SignIn, type = 'graphql'): ExecutionContext {
  const handler: unknown = Reflect.get(Letters.prototype, method);
  const context: RequestContext = { requestId: 'r', signIn };
  const info = { fieldName: method };
  return {
    getType: () => type,
    getHandler: () => handler,
    getClass: () => Letters,
    getArgs: () => [undefined, {}, context, info],
    getArgByIndex: (index: number) => [undefined, {}, context, info][index],
  } as unknown as ExecutionContext;
}

function refusal(method: keyof Letters, signIn: SignIn, type?: string): unknown {
  try {
    return guard.canActivate(asked(method, signIn, type));
  } catch (error) {
    return error instanceof AccessRefused
      ? { code: error.code, status: error.getStatus(), says: error.message }
      : error;
  }
}

const anonymous: SignIn = { outcome: 'ANONYMOUS' };
const refused: SignIn = { outcome: 'REFUSED', why: 'The token is over.' };
const undecided: SignIn = { outcome: 'CHOOSE_GRANT', why: 'You have two roles.' };

describe('the closed door', () => {
  it.each(audiences)('lets a %s through to what is marked for it, and to nothing else', (role) => {
    const signIn: SignIn = { outcome: 'SIGNED_IN', actor: anActor(role) };
    const shut = { code: 'FORBIDDEN', status: 403, says: 'This operation is not open to your role.' };
    expect(refusal('published', signIn)).toBe(true);
    expect(refusal('own', signIn)).toEqual(role === 'STUDENT' || role === 'NEWCOMER' ? true : shut);
    expect(refusal('publish', signIn)).toEqual(role === 'COORDINATOR' ? true : shut);
    expect(refusal('forgotten', signIn)).toEqual(shut);
  });

  it('keeps the service itself out of what people do', () => {
    const signIn: SignIn = { outcome: 'SIGNED_IN', actor: systemActor('test') };
    expect(refusal('own', signIn)).toMatchObject({ code: 'FORBIDDEN' });
    expect(refusal('inner', signIn)).toMatchObject({ code: 'FORBIDDEN' });
  });

  it('lets anybody read what is public, unless they come with a bad token', () => {
    expect(refusal('published', anonymous)).toBe(true);
    expect(refusal('published', undecided)).toBe(true);
    expect(refusal('published', refused)).toEqual({ code: 'NOT_SIGNED_IN', status: 401, says: 'The token is over.' });
  });

  it('asks who comes before it says what is closed', () => {
    expect(refusal('own', anonymous)).toEqual({ code: 'NOT_SIGNED_IN', status: 401, says: 'Sign in to do this.' });
    expect(refusal('forgotten', anonymous)).toMatchObject({ code: 'NOT_SIGNED_IN' });
    expect(refusal('own', undecided)).toEqual({ code: 'CHOOSE_GRANT', status: 400, says: 'You have two roles.' });
  });

  it('opens other addresses only where they are public', () => {
    expect(refusal('published', anonymous, 'http')).toBe(true);
    const shut = { code: 'FORBIDDEN', status: 403, says: 'This address is not open.' };
    expect(refusal('own', { outcome: 'SIGNED_IN', actor: anActor('STUDENT') }, 'http')).toEqual(shut);
    expect(refusal('forgotten', anonymous, 'http')).toEqual(shut);
  });

  it.each([
    ['EVERY_MEMBER', 'team', ['ADVERTS'], true],
    ['EVERY_MEMBER', 'team', [], false],
    ['EVERY_MEMBER', 'team', undefined, false],
    ['STUDENTS', 'setRota', ['STUDENTS'], true],
    ['STUDENTS', 'setRota', ['OWNER'], true],
    ['STUDENTS', 'setRota', ['ADVERTS', 'REQUESTS'], false],
    ['STUDENTS', 'setRota', undefined, false],
  ] as const)('asks an employer for a right in the team, %s for %s: %j', (_, method, rights, isOpen) => {
    const actor: Actor = { ...anActor('EMPLOYER'), ...(rights === undefined ? {} : { rights }) };
    const says = 'Your rights in the team do not go as far as this operation.';
    expect(refusal(method, { outcome: 'SIGNED_IN', actor })).toEqual(
      isOpen ? true : { code: 'FORBIDDEN', status: 403, says },
    );
  });

  it('writes down whom it turns away from which operation, and why, and nobody whom it lets in', () => {
    noted.length = 0;
    const actor = anActor('STUDENT');
    refusal('published', anonymous);
    refusal('own', anonymous);
    refusal('published', refused);
    refusal('publish', { outcome: 'SIGNED_IN', actor });
    const of = { objectType: 'Operation' };
    expect(noted).toEqual([
      { ...of, by: nobody('r'), action: 'access.refused', objectId: 'own', reason: 'NOT_SIGNED_IN' },
      { ...of, by: nobody('r'), action: 'sign-in.refused', objectId: 'published', reason: 'The token is over.' },
      { ...of, by: actor, action: 'access.refused', objectId: 'publish', reason: 'FORBIDDEN' },
    ]);
  });

  it('has a name for whoever was turned away', () => {
    expect(new AccessRefused('FORBIDDEN', 'No.').name).toBe('AccessRefused');
  });
});

describe('the operations of a resolver', () => {
  it('are its queries and mutations by their names in the schema, with their marks, and nothing else', () => {
    expect(operationsOf(Letters.prototype)).toEqual([
      { name: 'published', type: 'Query', access: 'PUBLIC' },
      { name: 'mine', type: 'Query', access: ['STUDENT', 'NEWCOMER'] },
      { name: 'publish', type: 'Mutation', access: ['COORDINATOR'] },
      { name: 'forgotten', type: 'Mutation', access: null },
      { name: 'neglected', type: 'Query', access: null },
      { name: 'team', type: 'Query', access: ['EMPLOYER'] },
      { name: 'setRota', type: 'Mutation', access: ['EMPLOYER'] },
    ]);
  });

  it('all say who may call them, or the service does not start', () => {
    const start = (...instances: unknown[]): (() => void) => {
      const discovery = {
        getProviders: () => instances.map((instance) => ({ instance })),
      } as unknown as DiscoveryService;
      return () => new EveryOperationIsMarked(discovery).onApplicationBootstrap();
    };
    expect(start(new Letters())).toThrow(
      new InvariantViolated('every operation says who may call it: forgotten, neglected do not'),
    );
    expect(start(null, undefined, 'text', 7, {})).not.toThrow();
  });
});

describe('who acts', () => {
  const parameter = Object.values(
    Reflect.getMetadata(ROUTE_ARGS_METADATA, Letters, 'whoActs') as Record<
      string,
      { factory: (data: unknown, context: ExecutionContext) => Actor }
    >,
  )[0];
  const actorOf = (signIn: SignIn): unknown => {
    try {
      return parameter?.factory(undefined, asked('whoActs', signIn));
    } catch (error) {
      return error instanceof AccessRefused ? [error.code, error.message] : error;
    }
  };

  it('is whoever signed in', () => {
    const actor = anActor('STUDENT');
    expect(actorOf({ outcome: 'SIGNED_IN', actor })).toBe(actor);
  });

  it.each([anonymous, refused, undecided])('is nobody else: %j', (signIn) => {
    expect(actorOf(signIn)).toEqual(['NOT_SIGNED_IN', 'Sign in to do this.']);
  });
});
