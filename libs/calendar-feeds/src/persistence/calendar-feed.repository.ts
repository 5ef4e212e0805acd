import type { Actor, IdOf } from '#kernel';
import type { Transaction } from '#platform';
import type { CalendarFeeds } from '../application/ports.js';

/** Links to calendars in PostgreSQL. */
export class PgCalendarFeeds implements CalendarFeeds {
  constructor(private readonly tx: Transaction) {}

  async own({ accountId, role, schoolId, employerId }: Actor): Promise<IdOf<'CalendarFeed'> | undefined> {
    // Row-level security leaves the actor's own in the role in which they act; two made at once wait for each other.
    await this.tx.manager.query(`select pg_advisory_xact_lock(hashtextextended('calendar of ' || $1, 0))`, [accountId]);
    const [row] = await this.tx.manager.query<{ id: IdOf<'CalendarFeed'> }[]>(
      `select id from calendar_feed where account_id = $1 and role = $2 and school_id is not distinct from $3
         and employer_id is not distinct from $4 and revoked_at is null`,
      [accountId, role, schoolId, employerId],
    );
    return row?.id;
  }

  async revoke(id: string, at: Date): Promise<boolean> {
    const [, found] = await this.tx.manager.query<[unknown[], number]>(
      'update calendar_feed set revoked_at = $2 where id = $1 and revoked_at is null',
      [id, at],
    );
    return found > 0;
  }

  async add(actor: Actor, id: IdOf<'CalendarFeed'>, hash: Buffer, at: Date): Promise<void> {
    const { accountId, role, programmeId, schoolId, employerId, studentId } = actor;
    await this.tx.manager.query(
      `insert into calendar_feed (id, token_hash, account_id, role, programme_id, school_id, employer_id, student_id, made_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
      [id, hash, accountId, role, programmeId, schoolId, employerId, studentId, at],
    );
  }
}
