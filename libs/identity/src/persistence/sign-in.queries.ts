import { statement, type ScopedReads } from '#platform';
import type { AccountId, NewId } from '#kernel';
import type { GrantRow, SignInQueries } from '../application/ports.js';

const grants = statement<GrantRow>('sign_in', 'select * from sign_in($1, $2)');

/** An account is made when somebody is seen for the first time, and that goes into the audit trail with it. */
const account = statement<{ account_for: AccountId }>(
  'account_for',
  `with seen as materialized (select account_for($1, $2, $3)),
     noted as (insert into audit.entry (actor, acting_role, action, object_type, object_id, request_id)
       select account_for, 'NEWCOMER', 'account.first-seen', 'Account', account_for, $4 from seen)
   select account_for from seen`,
);

/** Asked before it is known who acts, so through two functions that answer nothing else. */
export class PgSignInQueries implements SignInQueries {
  constructor(
    private readonly reads: ScopedReads,
    private readonly newId: NewId,
  ) {}

  async grantsOf(issuer: string, subject: string): Promise<GrantRow[]> {
    return this.reads.unscoped(grants, [issuer, subject]);
  }

  async accountFor(issuer: string, subject: string, requestId: string): Promise<AccountId | undefined> {
    const parameters = [issuer, subject, this.newId('Account'), requestId];
    return (await this.reads.unscoped(account, parameters))[0]?.account_for;
  }
}
