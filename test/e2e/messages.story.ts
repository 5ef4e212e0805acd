import { expect } from '@jest/globals';
import type { AllocationState } from '#placements';
import {
  aPlaceInSlot,
  anEmployer,
  anOpportunity,
  aProgramme,
  aSchool,
  aSlot,
  asOwner,
  attempt,
  graphql,
  students,
  type TestEmployer,
  type TestProgramme,
  type TestSchool,
  type TestStudent,
} from '#testing';

/** A row, or what somebody is shown. */
export type Fields = Record<string, unknown>;

/** A place of a student. */
export interface Booking {
  readonly id: string;
  readonly student: TestStudent;
}

/** A booking about which one message was written. */
export interface Thread extends Booking {
  readonly messageId: string;
}

/** Two schools and two employers of a programme; in the first school, students who may come to the first employer. */
export interface Story {
  readonly programme: TestProgramme;
  readonly school: TestSchool;
  readonly otherSchool: TestSchool;
  readonly employer: TestEmployer;
  readonly otherEmployer: TestEmployer;
  readonly employerName: string;
  /** A place for a student who holds none yet, in that state. The last day is Friday 30 October 2026 in the slot of this story. */
  aBooking(state?: AllocationState, slotId?: string): Promise<Booking>;
  /** A confirmed place about which the student has written. */
  aThread(text?: string): Promise<Thread>;
  /** Tokens of all who have to do with a booking: student, employer, careers lead and safeguarding lead. */
  sidesOf(booking: Booking): readonly string[];
  /** What the safeguarding lead sees of refused messages about a booking. */
  refusedAbout(booking: Booking): Promise<Fields[]>;
  /** The concerns that the safeguarding lead has about a booking. */
  concernsAbout(booking: Booking): Promise<Fields[]>;
}

/** All of it, with so many students, in a programme of its own. */
export async function aStory(studentCount: number): Promise<Story> {
  const programme = await aProgramme();
  const [school, otherSchool] = [await aSchool(programme), await aSchool(programme)];
  const [employer, otherEmployer] = [await anEmployer(programme), await anEmployer(programme)];
  const usualSlot = await aSlot(employer, await anOpportunity(employer), { capacity: 100 });
  const [named] = await asOwner<{ name: string }>('select name from employer where id = $1', [employer.id]);
  const student = { given_name: 'Zephyrine', family_name: 'Quillfeather' };
  const waiting = await students(
    school,
    Array.from({ length: studentCount }, () => student),
  );
  const aBooking = async (state: AllocationState = 'CONFIRMED', slotId = usualSlot): Promise<Booking> => {
    const next = waiting.pop();
    if (next === undefined) throw new Error('every student of this story holds a place');
    return { id: await aPlaceInSlot(next, slotId, state), student: next };
  };
  const about = ({ id }: Booking, rows: Fields[]): Fields[] => rows.filter(({ allocationId }) => allocationId === id);
  return {
    programme,
    school,
    otherSchool,
    employer,
    otherEmployer,
    employerName: named?.name ?? '',
    aBooking,
    aThread: async (text = 'I look forward to it.') => {
      const booking = await aBooking();
      return { ...booking, messageId: await say(booking.student.token, booking, text) };
    },
    sidesOf: ({ student: { token } }) => [token, employer.token, school.lead, school.safeguardingLead],
    refusedAbout: async (booking) => about(booking, await refusedFor(school.safeguardingLead)),
    concernsAbout: async (booking) => {
      const list = '{ concerns(first: 100) { nodes { id text raisedAs allocationId } } }';
      return about(booking, (await graphql(school.safeguardingLead, list)).data.concerns.nodes);
    },
  };
}

/** Puts a booking into a state, as its steps would. */
export async function putInto(state: AllocationState, { id }: Booking): Promise<void> {
  await asOwner('update allocation set state = $2 where id = $1', [id, state]);
}

const answers = `... on SendMessagePayload { messageId words } ... on ContactDetailsFound { found }
  ... on TooManyMessages { retryAfter } ... on ClientMessageIdConflict { clientMessageId }`;

/** Writes something about a booking; what came of it. */
export function send(
  token: string,
  { id }: Pick<Booking, 'id'>,
  text: string,
  clientMessageId?: string,
): Promise<Fields> {
  return attempt(token, 'sendMessage', { allocationId: id, text, clientMessageId }, answers);
}

/** Writes something that is sent; the message's id. */
export async function say(token: string, booking: Pick<Booking, 'id'>, text: string): Promise<string> {
  const result = await send(token, booking, text);
  expect(result).toMatchObject({ __typename: 'SendMessagePayload', messageId: expect.any(String) });
  return String(result['messageId']);
}

/** A page of what was written about a booking. */
export const threadOf = `query ($id: ID!, $first: Int!, $after: String) { messages(allocationId: $id, first: $first, after: $after) {
  nodes { id text authorRole authorName isOwn sentAt } pageInfo { hasNextPage endCursor } } }`;

/** What somebody reads of what was written about a booking. */
export async function read(token: string, { id }: Pick<Booking, 'id'>): Promise<Fields[]> {
  return (await graphql(token, threadOf, { id, first: 100 })).data.messages.nodes;
}

/** The texts of it. */
export async function textsOf(token: string, booking: Pick<Booking, 'id'>): Promise<unknown[]> {
  return (await read(token, booking)).map(({ text }) => text);
}

/** What somebody sees of messages that were refused. */
export async function refusedFor(token: string): Promise<Fields[]> {
  const fields = 'id text found authorRole authorName refusedAt studentName allocationId opportunityTitle employerName';
  return (await graphql(token, `{ refusedMessages(first: 100) { nodes { ${fields} } } }`)).data.refusedMessages.nodes;
}

/** How many messages somebody has not read: about one booking, or about all. */
export async function unread(token: string, booking?: Pick<Booking, 'id'>): Promise<number> {
  const query = 'query ($id: ID) { unreadMessages(allocationId: $id) { count } }';
  return (await graphql(token, query, { id: booking?.id ?? null })).data.unreadMessages.count;
}

/** Everything that was kept about a booking, whatever became of it. */
export function saved({ id }: Booking): Promise<Fields[]> {
  return asOwner('select * from message where allocation_id = $1 order by id', [id]);
}
