import { afterEach, describe, expect, it } from '@jest/globals';
import {
  anOpportunity,
  aProgramme,
  aSchool,
  aSlot,
  aStranger,
  attempt,
  graphql,
  perform,
  plainAnswers,
  runProposals,
  setNow,
  students,
  tick,
  workOff,
  type TestEmployer,
  type TestSchool,
  type TestStudent,
} from '#testing';
import { mailOf } from '../e2e/guardians.story.js';
import { withMail } from '../e2e/letters.story.js';
import { aLetterSays, anOpenRound, permissionOnPaper, placeOf, theWeekGoesBy, zephyrine } from './steps.js';

afterEach(() => setNow());

interface Going {
  readonly student: TestStudent;
  readonly school: TestSchool;
}

describe('the story of an employer', () => {
  it('leads from signing up to five students who say what it was like', async () => {
    const programme = await aProgramme();
    const { coordinator } = programme;
    const [north, south] = [await aSchool(programme), await aSchool(programme)];

    // A print studio signs up: where it is, who would look after students, how it is insured.
    const { token } = await aStranger();
    const name = { programmeId: programme.id, name: 'Ladywood Press', sector: 'R', staffCount: 12, webDomain: null };
    const { employerId } = await perform(token, 'registerEmployer', name, 'employerId');
    const place = { name: 'The workshop', addressLine: '1 Coventry Road', postcode: 'B26 2RZ', access: 'Level' };
    const { siteId } = await perform(token, 'addSite', place, 'siteId');
    const adult = async (who: string): Promise<string> => {
      const work = { siteId, jobTitle: 'Printer', workEmail: `${who.toLowerCase()}@ladywood.example` };
      return (await perform(token, 'addHostAdult', { ...work, name: `${who} Hale` }, 'hostAdultId')).hostAdultId;
    };
    const [supervisorId, deputyId] = [await adult('Robin'), await adult('Sam')];
    for (const kind of ['EMPLOYERS_LIABILITY', 'PUBLIC_LIABILITY']) {
      const cover = { insurer: 'Midland Mutual', coverPounds: 10_000_000, validTo: '2028-08-31' };
      await perform(token, 'declareInsurance', { kind, ...cover });
    }
    const post = await withMail(token);

    // The coordinator rings both adults back, and then it is verified.
    await perform(token, 'submitEmployer', { employerId });
    for (const hostAdultId of [supervisorId, deputyId]) await perform(coordinator, 'recordCallBack', { hostAdultId });
    await perform(coordinator, 'verifyEmployer', { employerId });
    await aLetterSays('You are verified and can publish adverts.', post, '2026-09-14T08:30:00Z');

    // What students would do there is looked at once, for all schools: declared, talked about, approved by somebody else.
    const { profileId } = await perform(token, 'startVetting', { siteId, activity: 'STUDIO' }, 'profileId');
    await perform(token, 'declareActivity', { profileId, ...plainAnswers });
    const talk = { on: '2026-09-14', byWhom: 'The coordinator', note: 'They know what a student needs.' };
    await perform(coordinator, 'recordVettingConversation', { profileId, ...talk });
    await perform(programme.secondCoordinator, 'approveActivity', { profileId });

    // A colleague comes in by a letter, with the adverts as her work and nothing else.
    const colleague = await aStranger();
    const letter = { email: 'colleague@ladywood.example', rights: ['ADVERTS'] };
    const { invitationId } = await perform(token, 'inviteTeamMember', letter, 'invitationId');
    await workOff('send-team-invitation');
    const code = /^[\w-]{43}$/m.exec((await mailOf(invitationId)).text)?.[0] ?? '';
    await perform(colleague.token, 'acceptTeamInvitation', { code });
    expect((await graphql(colleague.token, '{ hostApplications(first: 1) { nodes { id } } }')).status).toBe(403);

    // She writes the advert, with a question for whoever applies, and a coordinator reads it before it shows.
    const employer: TestEmployer = {
      id: employerId,
      programme,
      isVerified: true,
      token,
      coordinator,
      siteId,
      supervisorId,
      deputyId,
    };
    const opportunityId = await anOpportunity(
      { ...employer, token: colleague.token, isVerified: false },
      {},
      { isPublished: false },
    );
    const questions = [{ question: 'What have you made with your hands?', isRequired: true }];
    await perform(colleague.token, 'setAdvertQuestions', { opportunityId, questions });
    const published = await perform(colleague.token, 'publishOpportunity', { opportunityId }, 'state');
    expect(published.state).toBe('IN_MODERATION');
    await perform(coordinator, 'approveOpportunity', { opportunityId });
    const slotId = await aSlot({ ...employer, token: colleague.token }, opportunityId, { capacity: 5 });

    // For the last quarter of the year the studio pledges five places.
    const pledge = { quarter: '2026-Q4', area: 'B26', kind: 'PLACEMENT', measure: 'PLACES', amount: 5 };
    await perform(token, 'setPledge', pledge);

    // Five students of two schools apply. The studio reads what they write and not who they are, and answers one of them.
    const going: Going[] = [
      ...(await students(north, [zephyrine, {}, {}, {}])).map((student) => ({ student, school: north })),
      ...(await students(south, [{}])).map((student) => ({ student, school: south })),
    ];
    const roundId = await anOpenRound(coordinator);
    for (const { student } of going) {
      const sheet = { roundId, slotId, statement: 'I draw every day and would like to see how a page is printed.' };
      const saved = await perform(
        student.token,
        'saveApplicationSheet',
        {
          ...sheet,
          strengths: ['CREATIVITY'],
          availability: 'All week.',
          answers: [{ position: 1, answer: 'A bookshelf.' }],
        },
        'sheetId version faults { path }',
      );
      expect(saved.faults).toEqual([]);
      await perform(student.token, 'sendApplicationSheet', { sheetId: saved.sheetId, version: saved.version });
    }
    await perform(coordinator, 'closeRound', { roundId });
    const unnamed = await graphql(
      token,
      '{ hostApplications(first: 9) { nodes { id yearGroup strengths answers { answer } } } }',
    );
    expect(unnamed.data.hostApplications.nodes).toHaveLength(5);
    expect(unnamed.data.hostApplications.nodes[0]).toMatchObject({
      yearGroup: 10,
      strengths: ['CREATIVITY'],
      answers: [{ answer: 'A bookshelf.' }],
    });
    expect(unnamed.text).not.toMatch(/Zephyrine|Quillfeather|Amina|Walker|Test School/);
    const { id: applicationId } = unnamed.data.hostApplications.nodes[0];
    const said = { reasons: ['CLEAR_ABOUT_WHY'], words: 'Thank you; we liked to read it.' };
    await perform(token, 'answerApplication', { applicationId, ...said });

    // The round is published, and they all say yes. The studio agrees, still without a name; with the school's yes come first names.
    await perform(coordinator, 'proposeRound', { roundId });
    await runProposals();
    await perform(coordinator, 'publishRound', { roundId });
    const hosted = '{ hostAllocations(first: 9) { nodes { id student { displayName } } } }';
    const allocations: string[] = [];
    for (const { student } of going) {
      const allocationId = await placeOf(student);
      await perform(student.token, 'acceptAllocation', { allocationId });
      allocations.push(allocationId);
    }
    await aLetterSays('5 students would like to come.', post, '2026-09-14T10:00:00Z');
    for (const [index, { school }] of going.entries()) {
      const allocationId = allocations[index] ?? '';
      await perform(token, 'agreeAllocation', { allocationId });
      await permissionOnPaper(school, allocationId);
      const before = (await graphql(token, hosted)).data.hostAllocations.nodes;
      expect(before).toContainEqual({ id: allocationId, student: { displayName: null } });
      await perform(school.lead, 'confirmAllocation', { allocationId });
    }
    await aLetterSays('5 placements with you are confirmed.', post, '2026-09-14T11:00:00Z');
    expect((await graphql(token, hosted)).data.hostAllocations.nodes).toContainEqual({
      id: allocations[0],
      student: { displayName: 'Zephyrine Q.' },
    });

    // They come. The register is marked, each gets feedback by skills, and each says what it was like.
    for (const [index, { student, school }] of going.entries()) {
      const allocationId = allocations[index] ?? '';
      await theWeekGoesBy(employer, allocationId);
      const skills = [{ skill: 'TEAMWORK', level: 'STRONG' }];
      await perform(token, 'giveFeedback', { allocationId, skills, didWell: 'Helped.', nextStep: 'Ask earlier.' });
      const stars = { tasks: 5, welcome: 4, learning: 5, hours: 3, travel: 4, feltSafe: true };
      const review = { wasAsAdvertised: index > 0, ...stars, body: `We printed poster ${index}.`, advice: 'Ask.' };
      const { reviewId } = await perform(student.token, 'writeReview', { allocationId, ...review }, 'reviewId');
      await perform(school.lead, 'passReview', { reviewId });
      await perform(coordinator, 'publishReview', { reviewId });
    }

    // The studio reads them once the half-term is over, all together and without an author, and answers them once.
    const reviews = `query ($id: ID!) { publishedReviews(opportunityId: $id, first: 9) { nodes { batch body reply } } }`;
    const read = async () => graphql(token, reviews, { id: opportunityId });
    expect((await read()).data.publishedReviews.nodes).toEqual([]);
    await setNow('2026-11-01T09:00:00Z');
    await tick('show-reviews');
    await aLetterSays('Reviews of an advert of yours can be read, and answered once.', post, '2026-11-01T09:30:00Z');
    const shown = await read();
    expect(shown.data.publishedReviews.nodes).toHaveLength(5);
    expect(shown.text).not.toMatch(/Zephyrine|Quillfeather|Amina|Test School|stu_/);
    const { batch } = shown.data.publishedReviews.nodes[0];
    const reply = { opportunityId, batch, body: 'Thank you. We have mended the heating.' };
    const { replyId } = await perform(token, 'answerReviews', reply, 'replyId');
    await perform(coordinator, 'publishReviewReply', { replyId });
    expect((await attempt(token, 'answerReviews', reply)).__typename).toBe('AlreadyReplied');
    await aLetterSays('Your answer stands beside the reviews.', post, '2026-11-01T10:30:00Z');
    expect((await read()).data.publishedReviews.nodes[0].reply).toBe(reply.body);

    // What it pledged and what it did stand side by side.
    const delivery =
      '{ pledgeDelivery(fromQuarter: "2026-Q4", toQuarter: "2026-Q4") { area measure pledged delivered } }';
    expect((await graphql(token, delivery)).data.pledgeDelivery).toEqual([
      { area: 'B26', measure: 'HOURS', pledged: 0, delivered: 137.5 },
      { area: 'B26', measure: 'PLACES', pledged: 5, delivered: 5 },
    ]);

    // A school lacks a visit. The studio answers with one of its own, the school accepts, and the studio says yes to the day.
    const need = {
      kind: 'WORKPLACE_VISIT',
      wants: 'A morning where things are made.',
      from: '2026-11-30',
      to: '2026-12-11',
    };
    await perform(north.lead, 'postNeed', { ...need, groupSize: 20, yearGroups: [10] });
    const board = (await graphql(token, '{ needs(first: 5) { nodes { id wants area } } }')).data.needs.nodes;
    expect(board).toMatchObject([{ wants: need.wants, area: 'B36' }]);
    const visit = await anOpportunity(employer, { kind: 'WORKPLACE_VISIT' });
    const day = await aSlot(employer, visit, { startsOn: '2026-12-01', endsOn: '2026-12-01', capacity: 20 });
    const offer = { needId: board[0].id, opportunityId: visit, message: 'We could do that on a Tuesday.' };
    const { needAnswerId } = await perform(token, 'answerNeed', offer, 'needAnswerId');
    const accepted = await perform(
      north.lead,
      'acceptNeedAnswer',
      { needAnswerId, slots: [{ slotId: day, places: 20 }], staffLead: 'Dana Reid', note: '' },
      'isMet requests { slotRequestId }',
    );
    expect(accepted.isMet).toBe(true);
    await aLetterSays('A school has accepted what you offered, and asks for places.', post, '2026-11-01T12:00:00Z');
    await perform(token, 'acceptSlotRequest', { slotRequestId: accepted.requests[0].slotRequestId });
  });
});
