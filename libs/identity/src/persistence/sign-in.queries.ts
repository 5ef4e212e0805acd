import { statement, type ScopedReads } from '#platform';
import type { AccountId, NewId } from '#kernel';
import type { GrantRow, SignInQueries } from '../application/ports.js';

const grants = statement<GrantRow>('sign_in', 'select * from sign_in($1, $2)');
const account = statement<{ account_for: AccountId }>('account_for', 'select account_for($1, $2, $3)');

/** Asked before it is known who acts, so through two functions that answer nothing else. */
export class PgSignInQueries implements SignInQueries {
  constructor(
    private readonly reads: ScopedReads,
    private readonly newId: NewId,
  ) {}

  async grantsOf(issuer: string, subject: string): Promise<GrantRow[]> {
    return this.reads.unscoped(grants, [issuer, subject]);
  }

  async accountFor(issuer: string, subject: string): Promise<AccountId | undefined> {
    return (await this.reads.unscoped(account, [issuer, subject, this.newId('Account')]))[0]?.account_for;
  }
}
