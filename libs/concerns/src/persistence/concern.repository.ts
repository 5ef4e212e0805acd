import type { IdOf, LocalDate } from '#kernel';
import type { Transaction } from '#platform';
import type { ConcernNote, Concerns, LateAllegation, LockedConcern } from '../application/ports.js';
import type { AllegedHost, Concern } from '../domain/concern.js';

/** Concerns in PostgreSQL. */
export class PgConcerns implements Concerns {
  constructor(private readonly tx: Transaction) {}

  /** Returns nothing of the row, because whoever raises a concern may not read it. */
  async add(concern: Concern, at: Date): Promise<void> {
    const { id, programmeId, schoolId, studentId, allocationId, host, authorityDueOn } = concern;
    const { raisedAs, raisedBy, guardianId, body, feltSafe } = concern;
    await this.tx.manager.query(
      `insert into concern (id, programme_id, school_id, student_id, allocation_id, employer_id, site_id, host_adult_id, raised_as, raised_by,
         guardian_id, body, felt_safe, is_allegation, authority_due_on, state, created_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, 'OPEN', $16)`,
      [
        id,
        programmeId,
        schoolId,
        studentId,
        allocationId,
        host?.employerId ?? null,
        host?.siteId ?? null,
        host?.hostAdultId ?? null,
        raisedAs,
        raisedBy,
        guardianId,
        body,
        feltSafe,
        authorityDueOn !== null,
        authorityDueOn,
        at,
      ],
    );
  }

  async lock(id: IdOf<'Concern'>): Promise<LockedConcern | undefined> {
    const [concern] = await this.tx.manager.query<LockedConcern[]>(
      `select id, programme_id as "programmeId", school_id as "schoolId", state, is_allegation as "isAllegation",
         allocation_id as "allocationId", case when employer_id is not null then json_build_object('employerId', employer_id,
           'siteId', site_id, 'hostAdultId', host_adult_id) end as host
       from concern where id = $1 for update`,
      [id],
    );
    return concern;
  }

  async move({ id, schoolId }: LockedConcern, { id: noteId, to, note, by, at }: ConcernNote): Promise<void> {
    const isClosed = to === 'CLOSED';
    await this.tx.manager.query(
      `update concern set state = $2, closing_note = $3, closed_by = $4, closed_at = $5 where id = $1`,
      [id, to, ...(isClosed ? [note, by, at] : [null, null, null])],
    );
    await this.tx.manager.query(
      `insert into concern_note (id, concern_id, school_id, state, note, made_by, made_at) values ($1, $2, $3, $4, $5, $6, $7)`,
      [noteId, id, schoolId, to, note, by, at],
    );
  }

  async markAsAllegation(id: IdOf<'Concern'>, host: AllegedHost, dueOn: LocalDate): Promise<void> {
    await this.tx.manager.query(
      `update concern set is_allegation = true, authority_due_on = $2, employer_id = $3, site_id = $4, host_adult_id = $5 where id = $1`,
      [id, dueOn, host.employerId, host.siteId, host.hostAdultId],
    );
  }

  async denied(id: IdOf<'Concern'>, since: Date): Promise<Pick<LockedConcern, 'schoolId' | 'programmeId'> | undefined> {
    const [owner] = await this.tx.manager.query<Pick<LockedConcern, 'schoolId' | 'programmeId'>[]>(
      'select school_id as "schoolId", programme_id as "programmeId" from denied_concern($1, $2)',
      [id, since],
    );
    return owner;
  }

  async late(now: Date): Promise<LateAllegation[]> {
    return this.tx.manager.query<LateAllegation[]>(
      `select id, school_id as "schoolId", programme_id as "programmeId" from allegations_to_remind_of($1) order by id`,
      [now],
    );
  }
}
