import { Module, type INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import pg from 'pg';
import { serviceModules } from '#composition';
import type { Actor, Clock } from '#kernel';
import { asOwner, surroundings, until } from '#testing';

/** The service in this process, on this worker's database: what it sends can be cut off or changed on the way. */
export function aService(clock: Clock): Promise<INestApplicationContext> {
  const { service: databaseUrl, catalogue: catalogueUrl } = surroundings();
  @Module({ imports: serviceModules({ databaseUrl, catalogueUrl, issuers: [], clock }) })
  class RacedModule {}
  return NestFactory.createApplicationContext(RacedModule, { logger: false });
}

/** Somebody who acts in that service without having signed in. */
export function anActor(
  role: Actor['role'],
  of: Partial<Record<'accountId' | 'programmeId' | 'schoolId' | 'employerId' | 'studentId', string | null>>,
): Actor {
  const nobody = { accountId: null, programmeId: null, schoolId: null, employerId: null, studentId: null };
  return { ...nobody, requestId: 'race', ...of, role } as Actor;
}

/** A transaction of the owner's that is open while a story goes on. */
export interface OpenTransaction {
  query(sql: string, parameters?: readonly unknown[]): Promise<unknown>;
  commit(): Promise<void>;
  rollback(): Promise<void>;
}

export async function openTransaction(): Promise<OpenTransaction> {
  const client = new pg.Client(surroundings().owner);
  await client.connect();
  await client.query('begin');
  const end = async (how: string): Promise<void> => {
    await client.query(how);
    await client.end();
  };
  return {
    query: (sql, parameters = []) => client.query(sql, [...parameters]),
    commit: () => end('commit'),
    rollback: () => end('rollback'),
  };
}

/** Tells a story with a constraint of a table taken away; what would break it has to be gone by the end. */
export async function withoutConstraint(table: string, name: string, story: () => Promise<void>): Promise<void> {
  const [found] = await asOwner<{ definition: string }>(
    'select pg_get_constraintdef(oid) as definition from pg_constraint where conname = $1 and conrelid = $2::regclass',
    [name, table],
  );
  await asOwner(`alter table ${table} drop constraint ${name}`);
  try {
    await story();
  } finally {
    await asOwner(`alter table ${table} add constraint ${name} ${found?.definition}`);
  }
}

/** Waits until somebody waits for a lock in this worker's database. */
export async function untilSomebodyWaits(): Promise<void> {
  await until(async () => {
    const waiting = await asOwner(
      `select from pg_locks l join pg_stat_activity a on a.pid = l.pid where not l.granted and a.datname = current_database()`,
    );
    return waiting.length > 0;
  });
}

/** Holds whoever comes back until so many have come; the rest pass. */
export function aMeetingOf(parties: number): () => Promise<void> {
  let meet: () => void;
  const met = new Promise<void>((resolve) => (meet = resolve));
  return () => {
    if (--parties <= 0) meet();
    return met;
  };
}

/** Stops whoever comes to a point until they are let go on. */
export function aGate(): { readonly reached: Promise<void>; pass(): Promise<void>; open(): void } {
  let arrive: () => void;
  let open: () => void;
  const reached = new Promise<void>((resolve) => (arrive = resolve));
  const opened = new Promise<void>((resolve) => (open = resolve));
  return {
    reached,
    pass: () => {
      arrive();
      return opened;
    },
    open: () => open(),
  };
}
