import { afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { roles, rowsTo, type Role } from '#kernel';
import { replyStates, replyTransitions, type ReplyState } from '#reviews';
import { aMentor, anEmployer, aProgramme, asOwner, attempt, graphql, perform, setNow } from '#testing';
import {
  anAdvert,
  aReviewStory,
  fiveReviews,
  nightOf,
  november,
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
  await nightOf(november);
  await setNow();
});

afterEach(() => setNow());

const thanks = 'Thank you. We have moved the cleaning to the last hour of the day.';

function answerThem(body = thanks, overrides: object = {}, token = story.employer.token): Promise<Fields> {
  return attempt(
    token,
    'answerReviews',
    { opportunityId, batch: november, body, ...overrides },
    '... on ReviewReplyPayload { replyId state } ... on InvalidInput { faults { path value } }',
  );
}

const shownReplies = async (): Promise<unknown[]> =>
  (await textsOf(went[0]?.student.token ?? '', opportunityId)).map(({ reply }) => reply);

describe('an employer’s answer to its reviews', () => {
  it('gives no contact details and no words that a safeguarding lead has to read', async () => {
    const outside = await answerThem('Ring us on 07700 900123. He hit me first. Next time men only.');
    expect((outside['faults'] as Fields[]).map(({ path }) => path)).toEqual(['body', 'body', 'body']);
    expect(await asOwner('select from review_reply where opportunity_id = $1', [opportunityId])).toEqual([]);
  });

  it('stands beside the whole batch once a coordinator has read it, and there is one', async () => {
    const { replyId } = await answerThem('First try, which names somebody.');
    expect(await answerThem()).toMatchObject({ __typename: 'AlreadyReplied' });
    expect(await shownReplies()).toEqual([null, null, null, null, null]);
    const waiting = '{ reviewReplies(first: 5) { nodes { id state body batch refusedBecause } } }';
    expect((await graphql(story.programme.coordinator, waiting)).data.reviewReplies.nodes).toMatchObject([
      { id: replyId },
    ]);
    await perform(story.programme.coordinator, 'refuseReviewReply', { replyId, reason: 'It names somebody.' });
    expect((await graphql(story.employer.token, waiting)).data.reviewReplies.nodes).toMatchObject([
      { state: 'REFUSED', refusedBecause: 'It names somebody.', batch: november },
    ]);
    expect(await answerThem()).toMatchObject({ replyId, state: 'SUBMITTED' });
    await perform(story.programme.coordinator, 'publishReviewReply', { replyId });
    expect(await shownReplies()).toEqual([thanks, thanks, thanks, thanks, thanks]);
    expect(await answerThem('Once more.')).toMatchObject({ __typename: 'AlreadyReplied' });
  });

  it('is given by the employer whose advert it is, to a batch that there is', async () => {
    const rival = await anEmployer(story.programme);
    expect(await answerThem(thanks, {}, rival.token)).toMatchObject({ __typename: 'NotFound' });
    expect(await answerThem(thanks, { batch: '2027-01-01' })).toMatchObject({ __typename: 'NotFound' });
    expect(await answerThem(thanks, { opportunityId: 'nonsense' })).toMatchObject({ __typename: 'NotFound' });
    const [reply] = await asOwner<{ id: string }>('select id from review_reply where opportunity_id = $1', [
      opportunityId,
    ]);
    const { coordinator } = await aProgramme();
    expect(await attempt(coordinator, 'publishReviewReply', { replyId: reply?.id })).toMatchObject({
      __typename: 'NotFound',
    });
  });
});

describe('the steps of an answer', () => {
  let replyId: string;
  let tokens: Record<Role, string>;

  beforeAll(async () => {
    const [reply] = await asOwner<{ id: string }>('select id from review_reply where opportunity_id = $1', [
      opportunityId,
    ]);
    replyId = reply?.id ?? '';
    tokens = {
      STUDENT: went[0]?.student.token ?? '',
      CAREERS_LEAD: story.schools[0].lead,
      SAFEGUARDING_LEAD: story.schools[0].safeguardingLead,
      MENTOR: (await aMentor(story.schools[0])).token,
      EMPLOYER: story.employer.token,
      COORDINATOR: story.programme.coordinator,
    };
  });

  const steps: Record<ReplyState, (token: string) => Promise<Fields>> = {
    SUBMITTED: (token) => answerThem(thanks, {}, token),
    PUBLISHED: (token) => attempt(token, 'publishReviewReply', { replyId }),
    REFUSED: (token) => attempt(token, 'refuseReviewReply', { replyId, reason: 'No.' }),
  };
  const table = roles.flatMap((role) => replyStates.flatMap((from) => replyStates.map((to) => ({ role, from, to }))));

  it.each(table)('$from to $to by $role, or not', async ({ role, from, to }) => {
    await asOwner('update review_reply set state = $2 where id = $1', [replyId, from]);
    const result = await steps[to](tokens[role]).catch(({ message }: Error) => ({ message }));
    const isAllowed = rowsTo(replyTransitions, to).some(
      (row) => row.from.some((each) => each === from) && row.by.some((each) => each === role),
    );
    const [row] = await asOwner<{ state: string }>('select state from review_reply where id = $1', [replyId]);
    expect(row?.state).toBe(isAllowed ? to : from);
    if (!isAllowed)
      expect(JSON.stringify(result)).toMatch(/"__typename":"(WrongState|NotFound|AlreadyReplied)"|FORBIDDEN/);
  });
});
