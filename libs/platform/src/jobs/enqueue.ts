import PgBoss from 'pg-boss';
import type { EntityManager } from 'typeorm';
import { queueSchema, type Jobs, type QueueName } from './queues.js';

/** Only composes the insert; it never connects, because each call brings its own transaction. */
const composer = new PgBoss({ schema: queueSchema, db: { executeSql: () => Promise.resolve({ rows: [] }) } });

/** Queues jobs inside the caller's transaction: they exist exactly when the change does. One statement, however many. */
export async function enqueueIn<Name extends QueueName>(
  manager: EntityManager,
  queue: Name,
  jobs: readonly Jobs[Name][],
): Promise<void> {
  const executeSql = async (text: string, values: unknown[]): Promise<{ rows: unknown[] }> => ({
    rows: await manager.query<unknown[]>(text, values),
  });
  await composer.insert(
    jobs.map((data) => ({ name: queue, data })),
    { db: { executeSql } },
  );
}
