import { afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  anEmployer,
  anOpportunity,
  aProgramme,
  asOwner,
  attempt,
  graphql,
  perform,
  setNow,
  type Answer,
} from '#testing';
import {
  anAdvert,
  aReviewStory,
  fiveReviews,
  nightOf,
  november,
  publishedBy,
  shown,
  textsOf,
  whoWent,
  write,
  type Been,
  type Fields,
  type ReviewStory,
} from './reviews.story.js';

let story: ReviewStory;

beforeAll(async () => {
  story = await aReviewStory();
});

afterEach(() => setNow());

const asked = (been: Been): Promise<{ id: string; words: string }[]> =>
  graphql(been.student.token, '{ claimsToAnswer(allocationId: "' + been.allocationId + '") { id kind words } }').then(
    ({ data }) => data.claimsToAnswer,
  );

/** The adverts of the whole public catalogue, those of other programmes among them. */
async function catalogue(fields: string): Promise<{ id: string; asAdvertised: unknown }[]> {
  const document = `query ($after: String) { publishedOpportunities(first: 100, after: $after) {
    nodes { id ${fields} } pageInfo { hasNextPage endCursor } } }`;
  const all: { id: string; asAdvertised: unknown }[] = [];
  for (let after: string | null = null, more = true; more;) {
    const { data }: Answer = await graphql(null, document, { after });
    const { nodes, pageInfo } = data.publishedOpportunities;
    all.push(...nodes);
    ({ endCursor: after, hasNextPage: more } = pageInfo);
  }
  return all;
}

/** The rate as it stands in the advert, in the list of its programme and in the public catalogue: the same wherever somebody reads it. */
async function rateOf(token: string, opportunityId: string): Promise<unknown> {
  const rate = 'asAdvertised { reviews percent lowPercent highPercent }';
  const [one, list, everywhere] = await Promise.all([
    graphql(token, `{ opportunity(id: "${opportunityId}") { ${rate} } }`),
    graphql(token, `{ opportunities(first: 100) { nodes { id ${rate} } } }`),
    catalogue(rate),
  ]);
  const shown: unknown = one.data.opportunity.asAdvertised;
  const inList = (nodes: readonly { id: string; asAdvertised: unknown }[]): unknown =>
    nodes.find(({ id }) => id === opportunityId)?.asAdvertised;
  expect([inList(list.data.opportunities.nodes), inList(everywhere)]).toEqual([shown, shown]);
  return shown;
}

