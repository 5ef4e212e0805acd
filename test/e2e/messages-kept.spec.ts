import { afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { mostMessagesAnHour } from '#messages';
import {
  anOpportunity,
  aSlot,
  asOwner,
  aStranger,
  deliverEvents,
  graphql,
  perform,
  setNow,
  testIssuer,
  tick,
  unique,
} from '#testing';
import { aStory, putInto, saved, say, send, type Booking, type Fields, type Story } from './messages.story.js';

let story: Story;

beforeAll(async () => {
  story = await aStory(32);
});

afterEach(() => setNow());

describe('a message that is sent again under its key', () => {
  const key = (): string => `message-${unique()}`;

  it('gets the same answer and is kept once; with another text it is a conflict', async () => {
    const [booking, again] = [await story.aBooking(), key()];
    const { token } = booking.student;
    const first = await send(token, booking, 'Hello.', again);
    expect(await send(token, booking, 'Hello.', again)).toEqual(first);
    const conflict = { __typename: 'ClientMessageIdConflict', clientMessageId: again };
    expect(await send(token, booking, 'Hello!', again)).toMatchObject(conflict);
    expect(await saved(booking)).toHaveLength(1);
    await putInto('WITHDRAWN', booking);
    expect(await send(token, booking, 'Hello.', again)).toEqual(first);
  });

  it('is another message of another author, or about another booking', async () => {
    const [booking, other, again] = [await story.aBooking(), await story.aBooking(), key()];
    const ids = [
      await send(booking.student.token, booking, 'One.', again),
      await send(story.school.lead, booking, 'Two.', again),
      await send(story.school.lead, other, 'Three.', again),
    ].map(({ messageId }) => messageId);
    expect(new Set(ids).size).toBe(3);
  });

  it('is refused again, or a concern still, without being kept twice', async () => {
    const booking = await story.aBooking();
    const { token } = booking.student;
    for (const text of ['Text me.', 'I was scared.']) {
      const again = key();
      const first = await send(token, booking, text, again);
      expect(await send(token, booking, text, again)).toEqual(first);
    }
    expect(await story.refusedAbout(booking)).toHaveLength(1);
    expect(await story.concernsAbout(booking)).toHaveLength(1);
  });

  it('is one message, however often it is sent at the same moment', async () => {
    const booking = await story.aBooking();
    // Several times, because the first burst finds no more than one connection open.
    for (let burst = 1; burst <= 5; burst++) {
      const again = key();
      const sending = Array.from({ length: 20 }, () => send(booking.student.token, booking, 'Hello.', again));
      const answers = await Promise.all(sending);
      expect(new Set(answers.map(({ messageId }) => messageId)).size).toBe(1);
      expect(await saved(booking)).toHaveLength(burst);
    }
    const told = await asOwner(`select from event where kind = 'message.sent' and subject_id = $1`, [booking.id]);
    expect(told).toHaveLength(5);
  });
});

describe('somebody who writes very much', () => {
  it('has to wait an hour after thirty messages, of which also those count that were refused', async () => {
    const booking = await story.aBooking();
    const { token } = booking.student;
    await setNow('2026-10-26T09:00:00Z');
    await send(token, booking, 'Text me.');
    await setNow('2026-10-26T09:30:00Z');
    for (let left = mostMessagesAnHour - 1; left > 0; left--) await say(token, booking, `${left} left`);
    expect(await send(token, booking, 'One more.')).toMatchObject({
      __typename: 'TooManyMessages',
      retryAfter: '2026-10-26T10:00:00.000Z',
    });
    expect(await send(token, booking, 'Snap me.')).toMatchObject({ __typename: 'TooManyMessages' });
    expect(await send(token, booking, 'I was scared.')).toMatchObject({ messageId: null });
    await setNow('2026-10-26T10:00:01Z');
    await say(token, booking, 'At last.');
    expect(await send(token, booking, 'And another.')).toMatchObject({ retryAfter: '2026-10-26T10:30:00.000Z' });
  });

  it('sends thirty and no more, however many come at the same moment and about whichever booking', async () => {
    const bookings: Booking[] = [];
    while (bookings.length < 16) bookings.push(await story.aBooking());
    const { subject, token } = await aStranger();
    const grant = { schoolId: story.school.id, role: 'CAREERS_LEAD', issuer: testIssuer(), subject };
    await perform(story.programme.coordinator, 'grantSchoolRole', grant);
    const sending = Array.from({ length: mostMessagesAnHour + 18 }, (_, n) =>
      send(token, bookings[n % 16] ?? { id: '' }, `No. ${n}`),
    );
    const answers = await Promise.all(sending);
    const sent = answers.filter(({ __typename }) => __typename === 'SendMessagePayload');
    expect(sent).toHaveLength(mostMessagesAnHour);
    expect(answers.filter(({ __typename }) => __typename === 'TooManyMessages')).toHaveLength(18);
  });
});

describe('those concerned', () => {
  const kinds = async (token: string, { id }: Booking): Promise<unknown[]> => {
    const { data } = await graphql(token, '{ notifications(first: 100) { nodes { kind subjectId } } }');
    return (data.notifications.nodes as Fields[])
      .filter(({ kind, subjectId }) => subjectId === id && String(kind).startsWith('message.'))
      .map(({ kind }) => kind);
  };

  it('are told that there is a message and never what it says: the others, and the school in any case', async () => {
    const booking = await story.aThread('Marzipan for everybody.');
    await deliverEvents();
    expect(await Promise.all(story.sidesOf(booking).map((token) => kinds(token, booking)))).toEqual([
      [],
      ['message.sent'],
      ['message.sent'],
      ['message.sent'],
    ]);
    await say(story.employer.token, booking, 'Marzipan it is.');
    await say(story.school.lead, booking, 'No marzipan, please.');
    await deliverEvents();
    const told = await Promise.all(story.sidesOf(booking).map((token) => kinds(token, booking)));
    expect(told.map(({ length }) => length)).toEqual([2, 2, 3, 3]);
    const rows = await asOwner<{ row: string }>(
      `select e::text as row from event e union all select n::text from notification n`,
    );
    expect(rows.filter(({ row }) => row.includes('arzipan'))).toEqual([]);
    expect(await kinds(story.otherSchool.lead, booking)).toEqual([]);
  });

  it('are the safeguarding lead alone when a message was refused', async () => {
    const booking = await story.aBooking();
    await send(story.employer.token, booking, 'Text me.');
    await deliverEvents();
    expect(await Promise.all(story.sidesOf(booking).map((token) => kinds(token, booking)))).toEqual([
      [],
      [],
      [],
      ['message.refused'],
    ]);
  });
});

describe('messages about placements that are long over', () => {
  const on = async (instant: string): Promise<void> => {
    await setNow(instant);
    await tick('run-retention');
  };

  it('are deleted twelve months after the last day, with what was refused and how far it was read', async () => {
    const booking = await story.aThread();
    await send(booking.student.token, booking, 'Text me.');
    await perform(story.school.lead, 'markMessagesRead', { messageId: booking.messageId });
    const later = await story.aBooking(
      'CONFIRMED',
      await aSlot(story.employer, await anOpportunity(story.employer), { endsOn: '2026-10-31' }),
    );
    await say(later.student.token, later, 'I come on Saturday too.');
    await on('2027-10-30T03:30:00Z');
    expect(await saved(booking)).toHaveLength(2);
    await on('2027-10-31T03:30:00Z');
    expect(await saved(booking)).toEqual([]);
    expect(await asOwner('select from message_read where allocation_id = $1', [booking.id])).toEqual([]);
    expect(await saved(later)).toHaveLength(1);
  });

  it('are kept while a concern about the placement is open, and for thirty days after', async () => {
    const booking = await story.aThread();
    await send(booking.student.token, booking, 'I was scared.');
    await on('2028-01-10T03:30:00Z');
    expect(await saved(booking)).toHaveLength(2);
    const [concern] = await story.concernsAbout(booking);
    await perform(story.school.safeguardingLead, 'closeConcern', {
      concernId: concern?.['id'],
      note: 'Spoken to both.',
    });
    await on('2028-02-09T03:30:00Z');
    expect(await saved(booking)).toHaveLength(2);
    await on('2028-02-10T03:30:00Z');
    expect(await saved(booking)).toEqual([]);
  });
});
