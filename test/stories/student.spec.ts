import { afterEach, describe, expect, it } from '@jest/globals';
import { extractText, getDocumentProxy } from 'unpdf';
import {
  anEmployer,
  anOpportunity,
  aProgramme,
  aSchool,
  aSlot,
  attempt,
  graphql,
  perform,
  publishAdvert,
  runProposals,
  setNow,
  students,
  tick,
  type TestStudent,
} from '#testing';
import { withMail } from '../e2e/letters.story.js';
import { aLetterSays, anOpenRound, permissionOnPaper, placeOf, theWeekGoesBy, zephyrine } from './steps.js';

afterEach(() => setNow());

const wordsOf = async (pdf: string): Promise<string> => {
  const read = await getDocumentProxy(new Uint8Array(Buffer.from(pdf, 'base64')));
  return (await extractText(read, { mergePages: true })).text.replace(/\s+/g, ' ');
};

describe('the story of a student', () => {
  it('leads from what she likes to what the week was worth', async () => {
    // Zephyrine is in Year 10. Her programme has a form, and an employer who asks one question of its own.
    const programme = await aProgramme();
    const { coordinator } = programme;
    const school = await aSchool(programme);
    const employer = await anEmployer(programme);
    await perform(coordinator, 'setApplicationForm', {
      guidance: 'Say why this placement, and one thing that you have done that shows it.',
      examples: ['I mend bikes and would like to see how a workshop keeps twenty of them on the road.'],
      leastWords: 8,
      mostStrengths: 2,
      asksAvailability: true,
    });
    const studio = await anOpportunity(employer, { title: 'A week at the press' }, { isPublished: false });
    const questions = [{ question: 'What have you made with your hands?', isRequired: true }];
    await perform(employer.token, 'setAdvertQuestions', { opportunityId: studio, questions });
    await publishAdvert(employer, studio);
    const office = await anOpportunity(employer, { title: 'A week of spreadsheets', category: 'ADMINISTRATION' });
    const [inTheStudio, inTheOffice] = [await aSlot(employer, studio), await aSlot(employer, office)];
    const [student] = (await students(school, [{ ...zephyrine, interests: '' }])) as [TestStudent];
    const { token } = student;
    const post = await withMail(token);
    const ask = async (query: string, variables: object = {}) => (await graphql(token, query, variables)).data;

    // She says what interests her, and is told in words what that comes to.
    await perform(token, 'setMyInterests', { interests: ['CREATIVE_AND_MEDIA'] });
    const { interestStatements } = await ask('{ interestStatements { id kind } }');
    const answers = (interestStatements as { id: string; kind: string }[]).map(({ id, kind }) => ({
      statementId: id,
      agreement: kind === 'CREATING' ? 5 : 2,
    }));
    const profile = 'interestProfile { isClear kinds { kind isLeading } }';
    const { interestProfile } = await perform(token, 'answerInterestStatements', { answers }, profile);
    expect(interestProfile.isClear).toBe(true);
    expect(interestProfile.kinds).toContainEqual({ kind: 'CREATING', isLeading: true });

    // She looks for something with printing, is told how far it is, and marks it as a favourite.
    const found = await ask(
      '{ opportunities(first: 5, text: "press", maxMinutes: 60) { nodes { id travel { outMinutes } } } }',
    );
    expect(found.opportunities.nodes).toMatchObject([{ id: studio, travel: { outMinutes: expect.any(Number) } }]);
    await perform(token, 'addFavourite', { opportunityId: studio });
    const kept = await ask('{ opportunities(first: 5, favourites: true) { nodes { id } } }');
    expect(kept.opportunities.nodes).toEqual([{ id: studio }]);

    // A round opens. She begins a sheet, is told everything that is missing, and it is kept as it is.
    const roundId = await anOpenRound(coordinator);
    const sheet = 'sheetId version state faults { path }';
    const begun = await perform(
      token,
      'saveApplicationSheet',
      { roundId, slotId: inTheStudio, statement: 'I like it' },
      sheet,
    );
    expect(begun.faults.map(({ path }: { path: string }) => path)).toEqual([
      'statement',
      'strengths',
      'availability',
      'answers',
    ]);

    // Her careers lead helps with it. A letter tells her so; it goes out only after her own yes to those very words.
    const complete = {
      roundId,
      statement: 'I draw every day and would like to see how a page is printed.',
      strengths: ['CREATIVITY'],
      availability: 'Every day of that week.',
    };
    const helped = await perform(
      school.lead,
      'saveApplicationSheet',
      {
        ...complete,
        slotId: inTheStudio,
        studentId: student.id,
        answers: [{ position: 1, answer: 'A bookshelf, and lino cuts.' }],
      },
      sheet,
    );
    expect(helped).toMatchObject({ sheetId: begun.sheetId, state: 'AWAITING_STUDENT', faults: [] });
    await aLetterSays('Somebody has helped with an application of yours.', post, '2026-09-14T09:00:00Z');
    const { sheetId, version } = helped;
    expect((await attempt(token, 'sendApplicationSheet', { sheetId, version })).__typename).toBe('WrongState');
    await perform(token, 'confirmApplicationSheet', { sheetId, version });
    const first = await perform(token, 'sendApplicationSheet', { sheetId, version }, 'applicationId rank');

    // The office is her second choice; then she thinks again and ranks it first, and back.
    const other = await perform(token, 'saveApplicationSheet', { ...complete, slotId: inTheOffice }, sheet);
    const second = await perform(
      token,
      'sendApplicationSheet',
      { sheetId: other.sheetId, version: other.version },
      'applicationId rank',
    );
    expect([first.rank, second.rank]).toEqual([1, 2]);
    const ranked = [second.applicationId, first.applicationId];
    await perform(token, 'rankApplications', { roundId, applicationIds: ranked });
    await perform(token, 'rankApplications', { roundId, applicationIds: ranked.toReversed() });
    const list = 'query ($roundId: ID!) { myApplications(roundId: $roundId) { rank slotId } }';
    expect((await ask(list, { roundId })).myApplications).toEqual([
      { rank: 1, slotId: inTheStudio },
      { rank: 2, slotId: inTheOffice },
    ]);

    // The round is matched. She hears nothing of it before it is published, and then reads her own reason.
    await perform(coordinator, 'closeRound', { roundId });
    await perform(coordinator, 'proposeRound', { roundId });
    await runProposals();
    const outcome =
      'query ($roundId: ID!) { myOutcome(roundId: $roundId) { kind reason place { slotId choiceRank } } }';
    expect((await ask(outcome, { roundId })).myOutcome).toBeNull();
    await perform(coordinator, 'publishRound', { roundId });
    await aLetterSays('You are offered a placement. Please say whether you take it.', post, '2026-09-14T10:00:00Z');
    const { myOutcome } = await ask(outcome, { roundId });
    expect(myOutcome).toMatchObject({ kind: 'PLACED', place: { slotId: inTheStudio, choiceRank: 1 } });
    expect(myOutcome.reason.join(' ')).toMatch(/^You have a place/);

    // She says yes; so do the employer, her mother on paper, and in the end the school.
    const allocationId = await placeOf(student);
    await perform(token, 'acceptAllocation', { allocationId });
    await perform(employer.token, 'agreeAllocation', { allocationId });
    await aLetterSays('The employer has agreed to your placement.', post, '2026-09-14T11:00:00Z');
    await permissionOnPaper(school, allocationId);
    await perform(school.lead, 'confirmAllocation', { allocationId });
    await aLetterSays('Your placement is confirmed.', post, '2026-09-14T12:00:00Z');

    // The employer talks with her about what to expect and notes the day; it is held once she has said the same.
    const talk = { allocationId, heldOn: '2026-09-14' };
    expect(await perform(employer.token, 'confirmExpectationsTalk', talk, 'standing')).toMatchObject({
      standing: 'WAITS_FOR_STUDENT',
    });
    await aLetterSays('Somebody says that you have talked about what to expect.', post, '2026-09-14T13:00:00Z');
    expect(await perform(token, 'confirmExpectationsTalk', talk, 'standing')).toMatchObject({ standing: 'HELD' });

    // Her page for the days is there, to read and to print: when, where, whom to ask for, and how to get help.
    await perform(school.lead, 'sendDayPage', { allocationId });
    await aLetterSays('The page for the days of your placement is there', post, '2026-09-14T14:00:00Z');
    const { dayPage } = await ask('query ($id: ID!) { dayPage(allocationId: $id) { html pdf } }', { id: allocationId });
    for (const page of [dayPage.html, await wordsOf(dayPage.pdf)]) {
      expect(page).toContain('09:30 to 15:30');
      expect(page).toContain('1 Coventry Road');
      expect(page).toContain('Robin Hale');
      expect(page).toContain('It was held on 14 September 2026.');
      expect(page).toContain('Childline, 0800 1111');
    }

    // She goes. At the end of the week the employer has marked every morning and every afternoon, and says what it saw.
    await theWeekGoesBy(employer, allocationId);
    const seen = { didWell: 'Set a whole page without a mistake.', nextStep: 'Ask earlier.' };
    const skills = [{ skill: 'CREATIVITY', level: 'STRONG' }];
    await perform(employer.token, 'giveFeedback', { allocationId, ...seen, skills });
    const feedback =
      'query ($id: ID!) { employerFeedback(allocationId: $id) { didWell nextStep skills { skill level } } }';
    expect((await ask(feedback, { id: allocationId })).employerFeedback).toEqual({ ...seen, skills });

    // She says what it was like, promise by promise of the advert, and the school passes it on.
    const { claimsToAnswer } = await ask('query ($id: ID!) { claimsToAnswer(allocationId: $id) { id words } }', {
      id: allocationId,
    });
    expect(claimsToAnswer.map(({ words }: { words: string }) => words).join(' ')).toContain('Set a line of type');
    const { reviewId } = await perform(
      token,
      'writeReview',
      {
        allocationId,
        wasAsAdvertised: true,
        claims: claimsToAnswer.map(({ id }: { id: string }) => ({ claimId: id, answer: 'YES' })),
        tasks: 5,
        welcome: 4,
        learning: 5,
        hours: 3,
        travel: 4,
        body: 'We set type and printed our own posters.',
        advice: 'Wear something old.',
        feltSafe: true,
      },
      'reviewId',
    );
    await perform(school.lead, 'passReview', { reviewId });
    await aLetterSays('Your school has passed your review on', post, '2026-10-30T18:00:00Z');

    // What she thinks for herself is hers alone, until she shows it to her school.
    const thoughts = { enjoyed: 'The smell of ink.', changedPlans: 'I want to learn it.', couldBeBetter: 'More air.' };
    await perform(token, 'writeReflection', { allocationId, ...thoughts, wouldVisitSimilar: 'YES' });
    const cards = '{ releasedReflections(first: 5) { nodes { enjoyed studentName } } }';
    expect((await graphql(school.lead, cards)).data.releasedReflections.nodes).toEqual([]);
    await perform(token, 'releaseReflection', { allocationId });
    expect((await graphql(school.lead, cards)).data.releasedReflections.nodes).toEqual([
      { enjoyed: thoughts.enjoyed, studentName: 'Zephyrine Quillfeather' },
    ]);

    // Four short questions at the end, and then what the week was worth: in hours, and on paper.
    const survey = { overall: 'VERY_GOOD', knowledgeImproved: 'YES', satisfaction: 'SATISFIED', recommend: 'LIKELY' };
    await perform(token, 'answerExitSurvey', { allocationId, ...survey });
    const { myLedger } = await ask(
      '{ myLedger { hours hoursLeft entries { title hasFeedback hasReflection } quality { workplaces } } }',
    );
    expect(myLedger).toEqual({
      hours: 27.5,
      hoursLeft: 22.5,
      entries: [{ title: 'A week at the press', hasFeedback: true, hasReflection: true }],
      quality: { workplaces: 1 },
    });
    const { code, pdf } = await perform(token, 'issueCertificate', { allocationId }, 'code pdf');
    expect(await wordsOf(pdf)).toContain('Zephyrine Quillfeather');
    const check = 'query ($code: String!) { checkCertificate(code: $code) { isValid displayName hours month } }';
    expect((await graphql(null, check, { code })).data.checkCertificate).toEqual({
      isValid: true,
      displayName: 'Zephyrine Q.',
      hours: 27.5,
      month: 'October 2026',
    });

    // On Monday she is told what is new for her, and it is not what she has done already.
    await setNow('2026-11-02T08:00:00Z');
    const fresh = await anOpportunity(employer, { title: 'A week of posters' });
    await aSlot(employer, fresh, { startsOn: '2026-12-07', endsOn: '2026-12-11' });
    await tick('make-digests');
    const { weeklyDigests } = await ask('{ weeklyDigests(first: 1) { nodes { week opportunities { id } } } }');
    expect(weeklyDigests.nodes).toEqual([{ week: '2026-11-02', opportunities: [{ id: fresh }] }]);
  });
});
