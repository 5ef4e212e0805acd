import { describe, expect, it } from '@jest/globals';
import { InvariantViolated, localDate, NotFound, type DomainEvent, type UnitOfWork } from '#kernel';
import { newId } from '#platform';
import { fairMode } from '../domain/matching-mode.js';
import type { ProposalRun, RunFailure } from '../domain/proposal-run.js';
import { plainTerms, type Round } from '../domain/round.js';
import type { MakeProposal } from './make-proposal.js';
import type { Proposal, RoundsTx } from './ports.js';
import { anInstance } from './round.fixture.js';
import { RunProposal } from './run-proposal.use-case.js';

const round: Round = {
  id: newId('Round'),
  programmeId: newId('Programme'),
  name: 'Autumn',
  state: 'CLOSED',
  slotsFrom: localDate('2026-10-26'),
  slotsTo: localDate('2026-10-30'),
  maxChoices: 5,
  seed: '5e'.repeat(32),
  seedCommitment: '00'.repeat(32),
  ...plainTerms,
  currentProposalId: null,
};

/** A worker over one run in memory; `make` is what stands in for the matching. */
function aWorker(
  changes: Partial<ProposalRun>,
  make: (stored: { run: ProposalRun }) => Promise<Proposal>,
): {
  run: () => Promise<Proposal | undefined>;
  stored: { run: ProposalRun; failure: RunFailure | null };
  log: string[];
} {
  const asked: ProposalRun = {
    id: newId('Proposal'),
    programmeId: round.programmeId,
    roundId: round.id,
    state: 'QUEUED',
    basis: 'AFRESH',
    basedOn: null,
    mode: fairMode,
    attempts: 0,
    askedBy: null,
    ...changes,
  };
  const stored: { run: ProposalRun; failure: RunFailure | null } = { run: asked, failure: null };
  const log: string[] = [];
  const note = (what: string): Promise<void> => Promise.resolve(void log.push(what));
  const tx: Pick<RoundsTx, 'rounds' | 'runs' | 'instances' | 'proposals' | 'outbox'> = {
    rounds: {
      lock: () => Promise.resolve(round),
      setProposal: (_id, state) => note(`round ${state}`),
    } as Partial<RoundsTx['rounds']> as RoundsTx['rounds'],
    runs: {
      lock: () => Promise.resolve(stored.run),
      begin: () =>
        Promise.resolve(void (stored.run = { ...stored.run, state: 'RUNNING', attempts: stored.run.attempts + 1 })),
      report: (_id, attempt) => Promise.resolve(stored.run.state === 'RUNNING' && stored.run.attempts === attempt),
      end: (_id, state, failure) => {
        stored.run = { ...stored.run, state };
        stored.failure = failure;
        return Promise.resolve();
      },
    } as Partial<RoundsTx['runs']> as RoundsTx['runs'],
    instances: { read: () => Promise.resolve(anInstance()) },
    proposals: { add: () => note('proposal') } as Partial<RoundsTx['proposals']> as RoundsTx['proposals'],
    outbox: { add: (...events: DomainEvent[]) => note(events.map(({ kind }) => kind).join()) },
  };
  const unitOfWork: UnitOfWork<RoundsTx> = { run: (_actor, work) => work(tx as RoundsTx) };
  const maker: Pick<MakeProposal, 'run'> = {
    run: async (_run, _round, _read, report) => {
      await report('MATCHING');
      return make(stored);
    },
  };
  const worker = new RunProposal(unitOfWork, { clock: { now: () => new Date(0) }, newId }, maker);
  return { run: () => worker.run(asked.id), stored, log };
}

const proposal = { id: newId('Proposal') } as Proposal;
const brokenDown = { run: { state: 'FAILED' }, failure: { kind: 'BROKE_DOWN' } };

describe('a worker with a run', () => {
  it('saves the proposal, moves the round and says so', async () => {
    const worker = aWorker({}, () => Promise.resolve(proposal));
    expect(await worker.run()).toBe(proposal);
    expect(worker.log).toEqual(['proposal', 'round PROPOSED', 'round.proposed']);
    expect(worker.stored.run).toMatchObject({ state: 'DONE', attempts: 1 });
  });

  it('leaves the round as it is when it is published already', async () => {
    const worker = aWorker({ basis: 'LEAST_CHANGE' }, () => Promise.resolve(proposal));
    await worker.run();
    expect(worker.log).toEqual(['proposal', 'round.proposed']);
  });

  it.each(['DONE', 'FAILED', 'CANCELLED'] as const)('does nothing with one that is %s', async (state) => {
    const worker = aWorker({ state, attempts: 1 }, () => Promise.resolve(proposal));
    expect(await worker.run()).toBeUndefined();
    expect(worker.log).toEqual([]);
  });

  it('saves nothing once another worker has begun it', async () => {
    const worker = aWorker({}, (stored) => {
      stored.run = { ...stored.run, attempts: 2 };
      return Promise.resolve(proposal);
    });
    expect(await worker.run()).toBeUndefined();
    expect(worker.log).toEqual([]);
    expect(worker.stored.run.state).toBe('RUNNING');
  });

  it('leaves it to be tried again when something broke, and gives up at the third time', async () => {
    const worker = aWorker({}, () => Promise.reject(new Error('the connection was lost')));
    for (const attempts of [1, 2]) {
      await expect(worker.run()).rejects.toThrow('the connection was lost');
      expect(worker.stored.run).toMatchObject({ state: 'RUNNING', attempts });
    }
    await expect(worker.run()).rejects.toThrow('the connection was lost');
    expect(worker.stored).toMatchObject(brokenDown);
    expect(worker.log).toEqual(['proposal-run.failed']);
  });

  it('gives up at once on what is our own fault, and says so', async () => {
    const worker = aWorker({}, () => Promise.reject(new InvariantViolated('a fair run has no violations')));
    await expect(worker.run()).rejects.toThrow(InvariantViolated);
    expect(worker.stored).toMatchObject(brokenDown);
  });

  it('does not begin one a fourth time, which has cost three workers their lives', async () => {
    const worker = aWorker({ state: 'RUNNING', attempts: 3 }, () => Promise.resolve(proposal));
    expect(await worker.run()).toBeUndefined();
    expect(worker.stored).toMatchObject(brokenDown);
  });

  it('finds none under an id that nobody has', async () => {
    const unitOfWork: UnitOfWork<RoundsTx> = {
      run: (_actor, work) => work({ runs: { lock: () => Promise.resolve(undefined) } } as object as RoundsTx),
    };
    const worker = new RunProposal(unitOfWork, { clock: { now: () => new Date(0) }, newId }, {} as MakeProposal);
    await expect(worker.run(newId('Proposal'))).rejects.toThrow(NotFound);
    await expect(worker.run('proposal')).rejects.toThrow(NotFound);
  });
});
