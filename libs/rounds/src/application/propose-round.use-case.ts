import { invariant, WrongState, type Actor, type Surroundings, type UnitOfWork } from '#kernel';
import { fairMode } from '../domain/matching-mode.js';
import type { Proposal, RoundsTx } from './ports.js';
import type { RunProposal } from './run-proposal.use-case.js';
import { addRun } from './start-proposal.use-case.js';

/**
 * Matches the round afresh in the plain fair mode while the caller waits. For clients that want the sums in the answer; whoever can
 * read them later uses `StartProposal`, which keeps nobody waiting however large the round is.
 */
export class ProposeRound {
  constructor(
    private readonly unitOfWork: UnitOfWork<RoundsTx>,
    private readonly surroundings: Surroundings,
    private readonly runProposal: RunProposal,
  ) {}

  /** Throws `WrongState` when the run was cancelled meanwhile, or a pin stood in its way. */
  async run(actor: Actor, roundId: string): Promise<Proposal> {
    const command = { roundId, mode: fairMode, basis: 'AFRESH' } as const;
    const { id } = await this.unitOfWork.run(actor, (tx) => addRun(tx, actor, command, this.surroundings));
    const proposal = await this.runProposal.run(id);
    if (proposal !== undefined) return proposal;
    const ended = await this.unitOfWork.run(actor, ({ runs }) => runs.find(id));
    invariant(ended !== undefined, 'a run that was asked for is there');
    throw new WrongState('ProposalRun', ended.state, 'DONE', ['RUNNING']);
  }
}
