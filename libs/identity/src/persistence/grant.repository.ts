import type { AccountId, NewId, ProgrammeId, SchoolId } from '#kernel';
import { invariant } from '#kernel';
import type { Transaction } from '#platform';
import type { Grant, Grants } from '../application/ports.js';

/** Accounts and grants in PostgreSQL. */
export class PgGrants implements Grants {
  constructor(
    private readonly tx: Transaction,
    private readonly newId: NewId,
  ) {}

  async accountFor(issuer: string, subject: string): Promise<AccountId> {
    const rows = await this.tx.manager.query<{ account_for: AccountId }[]>('select account_for($1, $2, $3)', [
      issuer,
      subject,
      this.newId('Account'),
    ]);
    const account = rows[0]?.account_for;
    invariant(account !== undefined, 'an account exists after it was made');
    return account;
  }

  async programmeOfSchool(schoolId: SchoolId): Promise<ProgrammeId | undefined> {
    const rows = await this.tx.manager.query<{ programme_id: ProgrammeId }[]>(
      'select programme_id from school where id = $1',
      [schoolId],
    );
    return rows[0]?.programme_id;
  }

  async add(grant: Grant): Promise<void> {
    await this.tx.manager.query(
      `insert into role_grant (id, account_id, role, programme_id, school_id, employer_id, student_id, granted_by)
       values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict do nothing`,
      [
        grant.id,
        grant.accountId,
        grant.role,
        grant.programmeId,
        grant.schoolId,
        grant.employerId,
        grant.studentId,
        grant.grantedBy,
      ],
    );
  }

  async held({
    accountId,
    role,
    programmeId,
    schoolId,
  }: Pick<Grant, 'accountId' | 'role' | 'programmeId' | 'schoolId'>): Promise<Grant['id']> {
    const [found] = await this.tx.manager.query<Pick<Grant, 'id'>[]>(
      `select id from role_grant where account_id = $1 and role = $2 and programme_id = $3 and school_id is not distinct from $4
         and revoked_at is null`,
      [accountId, role, programmeId, schoolId],
    );
    invariant(found !== undefined, 'a grant that was given is there');
    return found.id;
  }

  async revoke(grantId: string, at: Date): Promise<boolean> {
    const rows = await this.tx.manager.query<[unknown[], number]>(
      'update role_grant set revoked_at = $2 where id = $1 and revoked_at is null',
      [grantId, at],
    );
    return rows[1] === 1;
  }
}
