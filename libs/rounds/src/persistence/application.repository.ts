import type { ApplicationId, RoundId, SlotId, StudentId } from '#kernel';
import type { Transaction } from '#platform';
import type { Applicant, Applications, OfferedSlot } from '../application/ports.js';
import type { Application, LiveApplication } from '../domain/application.js';
import { ApplicationRow } from './round.rows.js';
import { isOnShow, slotTables } from './slot-sql.js';

/** Applications in PostgreSQL. */
export class PgApplications implements Applications {
  constructor(private readonly tx: Transaction) {}

  async applicant(id: StudentId): Promise<Applicant | undefined> {
    const rows = await this.tx.manager.query<Applicant[]>(
      `select id, programme_id as "programmeId", school_id as "schoolId", year_group as "yearGroup" from student where id = $1
       union all
       select student_id, programme_id, school_id, year_group from my_caseload() where student_id = $1`,
      [id],
    );
    return rows[0];
  }

  async offeredSlot(id: SlotId): Promise<OfferedSlot | undefined> {
    const rows = await this.tx.manager.query<OfferedSlot[]>(
      `select s.id, s.programme_id as "programmeId", s.employer_id as "employerId", o.kind = 'PLACEMENT' as "isPlacement",
         o.year_groups as "yearGroups", slot_kept_for(s) as "keptForSchoolIds", s.capacity - s.taken as seats,
         to_char(s.starts_on, 'YYYY-MM-DD') as "startsOn", to_char(s.ends_on, 'YYYY-MM-DD') as "endsOn"
       from ${slotTables} where s.id = $1 and ${isOnShow}`,
      [id],
    );
    return rows[0];
  }

  async asksForm(slotId: string): Promise<boolean> {
    const [{ asks } = { asks: false }] = await this.tx.manager.query<{ asks: boolean }[]>(
      `select exists (select from application_form where programme_id = app_programme())
         or exists (select from slot s join advert_question q on q.opportunity_id = s.opportunity_id where s.id = $1 and q.is_required) as asks`,
      [slotId],
    );
    return asks;
  }

  async find(id: ApplicationId): Promise<Application | undefined> {
    return (await this.tx.manager.findOneBy(ApplicationRow, { id })) ?? undefined;
  }

  async lockList(roundId: RoundId, studentId: StudentId): Promise<Application[]> {
    // A list that is still empty has no row that could be locked.
    await this.tx.manager.query(`select pg_advisory_xact_lock(hashtextextended($1 || ' ' || $2, 0))`, [
      roundId,
      studentId,
    ]);
    return this.tx.manager.findBy(ApplicationRow, { roundId, studentId });
  }

  async add(application: LiveApplication, at: Date): Promise<void> {
    await this.tx.manager.insert(ApplicationRow, { ...application, createdAt: at });
  }

  async resubmit({ id, state, rank, statement, onBehalfBy }: LiveApplication): Promise<void> {
    await this.tx.manager.update(ApplicationRow, { id }, { state, rank, statement, onBehalfBy });
  }

  async withdraw(id: ApplicationId): Promise<void> {
    await this.tx.manager.update(ApplicationRow, { id }, { state: 'WITHDRAWN', rank: null });
  }

  async rank(ids: readonly ApplicationId[]): Promise<void> {
    // One statement: ranks may meet on the way, and are unique again at its end.
    await this.tx.manager.query(
      `update application a set rank = n.rank from unnest($1::text[]) with ordinality as n (id, rank) where a.id = n.id`,
      [ids],
    );
  }
}
