import { isIdOf, NotFound, type Actor, type RoundId, type UnitOfWork } from '#kernel';
import { lockPinnable } from './locked-round.js';
import type { RoundsTx } from './ports.js';

/** A pin to be taken out. */
export interface UnpinPlacementCommand {
  readonly roundId: string;
  readonly studentId: string;
}

/** Takes a pin out before the round is published: the student takes part like everybody else. */
export class UnpinPlacement {
  constructor(private readonly unitOfWork: UnitOfWork<RoundsTx>) {}

  run(actor: Actor, { roundId, studentId }: UnpinPlacementCommand): Promise<RoundId> {
    return this.unitOfWork.run(actor, async (tx) => {
      const round = await lockPinnable(tx.rounds, actor, roundId);
      const isRemoved = isIdOf('Student', studentId) && (await tx.pins.remove(round.id, studentId));
      if (!isRemoved) throw new NotFound('Pin', studentId);
      await tx.outbox.add({ kind: 'placement.unpinned', subjectId: round.id });
      return round.id;
    });
  }
}
