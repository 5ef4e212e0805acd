import { isIdOf, NotFound, requireMove, type Actor, type Surroundings, type UnitOfWork } from '#kernel';
import { proposalRunTransitions, type ProposalRun } from '../domain/proposal-run.js';
import type { RoundsTx } from './ports.js';

/** Cancels a run that has not ended. One that a worker is doing stops at its next step; nothing of it is saved. */
export class CancelProposal {
  constructor(
    private readonly unitOfWork: UnitOfWork<RoundsTx>,
    private readonly surroundings: Surroundings,
  ) {}

  run(actor: Actor, proposalId: string): Promise<ProposalRun> {
    return this.unitOfWork.run(actor, async ({ runs, outbox }) => {
      const run = isIdOf('Proposal', proposalId) ? await runs.lock(proposalId) : undefined;
      if (run === undefined) throw new NotFound('Proposal', proposalId);
      requireMove('ProposalRun', proposalRunTransitions, run.state, 'CANCELLED', actor.role);
      await runs.end(run.id, 'CANCELLED', null, this.surroundings.clock.now());
      await outbox.add({ kind: 'proposal-run.cancelled', subjectId: run.id });
      return { ...run, state: 'CANCELLED' };
    });
  }
}
