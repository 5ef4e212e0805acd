import { gatherFactsOf } from '#clearances';
import { systemActor, today, type Clock, type UnitOfWork } from '#kernel';
import { instantOf, sinceOf } from '../domain/blocked-since.js';
import { findBlockers } from './find-blockers.js';
import type { BlockersTx, NotedBlockers, RuleFacts, WaitingPlaces } from './ports.js';

const batchSize = 100;
const actor = systemActor('note-blockers');

/** Notes of every place that waits what blocks it, so that a board can say since when each thing does. Run by the worker, every few minutes. */
export class NoteBlockers {
  constructor(
    private readonly unitOfWork: UnitOfWork<BlockersTx>,
    private readonly clock: Clock,
    private readonly places: WaitingPlaces,
    private readonly facts: RuleFacts,
  ) {}

  /** How many were looked at. Each 100 are a unit of work of their own; harmless to repeat. */
  async run(): Promise<number> {
    const began = this.clock.now();
    for (let looked = 0, after: string | null = null; ;) {
      const { rows, endCursor, hasNextPage } = await this.places.ofAll(
        actor,
        { first: batchSize, after },
        today(this.clock),
      );
      const at = this.clock.now();
      const facts = await gatherFactsOf(this.facts, rows);
      const noted = rows.map((place): NotedBlockers => {
        const { blockers } = findBlockers(facts, place, today(this.clock));
        const since = blockers.map((blocker) => [blocker.key, sinceOf(blocker, place, instantOf(at))] as const);
        return { id: place.id, blockedSince: Object.fromEntries(since) };
      });
      await this.unitOfWork.run(actor, ({ notes }) => notes.note(noted, at));
      looked += rows.length;
      after = endCursor;
      if (!hasNextPage) {
        await this.unitOfWork.run(actor, ({ notes }) => notes.clear(began));
        return looked;
      }
    }
  }
}
