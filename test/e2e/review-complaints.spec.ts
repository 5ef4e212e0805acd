import { afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { complaintStates, complaintTransitions, type ComplaintState } from '#reviews';
import { roles, rowsTo, type Role } from '#kernel';
import { aMentor, anEmployer, aProgramme, asOwner, attempt, deliverEvents, graphql, setNow, tick } from '#testing';
import {
  anAdvert,
  aReviewStory,
  fiveReviews,
  nightOf,
  november,
  shown,
  textsOf,
  type Been,
  type Fields,
  type ReviewStory,
} from './reviews.story.js';

let story: ReviewStory;
let went: Been[];
let opportunityId: string;

beforeAll(async () => {
  story = await aReviewStory();
  const advert = await anAdvert(story);
  opportunityId = advert.opportunityId;
  went = await fiveReviews(story, advert.slotId);
});

afterEach(() => setNow());

const reader = (): string => went[0]?.student.token ?? '';
const references = async (): Promise<string[]> =>
  (await textsOf(reader(), opportunityId)).map(({ reference }) => String(reference));

function complain(token: string, reference: string, ground = 'UNTRUE'): Promise<Fields> {
  return attempt(
    token,
    'complainAboutReview',
    { reference, ground },
    '... on ReviewComplaintPayload { complaintId state decideBy }',
  );
}

const decide = (mutation: string, complaintId: unknown, token = story.programme.coordinator): Promise<Fields> =>
  attempt(token, mutation, { complaintId }, '... on ReviewComplaintPayload { state }');

const queue = async (): Promise<Fields[]> =>
  (
    await graphql(
      story.programme.coordinator,
      '{ reviewComplaintsToDecide(first: 20) { nodes { id state ground raisedAs employerName body } } }',
    )
  ).data.reviewComplaintsToDecide.nodes;

describe('a complaint about a review', () => {
  it('hides its words at once and leaves the sums; dismissed, it is shown again, and the same reason is heard once', async () => {
    await nightOf(november);
    const [reference = ''] = await references();
    await setNow('2026-11-05T18:30:00Z');
    const made = await complain(story.employer.token, reference);
    expect(made).toMatchObject({ state: 'OPEN', decideBy: '2026-11-09T18:30:00Z' });
    for (const token of [reader(), story.employer.token, story.programme.coordinator]) {
      const { data } = await shown(token, opportunityId);
      expect(data.publishedReviews.nodes).toHaveLength(4);
      expect(data.reviewSummary.reviews).toBe(5);
    }
    const [waiting] = await queue();
    expect(waiting).toMatchObject({
      raisedAs: 'EMPLOYER',
      ground: 'UNTRUE',
      body: expect.stringContaining('Review number'),
    });
    expect(await decide('dismissReviewComplaint', made['complaintId'])).toMatchObject({ state: 'DISMISSED' });
    expect(await references()).toContain(reference);
    expect(await complain(story.employer.token, reference)).toMatchObject({ __typename: 'AlreadyComplained' });
    const { data } = await graphql(
      story.employer.token,
      '{ myReviewComplaints(first: 5) { nodes { reference state } } }',
    );
    expect(data.myReviewComplaints.nodes).toEqual([{ reference, state: 'DISMISSED' }]);
  });

  it('that is upheld takes the words for good, tells the author and never the employer whose they were', async () => {
    await nightOf(november);
    const [, reference = ''] = await references();
    const other = went[1]?.student.token ?? '';
    const made = await complain(other, reference, 'NAMES_SOMEBODY');
    expect(
      (await graphql(other, '{ myReviewComplaints(first: 5) { nodes { state } } }')).data.myReviewComplaints.nodes,
    ).toEqual([{ state: 'OPEN' }]);
    expect(
      (await graphql(story.employer.token, '{ myReviewComplaints(first: 5) { nodes { reference } } }')).text,
    ).not.toContain(reference);
    expect(await decide('upholdReviewComplaint', made['complaintId'])).toMatchObject({ state: 'UPHELD' });
    expect(await references()).not.toContain(reference);
    expect((await shown(story.employer.token, opportunityId)).data.reviewSummary.reviews).toBe(5);
    expect(await complain(story.employer.token, reference, 'INSULTS')).toMatchObject({ __typename: 'NotFound' });
    const events = await asOwner<{ kind: string; employer_id: string | null; student_id: string | null }>(
      `select kind, employer_id, student_id from event where subject_id = $1 order by id`,
      [made['complaintId']],
    );
    expect(events.map(({ kind }) => kind)).toEqual([
      'review-complaint.raised',
      'review-complaint.upheld',
      'review.taken-down',
    ]);
    expect(events.every(({ employer_id: employer }) => employer === null)).toBe(true);
    expect(events[2]?.student_id).toMatch(/^stu_/);
  });

  it('that nobody decides within 48 hours of working days is told once, and stays hidden', async () => {
    await nightOf(november);
    const reference = (await references())[1] ?? '';
    await setNow('2026-12-24T15:00:00Z');
    const { complaintId } = await complain(story.employer.token, reference, 'INSULTS');
    const overdue = (): Promise<Fields[]> =>
      asOwner(
        `select coordinator_of, school_id, employer_id, student_id from event where subject_id = $1 and kind = 'review-complaint.overdue'`,
        [complaintId],
      );
    await setNow('2026-12-30T14:59:00Z');
    await tick('escalate-complaints');
    expect(await overdue()).toEqual([]);
    await setNow('2026-12-30T15:00:00Z');
    await tick('escalate-complaints');
    await tick('escalate-complaints');
    const ids = story.schools.map(({ id }) => id);
    const [told, ...more] = await overdue();
    expect(more).toEqual([]);
    expect(told).toMatchObject({ coordinator_of: story.programme.id, employer_id: null, student_id: null });
    expect(ids).toContain(told?.['school_id']);
    expect(await references()).not.toContain(reference);
    await deliverEvents();
    expect(await decide('dismissReviewComplaint', complaintId)).toMatchObject({ state: 'DISMISSED' });
    expect(await references()).toContain(reference);
  });

  it('is nobody’s who cannot read the review: another employer, another programme, a review that is not shown', async () => {
    await nightOf(november);
    const [reference = ''] = await references();
    const rival = await anEmployer(story.programme);
    const foreign = await anEmployer(await aProgramme());
    for (const token of [rival.token, foreign.token])
      expect(await complain(token, reference, 'ABOUT_ANOTHER_PLACE')).toMatchObject({ __typename: 'NotFound' });
    expect(await complain(reader(), 'nonsense')).toMatchObject({ __typename: 'NotFound' });
    const [hidden] = await asOwner<{ reference: string }>(
      `select md5(allocation_id) as reference from review where opportunity_id = $1 limit 1`,
      [opportunityId],
    );
    expect(await complain(reader(), hidden?.reference ?? '')).toMatchObject({ __typename: 'NotFound' });
    const made = await complain(story.employer.token, reference, 'ABOUT_ANOTHER_PLACE');
    const { coordinator } = await aProgramme();
    expect(await decide('upholdReviewComplaint', made['complaintId'], coordinator)).toMatchObject({
      __typename: 'NotFound',
    });
    await decide('dismissReviewComplaint', made['complaintId']);
  });
});

describe('the steps of a complaint', () => {
  const steps: Partial<Record<ComplaintState, string>> = {
    DISMISSED: 'dismissReviewComplaint',
    UPHELD: 'upholdReviewComplaint',
  };
  let complaintId: string;
  let tokens: Record<Role, string>;

  beforeAll(async () => {
    await nightOf(november);
    const last = (await references()).at(-1) ?? '';
    complaintId = String((await complain(story.employer.token, last, 'GIVES_CONTACT_DETAILS'))['complaintId']);
    tokens = {
      STUDENT: reader(),
      CAREERS_LEAD: story.schools[0].lead,
      SAFEGUARDING_LEAD: story.schools[0].safeguardingLead,
      MENTOR: (await aMentor(story.schools[0])).token,
      EMPLOYER: story.employer.token,
      COORDINATOR: story.programme.coordinator,
    };
  });

  const table = roles.flatMap((role) =>
    complaintStates.flatMap((from) =>
      complaintStates.filter((to) => steps[to] !== undefined).map((to) => ({ role, from, to })),
    ),
  );

  it.each(table)('$from to $to by $role, or not', async ({ role, from, to }) => {
    const isDecided = from === 'DISMISSED' || from === 'UPHELD';
    await asOwner(
      `update review_complaint set state = $2, decided_at = case when $3 then now() end, decided_by = case when $3 then raised_by end where id = $1`,
      [complaintId, from, isDecided],
    );
    const result = await decide(steps[to] ?? '', complaintId, tokens[role]).catch(({ message }: Error) => ({
      message,
    }));
    const isAllowed = rowsTo(complaintTransitions, to).some(
      (row) => row.from.some((each) => each === from) && row.by.some((each) => each === role),
    );
    const [row] = await asOwner<{ state: string }>('select state from review_complaint where id = $1', [complaintId]);
    expect(row?.state).toBe(isAllowed ? to : from);
    if (!isAllowed) expect(JSON.stringify(result)).toMatch(/"__typename":"(WrongState|NotFound)"|FORBIDDEN/);
  });
});
