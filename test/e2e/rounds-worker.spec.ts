import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { describe, expect, it } from '@jest/globals';
import { asOwner, surroundings, until } from '#testing';
import { aClosedRound, aStory, runSeenBy, start, whileListsAreLocked } from './rounds.story.js';

/** The worker as a process of its own, on this spec's database and the machine's clock. */
function startWorker(): ChildProcess {
  const { service, catalogue } = surroundings();
  const env = { PATH: process.env['PATH'], DATABASE_URL: service, CATALOGUE_DATABASE_URL: catalogue };
  return spawn(process.execPath, ['dist/apps/worker/src/main.js'], { env, stdio: ['ignore', 'ignore', 'inherit'] });
}

async function kill(worker: ChildProcess): Promise<void> {
  worker.kill('SIGKILL');
  await once(worker, 'exit');
}

describe('a run whose worker is killed in the middle', () => {
  it('has saved nothing, and is done by another worker from the start, once', async () => {
    const story = await aStory();
    const { coordinator } = story.programme;
    const roundId = await aClosedRound(story);
    const proposalId = await start(story, { roundId });
    await whileListsAreLocked(async () => {
      const worker = startWorker();
      await until(async () => (await runSeenBy(coordinator, proposalId)).step === 'READING');
      await kill(worker);
    });
    expect(await runSeenBy(coordinator, proposalId)).toMatchObject({ state: 'RUNNING', attempts: 1, placed: null });
    expect(await asOwner('select from proposal where round_id = $1', [roundId])).toEqual([]);

    // What the queue does by itself once a job has been away for too long.
    await asOwner(
      `update jobs.job set state = 'retry', start_after = now() where name = 'run-proposal' and data ->> 'proposalId' = $1`,
      [proposalId],
    );
    const worker = startWorker();
    const done = await until(async () => {
      const run = await runSeenBy(coordinator, proposalId);
      return run.state === 'DONE' ? run : undefined;
    });
    await kill(worker);
    expect(done).toMatchObject({ attempts: 2, progressPercent: 100, isCurrent: true });
    const proposals = await asOwner<{ outcomes: number }>(
      `select (select count(*)::integer from proposal_outcome o where o.proposal_id = p.id) as outcomes
       from proposal p where round_id = $1`,
      [roundId],
    );
    expect(proposals).toEqual([{ outcomes: 12 }]);
  });
});
