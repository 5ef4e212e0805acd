import { spawn, type ChildProcess } from 'node:child_process';
import { once as onceOf } from 'node:events';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import PgBoss from 'pg-boss';
import { queueSchema, queueTerms } from '#platform';
import { anEmployer, anOpportunity, aProgramme, aSchool, asOwner, surroundings, until } from '#testing';
import { openTransaction, untilSomebodyWaits } from './guards.js';
import { accountOf, aLine, nothing, once, type LineStory } from './waiting.story.js';

const queue = 'offer-free-places';

let story: LineStory;
const workers: ChildProcess[] = [];

beforeAll(async () => {
  const programme = await aProgramme();
  const employer = await anEmployer(programme);
  story = { employer, opportunityId: await anOpportunity(employer), school: await aSchool(programme) };
});

afterAll(() => Promise.all(workers.map(kill)));

/** A worker in a process of its own, which does what is queued about free places. */
function startWorker(): ChildProcess {
  const { service, catalogue } = surroundings();
  const env = { PATH: process.env['PATH'], DATABASE_URL: service, CATALOGUE_DATABASE_URL: catalogue };
  const argv = ['test/support/worker-at.js', '2026-09-14T08:00:00Z', queue];
  const worker = spawn(process.execPath, argv, { env, stdio: ['ignore', 'ignore', 'inherit'] });
  workers.push(worker);
  return worker;
}

async function kill(worker: ChildProcess): Promise<void> {
  if (worker.exitCode !== null || worker.signalCode !== null) return;
  worker.kill('SIGKILL');
  await onceOf(worker, 'exit');
}

/** The jobs about a slot, by state. */
async function jobsOf(slotId: string): Promise<{ id: string; state: string }[]> {
  return asOwner(`select id, state from jobs.job where name = $1 and data->>'slotId' = $2 order by id`, [
    queue,
    slotId,
  ]);
}

const isInHand = async (slotId: string): Promise<boolean> =>
  (await jobsOf(slotId)).some(({ state }) => state === 'active');

/** Lets the time go by after which a worker is held to be dead, and does what every worker does from time to time: puts its jobs back. */
async function putBack(slotId: string): Promise<void> {
  await asOwner(
    `update jobs.job set started_on = started_on - $2 * interval '1 second' where state = 'active' and data->>'slotId' = $1`,
    [slotId, queueTerms[queue].expireInSeconds + 1],
  );
  const boss = new PgBoss({
    connectionString: surroundings().service,
    schema: queueSchema,
    migrate: false,
    supervise: false,
    schedule: false,
  });
  boss.on('error', () => undefined);
  await boss.start();
  await boss.maintain();
  await boss.stop({ graceful: false, wait: true });
}

/** Kills what waits in the database for a process that is gone, as when the whole machine goes. */
const cutOffWhoWaits = (): Promise<unknown> =>
  asOwner(
    `select pg_terminate_backend(a.pid) from pg_locks l join pg_stat_activity a on a.pid = l.pid
     where not l.granted and a.datname = current_database()`,
  );

async function finishedByAnother(slotId: string): Promise<void> {
  await putBack(slotId);
  const other = startWorker();
  expect(await jobsOf(slotId)).not.toEqual([]);
  await until(async () => (await jobsOf(slotId)).every(({ state }) => state === 'completed'));
  await kill(other);
}

describe('a worker that is killed while it offers a place that came free', () => {
  it('in the middle of the offer leaves nothing of it, and another makes it, once', async () => {
    const { slotId } = await aLine(story, 1, 3);
    // The place is taken and given, and the worker is about to say so.
    const gate = await openTransaction();
    await gate.query('lock table event in exclusive mode');
    const worker = startWorker();
    await untilSomebodyWaits();
    expect(await isInHand(slotId)).toBe(true);
    await kill(worker);
    await gate.rollback();
    expect(await accountOf(slotId)).toEqual(nothing);
    await finishedByAnother(slotId);
    expect(await accountOf(slotId)).toEqual(once);
  });

  it('after the offer, before it could say that the job is done, has it done again, and nobody is offered anything twice', async () => {
    const { slotId } = await aLine(story, 2, 3);
    await asOwner(`delete from jobs.job where name = $1 and state = 'created' and data->>'slotId' = $2 and id <> $3`, [
      queue,
      slotId,
      (await jobsOf(slotId))[0]?.id,
    ]);
    const gate = await openTransaction();
    await gate.query('lock table event in exclusive mode');
    const worker = startWorker();
    await untilSomebodyWaits();
    const hold = await openTransaction();
    await hold.query(`select from jobs.job where state = 'active' and data->>'slotId' = $1 for update`, [slotId]);
    await gate.rollback();
    const both = { taken: 2, offers: 2, students: 2, marked: 2, told: 2 };
    await until(async () => (await accountOf(slotId)).offers === 2);
    await untilSomebodyWaits();
    await kill(worker);
    await cutOffWhoWaits();
    await hold.rollback();
    expect(await isInHand(slotId)).toBe(true);
    await finishedByAnother(slotId);
    expect(await accountOf(slotId)).toEqual(both);
  });
});
