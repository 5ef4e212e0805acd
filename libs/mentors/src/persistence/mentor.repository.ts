import { invariant, type AccountId, type IdOf, type LocalDate, type SchoolId, type StudentId } from '#kernel';
import type { Transaction } from '#platform';
import type { CheckedMentor, Mentors } from '../application/ports.js';
import type { MentorClearance } from '../domain/mentor-clearance.js';
import type { Mentor, Mentoring } from '../domain/mentor.js';

/** Mentors and their caseloads in PostgreSQL. */
export class PgMentors implements Mentors {
  constructor(private readonly tx: Transaction) {}

  async appoint({ grantId, programmeId, schoolId, accountId, knownAs }: Mentor, at: Date): Promise<void> {
    await this.tx.manager.query(
      `insert into mentor (grant_id, programme_id, school_id, account_id, known_as, appointed_at) values ($1, $2, $3, $4, $5, $6)`,
      [grantId, programmeId, schoolId, accountId, knownAs, at],
    );
  }

  async hold(grantId: IdOf<'Grant'>, schoolId: SchoolId): Promise<Mentor | undefined> {
    const [mentor] = await this.tx.manager.query<Mentor[]>(
      `select t.grant_id as "grantId", t.programme_id as "programmeId", t.school_id as "schoolId", t.account_id as "accountId",
         t.known_as as "knownAs"
       from mentor t join role_grant g on g.id = t.grant_id
       where t.grant_id = $1 and t.school_id = $2 and g.revoked_at is null for share of g`,
      [grantId, schoolId],
    );
    return mentor;
  }

  async clearanceOf(grantId: IdOf<'Grant'>): Promise<MentorClearance | null> {
    const [recorded] = await this.tx.manager.query<MentorClearance[]>(
      `select to_char(check_seen_on, 'YYYY-MM-DD') as "checkSeenOn", to_char(check_valid_until, 'YYYY-MM-DD') as "checkValidUntil",
         meets_at as "meetsAt", meeting_plan as "meetingPlan"
       from mentor where grant_id = $1 and check_seen_on is not null`,
      [grantId],
    );
    return recorded ?? null;
  }

  async clear(
    grantId: IdOf<'Grant'>,
    { checkSeenOn, checkValidUntil, meetsAt, meetingPlan }: MentorClearance,
    seenBy: AccountId,
  ): Promise<void> {
    await this.tx.manager.query(
      `update mentor set check_seen_on = $2, check_valid_until = $3, meets_at = $4, meeting_plan = $5, check_seen_by = $6
       where grant_id = $1`,
      [grantId, checkSeenOn, checkValidUntil, meetsAt, meetingPlan, seenBy],
    );
  }

  warn(today: LocalDate, days: number): Promise<CheckedMentor[]> {
    return this.note('warned_of', 't.check_valid_until between $1::date and $1::date + $2::integer', [today, days]);
  }

  lapse(today: LocalDate): Promise<CheckedMentor[]> {
    return this.note('told_of_end', 't.check_valid_until < $1::date', [today]);
  }

  /** Notes of whom there is news, whom nobody has told of for the same last day. */
  private async note(column: string, isDue: string, parameters: readonly unknown[]): Promise<CheckedMentor[]> {
    const [told] = await this.tx.manager.query<[CheckedMentor[], number]>(
      `update mentor t set ${column} = t.check_valid_until from role_grant g
       where g.id = t.grant_id and g.revoked_at is null and ${isDue} and t.${column} is distinct from t.check_valid_until
       returning t.grant_id as "grantId", t.programme_id as "programmeId", t.school_id as "schoolId"`,
      [...parameters],
    );
    return told;
  }

  async hasStudent(studentId: StudentId, schoolId: SchoolId): Promise<boolean> {
    const found = await this.tx.manager.query<unknown[]>(
      'select from student_identity where student_id = $1 and school_id = $2',
      [studentId, schoolId],
    );
    return found.length > 0;
  }

  async assign(
    { id, programmeId, schoolId, studentId, grantId }: Mentoring,
    at: Date,
  ): Promise<{ id: IdOf<'Mentoring'>; isNew: boolean }> {
    const [added] = await this.tx.manager.query<{ id: IdOf<'Mentoring'> }[]>(
      `insert into mentoring (id, programme_id, school_id, student_id, grant_id, assigned_at) values ($1, $2, $3, $4, $5, $6)
       on conflict (grant_id, student_id) where ended_at is null do nothing returning id`,
      [id, programmeId, schoolId, studentId, grantId, at],
    );
    if (added !== undefined) return { id: added.id, isNew: true };
    const [there] = await this.tx.manager.query<{ id: IdOf<'Mentoring'> }[]>(
      'select id from mentoring where grant_id = $1 and student_id = $2 and ended_at is null',
      [grantId, studentId],
    );
    invariant(there !== undefined, 'what stands in the way of a second is there');
    return { id: there.id, isNew: false };
  }

  async end(id: IdOf<'Mentoring'>, at: Date): Promise<StudentId | undefined> {
    const [rows] = await this.tx.manager.query<[{ studentId: StudentId }[], number]>(
      'update mentoring set ended_at = $2 where id = $1 and ended_at is null returning student_id as "studentId"',
      [id, at],
    );
    return rows[0]?.studentId;
  }
}