describe('what is shown of reviews', () => {
  const nothing = {
    reviewSummary: { reviews: null, asAdvertisedPercent: null, asAdvertised: null, claims: [] },
    publishedReviews: { nodes: [] },
  };

  it('is nothing before the half-term is over, then all of the batch, to everybody in the programme and without a trace of who', async () => {
    const { opportunityId, slotId } = await anAdvert(story);
    const { employer, programme, schools } = story;
    const went = await fiveReviews(story, slotId, [{}, {}, {}, {}, { wasAsAdvertised: false }]);
    await nightOf('2026-10-31');
    expect((await shown(employer.token, opportunityId)).data).toMatchObject(nothing);
    await nightOf(november);
    for (const token of [employer.token, programme.coordinator, schools[1].safeguardingLead, went[0]?.student.token]) {
      const { data, text } = await shown(token ?? '', opportunityId);
      const rate = { reviews: 5, percent: 80, lowPercent: 38, highPercent: 96 };
      expect(data.reviewSummary).toMatchObject({ reviews: 5, asAdvertisedPercent: 80, asAdvertised: rate });
      expect(data.publishedReviews.nodes).toHaveLength(5);
      const row = { published: 'autumn 2026, second half', batch: november, isOld: false, reply: null };
      for (const review of data.publishedReviews.nodes) expect(review).toMatchObject(row);
      expect(text).not.toMatch(/Zephyrine|Quillfeather|stu_|rev_|sch_|alc_/);
    }
    const all = (await shown(employer.token, opportunityId)).data.publishedReviews;
    const first = (await shown(employer.token, opportunityId, 2)).data.publishedReviews;
    const rest = (await shown(employer.token, opportunityId, 40, first.pageInfo.endCursor)).data.publishedReviews;
    expect([first.pageInfo.hasNextPage, rest.pageInfo.hasNextPage]).toEqual([true, false]);
    expect([...first.nodes, ...rest.nodes]).toEqual(all.nodes);
    expect((await shown((await aProgramme()).coordinator, opportunityId)).data).toMatchObject(nothing);
    expect((await shown(employer.token, 'nonsense')).data).toMatchObject(nothing);
    await setNow('2027-11-02T09:00:00Z');
    expect((await textsOf(employer.token, opportunityId)).every(({ isOld }) => isOld)).toBe(true);
  });

  it('stays nothing while all of five come from one school, and is there once one of another joins them', async () => {
    const [alone, mixed] = [await anAdvert(story), await anAdvert(story)];
    const ofOneSchool = (): Promise<Been> => whoWent(story.schools[0], alone.slotId);
    for (let count = 0; count < 5; count++)
      await publishedBy(story, await ofOneSchool(), { body: 'All from one place.' });
    await fiveReviews(story, mixed.slotId);
    await nightOf(november);
    expect((await shown(story.employer.token, mixed.opportunityId)).data.publishedReviews.nodes).toHaveLength(5);
    for (const token of [story.employer.token, story.programme.coordinator, story.schools[0].lead]) {
      expect((await shown(token, alone.opportunityId)).data).toMatchObject(nothing);
    }
    await publishedBy(story, await whoWent(story.schools[1], alone.slotId), { body: 'And one from another.' });
    await nightOf('2026-12-31');
    expect((await shown(story.employer.token, alone.opportunityId)).data).toMatchObject(nothing);
    await nightOf('2027-01-01');
    const { reviewSummary, publishedReviews } = (await shown(story.employer.token, alone.opportunityId)).data;
    expect([reviewSummary.reviews, publishedReviews.nodes.length]).toEqual([6, 6]);
  });

  it('does not grow by fewer than five from two schools: the sixth waits for a batch of its own', async () => {
    const { opportunityId, slotId } = await anAdvert(story);
    await fiveReviews(story, slotId);
    await nightOf(november);
    await publishedBy(story, await whoWent(story.schools[1], slotId), { wasAsAdvertised: false, body: 'It was loud.' });
    await nightOf('2027-01-01');
    const { data } = await shown(story.employer.token, opportunityId);
    expect(data.reviewSummary).toMatchObject({ reviews: 5, asAdvertisedPercent: 100 });
    expect(JSON.stringify(data)).not.toContain('loud');
    await setNow('2026-11-09T09:00:00Z');
    await fiveReviews(story, slotId);
    await nightOf('2027-01-01');
    const later = await shown(story.employer.token, opportunityId);
    expect(later.data.reviewSummary).toMatchObject({ reviews: 11 });
    const batches = later.data.publishedReviews.nodes.map(({ batch }: Fields) => batch);
    expect(batches).toEqual([...Array<string>(6).fill('2027-01-01'), ...Array<string>(5).fill(november)]);
  });

  it('stands as a rate with its range on the next advert of the same employer, and on nobody else’s', async () => {
    const own = await aReviewStory();
    const { slotId } = await anAdvert(own);
    const [been] = await fiveReviews(own, slotId, [{ wasAsAdvertised: false }, {}, {}, {}, {}]);
    const next = await anOpportunity(own.employer);
    const rival = await anOpportunity(await anEmployer(own.programme));
    const readers = [been?.student.token, own.schools[1].lead, own.programme.coordinator, own.employer.token];
    for (const token of readers) expect(await rateOf(token ?? '', next)).toBeNull();
    await nightOf(november);
    const rate = { reviews: 5, percent: 80, lowPercent: 38, highPercent: 96 };
    for (const token of readers) {
      expect(await rateOf(token ?? '', next)).toEqual(rate);
    }
    expect(await rateOf(own.schools[0].lead, rival)).toBeNull();
  });
});

