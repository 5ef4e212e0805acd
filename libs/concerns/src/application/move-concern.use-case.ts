import { invariant, requireMove, type Actor, type Role, type Surroundings, type UnitOfWork } from '#kernel';
import { concernTransitions, type ConcernState } from '../domain/concern.js';
import { lockedConcern } from './locked-concern.js';
import type { ConcernsTx } from './ports.js';

/** A step of triage. */
export interface MoveConcernCommand {
  readonly concernId: string;
  readonly to: Exclude<ConcernState, 'OPEN'>;
  /** What was done or found out. */
  readonly note: string;
}

/** The kind of event that tells of a step: `concern.passed-on`. */
const eventOf = (state: ConcernState): string => `concern.${state.toLowerCase().replaceAll('_', '-')}`;

/** Takes a concern of the safeguarding lead's own school a step further, as the table allows, noting what was done. */
export class MoveConcern {
  constructor(
    private readonly unitOfWork: UnitOfWork<ConcernsTx>,
    private readonly surroundings: Surroundings,
  ) {}

  /** Throws `NotFound` and `WrongState`. */
  run(actor: Actor, { concernId, to, note }: MoveConcernCommand): Promise<ConcernState> {
    const { clock, newId } = this.surroundings;
    return this.unitOfWork.run(actor, async ({ concerns, outbox }) => {
      const concern = await lockedConcern(concerns, concernId);
      requireMove('Concern', concernTransitions, concern.state, to, actor.role as Role);
      invariant(actor.accountId !== null, 'whoever works on a concern has an account');
      await concerns.move(concern, { id: newId('ConcernNote'), to, note, by: actor.accountId, at: clock.now() });
      await outbox.add({ kind: eventOf(to), subjectId: concern.id });
      return to;
    });
  }
}
