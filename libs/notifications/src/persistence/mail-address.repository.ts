import type { AccountId } from '#kernel';
import { enqueueIn, type Transaction } from '#platform';
import type { MailAddresses } from '../application/ports.js';
import type { MailAddress } from '../domain/address-code.js';

/** Addresses in PostgreSQL. */
export class PgMailAddresses implements MailAddresses {
  constructor(private readonly tx: Transaction) {}

  async lock(accountId: AccountId): Promise<MailAddress | undefined> {
    const rows = await this.tx.manager.query<MailAddress[]>(
      `select address, asked_at as "askedAt", code_hash as "codeHash", tries, confirmed_at as "confirmedAt", wants_letters as "wantsLetters"
       from mail_address where account_id = $1 for update`,
      [accountId],
    );
    return rows[0];
  }

  async ask(accountId: AccountId, address: string, at: Date): Promise<void> {
    await this.tx.manager.query(
      `insert into mail_address (account_id, address, asked_at) values ($1, $2, $3)
       on conflict (account_id) do update set address = $2, asked_at = $3, code_hash = null, tries = 0, confirmed_at = null`,
      [accountId, address, at],
    );
    await enqueueIn(this.tx.manager, 'send-mail-code', [{ accountId }]);
  }

  async keepCode(accountId: AccountId, codeHash: Buffer): Promise<void> {
    await this.tx.manager.query('update mail_address set code_hash = $2 where account_id = $1', [accountId, codeHash]);
  }

  async countTry(accountId: AccountId): Promise<void> {
    await this.tx.manager.query('update mail_address set tries = tries + 1 where account_id = $1', [accountId]);
  }

  async confirm(accountId: AccountId, at: Date): Promise<void> {
    await this.tx.manager.query(
      'update mail_address set confirmed_at = $2, code_hash = null, wants_letters = true where account_id = $1',
      [accountId, at],
    );
  }

  async choose(accountId: AccountId, wantsLetters: boolean): Promise<boolean> {
    const [, found] = await this.tx.manager.query<[unknown[], number]>(
      'update mail_address set wants_letters = $2 where account_id = $1',
      [accountId, wantsLetters],
    );
    return found === 1;
  }

  async remove(accountId: AccountId): Promise<boolean> {
    const [, found] = await this.tx.manager.query<[unknown[], number]>(
      'delete from mail_address where account_id = $1',
      [accountId],
    );
    return found === 1;
  }
}
