import type { IdOf, ProgrammeId, RoundId } from '#kernel';
import type { Transaction } from '#platform';
import type { HeldRound, Rounds } from '../application/ports.js';
import type { Round, RoundState } from '../domain/round.js';
import { RoundRow } from './round.rows.js';

const heldColumns = `id, state, to_char(slots_from, 'YYYY-MM-DD') as "slotsFrom", to_char(slots_to, 'YYYY-MM-DD') as "slotsTo",
  max_choices as "maxChoices"`;

/** Rounds in PostgreSQL. */
export class PgRounds implements Rounds {
  constructor(private readonly tx: Transaction) {}

  async add(round: Round): Promise<void> {
    await this.tx.manager.insert(RoundRow, round);
  }

  async lock(id: RoundId, programmeId: ProgrammeId): Promise<Round | undefined> {
    const rows = await this.tx.manager.query<Round[]>(
      `select ${heldColumns}, programme_id as "programmeId", name, seed, seed_commitment as "seedCommitment",
         current_proposal_id as "currentProposalId"
       from round where id = $1 and programme_id = $2 for update`,
      [id, programmeId],
    );
    return rows[0];
  }

  async hold(id: RoundId): Promise<HeldRound | undefined> {
    const rows = await this.tx.manager.query<HeldRound[]>(`select ${heldColumns} from round where id = $1 for share`, [
      id,
    ]);
    return rows[0];
  }

  async setState(id: RoundId, state: RoundState): Promise<void> {
    await this.tx.manager.update(RoundRow, { id }, { state });
  }

  async setProposal(id: RoundId, state: RoundState, currentProposalId: IdOf<'Proposal'>): Promise<void> {
    await this.tx.manager.update(RoundRow, { id }, { state, currentProposalId });
  }
}
