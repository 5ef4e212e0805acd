import { today, type Actor, type Surroundings, type UnitOfWork } from '#kernel';
import { roundEvents, type Round, type RoundGoal } from '../domain/round.js';
import { cancelRuns } from './cancel-runs.js';
import { lockToMove } from './locked-round.js';
import { serviceFor } from './own-programme.js';
import type { RoundsTx } from './ports.js';
import { tellOfOpening } from './tell-of-opening.js';

/** A step of a round that changes nothing else: students may apply, or no longer; its places are settled. */
export interface MoveRoundCommand {
  readonly roundId: string;
  readonly to: Exclude<RoundGoal, 'PROPOSED' | 'PUBLISHED'>;
}

/**
 * Opens, closes or settles a round, as its transition table allows, and cancels what has not ended of its runs. Whoever may apply from
 * now on is told. Waits for lists that are being changed at this moment.
 */
export class MoveRound {
  constructor(
    private readonly unitOfWork: UnitOfWork<RoundsTx>,
    private readonly surroundings: Surroundings,
  ) {}

  run(actor: Actor, { roundId, to }: MoveRoundCommand): Promise<Round> {
    // Only the service sees every student who is to be told.
    const acting = to === 'OPEN' ? serviceFor(actor) : actor;
    return this.unitOfWork.run(acting, async (tx) => {
      const { rounds, outbox } = tx;
      const round = await lockToMove(rounds, actor, roundId, to);
      const at = this.surroundings.clock.now();
      await rounds.setState(round.id, to);
      // A date that is over would close the lists again at once.
      if (to === 'OPEN' && round.closesAt !== null && round.closesAt <= at)
        await rounds.setTerms(round.id, { ...round, closesAt: null });
      await cancelRuns(tx, round.id, at);
      await outbox.add({ kind: roundEvents[to], subjectId: round.id });
      if (to === 'OPEN') await tellOfOpening(tx, round, today(this.surroundings.clock));
      return { ...round, state: to };
    });
  }
}
