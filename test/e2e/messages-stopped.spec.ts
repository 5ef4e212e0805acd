import { afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { asOwner, graphql, setNow } from '#testing';
import { aStory, putInto, read, refusedFor, say, send, textsOf, unread, type Story } from './messages.story.js';

let story: Story;

beforeAll(async () => {
  story = await aStory(20);
});

afterEach(() => setNow());

describe('contact details in a message', () => {
  const ways: readonly (readonly [text: string, found: string])[] = [
    ['Ring me on 07700 900 123.', '07700 900 123'],
    ['0 7 7 0 0 9 0 0 1 2 3', '0 7 7 0 0 9 0 0 1 2 3'],
    ['oh seven seven oh oh nine double oh one two three', '0 7 7 0 0 9 00 1 2 3'],
    ['insta: example', 'insta: example'],
    ['Snap me!', 'Snap me'],
    ['I am @example_team there.', '@example_team'],
    ['See https://example.org/me', 'https://example.org/me'],
    ['sam at example dot com', 'sam at example dot com'],
    ['Come to B12 9QR instead.', 'B12 9QR'],
    ['Scan the QR code on my desk.', 'Scan the QR'],
  ];

  it.each(ways)('are not sent on, and the safeguarding lead sees the attempt: %s', async (text, found) => {
    const booking = await story.aBooking();
    const result = await send(booking.student.token, booking, text);
    expect(result).toMatchObject({ __typename: 'ContactDetailsFound', code: 'CONTACT_DETAILS_FOUND', found: [found] });
    for (const token of story.sidesOf(booking)) expect(await read(token, booking)).toEqual([]);
    expect(await story.refusedAbout(booking)).toMatchObject([{ text, found: [found], authorRole: 'STUDENT' }]);
  });

  it('are found when they come in pieces', async () => {
    const booking = await story.aBooking();
    for (const text of ['0 7 7', '00 900']) await say(booking.student.token, booking, text);
    await say(story.employer.token, booking, 'What do you mean?');
    const found = ['0 7 7\n00 900\n123'];
    expect(await send(booking.student.token, booking, '123')).toMatchObject({ found });
    expect(await story.refusedAbout(booking)).toMatchObject([{ text: '123', found }]);
    await say(story.employer.token, booking, '123');
  });

  it('are all named at once, whoever wrote them, and nobody but the safeguarding lead of that school sees it', async () => {
    const booking = await story.aBooking();
    const text = 'Call 07700 900123 or write to sam@example.org. The workshop is at B26 2RZ.';
    for (const token of story.sidesOf(booking)) {
      expect(await send(token, booking, text)).toMatchObject({ found: ['sam@example.org', '07700 900123'] });
    }
    const refused = await story.refusedAbout(booking);
    expect(refused.map(({ authorName }) => authorName)).toEqual([
      'The safeguarding lead',
      'The careers lead',
      story.employerName,
      'Zephyrine Quillfeather',
    ]);
    expect(refused[2]).toMatchObject({
      authorRole: 'EMPLOYER',
      refusedAt: '2026-09-14T08:00:00Z',
      studentName: 'Zephyrine Quillfeather',
      employerName: story.employerName,
    });
    expect(await refusedFor(story.otherSchool.safeguardingLead)).toEqual([]);
    for (const token of [story.school.lead, story.employer.token, booking.student.token]) {
      const { errors } = await graphql(token, '{ refusedMessages(first: 1) { nodes { id } } }');
      expect(errors?.[0]?.extensions?.code).toBe('FORBIDDEN');
    }
    for (const token of story.sidesOf(booking)) expect(await unread(token, booking)).toBe(0);
  });
});

describe('words of concern in a message', () => {
  const worry = 'He touched me, and said I should text him on 07700 900123.';

  it('of a student go to the safeguarding lead and nowhere else, and the student is told so', async () => {
    const booking = await story.aBooking();
    const result = await send(booking.student.token, booking, worry);
    expect(result).toMatchObject({
      messageId: null,
      words: expect.stringContaining('safeguarding lead of your school'),
    });
    expect(await story.concernsAbout(booking)).toMatchObject([{ text: worry, raisedAs: 'STUDENT' }]);
    for (const token of story.sidesOf(booking)) expect(await read(token, booking)).toEqual([]);
    expect(await story.refusedAbout(booking)).toEqual([]);
    const told = await asOwner(
      'select kind, safeguarding_of, school_id, employer_id, student_id from event where kind like $1 and subject_id = $2',
      ['concern.%', (await story.concernsAbout(booking))[0]?.['id']],
    );
    const nobody = { school_id: null, employer_id: null, student_id: null };
    expect(told).toEqual([{ kind: 'concern.raised', safeguarding_of: story.school.id, ...nobody }]);
  });

  it('of an employer or a careers lead are held in the same way', async () => {
    const booking = await story.aBooking();
    const text = 'This stays our secret, do not tell your teacher.';
    const held = { messageId: null, words: expect.stringContaining("safeguarding lead of the student's school") };
    expect(await send(story.employer.token, booking, text)).toMatchObject(held);
    expect(await send(story.school.lead, booking, text)).toMatchObject(held);
    expect((await story.concernsAbout(booking)).map(({ raisedAs }) => raisedAs)).toEqual(['CAREERS_LEAD', 'EMPLOYER']);
    expect(await textsOf(booking.student.token, booking)).toEqual([]);
  });

  it('of a student are taken before the place is confirmed, after it ended, and long after it closed', async () => {
    const booking = await story.aBooking('OFFERED');
    const taken = { __typename: 'SendMessagePayload', messageId: null };
    expect(await send(booking.student.token, booking, worry)).toMatchObject(taken);
    expect(await send(story.employer.token, booking, worry)).toMatchObject({ __typename: 'WrongState' });
    await putInto('WITHDRAWN', booking);
    expect(await send(booking.student.token, booking, worry)).toMatchObject(taken);
    await putInto('ATTENDED', booking);
    await setNow('2027-01-10T09:00:00Z');
    expect(await send(booking.student.token, booking, worry)).toMatchObject(taken);
    expect(await story.concernsAbout(booking)).toHaveLength(3);
  });

  it('of the safeguarding lead are sent', async () => {
    const booking = await story.aBooking();
    await say(story.school.safeguardingLead, booking, 'If anything makes you feel unsafe, tell me.');
    expect(await textsOf(booking.student.token, booking)).toEqual(['If anything makes you feel unsafe, tell me.']);
  });
});
