import { afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { longestMessage } from '#messages';
import { allocationStates, confirmedStates } from '#placements';
import { anEmployer, anOpportunity, aSlot, asOwner, graphql, perform, setNow, statementCount } from '#testing';
import {
  aStory,
  putInto,
  read,
  saved,
  say,
  send,
  textsOf,
  threadOf,
  unread,
  type Fields,
  type Story,
} from './messages.story.js';

let story: Story;

beforeAll(async () => {
  story = await aStory(25);
});

afterEach(() => setNow());

describe('a message about a booking', () => {
  it('reaches the student, the employer and both offices of the school, oldest first, by the names that each of them knows', async () => {
    const booking = await story.aBooking();
    const said: [token: string, text: string][] = [
      [booking.student.token, 'Shall I bring lunch?'],
      [story.employer.token, 'We eat together at 12:30.'],
      [story.school.lead, 'Please be there at 09:20.'],
      [story.school.safeguardingLead, 'I shall visit on Tuesday.'],
    ];
    for (const [token, text] of said) await say(token, booking, text);
    const names = (student: string): unknown[] => [
      student,
      story.employerName,
      'The careers lead',
      'The safeguarding lead',
    ];
    for (const [index, token] of story.sidesOf(booking).entries()) {
      const messages = await read(token, booking);
      expect(messages.map(({ text }) => text)).toEqual(said.map(([, text]) => text));
      expect(messages.map(({ isOwn }) => isOwn)).toEqual([0, 1, 2, 3].map((each) => each === index));
      const student = token === story.employer.token ? 'Zephyrine Q.' : 'Zephyrine Quillfeather';
      expect(messages.map(({ authorName }) => authorName)).toEqual(names(student));
    }
    const { text } = await graphql(story.employer.token, threadOf, { id: booking.id, first: 100 });
    expect(text).not.toMatch(new RegExp(`Quillfeather|${booking.student.id}|acc_`));
  });

  const early = allocationStates.filter((state) => !confirmedStates.includes(state));

  it.each(early)('is written by nobody while the place is %s', async (state) => {
    const booking = await story.aBooking();
    await putInto(state, booking);
    for (const token of story.sidesOf(booking)) {
      expect(await send(token, booking, 'Hello.')).toMatchObject({
        __typename: 'WrongState',
        currentState: ['OFFERED', 'ACCEPTED', 'HOST_AGREED'].includes(state) ? 'NOT_YET' : 'ENDED',
      });
    }
    expect(await saved(booking)).toEqual([]);
  });

  it('may be sent until fourteen days after the last day, and read afterwards', async () => {
    const booking = await story.aThread();
    await putInto('ATTENDED', booking);
    await setNow('2026-11-13T23:30:00Z');
    await say(story.employer.token, booking, 'It was good to have you.');
    await setNow('2026-11-14T00:30:00Z');
    for (const token of story.sidesOf(booking)) {
      expect(await send(token, booking, 'Hello again.')).toMatchObject({
        __typename: 'WrongState',
        currentState: 'CLOSED',
      });
      expect(await textsOf(token, booking)).toEqual(['I look forward to it.', 'It was good to have you.']);
    }
  });

  it('stays with the school alone when the placement comes to nothing', async () => {
    const booking = await story.aThread();
    await say(story.employer.token, booking, 'So do we.');
    await perform(story.school.lead, 'withdrawAllocation', {
      allocationId: booking.id,
      reason: 'The student has moved.',
    });
    const [mine, theirs, ...ofSchool] = await Promise.all(
      story.sidesOf(booking).map((token) => textsOf(token, booking)),
    );
    expect([mine, theirs]).toEqual([[], []]);
    expect(ofSchool).toEqual([
      ['I look forward to it.', 'So do we.'],
      ['I look forward to it.', 'So do we.'],
    ]);
    expect(await unread(booking.student.token)).toBe(0);
  });

  it('is written by the school alone while the employer, or an adult there, is suspended', async () => {
    const host = await anEmployer(story.programme);
    const booking = await story.aBooking('CONFIRMED', await aSlot(host, await anOpportunity(host)));
    const outcomes = async (): Promise<unknown[]> => {
      const tokens = [booking.student.token, host.token, story.school.lead, story.school.safeguardingLead];
      const results = await Promise.all(tokens.map((token) => send(token, booking, 'Is it still on?')));
      return results.map(({ __typename, currentState }) => currentState ?? __typename);
    };
    const paused = ['PAUSED', 'PAUSED', 'SendMessagePayload', 'SendMessagePayload'];
    await asOwner(`update employer set state = 'SUSPENDED' where id = $1`, [host.id]);
    expect(await outcomes()).toEqual(paused);
    await asOwner(`update employer set state = 'VERIFIED' where id = $1`, [host.id]);
    expect(new Set(await outcomes())).toEqual(new Set(['SendMessagePayload']));
    const suspending = { hostId: host.supervisorId, reason: 'Something was reported.' };
    await perform(story.otherSchool.safeguardingLead, 'suspendHost', suspending);
    expect(await outcomes()).toEqual(paused);
  });

  it('is listed page by page, in as many statements for many as for one', async () => {
    const booking = await story.aThread('one');
    for (const text of ['two', 'three', 'four', 'five']) await say(story.school.lead, booking, text);
    const page = async (first: number, after: string | null = null): Promise<Fields> =>
      (await graphql(story.school.lead, threadOf, { id: booking.id, first, after })).data.messages;
    const sent = async (first: number): Promise<number> => {
      const before = await statementCount();
      await page(first);
      return (await statementCount()) - before;
    };
    await sent(1);
    expect(await sent(5)).toBe(await sent(1));
    const [one, none] = [await page(2), await page(100, 'nonsense')];
    const { hasNextPage, endCursor } = one['pageInfo'] as Fields;
    const rest = await page(100, String(endCursor));
    const texts = [one, rest].map(({ nodes }) => (nodes as Fields[]).map(({ text }) => text));
    expect([hasNextPage, ...texts]).toEqual([true, ['one', 'two'], ['three', 'four', 'five']]);
    expect(none['nodes']).toHaveLength(5);
  });
});

describe('a text that is no message', () => {
  const odd: readonly (readonly [what: string, text: string, message: string])[] = [
    ['markup', 'Hello <b>there</b>', 'holds markup; write plain text'],
    ['a script', '<script>alert(1)</script>', 'holds markup; write plain text'],
    ['an override of the direction of text', 'abc \u202e cba', 'holds characters that cannot be shown'],
    ['an isolate of the direction of text', 'abc \u2067 cba', 'holds characters that cannot be shown'],
    ['control characters', 'a\u0007b', 'holds characters that cannot be shown'],
    ['half a character', 'a \ud83d b', 'holds characters that cannot be shown'],
    ['nothing', '', 'must be text of 1 to 2000 characters'],
    ['blanks', ' \n ', 'must be text of 1 to 2000 characters'],
    ['a character too many', 'x'.repeat(longestMessage + 1), 'must be text of 1 to 2000 characters'],
  ];

  it.each(odd)('is refused: %s', async (_what, text, message) => {
    const booking = await story.aBooking();
    const { faults } = await send(booking.student.token, booking, text);
    expect(faults).toEqual([expect.objectContaining({ path: 'text', message })]);
    expect(await saved(booking)).toEqual([]);
  });

  it('is told apart from one of 2,000 characters, and from one in other scripts', async () => {
    const booking = await story.aBooking();
    const full = 'Hello, it is me. '.repeat(200).slice(0, longestMessage);
    await say(booking.student.token, booking, full);
    await say(booking.student.token, booking, 'شكرا جزيلا 👋 — merci & <3');
    expect(await textsOf(story.school.lead, booking)).toEqual([full, 'شكرا جزيلا 👋 — merci & <3']);
  });

  it('is not made one by a key that is too long', async () => {
    const booking = await story.aBooking();
    const { faults } = await send(booking.student.token, booking, 'Hello.', 'k'.repeat(101));
    expect(faults).toEqual([expect.objectContaining({ path: 'clientMessageId' })]);
  });
});

describe('messages that were not read', () => {
  it('are counted for each person alone, without their own, until they say how far they have read', async () => {
    const booking = await story.aThread('one');
    const { token } = booking.student;
    const [before, all] = [await unread(story.school.lead, booking), await unread(story.school.lead)];
    expect([before, await unread(token, booking), await unread(story.employer.token, booking)]).toEqual([1, 0, 1]);
    const second = await say(token, booking, 'two');
    const third = await say(story.employer.token, booking, 'three');
    expect([await unread(story.school.lead, booking), await unread(token, booking)]).toEqual([3, 1]);
    expect(await unread(story.school.lead)).toBe(all + 2);
    expect(await perform(story.school.lead, 'markMessagesRead', { messageId: second }, 'allocationId')).toMatchObject({
      allocationId: booking.id,
    });
    expect([await unread(story.school.lead, booking), await unread(story.school.safeguardingLead, booking)]).toEqual([
      1, 3,
    ]);
    await perform(story.school.lead, 'markMessagesRead', { messageId: third });
    await perform(story.school.lead, 'markMessagesRead', { messageId: second });
    expect(await unread(story.school.lead, booking)).toBe(0);
    expect(await unread(token)).toBe(1);
  });
});
