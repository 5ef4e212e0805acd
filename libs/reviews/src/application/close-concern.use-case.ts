import {
  invariant,
  isIdOf,
  NotFound,
  requireMove,
  type Actor,
  type IdOf,
  type Role,
  type Surroundings,
  type UnitOfWork,
} from '#kernel';
import { concernTransitions } from '../domain/concern.js';
import type { ReviewsTx } from './ports.js';

/** How a concern was dealt with. */
export interface CloseConcernCommand {
  readonly concernId: string;
  readonly note: string;
}

/** Closes a concern of the safeguarding lead's own school, noting what was done. */
export class CloseConcern {
  constructor(
    private readonly unitOfWork: UnitOfWork<ReviewsTx>,
    private readonly surroundings: Surroundings,
  ) {}

  run(actor: Actor, { concernId, note }: CloseConcernCommand): Promise<IdOf<'Concern'>> {
    return this.unitOfWork.run(actor, async ({ concerns, outbox }) => {
      const state = isIdOf('Concern', concernId) ? await concerns.lock(concernId) : undefined;
      if (!isIdOf('Concern', concernId) || state === undefined) throw new NotFound('Concern', concernId);
      requireMove('Concern', concernTransitions, state, 'CLOSED', actor.role as Role);
      invariant(actor.accountId !== null, 'whoever closes a concern has an account');
      await concerns.close(concernId, { note, by: actor.accountId, at: this.surroundings.clock.now() });
      await outbox.add({ kind: 'concern.closed', subjectId: concernId });
      return concernId;
    });
  }
}
