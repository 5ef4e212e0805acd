import { beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { newId } from '#platform';
import { asOwner, attempt, graphql, surroundings, type TestSchool } from '#testing';
import {
  aStory,
  read,
  saved,
  say,
  send,
  unread,
  type Booking,
  type Fields,
  type Story,
  type Thread,
} from './messages.story.js';

let story: Story;

describe('nobody else', () => {
  let booking: Thread;
  let classmate: Booking;
  let strangers: readonly (readonly [who: string, token: string])[];

  beforeAll(async () => {
    story = await aStory(2);
    [booking, classmate] = [await story.aThread('Only for us.'), await story.aBooking()];
    await say(classmate.student.token, classmate, 'I am in the same slot.');
    strangers = [
      ['a classmate in the same slot', classmate.student.token],
      ['another employer', story.otherEmployer.token],
      ["another school's careers lead", story.otherSchool.lead],
      ["another school's safeguarding lead", story.otherSchool.safeguardingLead],
    ];
  });

  it('reads it, marks it or writes among it, and ids that are none read alike', async () => {
    for (const [who, token] of strangers) {
      const odd = [booking.id, newId('Allocation'), newId('Slot'), 'nonsense'];
      for (const id of odd) {
        expect([who, await read(token, { id })]).toEqual([who, []]);
        expect([who, await unread(token, { id })]).toEqual([who, 0]);
        const refused = { __typename: 'NotFound', kind: 'Allocation', id };
        expect([who, await send(token, { id }, 'Hello.')]).toEqual([who, expect.objectContaining(refused)]);
        const worry = await send(token, { id }, 'I was scared.', 'worry');
        expect([who, worry]).toEqual([who, expect.objectContaining(refused)]);
      }
      for (const messageId of [booking.messageId, newId('Message'), 'nonsense']) {
        const marked = await attempt(token, 'markMessagesRead', { messageId });
        expect([who, marked]).toEqual([who, expect.objectContaining({ __typename: 'NotFound', id: messageId })]);
      }
    }
    expect(await saved(booking)).toHaveLength(1);
    expect(await asOwner('select from message_read where allocation_id = $1', [booking.id])).toEqual([]);
    expect(await story.concernsAbout(booking)).toEqual([]);
  });

  it('is the coordinator, who may call none of it', async () => {
    const input = { allocationId: booking.id, text: 'Hello.' };
    await expect(attempt(story.programme.coordinator, 'sendMessage', input)).rejects.toThrow('FORBIDDEN');
    const queries = ['messages(allocationId: "x", first: 1) { nodes { id } }', 'unreadMessages { count }'];
    for (const query of [...queries, 'refusedMessages(first: 1) { nodes { id } }']) {
      const { data, errors } = await graphql(story.programme.coordinator, `{ ${query} }`);
      expect([data, errors?.[0]?.extensions?.code]).toEqual([null, 'FORBIDDEN']);
    }
  });

  it('is let through by the database either, whatever the service asks for', async () => {
    await send(story.employer.token, booking, 'My number is 07700 900123.');
    const accountOf = async (column: string, id: string, role: string): Promise<string> => {
      const grants = `select account_id as id from role_grant where ${column} = $1 and role = $2`;
      return (await asOwner<{ id: string }>(grants, [id, role]))[0]?.id ?? '';
    };
    const actor = async (role: string, scope: string, column: string, id: string): Promise<Fields> => ({
      role,
      [scope]: id,
      programme: story.programme.id,
      account: await accountOf(column, id, role),
    });
    const staff = (role: string, { id }: TestSchool): Promise<Fields> => actor(role, 'school', 'school_id', id);
    const mine = await actor('STUDENT', 'student', 'student_id', booking.student.id);
    const classmates = await actor('STUDENT', 'student', 'student_id', classmate.student.id);
    const coordinator = await actor('COORDINATOR', 'programme', 'programme_id', story.programme.id);
    const rival = await actor('EMPLOYER', 'employer', 'employer_id', story.otherEmployer.id);
    const seen = async (who: Fields): Promise<unknown> =>
      (await asService(who, 'select outcome from message where allocation_id = $1 order by id', [booking.id])).map(
        ({ outcome }) => outcome,
      );
    expect(await seen(mine)).toEqual(['DELIVERED']);
    expect(await seen(await staff('CAREERS_LEAD', story.school))).toEqual(['DELIVERED']);
    expect(await seen(await staff('SAFEGUARDING_LEAD', story.school))).toEqual(['DELIVERED', 'REFUSED']);
    const others = [classmates, coordinator, rival, await staff('SAFEGUARDING_LEAD', story.otherSchool), {}];
    for (const who of others) expect([who, await seen(who)]).toEqual([who, []]);

    const insert = `insert into message (id, school_id, allocation_id, author_role, author_id, outcome, body, sent_at)
      values ($1, $2, $3, $4, $5, 'DELIVERED', 'Hello.', now())`;
    const put = (who: Fields, in_: string, of: string, as = who['role'], by = who['account']): Promise<Fields[]> =>
      asService(who, insert, [newId('Message'), in_, of, as, by]);
    await expect(put(mine, story.school.id, booking.id)).resolves.toEqual([]);
    await expect(put(mine, story.school.id, classmate.id)).rejects.toThrow('row-level security');
    await expect(put(mine, story.otherSchool.id, booking.id)).rejects.toThrow('row-level security');
    await expect(put(mine, story.school.id, booking.id, 'CAREERS_LEAD')).rejects.toThrow('row-level security');
    await expect(put(mine, story.school.id, booking.id, 'STUDENT', classmates['account'])).rejects.toThrow('row-level');
    await expect(put(coordinator, story.school.id, booking.id, 'EMPLOYER')).rejects.toThrow('row-level security');
    await expect(asService(mine, 'update message set body = $1', ['Never said.'])).rejects.toThrow('permission denied');
    await expect(asService(mine, 'delete from message')).rejects.toThrow('permission denied');
    await expect(asService(mine, `select forget_messages('2100-01-01', now(), 100)`)).rejects.toThrow(
      'permission denied',
    );
    const forget = `select retention.forget_messages('2100-01-01', now(), now())`;
    await expect(asService(mine, forget)).rejects.toThrow('only the service itself forgets');
  });
});

/** Asks the database under the service's own login, as the service would for that actor; nothing of it stays. */
async function asService(actor: Fields, sql: string, parameters: readonly unknown[] = []): Promise<Fields[]> {
  const client = new pg.Client(surroundings().service);
  await client.connect();
  try {
    await client.query('begin');
    for (const [name, value] of Object.entries(actor)) {
      await client.query('select set_config($1, $2, true)', [`app.${name}`, value]);
    }
    return (await client.query<Fields>(sql, [...parameters])).rows;
  } finally {
    await client.end();
  }
}
