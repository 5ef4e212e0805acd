import type { Connection, Pool, PoolClient, QueryResultRow } from 'pg';
import { systemClock, type Actor, type Clock } from '#kernel';
import type { Look } from '../access/sensitive.js';
import { entryRow } from './audit-entry.js';
import { noted } from './noted.js';
import { actAs } from './scope.js';
import type { Statement } from './statement.js';

/** Of whom the rows of a read are, for the audit trail. */
export interface Subjects {
  /** SQL for the id of a row's student; the row is called `looked`. Null where it shows nothing of anybody. */
  readonly studentId: string;
  /** How many rows of the page are shown; all where it is left out. */
  readonly first?: number;
}

/**
 * Reads as somebody: each is one read-only transaction of its own in which row-level security knows who asks. Its three messages go
 * down the wire together, so it costs one round trip; a client that goes away leaves nothing open.
 */
export class ScopedReads {
  constructor(
    private readonly pool: Pool,
    private readonly clock: Clock = systemClock,
  ) {}

  /** All rows that the statement gives to this actor, in its order. */
  async all<Row extends QueryResultRow>(
    actor: Actor,
    read: Statement<Row>,
    parameters: readonly unknown[] = [],
  ): Promise<Row[]> {
    return this.transaction(`begin read only;${actAs(actor, this.clock)}`, read, parameters);
  }

  /**
   * All rows of a read that shows something sensitive. Each student whom a shown row is about gets a row in the audit trail for each kind of
   * thing that was asked for, in the same statement: it is not read when it cannot be written down. A student's look at their own data, and a
   * look at nothing that is marked, is a read like any other.
   */
  async looking<Row extends QueryResultRow>(
    actor: Actor,
    look: Look,
    { studentId, first }: Subjects,
    read: Statement<Row>,
    parameters: readonly unknown[],
  ): Promise<Row[]> {
    look.isNoted = true;
    if (!look.isNeeded || actor.role === 'STUDENT') return this.all(actor, read, parameters);
    const entries = [...look.kinds].map(([kind, fields]) =>
      entryRow(actor, { action: `read.${kind}`, objectType: 'Student', objectId: null, fields }),
    );
    const written = [...parameters, JSON.stringify(entries), first ?? null];
    return this.transaction(`begin;${actAs(actor, this.clock)}`, noted(read, studentId, parameters.length), written);
  }

  private async transaction<Row extends QueryResultRow>(
    begin: string,
    read: Statement<Row>,
    parameters: readonly unknown[],
  ): Promise<Row[]> {
    const client = await this.pool.connect();
    try {
      const [begun, result, ended] = inOnePacket(client, () => [
        client.query(read.isPlannedOnce === true ? `${begin};set local plan_cache_mode = force_generic_plan` : begin),
        client.query<Row>({ name: read.name, text: read.text, values: [...parameters] }),
        client.query('commit'),
      ]);
      // All three are waited for, so that none fails unheard; the first that failed says why.
      const [began, answered, committed] = await Promise.all([
        begun.catch(asFailure),
        result.catch(asFailure),
        ended.catch(asFailure),
      ]);
      if (began instanceof Failure) throw began.cause;
      if (answered instanceof Failure) throw answered.cause;
      if (committed instanceof Failure) throw committed.cause;
      client.release();
      return answered.rows;
    } catch (error) {
      client.release(isConnectionLost(error) ? (error as Error) : false);
      throw error;
    }
  }

  /** What the service asks before it knows who acts: no scope, no transaction; every table is closed to it. */
  async unscoped<Row extends QueryResultRow>(read: Statement<Row>, parameters: readonly unknown[]): Promise<Row[]> {
    const { rows } = await this.pool.query<Row>({ name: read.name, text: read.text, values: [...parameters] });
    return rows;
  }

  /** The only row, or `undefined`. */
  async one<Row extends QueryResultRow>(
    actor: Actor,
    read: Statement<Row>,
    parameters: readonly unknown[] = [],
  ): Promise<Row | undefined> {
    return (await this.all(actor, read, parameters))[0];
  }

  /** Last of all, because what is noted at the end is still to be written. */
  async onApplicationShutdown(): Promise<void> {
    await this.pool.end();
  }
}

/** Sends what is queried meanwhile in one packet, which is one call into the operating system and wakes PostgreSQL once. */
function inOnePacket<Sent>(client: PoolClient, send: () => Sent): Sent {
  // Every client of pg has it; the types leave it out.
  const { stream } = (client as PoolClient & { readonly connection: Connection }).connection;
  stream.cork();
  try {
    return send();
  } finally {
    stream.uncork();
  }
}

/** An answer that did not come, kept until the others are in. */
class Failure {
  constructor(readonly cause: unknown) {}
}

function asFailure(error: unknown): Failure {
  return new Failure(error);
}

/** PostgreSQL answers its own errors with a five-character code and keeps the connection; anything else means it is gone. */
function isConnectionLost(error: unknown): boolean {
  return !(error instanceof Error && 'severity' in error) || error.severity === 'FATAL';
}
