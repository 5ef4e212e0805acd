import { invariant, type IdOf, type RoundId } from '#kernel';
import { enqueueIn, type Transaction } from '#platform';
import type { NewProposalRun, ProposalRuns } from '../application/ports.js';
import type { MatchingMode } from '../domain/matching-mode.js';
import type { ProposalRun, ProposalRunState, ProposalStep, RunFailure } from '../domain/proposal-run.js';

const columns = `id, programme_id as "programmeId", round_id as "roundId", state, basis, based_on as "basedOn", mode, attempts,
  asked_by as "askedBy", caused_by as "causedBy"`;

/** Runs of the matching in PostgreSQL. */
export class PgProposalRuns implements ProposalRuns {
  constructor(private readonly tx: Transaction) {}

  async add({ id, programmeId, roundId, basis, basedOn, mode, askedBy }: NewProposalRun, at: Date): Promise<void> {
    await this.tx.manager.query(
      `insert into proposal_run (id, programme_id, round_id, state, basis, based_on, mode, asked_by, asked_at)
       values ($1, $2, $3, 'QUEUED', $4, $5, $6, $7, $8)`,
      [id, programmeId, roundId, basis, basedOn, JSON.stringify(mode), askedBy, at],
    );
  }

  async addRerun(
    { id, programmeId, roundId, basis, basedOn, mode }: NewProposalRun,
    causedBy: string,
    at: Date,
  ): Promise<boolean> {
    const added = await this.tx.manager.query<unknown[]>(
      `insert into proposal_run (id, programme_id, round_id, state, basis, based_on, mode, caused_by, asked_at)
       values ($1, $2, $3, 'QUEUED', $4, $5, $6, $7, $8) on conflict (caused_by) do nothing returning id`,
      [id, programmeId, roundId, basis, basedOn, JSON.stringify(mode), causedBy, at],
    );
    return added.length === 1;
  }

  async isRerunQueued(roundId: RoundId): Promise<boolean> {
    const queued = await this.tx.manager.query<unknown[]>(
      `select id from proposal_run where round_id = $1 and state = 'QUEUED' and caused_by is not null limit 1`,
      [roundId],
    );
    return queued.length === 1;
  }

  async modeOf(id: IdOf<'Proposal'>): Promise<MatchingMode> {
    const [run] = await this.tx.manager.query<{ mode: MatchingMode }[]>('select mode from proposal_run where id = $1', [
      id,
    ]);
    invariant(run !== undefined, 'every proposal was made by a run');
    return run.mode;
  }

  async takeCauses(roundId: RoundId): Promise<string[]> {
    const [taken] = await this.tx.manager.query<[{ cause: string }[], number]>(
      `update proposal_run p set caused_by = null
       from (select id, caused_by from proposal_run where round_id = $1 and state in ('QUEUED', 'RUNNING') and caused_by is not null
         for update) w where p.id = w.id returning w.caused_by as cause`,
      [roundId],
    );
    return taken.map(({ cause }) => cause);
  }

  async passCauseOn(id: IdOf<'Proposal'>): Promise<string | undefined> {
    const [taken] = await this.tx.manager.query<[{ cause: string }[], number]>(
      `update proposal_run p set caused_by = null from (select id, caused_by from proposal_run where id = $1 for update) w
       where p.id = w.id and w.caused_by is not null returning w.caused_by as cause`,
      [id],
    );
    return taken[0]?.cause;
  }

  async queue(proposalId: IdOf<'Proposal'>): Promise<void> {
    await enqueueIn(this.tx.manager, 'run-proposal', [{ proposalId }]);
  }

  async find(id: IdOf<'Proposal'>): Promise<ProposalRun | undefined> {
    const rows = await this.tx.manager.query<ProposalRun[]>(`select ${columns} from proposal_run where id = $1`, [id]);
    return rows[0];
  }

  async lock(id: IdOf<'Proposal'>): Promise<ProposalRun | undefined> {
    const rows = await this.tx.manager.query<ProposalRun[]>(
      `select ${columns} from proposal_run where id = $1 for update`,
      [id],
    );
    return rows[0];
  }

  async begin(id: IdOf<'Proposal'>, at: Date): Promise<void> {
    await this.tx.manager.query(
      `update proposal_run set state = 'RUNNING', step = 'READING', progress = 0, attempts = attempts + 1, begun_at = $2 where id = $1`,
      [id, at],
    );
  }

  async report(id: IdOf<'Proposal'>, attempt: number, step: ProposalStep, progress: number): Promise<boolean> {
    const [, noted] = await this.tx.manager.query<[unknown[], number]>(
      `update proposal_run set step = $3, progress = $4 where id = $1 and state = 'RUNNING' and attempts = $2`,
      [id, attempt, step, progress],
    );
    return noted === 1;
  }

  async end(
    id: IdOf<'Proposal'>,
    state: Extract<ProposalRunState, 'DONE' | 'FAILED' | 'CANCELLED'>,
    failure: RunFailure | null,
    at: Date,
  ): Promise<void> {
    const [, ended] = await this.tx.manager.query<[unknown[], number]>(
      `update proposal_run set state = $2::text, failure = $3, ended_at = $4, step = null,
         progress = case when $2::text = 'DONE' then 100 else progress end
       where id = $1 and state in ('QUEUED', 'RUNNING')`,
      [id, state, failure === null ? null : JSON.stringify(failure), at],
    );
    invariant(ended === 1, 'a run ends once');
  }

  async cancelAll(roundId: RoundId, at: Date): Promise<IdOf<'Proposal'>[]> {
    const [cancelled] = await this.tx.manager.query<[{ id: IdOf<'Proposal'> }[], number]>(
      `update proposal_run set state = 'CANCELLED', ended_at = $2, step = null
       where round_id = $1 and state in ('QUEUED', 'RUNNING') returning id`,
      [roundId, at],
    );
    return cancelled.map(({ id }) => id);
  }
}
