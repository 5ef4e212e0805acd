import type { IdOf, LocalDate } from '#kernel';
import type { Transaction } from '#platform';
import type { Accidents, AccidentText, DueAccident } from '../application/ports.js';
import type { Accident, ToldBy } from '../domain/accident.js';

const heard = `id, programme_id as "programmeId", school_id as "schoolId", employer_id as "employerId"`;

/** Accidents in PostgreSQL, with a line of history for each thing that was said. */
export class PgAccidents implements Accidents {
  constructor(private readonly tx: Transaction) {}

  async add(accident: Accident, { whereInSite, whatHappened }: AccidentText, told: ToldBy): Promise<void> {
    const { id, programmeId, schoolId, studentId, employerId, siteId, allocationId, slotRequestId } = accident;
    const { kind, daysUnable, state, occurredAt, dueOn } = accident;
    await this.tx.manager.query(
      `insert into accident (id, programme_id, school_id, student_id, employer_id, site_id, allocation_id, slot_request_id, kind, days_unable,
         state, occurred_at, due_on, where_in_site, what_happened, noted_by, noted_as, noted_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18)`,
      [
        id,
        programmeId,
        schoolId,
        studentId,
        employerId,
        siteId,
        allocationId,
        slotRequestId,
        kind,
        daysUnable,
        state,
        occurredAt,
        dueOn,
        whereInSite,
        whatHappened,
        told.by,
        told.as,
        told.at,
      ],
    );
    await this.addChange(accident, told);
  }

  async lock(id: IdOf<'Accident'>): Promise<Accident | undefined> {
    const [accident] = await this.tx.manager.query<Accident[]>(
      `select ${heard}, student_id as "studentId", site_id as "siteId", allocation_id as "allocationId", slot_request_id as "slotRequestId",
         kind, days_unable as "daysUnable", state, occurred_at as "occurredAt", to_char(due_on, 'YYYY-MM-DD') as "dueOn",
         to_char(reported_on, 'YYYY-MM-DD') as "reportedOn", authority_reference as "authorityReference"
       from accident where id = $1 for update`,
      [id],
    );
    return accident;
  }

  async keep(accident: Accident, told: ToldBy, isReopened: boolean): Promise<void> {
    const { id, kind, daysUnable, state, dueOn, reportedOn, authorityReference } = accident;
    await this.tx.manager.query(
      `update accident set kind = $2, days_unable = $3, state = $4, due_on = $5, reported_on = $6, authority_reference = $7,
         reminded_at = case when $8 then null else reminded_at end, overdue_told_at = case when $8 then null else overdue_told_at end
       where id = $1`,
      [id, kind, daysUnable, state, dueOn, reportedOn, authorityReference, isReopened],
    );
    await this.addChange(accident, told);
  }

  async toRemindOf(on: LocalDate, notedBefore: Date, at: Date): Promise<DueAccident[]> {
    const [rows] = await this.tx.manager.query<[DueAccident[], number]>(
      `update accident set reminded_at = $3
       where state = 'OPEN' and due_on <= $1::date and noted_at <= $2 and reminded_at is null returning ${heard}`,
      [on, notedBefore, at],
    );
    return rows;
  }

  async overdue(on: LocalDate, at: Date): Promise<DueAccident[]> {
    const [rows] = await this.tx.manager.query<[DueAccident[], number]>(
      `update accident set overdue_told_at = $2
       where state = 'OPEN' and due_on < $1::date and overdue_told_at is null returning ${heard}`,
      [on, at],
    );
    return rows;
  }

  private async addChange(accident: Accident, told: ToldBy): Promise<void> {
    const { id, schoolId, employerId, kind, daysUnable, state, reportedOn, authorityReference } = accident;
    await this.tx.manager.query(
      `insert into accident_change (id, accident_id, school_id, employer_id, kind, days_unable, state, reported_on, authority_reference,
         made_by, made_as, made_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
      [
        told.id,
        id,
        schoolId,
        employerId,
        kind,
        daysUnable,
        state,
        reportedOn,
        authorityReference,
        told.by,
        told.as,
        told.at,
      ],
    );
  }
}
