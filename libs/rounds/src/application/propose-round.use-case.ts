import { WrongState, type Actor, type Surroundings, type UnitOfWork } from '#kernel';
import type { MatchingMode } from '../domain/matching-mode.js';
import { roundStatesFor, type ProposalBasis } from '../domain/proposal-run.js';
import { lockOwn } from './locked-round.js';
import type { NewProposalRun, RoundsTx } from './ports.js';

/** A run of the matching as the coordinator asks for it. */
export interface ProposeRoundCommand {
  readonly roundId: string;
  readonly mode: MatchingMode;
  readonly basis: ProposalBasis;
}

/** Asks for a round to be matched and answers at once; a worker does it. Any number of runs may be asked for, each a dry run. */
export class ProposeRound {
  constructor(
    private readonly unitOfWork: UnitOfWork<RoundsTx>,
    private readonly surroundings: Surroundings,
  ) {}

  /** Throws `NotFound`, and `WrongState` where the round is not ready for it. */
  run(actor: Actor, { roundId, mode, basis }: ProposeRoundCommand): Promise<NewProposalRun> {
    const { clock, newId } = this.surroundings;
    return this.unitOfWork.run(actor, async ({ rounds, runs, outbox }) => {
      const round = await lockOwn(rounds, actor, roundId);
      const states = roundStatesFor[basis];
      if (!states.includes(round.state))
        throw new WrongState('Round', round.state, basis === 'AFRESH' ? 'PROPOSED' : 'PUBLISHED', states);
      const run = {
        id: newId('Proposal'),
        programmeId: round.programmeId,
        roundId: round.id,
        basis,
        basedOn: basis === 'AFRESH' ? null : round.currentProposalId,
        mode,
        askedBy: actor.accountId,
      };
      await runs.add(run, clock.now());
      await runs.queue(run.id);
      await outbox.add({ kind: 'proposal-run.queued', subjectId: run.id });
      return run;
    });
  }
}
