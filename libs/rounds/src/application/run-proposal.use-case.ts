import {
  invariant,
  InvariantViolated,
  isIdOf,
  NotFound,
  Problem,
  requireMove,
  systemActor,
  today,
  type Actor,
  type Surroundings,
  type UnitOfWork,
} from '#kernel';
import type { RoundInstance } from '../domain/instance.js';
import {
  mostAttempts,
  progressAt,
  proposalRunTransitions,
  type ProposalRun,
  type ProposalStep,
  type RunFailure,
} from '../domain/proposal-run.js';
import { roundEvents, type Round } from '../domain/round.js';
import type { MakeProposal } from './make-proposal.js';
import type { Proposal, RoundsTx } from './ports.js';
import { PinsNotPossible } from './settled-places.js';

/** The run was cancelled, or another worker has begun it again: this one has nothing more to say. */
class RunStopped extends Error {}

/**
 * Does a run that was asked for: matches the round as everything stands now and keeps the result as a proposal. Reading and saving are
 * two units of work, so that nothing is held open while it thinks; what it is at can be read all the while. May be given the same run
 * any number of times: one that has ended is left alone, one whose worker died begins again from the start, and only one attempt saves.
 */
export class RunProposal {
  constructor(
    private readonly unitOfWork: UnitOfWork<RoundsTx>,
    private readonly surroundings: Surroundings,
    private readonly makeProposal: Pick<MakeProposal, 'run'>,
  ) {}

  /** The proposal, if this call has made it; `undefined` when the run ended otherwise. Throws `NotFound`, and whatever broke. */
  async run(proposalId: string): Promise<Proposal | undefined> {
    const run = await this.begin(proposalId);
    if (run === undefined) return undefined;
    try {
      const { round, read } = await this.read(run);
      const proposal = await this.makeProposal.run(run, round, read, (step) => this.report(run, step));
      await this.report(run, 'SAVING');
      return (await this.save(run, proposal)) ? proposal : undefined;
    } catch (error) {
      if (error instanceof RunStopped) return undefined;
      const failure = failureOf(error, run);
      if (failure !== undefined) await this.fail(run, failure);
      if (failure?.kind === 'PIN_NOT_POSSIBLE') return undefined;
      throw error;
    }
  }

  /** The run, begun; `undefined` when it has ended, or ends here because its workers have died too often. */
  private begin(proposalId: string): Promise<ProposalRun | undefined> {
    const { clock } = this.surroundings;
    return this.unitOfWork.run(systemActor(proposalId), async ({ runs, outbox }) => {
      const run = isIdOf('Proposal', proposalId) ? await runs.lock(proposalId) : undefined;
      if (run === undefined) throw new NotFound('Proposal', proposalId);
      if (hasEnded(run)) return undefined;
      if (run.attempts >= mostAttempts) {
        await runs.end(run.id, 'FAILED', { kind: 'BROKE_DOWN' }, clock.now());
        await outbox.add({ kind: 'proposal-run.failed', subjectId: run.id, programmeId: run.programmeId });
        return undefined;
      }
      requireMove('ProposalRun', proposalRunTransitions, run.state, 'RUNNING', 'SYSTEM');
      await runs.begin(run.id, clock.now());
      return { ...run, state: 'RUNNING', attempts: run.attempts + 1 };
    });
  }

  private read(run: ProposalRun): Promise<{ round: Round; read: RoundInstance }> {
    return this.unitOfWork.run(serviceFor(run), async ({ rounds, instances }) => {
      const round = await lockRound(run, rounds);
      return { round, read: await instances.read(round, today(this.surroundings.clock)) };
    });
  }

  private async report(run: ProposalRun, step: ProposalStep): Promise<void> {
    const goesOn = await this.unitOfWork.run(serviceFor(run), ({ runs }) =>
      runs.report(run.id, run.attempts, step, progressAt[step]),
    );
    if (!goesOn) throw new RunStopped();
  }

  /** Everything at once, or, if the run was cancelled meanwhile, nothing. */
  private save(run: ProposalRun, proposal: Proposal): Promise<boolean> {
    const at = this.surroundings.clock.now();
    return this.unitOfWork.run(serviceFor(run), async ({ rounds, runs, proposals, outbox }) => {
      // The round first, as everybody does who locks both.
      const round = await lockRound(run, rounds);
      const now = await runs.lock(run.id);
      if (now?.state !== 'RUNNING' || now.attempts !== run.attempts) return false;
      await proposals.add(proposal, at);
      await runs.end(run.id, 'DONE', null, at);
      if (run.basis === 'AFRESH') await rounds.setProposal(round.id, 'PROPOSED', proposal.id);
      await outbox.add({ kind: roundEvents.PROPOSED, subjectId: round.id });
      return true;
    });
  }

  private fail(run: ProposalRun, failure: RunFailure): Promise<void> {
    return this.unitOfWork.run(serviceFor(run), async ({ runs, outbox }) => {
      const now = await runs.lock(run.id);
      if (now === undefined || hasEnded(now) || now.attempts !== run.attempts) return;
      await runs.end(run.id, 'FAILED', failure, this.surroundings.clock.now());
      await outbox.add({ kind: 'proposal-run.failed', subjectId: run.id });
    });
  }
}

function hasEnded({ state }: ProposalRun): boolean {
  return state !== 'QUEUED' && state !== 'RUNNING';
}

/** What is kept of an error: nothing while another attempt may go better. */
function failureOf(error: unknown, { attempts }: ProposalRun): RunFailure | undefined {
  if (error instanceof PinsNotPossible)
    return { kind: 'PIN_NOT_POSSIBLE', studentIds: error.pins.map(({ studentId }) => studentId) };
  const isOurs = error instanceof InvariantViolated || error instanceof Problem;
  return isOurs || attempts >= mostAttempts ? { kind: 'BROKE_DOWN' } : undefined;
}

/** The service acting because somebody asked for the run: events say who that was. */
function serviceFor({ id, programmeId, askedBy }: ProposalRun): Actor {
  return { ...systemActor(id, programmeId), accountId: askedBy };
}

async function lockRound({ roundId, programmeId }: ProposalRun, rounds: RoundsTx['rounds']): Promise<Round> {
  const round = await rounds.lock(roundId, programmeId);
  invariant(round !== undefined, 'a run is of a round');
  return round;
}
