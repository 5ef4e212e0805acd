import { setTimeout as pause } from 'node:timers/promises';

/** Enough for the recovery of a large database after a crash; an ordinary start takes a tenth of a second. */
export const patienceSeconds = 120;

const pollMilliseconds = 20;

/** Asks every 20 ms until there is an answer, and gives that; undefined when there was none in `patienceSeconds`. Throws what `ask` throws. */
export async function eventually<Answer>(ask: () => Promise<Answer | undefined>): Promise<Answer | undefined> {
  const startedAt = performance.now();
  while (performance.now() - startedAt < patienceSeconds * 1000) {
    const answer = await ask();
    if (answer !== undefined) return answer;
    await pause(pollMilliseconds);
  }
  return undefined;
}
