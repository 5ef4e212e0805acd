import type { IdOf, LocalDate, ProgrammeId, RoundId } from '#kernel';
import type { Transaction } from '#platform';
import type { AnsweredApplicant, HeldRound, RemindedStudent, Rounds, SchoolStudent } from '../application/ports.js';
import { freeingEvents, type Round, type RoundGoal, type RoundState, type RoundTerms } from '../domain/round.js';
import { RoundRow } from './round.rows.js';
import { isInRound, slotTables } from './slot-sql.js';

const heldColumns = `id, state, to_char(slots_from, 'YYYY-MM-DD') as "slotsFrom", to_char(slots_to, 'YYYY-MM-DD') as "slotsTo",
  max_choices as "maxChoices", closes_at as "closesAt"`;

const columns = `${heldColumns}, programme_id as "programmeId", name, seed, seed_commitment as "seedCommitment",
  current_proposal_id as "currentProposalId", opens_at as "opensAt", answer_by as "answerBy", after_no as "afterNo"`;

/** Where a round has to go at `$1`. It is settled once its last offer is answered, and nothing is on its way that could make another. */
const goalAt = `case
  when state = 'DRAFT' and opens_at <= $1 then 'OPEN'
  when state = 'OPEN' and closes_at <= $1 then 'CLOSED'
  when state = 'PUBLISHED' and answer_by <= $1
    and not exists (select from allocation a where a.round_id = round.id and a.state = 'OFFERED')
    and not exists (select from proposal_run p where p.round_id = round.id and p.state in ('QUEUED', 'RUNNING')) then 'SETTLED'
end`;

/** Rounds in PostgreSQL. */
export class PgRounds implements Rounds {
  constructor(private readonly tx: Transaction) {}

  async add(round: Round): Promise<void> {
    await this.tx.manager.insert(RoundRow, round);
  }

  async lock(id: RoundId, programmeId: ProgrammeId): Promise<Round | undefined> {
    const rows = await this.tx.manager.query<Round[]>(
      `select ${columns} from round where id = $1 and programme_id = $2 for update`,
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

  async setTerms(id: RoundId, { opensAt, closesAt, answerBy, afterNo }: RoundTerms): Promise<void> {
    await this.tx.manager.update(RoundRow, { id }, { opensAt, closesAt, answerBy, afterNo });
  }

  async lockFreed(eventId: string): Promise<Round | undefined> {
    const [round] = await this.tx.manager.query<Round[]>(
      `select ${columns} from round where state = 'PUBLISHED' and after_no = 'LEAST_CHANGE' and id = (
         select a.round_id from event e join allocation a on a.id = e.subject_id
         where e.id = $1 and e.kind = any($2)) for update`,
      [eventId, freeingEvents],
    );
    return round;
  }

  async lockDue(
    now: Date,
  ): Promise<{ round: Round; to: Extract<RoundGoal, 'OPEN' | 'CLOSED' | 'SETTLED'> } | undefined> {
    const [due] = await this.tx.manager.query<(Round & { to: Extract<RoundGoal, 'OPEN' | 'CLOSED' | 'SETTLED'> })[]>(
      `select ${columns}, ${goalAt} as "to" from round
       where state in ('DRAFT', 'OPEN', 'PUBLISHED') and ${goalAt} is not null order by id limit 1 for update skip locked`,
      [now],
    );
    if (due === undefined) return undefined;
    const { to, ...round } = due;
    return { round, to };
  }

  async remind(now: Date, until: Date, limit: number): Promise<RemindedStudent[]> {
    return this.tx.manager.query<RemindedStudent[]>(
      `with due as (
         insert into round_reminder (round_id, student_id, reminded_at)
         select r.id, n.id, $1 from round r join student n on n.programme_id = r.programme_id
         where r.state = 'OPEN' and r.closes_at > $1 and r.closes_at <= $2
           and (not exists (select from application p where p.round_id = r.id and p.student_id = n.id and p.state = 'SUBMITTED')
             or exists (select from application_sheet h where h.round_id = r.id and h.student_id = n.id
               and h.state in ('DRAFT', 'AWAITING_STUDENT')))
           and exists (select from slot s join opportunity o on o.id = s.opportunity_id where s.programme_id = r.programme_id
             and s.state = 'OPEN' and o.state = 'PUBLISHED' and o.kind = 'PLACEMENT' and n.year_group = any(o.year_groups)
             and s.starts_on >= r.slots_from and s.ends_on <= r.slots_to)
           and not exists (select from round_reminder m where m.round_id = r.id and m.student_id = n.id)
         order by r.id, n.id limit $3
         on conflict do nothing returning round_id, student_id)
       select due.round_id as "roundId", r.programme_id as "programmeId", due.student_id as "studentId"
       from due join round r on r.id = due.round_id order by due.round_id, due.student_id`,
      [now, until, limit],
    );
  }

  async invited({ programmeId, slotsFrom, slotsTo }: Round, today: LocalDate): Promise<SchoolStudent[]> {
    const window = { from: '$2::date', to: '$3::date' };
    return this.tx.manager.query<SchoolStudent[]>(
      `with years as (
         select distinct unnest(o.year_groups) as year from ${slotTables} where ${isInRound('$1', window, '$4::date')})
       select n.id as "studentId", n.school_id as "schoolId" from student n join years y on y.year = n.year_group
       where n.programme_id = $1 order by n.id`,
      [programmeId, slotsFrom, slotsTo, today],
    );
  }

  async answered(id: RoundId): Promise<AnsweredApplicant[]> {
    return this.tx.manager.query<AnsweredApplicant[]>(
      `select application_id as "applicationId", student_id as "studentId", school_id as "schoolId" from application_answer
       where round_id = $1 order by application_id`,
      [id],
    );
  }

  async setProposal(id: RoundId, state: RoundState, currentProposalId: IdOf<'Proposal'>): Promise<void> {
    await this.tx.manager.update(RoundRow, { id }, { state, currentProposalId });
  }
}
