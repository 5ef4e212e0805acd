import type { Actor } from '#kernel';
import { statement, type ScopedReads } from '#platform';

/** Where letters to the reader go. */
export interface MyMailRow {
  readonly address: string;
  readonly isConfirmed: boolean;
  readonly wantsLetters: boolean;
}

const mine = statement<MyMailRow>(
  'my_mail',
  `select address, confirmed_at is not null as "isConfirmed", wants_letters as "wantsLetters" from mail_address where account_id = $1`,
);

/** Reads of addresses. */
export class MailAddressQueries {
  constructor(private readonly reads: ScopedReads) {}

  /** The actor's own, or null. */
  async mine(actor: Actor): Promise<MyMailRow | null> {
    return (await this.reads.all(actor, mine, [actor.accountId]))[0] ?? null;
  }
}
