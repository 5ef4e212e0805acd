import type { AccountId, EmployerId, EmployerRight } from '#kernel';
import type { Transaction } from '#platform';
import type { Members } from '../application/ports.js';
import type { GrantId, Invitation, Member } from '../domain/team.js';

/** Members of teams in PostgreSQL: grants of the role EMPLOYER. */
export class PgMembers implements Members {
  constructor(private readonly tx: Transaction) {}

  async lockAll(employerId: EmployerId): Promise<Member[]> {
    return this.tx.manager.query<Member[]>(
      `select id as "grantId", account_id as "accountId", rights from role_grant
       where employer_id = $1 and role = 'EMPLOYER' and revoked_at is null order by id for update`,
      [employerId],
    );
  }

  async setRights(grantId: GrantId, rights: readonly EmployerRight[]): Promise<void> {
    await this.tx.manager.query('update role_grant set rights = $2 where id = $1', [grantId, rights]);
  }

  async remove(grantId: GrantId, at: Date): Promise<void> {
    await this.tx.manager.query('update role_grant set revoked_at = $2 where id = $1', [grantId, at]);
  }

  async add(grantId: GrantId, account: AccountId, { id, employerId, rights }: Invitation): Promise<boolean> {
    const added = await this.tx.manager.query<unknown[]>(
      `insert into role_grant (id, account_id, role, programme_id, employer_id, rights, granted_by)
       select $1, $2, 'EMPLOYER', programme_id, $3, $4, invited_by from team_invitation where id = $5
       on conflict do nothing returning id`,
      [grantId, account, employerId, rights, id],
    );
    return added.length === 1;
  }
}
