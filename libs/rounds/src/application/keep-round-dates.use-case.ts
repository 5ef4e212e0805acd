import { requireMove, systemActor, today, type Surroundings, type UnitOfWork } from '#kernel';
import { roundEvents, roundTransitions } from '../domain/round.js';
import { cancelRuns } from './cancel-runs.js';
import type { RoundsTx } from './ports.js';
import { tellOfOpening } from './tell-of-opening.js';

const batchSize = 200;

/** How long before its lists close those who have asked for nothing are reminded. */
const reminderMs = 3 * 86_400_000;

/**
 * Opens, closes and settles rounds at their dates, and reminds students before lists close. A round and its event move in one unit of work
 * under its lock, so that whatever dies in between, and however many workers run, each step is taken once.
 */
export class KeepRoundDates {
  constructor(
    private readonly unitOfWork: UnitOfWork<RoundsTx>,
    private readonly surroundings: Surroundings,
  ) {}

  /** How many rounds moved. */
  async run(): Promise<number> {
    let moved = 0;
    while (await this.moveNext()) moved++;
    return moved;
  }

  /** How many students were reminded. */
  async remind(): Promise<number> {
    for (let reminded = 0; ;) {
      const found = await this.unitOfWork.run(systemActor('remind-of-rounds'), async ({ rounds, outbox }) => {
        const now = this.surroundings.clock.now();
        const due = await rounds.remind(now, new Date(now.getTime() + reminderMs), batchSize);
        await outbox.add(
          ...due.map(({ roundId: subjectId, programmeId, studentId }) => ({
            kind: 'round.closes-soon',
            subjectId,
            programmeId,
            studentId,
          })),
        );
        return due.length;
      });
      reminded += found;
      if (found < batchSize) return reminded;
    }
  }

  private moveNext(): Promise<boolean> {
    const actor = systemActor('keep-round-dates');
    return this.unitOfWork.run(actor, async (tx) => {
      const now = this.surroundings.clock.now();
      const due = await tx.rounds.lockDue(now);
      if (due === undefined) return false;
      const { round, to } = due;
      requireMove('Round', roundTransitions, round.state, to, actor.role);
      await tx.rounds.setState(round.id, to);
      await cancelRuns(tx, round.id, now);
      await tx.outbox.add({ kind: roundEvents[to], subjectId: round.id, programmeId: round.programmeId });
      if (to === 'OPEN') await tellOfOpening(tx, round, today(this.surroundings.clock));
      return true;
    });
  }
}
