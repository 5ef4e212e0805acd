import {
  emptyPage,
  isIdOf,
  pageOf,
  readCursor,
  type Actor,
  type IdOf,
  type Page,
  type PageRequest,
  type RoundId,
} from '#kernel';
import { statement, type ScopedReads } from '#platform';
import type { MatchingMode } from '../domain/matching-mode.js';
import type { ProposalBasis, ProposalRunState, ProposalStep, RunFailure } from '../domain/proposal-run.js';

/** A run as its coordinator follows it. */
export interface ProposalRunLine {
  readonly id: IdOf<'Proposal'>;
  readonly roundId: RoundId;
  readonly state: ProposalRunState;
  /** What it does now; null unless it is running. */
  readonly step: ProposalStep | null;
  /** 0 to 100. */
  readonly progress: number;
  readonly mode: MatchingMode;
  readonly basis: ProposalBasis;
  readonly failure: RunFailure | null;
  readonly attempts: number;
  /** Instants in UTC, as text. */
  readonly askedAt: string;
  readonly endedAt: string | null;
  /** Of its proposal; null until it is done. */
  readonly placed: number | null;
  readonly unplaced: number | null;
  /** Whether its proposal is the one that counts in its round. */
  readonly isCurrent: boolean;
}

const instant = (column: string): string => `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')`;

const lines = `
  select w.id, w.round_id as "roundId", w.state, w.step, w.progress, w.mode, w.basis, w.failure, w.attempts,
    ${instant('w.asked_at')} as "askedAt", ${instant('w.ended_at')} as "endedAt", p.placed, p.unplaced,
    r.current_proposal_id is not distinct from w.id as "isCurrent"
  from proposal_run w join round r on r.id = w.round_id left join proposal p on p.id = w.id`;

const byId = statement<ProposalRunLine>('proposal_run', `${lines} where w.id = $1`);

const ofRound = statement<ProposalRunLine>(
  'proposal_runs_of_round',
  `${lines} where w.round_id = $1 and ($2::text is null or (w.asked_at, w.id) < (select asked_at, id from proposal_run where id = $2))
   order by w.asked_at desc, w.id desc limit $3`,
);

/** Reads of runs for the coordinator. */
export class ProposalRunQueries {
  constructor(private readonly reads: ScopedReads) {}

  /** A run in the coordinator's programme. */
  async one(actor: Actor, id: string): Promise<ProposalRunLine | undefined> {
    return isIdOf('Proposal', id) ? this.reads.one(actor, byId, [id]) : undefined;
  }

  /** The runs of a round of the coordinator's programme, the latest first. */
  async ofRound(actor: Actor, roundId: string, { first, after }: PageRequest): Promise<Page<ProposalRunLine>> {
    if (!isIdOf('Round', roundId)) return emptyPage;
    const from = after === null ? undefined : readCursor(after, 1)?.[0];
    const last = typeof from === 'string' && isIdOf('Proposal', from) ? from : null;
    return pageOf(await this.reads.all(actor, ofRound, [roundId, last, first + 1]), first, ({ id }) => [id]);
  }
}
