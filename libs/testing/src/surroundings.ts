import pg from 'pg';
import { invariant } from '#kernel';
import type { QueueName } from '#platform';

interface WorkerSurroundings {
  readonly apiUrl: string;
  readonly owner: string;
  readonly service: string;
  readonly catalogue: string;
}

/** Where this jest worker finds its API and its database (as owner, as the service, as the public catalogue). */
export function surroundings(): WorkerSurroundings {
  const own = process.env[`FOOTHOLD_TEST_${process.env['JEST_WORKER_ID'] ?? '1'}`];
  invariant(own !== undefined, 'the global set-up has started an API for this worker');
  return JSON.parse(own) as WorkerSurroundings;
}

/** The issuer that signs test people in. */
export function testIssuer(): string {
  return process.env['FOOTHOLD_TEST_ISSUER'] ?? '';
}

/** Moves this worker's API to an instant; without one, back to Monday 14 September 2026, 08:00 UTC. */
export async function setNow(instant = ''): Promise<void> {
  await control('clock', '', instant);
}

/** Does every proposal that is queued, as a worker would, at the time of this worker's API; returns how many jobs that were. */
export function runProposals(): Promise<number> {
  return workOff('run-proposal');
}

/** Delivers every event that waits, as a worker would, and does what follows from it; returns how many jobs that were. */
export function deliverEvents(): Promise<number> {
  return workOff('deliver-event');
}

/** Does every job of a queue, as a worker would, at the time of this worker's API; returns how many that were. */
export async function workOff(queue: QueueName): Promise<number> {
  return Number(await control('work', queue));
}

/** Does what the worker does in that queue by the clock. */
export async function tick(queue: QueueName): Promise<void> {
  await control('tick', queue);
}

/** Has this worker's API write down at once whom it has turned away, which it would do within a fifth of a second. */
export async function refusalsWritten(): Promise<void> {
  await control('refusals');
}

/** What the process of the APIs has written to its output so far. */
export function logged(): Promise<string> {
  return control('log');
}

/** How many statements this worker's API has sent to its database so far. */
export async function statementCount(): Promise<number> {
  return Number(await control('statements'));
}

/** Asks whoever runs the APIs of all workers for something of this worker's; throws what it failed of. */
async function control(
  what: 'clock' | 'log' | 'refusals' | 'statements' | 'tick' | 'work',
  queue: QueueName | '' = '',
  body = '',
): Promise<string> {
  const worker = process.env['JEST_WORKER_ID'] ?? '1';
  const address = `${process.env['FOOTHOLD_TEST_CONTROL'] ?? ''}/${what}/${worker}/${queue}`;
  const answer = await fetch(address, { method: 'POST', body });
  const text = await answer.text();
  if (!answer.ok) throw new Error(`${what} ${queue}: ${text}`);
  return text;
}

/** Asks the worker's database as its owner, past row-level security: to look at what was really saved, never in place of the API. */
export async function asOwner<Row extends pg.QueryResultRow>(
  sql: string,
  parameters: readonly unknown[] = [],
): Promise<Row[]> {
  owner ??= ownerPool();
  return (await owner.query<Row>(sql, [...parameters])).rows;
}

let owner: pg.Pool | undefined;

/** Lets go of its connections by itself, so that no spec has to end it; the database may be dropped under an idle one. */
function ownerPool(): pg.Pool {
  const pool = new pg.Pool({
    connectionString: surroundings().owner,
    max: 2,
    allowExitOnIdle: true,
    idleTimeoutMillis: 1000,
  });
  pool.on('error', () => undefined);
  return pool;
}
