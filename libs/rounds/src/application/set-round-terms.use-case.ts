import { InvalidInput, WrongState, type Actor, type Surroundings, type UnitOfWork } from '#kernel';
import { termedStates, termFaults, type Round, type RoundTerms } from '../domain/round.js';
import { lockOwn } from './locked-round.js';
import type { RoundsTx } from './ports.js';

/** A round's dates and what becomes of places that are given back, in place of those before. */
export interface SetRoundTermsCommand extends RoundTerms {
  readonly roundId: string;
}

/** Sets when a round opens, closes and is answered by. A worker then does it; offers that were made already keep their time. */
export class SetRoundTerms {
  constructor(
    private readonly unitOfWork: UnitOfWork<RoundsTx>,
    private readonly surroundings: Surroundings,
  ) {}

  run(actor: Actor, { roundId, ...terms }: SetRoundTermsCommand): Promise<Round> {
    return this.unitOfWork.run(actor, async ({ rounds, outbox }) => {
      const round = await lockOwn(rounds, actor, roundId);
      if (!termedStates.includes(round.state)) throw new WrongState('Round', round.state, 'TERMED', termedStates);
      const faults = termFaults(terms, round.state, this.surroundings.clock.now());
      if (faults.length > 0) throw new InvalidInput(faults);
      await rounds.setTerms(round.id, terms);
      await outbox.add({ kind: 'round.terms-set', subjectId: round.id });
      return { ...round, ...terms };
    });
  }
}
