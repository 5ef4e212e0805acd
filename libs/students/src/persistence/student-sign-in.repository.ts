import { invariant, type AccountId, type NewId, type StudentId } from '#kernel';
import type { Transaction } from '#platform';
import type { StudentSignIn, StudentSignIns } from '../application/ports.js';

/** The grants of students in PostgreSQL, given and taken away for a whole school at once. */
export class PgStudentSignIns implements StudentSignIns {
  constructor(
    private readonly tx: Transaction,
    private readonly newId: NewId,
  ) {}

  async assign(signIns: readonly StudentSignIn[], at: Date): Promise<void> {
    if (signIns.length === 0) return;
    const { actor } = this.tx;
    const grants = JSON.stringify(await this.withAccounts(signIns));
    const asked = 'json_to_recordset($1) as asked (id text, "studentId" text, "accountId" text)';
    await this.tx.manager.query(
      `with asked as (select * from ${asked})
       update role_grant g set revoked_at = $3
       where g.school_id = $2 and g.role = 'STUDENT' and g.revoked_at is null
         and (g.student_id in (select "studentId" from asked) or g.account_id in (select "accountId" from asked))
         and (g.student_id, g.account_id) not in (select "studentId", "accountId" from asked)`,
      [grants, actor.schoolId, at],
    );
    await this.tx.manager.query(
      `insert into role_grant (id, account_id, role, programme_id, school_id, student_id, granted_by)
       select id, "accountId", 'STUDENT', $2, $3, "studentId", $4 from ${asked} on conflict do nothing`,
      [grants, actor.programmeId, actor.schoolId, actor.accountId],
    );
  }

  /** The account of each subject, made where there is none: in the order of the subjects, so that two imports cannot block each other. */
  private async withAccounts(
    signIns: readonly StudentSignIn[],
  ): Promise<{ id: string; studentId: StudentId; accountId: AccountId }[]> {
    const wanted = signIns.map((signIn) => ({ ...signIn, newId: this.newId('Account') }));
    const rows = await this.tx.manager.query<{ studentId: StudentId; accountId: AccountId }[]>(
      `select "studentId", account_for($2, subject, "newId") as "accountId"
       from (select * from json_to_recordset($1) as wanted ("studentId" text, subject text, "newId" text) order by subject offset 0) wanted`,
      [JSON.stringify(wanted), await this.issuer()],
    );
    return rows.map((row) => ({ ...row, id: this.newId('Grant') }));
  }

  private async issuer(): Promise<string> {
    const { accountId } = this.tx.actor;
    const rows = await this.tx.manager.query<{ issuer: string }[]>('select issuer from account where id = $1', [
      accountId,
    ]);
    const issuer = rows[0]?.issuer;
    invariant(issuer !== undefined, 'whoever imports students is signed in');
    return issuer;
  }
}
