import type { RoundId } from '#kernel';
import type { RoundsTx } from './ports.js';

/** Cancels what has not ended of a round's runs, because the round moves on. The round must be locked. */
export async function cancelRuns({ runs, outbox }: RoundsTx, roundId: RoundId, at: Date): Promise<void> {
  const cancelled = await runs.cancelAll(roundId, at);
  await outbox.add(...cancelled.map((subjectId) => ({ kind: 'proposal-run.cancelled', subjectId })));
}