describe('the promises of an advert', () => {
  it('are asked as they stood when the student went, and tallied once a batch answers them', async () => {
    const { opportunityId, slotId } = await anAdvert(story, { lunchCompany: 'TEAM' });
    const went: Been[] = [];
    for (const index of [0, 1, 2, 3, 4]) went.push(await whoWent(story.schools[index === 4 ? 1 : 0], slotId));
    const [first] = went;
    if (first === undefined) throw new Error('five went');
    const before = await asked(first);
    const lunch = before.find(({ words }) => words.includes('lunch'));
    const day = before.find(({ words }) => words.includes('Set a line of type'));
    expect(lunch?.words).toBe('As advertised: you had lunch with the people you worked with?');
    // The advert promises something else by now.
    await perform(story.employer.token, 'pauseOpportunity', { opportunityId });
    await asOwner('update opportunity set version = version + 1 where id = $1', [opportunityId]);
    await asOwner('update advert_claim set until_version = since_version where id = $1', [lunch?.id]);
    expect((await asked(first)).map(({ id }) => id)).toContain(lunch?.id);
    const foreign = (await asked(await whoWent(story.schools[0], (await anAdvert(story)).slotId)))[0];
    const wrong = await write(first, { claims: [{ claimId: foreign?.id, answer: 'YES' }] });
    expect(wrong['faults']).toMatchObject([{ path: 'claims.0.claimId', value: foreign?.id }]);

    const verdicts = ['YES', 'YES', 'PARTLY', 'NO', 'CANNOT_SAY'];
    for (const [index, been] of went.entries()) {
      const toLunch = { claimId: lunch?.id, answer: verdicts[index] };
      // Only one of them says anything of the work.
      const toDay = index === 0 ? [{ claimId: day?.id, answer: 'NO' }] : [];
      await publishedBy(story, been, { claims: [toLunch, ...toDay] });
    }
    await nightOf(november);
    const { reviewSummary } = (await shown(story.employer.token, opportunityId)).data;
    const tally = { yes: 2, partly: 1, no: 1, cannotSay: 1, asAdvertised: { percent: 50 } };
    expect(reviewSummary.claims).toEqual([{ words: lunch?.words, ...tally }]);
    const { data } = await graphql(
      first.student.token,
      '{ myReviews(first: 5) { nodes { claims { words answer } } } }',
    );
    expect(data.myReviews.nodes[0].claims).toContainEqual({ words: lunch?.words, answer: 'YES' });
    expect(await asked({ ...first, allocationId: went[1]?.allocationId ?? '' })).toEqual([]);
  });
});

describe('a review', () => {
  it('may be written anew until the school has read it, and what is let pass is what was read', async () => {
    const been = await whoWent(story.schools[0], (await anAdvert(story)).slotId);
    const reviewId = String((await write(been))['reviewId']);
    const edit = (body: string, more: object = {}): Promise<Fields> =>
      attempt(
        been.student.token,
        'editReview',
        {
          reviewId,
          wasAsAdvertised: false,
          tasks: 1,
          welcome: 1,
          learning: 1,
          hours: 1,
          travel: 1,
          advice: 'Do ask.',
          body,
          feltSafe: true,
          ...more,
        },
        '... on EditReviewPayload { edition words }',
      );
    expect(await edit('On second thoughts it was dull.')).toMatchObject({ edition: 2 });
    const stale = await attempt(story.schools[0].lead, 'passReview', { reviewId }, '... on ReviewChanged { edition }');
    expect(stale).toMatchObject({ __typename: 'ReviewChanged', edition: 2 });
    expect(await edit('Ring me on 07700 900123 about it.')).toMatchObject({ __typename: 'InvalidInput' });
    expect(await edit('He hit me.')).toMatchObject({ edition: null, words: expect.stringContaining('999') });
    const [kept] = await asOwner('select body, edition, tasks from review where id = $1', [reviewId]);
    expect(kept).toEqual({ body: 'On second thoughts it was dull.', edition: 2, tasks: 1 });
    await perform(story.schools[0].lead, 'passReview', { reviewId, edition: 2 });
    expect(await edit('A third time.')).toMatchObject({ __typename: 'WrongState', currentState: 'PASSED_BY_SCHOOL' });
    const other = await whoWent(story.schools[0], (await anAdvert(story)).slotId);
    expect(await attempt(other.student.token, 'editReview', { reviewId, ...praiseOf() })).toMatchObject({
      __typename: 'NotFound',
    });
  });

  it('is taken for eight weeks after the last day; what was not right, at any time', async () => {
    const [been, late] = [
      await whoWent(story.schools[0], (await anAdvert(story)).slotId),
      await whoWent(story.schools[0], (await anAdvert(story)).slotId),
    ];
    await setNow('2026-12-25T23:30:00Z');
    expect(await write(been)).toMatchObject({ __typename: 'WriteReviewPayload' });
    await setNow('2026-12-26T00:30:00Z');
    expect(await write(late)).toMatchObject({ __typename: 'ReviewWindowOver', closedOn: '2026-12-25' });
    expect(await write(late, { feltSafe: false })).toMatchObject({ reviewId: null });
  });
});

