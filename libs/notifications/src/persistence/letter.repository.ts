import type { IdOf } from '#kernel';
import { enqueueIn, type Transaction } from '#platform';
import type { Letters, WaitingLetter } from '../application/ports.js';
import type { LetterLine } from '../domain/news-letter.js';

/** Letters in PostgreSQL. */
export class PgLetters implements Letters {
  constructor(private readonly tx: Transaction) {}

  async write(before: Date, at: Date, newId: () => IdOf<'Letter'>): Promise<number> {
    // Locked rows are another worker's: it is writing these letters just now.
    const due = await this.tx.manager.query<{ accountId: string }[]>(
      `select account_id as "accountId" from mail_address m
       where exists (select from letter_line l where l.account_id = m.account_id and l.letter_id is null and (l.is_urgent or l.happened_at <= $1))
       for update skip locked`,
      [before],
    );
    const letters = due.map(({ accountId }) => ({ id: newId(), account_id: accountId }));
    await this.tx.manager.query(
      `with made as (
         insert into letter (id, account_id, written_at)
         select id, account_id, $2 from jsonb_to_recordset($1) as l (id text, account_id text) returning id, account_id)
       update letter_line l set letter_id = made.id from made where l.account_id = made.account_id and l.letter_id is null`,
      [JSON.stringify(letters), at],
    );
    await enqueueIn(
      this.tx.manager,
      'send-letter',
      letters.map(({ id }) => ({ letterId: id })),
    );
    return letters.length;
  }

  async lockToSend(id: IdOf<'Letter'>): Promise<WaitingLetter | undefined> {
    const [letter] = await this.tx.manager.query<Omit<WaitingLetter, 'lines'>[]>(
      `select l.id, m.address, l.written_at as "writtenAt"
       from letter l join mail_address m on m.account_id = l.account_id and m.wants_letters and m.confirmed_at is not null
       where l.id = $1 and l.sent_at is null for update of l`,
      [id],
    );
    if (letter === undefined) return undefined;
    const lines = await this.tx.manager.query<LetterLine[]>(
      // An event may tell of several things of one kind; every other tells of one.
      `select l.kind, l.audience, sum(coalesce((e.detail ->> 'things')::integer, 1))::integer as count
       from letter_line l left join event e on e.id = l.event_id where l.letter_id = $1 group by l.kind, l.audience
       order by min(l.happened_at), l.kind, l.audience`,
      [id],
    );
    return lines.length === 0 ? undefined : { ...letter, lines };
  }

  async markSent(id: IdOf<'Letter'>, at: Date): Promise<void> {
    await this.tx.manager.query('update letter set sent_at = $2 where id = $1', [id, at]);
  }
}
