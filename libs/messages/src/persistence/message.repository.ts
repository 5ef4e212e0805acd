import type { AccountId, AllocationId, MessageId } from '#kernel';
import type { Transaction } from '#platform';
import type { Messages, SentMessage } from '../application/ports.js';
import type { Message } from '../domain/message.js';

/** Messages in PostgreSQL. */
export class PgMessages implements Messages {
  constructor(private readonly tx: Transaction) {}

  async underKey(
    allocationId: AllocationId,
    authorId: AccountId,
    key: string | null,
  ): Promise<SentMessage | undefined> {
    if (key === null) return undefined;
    const [message] = await this.tx.manager.query<SentMessage[]>(
      `select id, body as text, outcome, found from message where allocation_id = $1 and author_id = $2 and client_message_id = $3`,
      [allocationId, authorId, key],
    );
    return message;
  }

  async latestTexts(allocationId: AllocationId, authorId: AccountId, most: number): Promise<readonly string[]> {
    const latest = await this.tx.manager.query<{ text: string }[]>(
      `select body as text from message where allocation_id = $1 and author_id = $2 and outcome = 'DELIVERED' order by id desc limit $3`,
      [allocationId, authorId, most],
    );
    return latest.map(({ text }) => text).reverse();
  }

  async sentBack(authorId: AccountId, most: number, since: Date): Promise<Date | undefined> {
    await this.tx.manager.query(`select pg_advisory_xact_lock(hashtext('message author'), hashtext($1))`, [authorId]);
    const [message] = await this.tx.manager.query<{ sentAt: Date }[]>(
      `select sent_at as "sentAt" from message where author_id = $1 and sent_at > $2 and outcome <> 'CONCERN' order by sent_at desc offset $3 limit 1`,
      [authorId, since, most - 1],
    );
    return message?.sentAt;
  }

  async add(message: Message): Promise<void> {
    await this.tx.manager.query(
      `insert into message (id, school_id, allocation_id, author_role, author_id, outcome, body, found, client_message_id, sent_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
      [
        message.id,
        message.schoolId,
        message.allocationId,
        message.authorRole,
        message.authorId,
        message.outcome,
        message.text,
        message.found,
        message.clientMessageId,
        message.sentAt,
      ],
    );
  }

  async markRead(id: MessageId, by: AccountId): Promise<AllocationId | undefined> {
    const [read] = await this.tx.manager.query<{ allocationId: AllocationId }[]>(
      `insert into message_read (allocation_id, account_id, read_up_to)
       select allocation_id, $2, id from message where id = $1 and outcome = 'DELIVERED'
       on conflict (allocation_id, account_id) do update set read_up_to = greatest(message_read.read_up_to, excluded.read_up_to)
       returning allocation_id as "allocationId"`,
      [id, by],
    );
    return read?.allocationId;
  }
}
