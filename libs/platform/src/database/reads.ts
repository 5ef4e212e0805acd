import type { Pool, QueryResult, QueryResultRow } from 'pg';
import { systemClock, type Actor, type Clock } from '#kernel';
import { actAs } from './scope.js';
import type { Statement } from './statement.js';

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
    const client = await this.pool.connect();
    try {
      const begun = client.query(`begin read only;${actAs(actor, this.clock)}`);
      const result: Promise<QueryResult<Row>> = client.query<Row>({
        name: read.name,
        text: read.text,
        values: [...parameters],
      });
      const ended = client.query('commit');
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

  async onModuleDestroy(): Promise<void> {
    await this.pool.end();
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
