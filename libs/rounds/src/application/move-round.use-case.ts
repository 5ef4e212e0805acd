import type { Actor, UnitOfWork } from '#kernel';
import { roundEvents, type Round, type RoundGoal } from '../domain/round.js';
import { lockToMove } from './locked-round.js';
import type { RoundsTx } from './ports.js';

/** A step of a round that changes nothing else: students may apply, or no longer; its places are settled. */
export interface MoveRoundCommand {
  readonly roundId: string;
  readonly to: Exclude<RoundGoal, 'PROPOSED' | 'PUBLISHED'>;
}

/** Opens, closes or settles a round, as its transition table allows. Waits for lists that are being changed at this moment. */
export class MoveRound {
  constructor(private readonly unitOfWork: UnitOfWork<RoundsTx>) {}

  run(actor: Actor, { roundId, to }: MoveRoundCommand): Promise<Round> {
    return this.unitOfWork.run(actor, async ({ rounds, outbox }) => {
      const round = await lockToMove(rounds, actor, roundId, to);
      await rounds.setState(round.id, to);
      await outbox.add({ kind: roundEvents[to], subjectId: round.id });
      return { ...round, state: to };
    });
  }
}