function praiseOf(): object {
  const marks = { tasks: 1, welcome: 1, learning: 1, hours: 1, travel: 1 };
  return { wasAsAdvertised: true, ...marks, body: 'Not mine to write.', advice: 'None.', feltSafe: true };
}

describe('however reviews come in', () => {
  const step = fc.record({
    /** Half-terms later. */
    wait: fc.integer({ min: 0, max: 1 }),
    advert: fc.integer({ min: 0, max: 1 }),
    school: fc.integer({ min: 0, max: 1 }),
    count: fc.integer({ min: 1, max: 4 }),
    verdict: fc.boolean(),
  });
  const halfTerms = ['2026-09-01', '2026-11-01', '2027-01-01', '2027-02-15', '2027-04-01', '2027-06-01', '2027-09-01'];

  it('no two answers that an employer ever gets differ by fewer than five', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 8 }), async (steps) => {
        await setNow();
        const own = { ...story, employer: await anEmployer(story.programme) };
        const adverts = [await anAdvert(own), await anAdvert(own)];
        const been = await whoWent(own.schools[0], adverts[0]?.slotId ?? '');
        const seen: number[][] = [];
        let at = 0;
        for (const { wait, advert, school, count, verdict } of steps) {
          at = Math.min(at + wait, halfTerms.length - 2);
          // Copies of one placement and its review, past the API, because students go once each.
          await asOwner(
            `insert into review (id, programme_id, school_id, student_id, employer_id, opportunity_id, allocation_id, state, was_as_advertised,
               tasks, welcome, learning, hours, travel, body, advice, published_in)
             select 'rev_' || substr(md5(random()::text), 1, 26), a.programme_id, $2, null, a.employer_id, $3, null, 'PUBLISHED', $4, 3, 3, 3, 3, 3,
               'It was fine there.', 'None.', $5::date from allocation a, generate_series(1, $6) where a.id = $1`,
            [been.allocationId, own.schools[school]?.id, adverts[advert]?.opportunityId, verdict, halfTerms[at], count],
          );
          await nightOf(halfTerms[at + 1] ?? '');
          const sums = await Promise.all(
            adverts.map(
              async ({ opportunityId }) =>
                (await shown(own.employer.token, opportunityId)).data.reviewSummary.reviews ?? 0,
            ),
          );
          const whole =
            ((await rateOf(own.employer.token, adverts[0]?.opportunityId ?? '')) as Fields | null)?.['reviews'] ?? 0;
          expect(whole).toBe(sums.reduce((sum: number, each: number) => sum + each, 0));
          const last = seen.at(-1) ?? [0, 0];
          for (const [index, sum] of sums.entries()) {
            const more = sum - (last[index] ?? 0);
            expect(more === 0 || more >= 5).toBe(true);
          }
          seen.push(sums);
        }
      }),
      { numRuns: 6 },
    );
  });
});
