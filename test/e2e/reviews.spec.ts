import { afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { roles, type Role, rowsTo } from '#kernel';
import type { AllocationState } from '#placements';
import { reviewStates, transitionsOf, type ReviewState } from '#reviews';
import {
  aMentor,
  aPlaceInSlot,
  anEmployer,
  anOpportunity,
  aProgramme,
  aSchool,
  aSlot,
  asOwner,
  attempt,
  graphql,
  perform,
  setNow,
  students,
  type TestEmployer,
  type TestProgramme,
  type TestSchool,
  type TestStudent,
} from '#testing';

type Fields = Record<string, unknown>;

let programme: TestProgramme;
let school: TestSchool;
let otherSchool: TestSchool;
let employer: TestEmployer;
const waiting = new Map<TestSchool, TestStudent[]>();

beforeAll(async () => {
  programme = await aProgramme();
  [school, otherSchool] = [await aSchool(programme), await aSchool(programme)];
  employer = await anEmployer(programme);
  const usual = { given_name: 'Zephyrine', family_name: 'Quillfeather' };
  waiting.set(
    school,
    await students(
      school,
      Array.from({ length: 20 }, () => usual),
    ),
  );
  waiting.set(otherSchool, await students(otherSchool, [usual]));
});

afterEach(() => setNow());

/** A slot of an advert of its own, so that no test counts what another wrote. */
async function anAdvert(): Promise<{ opportunityId: string; slotId: string }> {
  const opportunityId = await anOpportunity(employer);
  return { opportunityId, slotId: await aSlot(employer, opportunityId, { capacity: 20 }) };
}

interface Placed {
  readonly allocationId: string;
  readonly student: TestStudent;
}

/** A place in a slot for a student who holds none yet, in that state. */
async function aPlace(slotId: string, state: AllocationState = 'ATTENDED', of = school): Promise<Placed> {
  const student = waiting.get(of)?.pop();
  if (student === undefined) throw new Error('every student of this story holds a place');
  return { allocationId: await aPlaceInSlot(student, slotId, state), student };
}

const praise = {
  wasAsAdvertised: true,
  tasks: 5,
  welcome: 4,
  learning: 5,
  hours: 3,
  travel: 2,
  body: 'We set type and hung a small exhibition.',
  advice: 'Bring old clothes.',
  feltSafe: true,
};

function write({ allocationId, student }: Placed, overrides: object = {}): Promise<Fields> {
  return attempt(
    student.token,
    'writeReview',
    { allocationId, ...praise, ...overrides },
    '... on WriteReviewPayload { reviewId words }',
  );
}

async function aReview(place: Placed, overrides: object = {}): Promise<string> {
  return String((await write(place, overrides))['reviewId']);
}

const saved = ({ allocationId }: Placed): Promise<Fields[]> =>
  asOwner('select * from review where allocation_id = $1', [allocationId]);

async function toModerate(token: string): Promise<{ nodes: Fields[]; text: string }> {
  const list =
    '{ reviewsToModerate(first: 40) { nodes { id authorName opportunityTitle employerName body advice tasks } } }';
  const { data, text } = await graphql(token, list);
  return { nodes: data.reviewsToModerate.nodes, text };
}

async function myReviews({ student }: Placed): Promise<Fields[]> {
  const { data } = await graphql(student.token, '{ myReviews(first: 5) { nodes { id state refusedBecause body } } }');
  return data.myReviews.nodes;
}

async function concernsFor({ safeguardingLead }: TestSchool): Promise<Fields[]> {
  const fields = 'id state text feltSafe raisedAs studentName allocationId employerName closingNote closedAt';
  return (await graphql(safeguardingLead, `{ concerns(first: 40) { nodes { ${fields} } } }`)).data.concerns.nodes;
}

describe('a review', () => {
  it('is read by the school, then by the programme without author or school, and then its author sees it published', async () => {
    const place = await aPlace((await anAdvert()).slotId);
    const result = await write(place);
    expect(result).toMatchObject({ __typename: 'WriteReviewPayload', words: expect.stringContaining('Thank you') });
    const id = String(result['reviewId']);
    const forSchool = { id, authorName: 'Zephyrine Quillfeather', body: praise.body };
    expect((await toModerate(school.lead)).nodes).toMatchObject([forSchool]);
    expect((await toModerate(otherSchool.lead)).nodes).toEqual([]);
    expect((await toModerate(programme.coordinator)).nodes).toEqual([]);
    await perform(school.lead, 'passReview', { reviewId: id });
    const forProgramme = await toModerate(programme.coordinator);
    expect(forProgramme.nodes).toMatchObject([{ id, authorName: null, body: praise.body, tasks: 5 }]);
    expect(forProgramme.text).not.toMatch(/Zephyrine|Quillfeather|Test School/);
    expect(forProgramme.text).not.toMatch(new RegExp([place.student.id, place.allocationId, school.id].join('|')));
    await perform(programme.coordinator, 'publishReview', { reviewId: id });
    expect(await myReviews(place)).toEqual([{ id, state: 'PUBLISHED', refusedBecause: null, body: praise.body }]);
    const told = await asOwner('select employer_id from event where subject_id = $1', [id]);
    expect(told).toEqual([{ employer_id: null }, { employer_id: null }, { employer_id: null }]);
  });

  it('is written once, by who attended, and about nobody else', async () => {
    const { slotId } = await anAdvert();
    const [early, place] = [await aPlace(slotId, 'CONFIRMED'), await aPlace(slotId)];
    expect(await write(early)).toMatchObject({ __typename: 'WrongState', currentState: 'CONFIRMED' });
    expect(await write({ ...place, student: early.student })).toMatchObject({ __typename: 'NotFound' });
    expect(await write({ ...place, allocationId: 'nonsense' })).toMatchObject({ __typename: 'NotFound' });
    await aReview(place);
    expect(await write(place)).toMatchObject({ __typename: 'AlreadyReviewed' });
    expect(await saved(place)).toHaveLength(1);
    expect(await saved(early)).toEqual([]);
  });

  it('learns every fault at once, contact details among them, and nothing is saved', async () => {
    const place = await aPlace((await anAdvert()).slotId);
    const malformed = await write(place, { tasks: 0, travel: 6, body: 'Fine.', advice: ' ' });
    const paths = (malformed['faults'] as Fields[]).map(({ path }) => path);
    expect(paths.sort()).toEqual(['advice', 'body', 'tasks', 'travel']);
    const outside = await write(place, { body: 'Ask me on 07700 900123 about it.', advice: 'Mail kim@example.org.' });
    expect(outside['faults']).toMatchObject([
      { path: 'body', value: '07700 900123' },
      { path: 'advice', value: 'kim@example.org' },
    ]);
    expect(await saved(place)).toEqual([]);
  });

  it('that is refused tells its author why and is read by nobody again', async () => {
    const place = await aPlace((await anAdvert()).slotId);
    const reviewId = await aReview(place);
    await perform(school.lead, 'refuseReview', { reviewId, reason: 'It names a member of staff.' });
    const refused = { state: 'REFUSED', refusedBecause: 'It names a member of staff.' };
    expect(await myReviews(place)).toMatchObject([refused]);
    expect((await toModerate(school.lead)).nodes).not.toContainEqual(expect.objectContaining({ id: reviewId }));
  });
});

describe('the steps of a review', () => {
  const steps: Partial<Record<ReviewState, [mutation: string, input: object]>> = {
    SUBMITTED: ['editReview', praise],
    PASSED_BY_SCHOOL: ['passReview', {}],
    PUBLISHED: ['publishReview', {}],
    REFUSED: ['refuseReview', { reason: 'It names somebody.' }],
  };
  let reviewId: string;
  let tokens: Record<Role, string>;

  beforeAll(async () => {
    const place = await aPlace((await anAdvert()).slotId);
    reviewId = await aReview(place);
    tokens = {
      STUDENT: place.student.token,
      CAREERS_LEAD: school.lead,
      SAFEGUARDING_LEAD: school.safeguardingLead,
      MENTOR: (await aMentor(school, [place.student])).token,
      EMPLOYER: employer.token,
      COORDINATOR: programme.coordinator,
    };
  });

  const table = roles.flatMap((role) =>
    reviewStates.flatMap((from) =>
      reviewStates.filter((to) => steps[to] !== undefined).map((to) => ({ role, from, to })),
    ),
  );

  it.each(table)('$from to $to by $role, or not', async ({ role, from, to }) => {
    const publishedIn = from === 'PUBLISHED' ? '2026-09-01' : null;
    await asOwner('update review set state = $2, published_in = $3, edition = 1 where id = $1', [
      reviewId,
      from,
      publishedIn,
    ]);
    const [mutation, more] = steps[to] ?? ['', {}];
    const input = { reviewId, ...more };
    const result = await attempt(tokens[role], mutation, input).catch(({ message }: Error) => ({ message }));
    const isAllowed = rowsTo(transitionsOf(role), to).some((row) => row.from.includes(from));
    const [review] = await asOwner<{ state: string }>('select state from review where id = $1', [reviewId]);
    expect(review?.state).toBe(isAllowed ? to : from);
    if (isAllowed) expect(JSON.stringify(result)).toContain('Payload');
    // A review that no school has passed is none of a coordinator's, hence not found.
    if (!isAllowed) expect(JSON.stringify(result)).toMatch(/"__typename":"(WrongState|NotFound)"|FORBIDDEN/);
  });

  it.each(roles.flatMap((role) => reviewStates.map((from) => ({ role, from }))))(
    'from $from to the safeguarding lead by $role, or not',
    async ({ role, from }) => {
      const publishedIn = from === 'PUBLISHED' ? '2026-09-01' : null;
      await asOwner('update review set state = $2, published_in = $3, edition = 1 where id = $1', [
        reviewId,
        from,
        publishedIn,
      ]);
      const raised = (): Promise<unknown[]> =>
        asOwner('select c.id from concern c join review r using (allocation_id) where r.id = $1', [reviewId]);
      const before = (await raised()).length;
      const call = attempt(tokens[role], 'passReviewToSafeguarding', { reviewId });
      const result = await call.catch(({ message }: Error) => ({ message }));
      const isTurn = rowsTo(transitionsOf(role), 'REFUSED').some((row) => row.from.includes(from));
      const [review] = await asOwner<{ state: string }>('select state from review where id = $1', [reviewId]);
      expect(review?.state).toBe(isTurn ? 'REFUSED' : from);
      expect(await raised()).toHaveLength(isTurn ? before + 1 : before);
      if (!isTurn) expect(JSON.stringify(result)).toMatch(/"__typename":"(WrongState|NotFound)"|FORBIDDEN/);
    },
  );

  it("are nobody's in another school or programme", async () => {
    await asOwner(`update review set state = 'SUBMITTED', published_in = null, edition = 1 where id = $1`, [reviewId]);
    expect(await attempt(otherSchool.lead, 'passReview', { reviewId })).toMatchObject({ __typename: 'NotFound' });
    await perform(school.lead, 'passReview', { reviewId });
    const { coordinator } = await aProgramme();
    expect(await attempt(coordinator, 'publishReview', { reviewId })).toMatchObject({ __typename: 'NotFound' });
    expect(await attempt(programme.coordinator, 'publishReview', { reviewId: 'nonsense' })).toMatchObject({
      __typename: 'NotFound',
    });
  });
});

describe('a concern', () => {
  const forbidden = { extensions: { code: 'FORBIDDEN' } };

  it.each([
    ['who did not feel safe', { feltSafe: false, body: 'It was odd.' }],
    ['whose words are of concern, however short', { body: 'He hit me' }],
    [
      'who gives a number that was pressed on them',
      { body: 'The work was fine.', advice: 'He said don’t tell, ring 07700 900123.' },
    ],
  ])('is made of the review of somebody %s, for the safeguarding lead of that school alone', async (_, overrides) => {
    const place = await aPlace((await anAdvert()).slotId);
    const result = await write(place, overrides);
    expect(result).toMatchObject({ reviewId: null, words: expect.stringContaining('safeguarding lead') });
    expect(await saved(place)).toEqual([]);
    const { body, advice, feltSafe } = { ...praise, ...overrides };
    const { allocationId } = place;
    const raised = { allocationId, feltSafe, text: `${body}\n\n${advice}`, state: 'OPEN', raisedAs: 'STUDENT' };
    const [newest] = await concernsFor(school);
    expect(newest).toMatchObject({ ...raised, studentName: 'Zephyrine Quillfeather' });
    expect(await concernsFor(otherSchool)).toEqual([]);
    for (const token of [school.lead, programme.coordinator]) {
      expect((await toModerate(token)).text).not.toContain(body);
    }
    for (const token of [school.lead, programme.coordinator, employer.token, place.student.token]) {
      expect((await graphql(token, '{ concerns(first: 1) { nodes { id } } }')).errors).toMatchObject([forbidden]);
    }
    const query = 'select kind, school_id, employer_id, student_id from event where subject_id = $1';
    const silent = { kind: 'concern.raised', school_id: null, employer_id: null, student_id: null };
    expect(await asOwner(query, [newest?.['id']])).toEqual([silent]);
  });

  it.each(['CAREERS_LEAD', 'COORDINATOR'] as const)(
    'is made of a review in which a %s reads what no list of words finds, and nobody else reads it from then on',
    async (raisedAs) => {
      const { slotId, opportunityId } = await anAdvert();
      const place = await aPlace(slotId);
      const body = 'He always waits for me by the lockers, and I dread it.';
      const reviewId = await aReview(place, { body });
      const isProgramme = raisedAs === 'COORDINATOR';
      if (isProgramme) await perform(school.lead, 'passReview', { reviewId });
      const token = isProgramme ? programme.coordinator : school.lead;
      const foreign = isProgramme ? (await aProgramme()).coordinator : otherSchool.lead;
      expect(await attempt(foreign, 'passReviewToSafeguarding', { reviewId, edition: 1 })).toMatchObject({
        __typename: 'NotFound',
      });
      expect(await attempt(token, 'passReviewToSafeguarding', { reviewId, edition: 2 })).toMatchObject({
        __typename: 'ReviewChanged',
      });
      expect((await concernsFor(school)).filter(({ allocationId }) => allocationId === place.allocationId)).toEqual([]);

      const passed = await perform(token, 'passReviewToSafeguarding', { reviewId, edition: 1 }, 'reviewId state');
      expect(passed).toMatchObject({ reviewId, state: 'REFUSED' });
      const [newest] = await concernsFor(school);
      expect(newest).toMatchObject({ allocationId: place.allocationId, raisedAs, feltSafe: true, state: 'OPEN' });
      expect(newest).toMatchObject({ studentName: 'Zephyrine Quillfeather', text: expect.stringContaining(body) });
      expect(newest?.['text']).toContain(praise.advice);
      expect(await concernsFor(otherSchool)).toEqual([]);
      const query = 'select kind, school_id, employer_id, student_id from event where subject_id = $1';
      const silent = { kind: 'concern.raised', school_id: null, employer_id: null, student_id: null };
      expect(await asOwner(query, [newest?.['id']])).toEqual([silent]);

      // Its author learns that it is not published and where help is, and not what was read in it.
      const [own] = await myReviews(place);
      expect(own).toMatchObject({ state: 'REFUSED', refusedBecause: expect.stringContaining('0800 1111') });
      expect(own?.['refusedBecause']).not.toMatch(/safeguarding|concern|worr/i);
      for (const reader of [school.lead, programme.coordinator]) {
        expect((await toModerate(reader)).text).not.toContain(body);
        expect((await graphql(reader, '{ concerns(first: 1) { nodes { id } } }')).errors).toMatchObject([forbidden]);
      }
      const shown = `{ publishedReviews(opportunityId: "${opportunityId}", first: 5) { nodes { body } } }`;
      expect((await graphql(employer.token, shown)).data.publishedReviews.nodes).toEqual([]);
      expect(await attempt(token, 'passReviewToSafeguarding', { reviewId, edition: 1 })).toMatchObject({
        __typename: 'WrongState',
      });
    },
  );

  it('is raised by the student, the careers lead or a host who knows the student, and by nobody else', async () => {
    const { slotId } = await anAdvert();
    const { allocationId, student } = await aPlace(slotId, 'HOST_AGREED');
    const raise = (token: string, text: string): Promise<Fields> =>
      attempt(token, 'raiseConcern', { allocationId, text });
    expect(await raise(employer.token, 'Too early')).toMatchObject({ __typename: 'NotFound' });
    expect(await raise(otherSchool.lead, 'Not ours')).toMatchObject({ __typename: 'NotFound' });
    await asOwner(`update allocation set state = 'CONFIRMED' where id = $1`, [allocationId]);
    const raised = [
      [student.token, 'I am not well there.', 'STUDENT'],
      [school.lead, 'She was in tears.', 'CAREERS_LEAD'],
      [employer.token, 'She comes without lunch.', 'EMPLOYER'],
    ] as const;
    for (const [token, text] of raised) await raise(token, text);
    const found = (await concernsFor(school)).filter((concern) => concern['allocationId'] === allocationId);
    expect(found.map(({ text, raisedAs, feltSafe }) => [text, raisedAs, feltSafe]).reverse()).toEqual(
      raised.map(([, text, raisedAs]) => [text, raisedAs, null]),
    );
  });

  it('is closed once, with a note, by the safeguarding lead of that school', async () => {
    const place = await aPlace((await anAdvert()).slotId, 'CONFIRMED');
    const input = { allocationId: place.allocationId, text: 'I am worried.' };
    const { concernId } = await perform(place.student.token, 'raiseConcern', input, 'concernId');
    const close = (token: string, id = concernId): Promise<Fields> =>
      attempt(token, 'closeConcern', { concernId: id, note: 'We talked.' });
    expect(await close(otherSchool.safeguardingLead)).toMatchObject({ __typename: 'NotFound', kind: 'Concern' });
    expect(await close(school.safeguardingLead, 'nonsense')).toMatchObject({ __typename: 'NotFound' });
    await close(school.safeguardingLead);
    const closed = { state: 'CLOSED', closingNote: 'We talked.', closedAt: '2026-09-14T08:00:00Z' };
    expect((await concernsFor(school))[0]).toMatchObject({ id: concernId, ...closed });
    expect(await close(school.safeguardingLead)).toMatchObject({ __typename: 'WrongState', currentState: 'CLOSED' });
    const open = await graphql(school.safeguardingLead, '{ concerns(first: 40, state: OPEN) { nodes { id } } }');
    expect(open.data.concerns.nodes).not.toContainEqual({ id: concernId });
  });
});
