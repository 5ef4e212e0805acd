import { invariant, isIdOf, systemActor, type Surroundings, type UnitOfWork } from '#kernel';
import { SlotsHaveChanged } from '../domain/problems.js';
import type { ProposalRun } from '../domain/proposal-run.js';
import type { Round } from '../domain/round.js';
import { offerPlaces } from './offer-places.js';
import type { NewProposalRun, RoundsTx, RuleFacts } from './ports.js';

/**
 * Where a coordinator has chosen so, matches a published round again with least change once a place of it is free, and offers what comes of
 * it: nobody is moved. Both steps may be given the same event or run any number of times; each takes effect once.
 */
export class RerunAfterNo {
  constructor(
    private readonly unitOfWork: UnitOfWork<RoundsTx>,
    private readonly surroundings: Surroundings,
    private readonly facts: RuleFacts,
  ) {}

  /** True when a run was asked for. One that waits already will see this place as well. */
  ask(eventId: string): Promise<boolean> {
    return this.unitOfWork.run(systemActor(eventId), async (tx) => {
      const round = await tx.rounds.lockFreed(eventId);
      if (round === undefined || (await tx.runs.isRerunQueued(round.id))) return false;
      return this.queue(tx, round, eventId);
    });
  }

  /** How many places were offered from a finished run; none when a coordinator asked for it, or when things have moved on since. */
  async publish(proposalId: string): Promise<number> {
    if (!isIdOf('Proposal', proposalId)) return 0;
    const run = await this.unitOfWork.run(systemActor(proposalId), ({ runs }) => runs.find(proposalId));
    if (run === undefined || run.state !== 'DONE' || (run.causedBy ?? null) === null) return 0;
    try {
      return await this.unitOfWork.run(systemActor(proposalId, run.programmeId), async (tx) => {
        const round = await tx.rounds.lock(run.roundId, run.programmeId);
        if (round?.state !== 'PUBLISHED' || run.basedOn !== round.currentProposalId) return 0;
        if ((await tx.proposals.places(run.id)).length === 0) return 0;
        // Offering cancels the runs that wait. What they were to look at was freed since, so it needs another.
        const causes = await tx.runs.takeCauses(round.id);
        const { offered, round: published } = await offerPlaces(tx, round, run.id, this.facts, this.surroundings);
        const [cause] = causes;
        if (cause !== undefined) await this.queue(tx, published, cause);
        return offered;
      });
    } catch (error) {
      if (!(error instanceof SlotsHaveChanged)) throw error;
      // Some of it went to somebody meanwhile, and nothing of it was offered; what is left is for a run that has seen that.
      await this.unitOfWork.run(systemActor(proposalId, run.programmeId), (tx) => this.again(tx, run));
      return 0;
    }
  }

  /** Queues another run in place of one that was overtaken: once, and not where one waits already. */
  private async again(tx: RoundsTx, { id, roundId, programmeId, basedOn }: ProposalRun): Promise<void> {
    const round = await tx.rounds.lock(roundId, programmeId);
    if (round?.state !== 'PUBLISHED' || basedOn !== round.currentProposalId) return;
    const cause = await tx.runs.passCauseOn(id);
    if (cause !== undefined && !(await tx.runs.isRerunQueued(round.id))) await this.queue(tx, round, cause);
  }

  private async queue({ runs, outbox }: RoundsTx, round: Round, cause: string): Promise<boolean> {
    const { id: roundId, programmeId, currentProposalId } = round;
    invariant(currentProposalId !== null, 'a published round has a proposal');
    const run: NewProposalRun = {
      id: this.surroundings.newId('Proposal'),
      programmeId,
      roundId,
      basis: 'LEAST_CHANGE',
      basedOn: currentProposalId,
      mode: await runs.modeOf(currentProposalId),
      askedBy: null,
    };
    if (!(await runs.addRerun(run, cause, this.surroundings.clock.now()))) return false;
    await runs.queue(run.id);
    await outbox.add({ kind: 'proposal-run.queued', subjectId: run.id, programmeId });
    return true;
  }
}
