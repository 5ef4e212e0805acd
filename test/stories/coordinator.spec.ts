import { afterEach, describe, expect, it } from '@jest/globals';
import {
  anEmployer,
  anOpportunity,
  aProgramme,
  aSchool,
  aSlot,
  attempt,
  deliverEvents,
  graphql,
  perform,
  runProposals,
  setNow,
  students,
  tick,
  type TestStudent,
} from '#testing';
import { withMail } from '../e2e/letters.story.js';
import { aLetterSays, everybodyAgrees, placeOf, theWeekGoesBy, zephyrine } from './steps.js';

afterEach(() => setNow());

describe('the story of a coordinator', () => {
  it('leads from a form and a round with dates to figures that give nobody away', async () => {
    const programme = await aProgramme();
    const { coordinator } = programme;
    const [north, south] = [await aSchool(programme), await aSchool(programme)];
    const employer = await anEmployer(programme);
    const post = await withMail(coordinator);
    const ask = async (query: string, variables: object = {}) => (await graphql(coordinator, query, variables)).data;

    // She says what an application holds in her programme.
    await perform(coordinator, 'setApplicationForm', {
      guidance: 'Say why this placement, and one thing that you have done that shows it.',
      examples: [],
      leastWords: 8,
      mostStrengths: 2,
      asksAvailability: false,
    });

    // The first advert of an employer waits for her. She sends it back with a reason, and lets it pass once it is mended.
    const studio = await anOpportunity(employer, {}, { isPublished: false });
    await perform(employer.token, 'publishOpportunity', { opportunityId: studio });
    const queue = '{ advertsToModerate(first: 5) { nodes { isFirst opportunity { id } } } }';
    const first = [{ isFirst: true, opportunity: { id: studio } }];
    expect((await ask(queue)).advertsToModerate.nodes).toEqual(first);
    const faults = [{ part: 'DAY_PLAN', words: 'Say who is there in the afternoon.' }];
    await perform(coordinator, 'returnOpportunity', { opportunityId: studio, faults });
    await perform(employer.token, 'publishOpportunity', { opportunityId: studio });
    await perform(coordinator, 'approveOpportunity', { opportunityId: studio });
    expect((await ask(queue)).advertsToModerate.nodes).toEqual([]);
    const office = await anOpportunity(employer, { category: 'ADMINISTRATION' });
    const [inTheStudio, inTheOffice] = [
      await aSlot(employer, studio, { capacity: 6 }),
      await aSlot(employer, office, { capacity: 1 }),
    ];

    // She plans a round by dates; the worker opens it.
    const week = { name: 'Autumn half-term', slotsFrom: '2026-10-26', slotsTo: '2026-10-30', maxChoices: 3 };
    const { roundId, seedCommitment } = await perform(coordinator, 'createRound', week, 'roundId seedCommitment');
    const dates = {
      opensAt: '2026-09-15T07:00:00Z',
      closesAt: '2026-09-25T16:00:00Z',
      answerBy: '2026-10-02T16:00:00Z',
    };
    await perform(coordinator, 'setRoundTerms', { roundId, ...dates, afterNo: 'WAITING_LIST' });
    const round = 'query ($id: ID!) { round(id: $id) { state seed seedCommitment } }';
    const stateOfTheRound = async (): Promise<string> => (await ask(round, { id: roundId })).round.state;
    expect(await stateOfTheRound()).toBe('DRAFT');
    await setNow('2026-09-15T07:00:00Z');
    await tick('keep-round-dates');
    expect(await stateOfTheRound()).toBe('OPEN');

    // Students of both schools apply. One leaves it late, and a letter reminds her.
    const [late, ...others] = (await students(north, [zephyrine, {}, {}, {}, {}, {}, {}])) as [
      TestStudent,
      ...TestStudent[],
    ];
    const [southerner] = (await students(south, [{}])) as [TestStudent];
    const latePost = await withMail(late.token);
    const applies = async (student: TestStudent, slotId: string): Promise<void> => {
      const statement = 'I draw every day and would like to see how a page is printed.';
      const sheet = { roundId, slotId, statement, strengths: ['CREATIVITY'], availability: '' };
      const saved = await perform(student.token, 'saveApplicationSheet', sheet, 'sheetId version faults { path }');
      expect(saved.faults).toEqual([]);
      const { sheetId, version } = saved;
      await perform(student.token, 'sendApplicationSheet', { sheetId, version });
    };
    const [forTheStudio, forTheOffice] = [[...others.slice(0, 4), southerner], others.slice(4)];
    for (const student of forTheStudio) await applies(student, inTheStudio);
    for (const student of forTheOffice) await applies(student, inTheOffice);
    await setNow('2026-09-23T16:00:00Z');
    await tick('remind-students');
    await aLetterSays('Applications close in the next days', latePost, '2026-09-23T16:30:00Z');
    await applies(late, inTheStudio);
    await setNow('2026-09-25T16:00:00Z');
    await tick('keep-round-dates');
    expect(await stateOfTheRound()).toBe('CLOSED');

    // A first dry run leaves one without a place. She rings the employer, which makes room, and compares with a second one.
    const proposed = async (mode?: object): Promise<string> => {
      const run = { roundId, ...(mode === undefined ? {} : { mode }) };
      const { proposalId } = await perform(coordinator, 'proposeRound', run, 'proposalId');
      await runProposals();
      return proposalId;
    };
    const totals =
      'query ($id: ID) { proposal(proposalId: $id) { placed unplaced bySchool { schoolName placed unplaced } } }';
    const before = await proposed();
    expect((await ask(totals, { id: before })).proposal).toMatchObject({ placed: 7, unplaced: 1 });
    await perform(employer.token, 'setSlotCapacity', { slotId: inTheOffice, capacity: 2 });
    const after = await proposed();
    const comparison = `query ($before: ID!, $after: ID!) { compareProposals(before: $before, after: $after) {
      all { newlyPlaced noLongerPlaced worse } bySchool { counts { same } } } }`;
    const { compareProposals } = await ask(comparison, { before, after });
    expect(compareProposals.all).toMatchObject({ newlyPlaced: 1, noLongerPlaced: 0, worse: 0 });

    // What she reads is totals. The one student of the other school is too few to be counted, and is not to be worked out either.
    const { proposal } = await ask(totals, { id: after });
    expect(proposal).toMatchObject({ placed: 8, unplaced: 0 });
    expect(proposal.bySchool).toHaveLength(2);
    for (const { placed } of proposal.bySchool) expect(placed).toBeNull();
    for (const { counts } of compareProposals.bySchool) expect(counts).toBeNull();
    expect((await graphql(coordinator, '{ students(first: 1) { nodes { id } } }')).status).toBe(403);

    // She publishes the second one, and the seed that she was bound to all along is open to everybody.
    expect(await perform(coordinator, 'publishRound', { roundId, proposalId: after }, 'offered')).toMatchObject({
      offered: 8,
    });
    expect((await ask(round, { id: roundId })).round).toMatchObject({
      state: 'PUBLISHED',
      seed: expect.any(String),
      seedCommitment,
    });
    await aLetterSays('You are offered a placement.', latePost, '2026-09-25T17:00:00Z');

    // Seven say yes. The late one is reminded, does not answer, and at the date the worker takes the offer back and settles the round.
    for (const student of forTheOffice)
      await perform(student.token, 'acceptAllocation', { allocationId: await placeOf(student) });
    const going = await Promise.all(
      forTheStudio.map(async (student) => ({
        student,
        school: student === southerner ? south : north,
        allocationId: await placeOf(student),
      })),
    );
    for (const { student, school, allocationId } of going)
      await everybodyAgrees(student, employer, school, allocationId);
    await setNow('2026-09-30T16:30:00Z');
    await tick('remind-students');
    await aLetterSays('In two days it goes to somebody else.', latePost, '2026-09-30T17:00:00Z');
    await setNow('2026-10-02T16:00:01Z');
    await tick('expire-offers');
    await tick('keep-round-dates');
    await tick('keep-round-dates');
    expect(await stateOfTheRound()).toBe('SETTLED');
    await aLetterSays('The time to answer an offer is over', latePost, '2026-10-02T16:30:00Z');

    // They go. She reads the reviews that the schools have passed, without an author; each is read first.
    const stars = { tasks: 5, welcome: 4, learning: 5, hours: 3, travel: 4, feltSafe: true, wasAsAdvertised: true };
    for (const [number, { student, school, allocationId }] of going.entries()) {
      await theWeekGoesBy(employer, allocationId);
      const review = { allocationId, ...stars, body: `We printed poster ${number}.`, advice: 'Ask questions.' };
      const { reviewId } = await perform(student.token, 'writeReview', review, 'reviewId');
      await perform(school.lead, 'passReview', { reviewId });
    }
    const waiting = '{ reviewsToModerate(first: 9) { nodes { id edition authorName body } } }';
    const { nodes: reviews } = (await ask(waiting)).reviewsToModerate;
    expect(reviews).toHaveLength(5);
    for (const { id: reviewId, edition, authorName } of reviews) {
      expect(authorName).toBeNull();
      await perform(coordinator, 'publishReview', { reviewId, edition });
    }
    expect((await ask(waiting)).reviewsToModerate.nodes).toEqual([]);

    // The employer answers them once they are out. A letter tells her that its words wait to be read.
    await setNow('2026-11-01T09:00:00Z');
    await tick('show-reviews');
    await deliverEvents();
    const reply = { opportunityId: studio, batch: '2026-11-01', body: 'Thank you. We have mended the heating.' };
    const { replyId } = await perform(employer.token, 'answerReviews', reply, 'replyId');
    await aLetterSays(
      'An employer has answered its reviews; the answer waits to be read.',
      post,
      '2026-11-01T10:00:00Z',
    );
    await perform(coordinator, 'refuseReviewReply', { replyId, reason: 'Say what was mended.' });
    await perform(employer.token, 'answerReviews', { ...reply, body: 'Thank you. The heating works again.' });
    await perform(coordinator, 'publishReviewReply', { replyId });

    // Four have answered the exit survey: she is shown nothing. With the fifth she reads how many they are, and no number from which a small one could be worked out; a school reads its own.
    const survey = { overall: 'VERY_GOOD', knowledgeImproved: 'YES', satisfaction: 'SATISFIED' };
    const figures = `{ programmeExitSurveyResult { answered overall { answer share { count percent } }
      recommend { answer share { count } } } }`;
    for (const [number, { student, allocationId }] of going.entries()) {
      expect((await ask(figures)).programmeExitSurveyResult.answered).toBeNull();
      const recommend = number === 0 ? 'VERY_LIKELY' : 'LIKELY';
      await perform(student.token, 'answerExitSurvey', { allocationId, ...survey, recommend });
    }
    const { programmeExitSurveyResult: result } = await ask(figures);
    expect(result.answered).toBe(5);
    for (const { share } of [...result.overall, ...result.recommend]) expect(share).toBeNull();
    const own = '{ exitSurveyResult { answered overall { answer share { count percent } } } }';
    const { exitSurveyResult: ofNorth } = (await graphql(north.lead, own)).data;
    expect(ofNorth.answered).toBe(4);
    expect(ofNorth.overall).toContainEqual({ answer: 'VERY_GOOD', share: { count: 4, percent: 100 } });

    // So it is with hours: five of eight were at work, which would say of the other three that they were not.
    const ledger = (await ask('{ programmeLedger { students withWorkplace bands { students } } }')).programmeLedger;
    expect(ledger).toMatchObject({ students: 8, withWorkplace: null });
    for (const band of ledger.bands) expect(band.students).toBeNull();

    // A round that is settled is not published once more.
    expect((await attempt(coordinator, 'publishRound', { roundId })).__typename).toBe('WrongState');
  });
});
