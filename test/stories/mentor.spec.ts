import { afterEach, describe, expect, it } from '@jest/globals';
import {
  aMentor,
  anEmployer,
  anOpportunity,
  aProgramme,
  aSchool,
  aSlot,
  attempt,
  graphql,
  perform,
  setNow,
  students,
  type TestStudent,
} from '#testing';
import { withMail } from '../e2e/letters.story.js';
import { aLetterSays, anOpenRound, zephyrine } from './steps.js';

afterEach(() => setNow());

const statement = 'I draw every day, and I would like to see how a page is made.';

describe('the story of a mentor', () => {
  it('leads from a student whom the school gives her to an application that is the student’s own, with her help on record', async () => {
    const programme = await aProgramme();
    const school = await aSchool(programme);
    const employer = await anEmployer(programme);
    const opportunityId = await anOpportunity(employer);
    const slotId = await aSlot(employer, opportunityId);
    const [zephyr, ottoline] = (await students(school, [zephyrine, { given_name: 'Ottoline' }])) as [
      TestStudent,
      TestStudent,
    ];
    const [stranger] = (await students(await aSchool(programme), [{ given_name: 'Barnaby' }])) as [TestStudent];
    const roundId = await anOpenRound(programme.coordinator);

    // Ms Reed has offered to help after school. She signs in, and there is nobody for her to see yet.
    const mentor = await aMentor(school, [], 'Ms Reed');
    const caseload = '{ myCaseload(first: 10) { nodes { studentId givenName familyName yearGroup } } }';
    const hers = async (): Promise<unknown[]> => (await graphql(mentor.token, caseload)).data.myCaseload.nodes;
    expect(await hers()).toEqual([]);

    // The careers lead gives her Zephyrine, who is told of it. She sees a name and a year, and no file.
    const studentPost = await withMail(zephyr.token);
    const schoolPost = await withMail(school.lead);
    const given = { grantId: mentor.grantId, studentId: zephyr.id };
    const { mentoringId } = await perform(school.lead, 'assignMentor', given, 'mentoringId');
    await aLetterSays('Your school has somebody help you with applications.', studentPost, '2026-09-14T08:10:00Z');
    expect(await hers()).toEqual([
      { studentId: zephyr.id, givenName: 'Zephyrine', familyName: 'Quillfeather', yearGroup: 10 },
    ]);
    for (const file of ['{ students(first: 5) { nodes { id } } }', `{ student(id: "${zephyr.id}") { adjustments } }`])
      expect((await graphql(mentor.token, file)).status).toBe(403);

    // Together they look for something. She is shown what is open to Zephyrine, and nothing of how far her home is from it.
    const open = `query ($studentId: ID!) { opportunitiesFor(studentId: $studentId, first: 20) { nodes { id travel { __typename } } } }`;
    const openTo = async ({ id }: TestStudent): Promise<unknown[]> =>
      (await graphql(mentor.token, open, { studentId: id })).data.opportunitiesFor.nodes;
    expect(await openTo(zephyr)).toEqual([{ id: opportunityId, travel: null }]);

    // Ottoline sits at the next table and is not in her caseload, and Barnaby goes to another school: she can do nothing for either.
    const help = { roundId, slotId, statement, strengths: [], availability: 'Any week.' };
    for (const other of [ottoline, stranger]) {
      expect(await openTo(other)).toEqual([]);
      const refused = await attempt(mentor.token, 'saveApplicationSheet', { ...help, studentId: other.id });
      expect(refused.__typename).toBe('NotFound');
    }

    // She writes down what Zephyrine says. That is no application yet: it waits for Zephyrine, who hears of it, and so does the school.
    const saved = await perform(
      mentor.token,
      'saveApplicationSheet',
      { ...help, studentId: zephyr.id },
      'sheetId version state',
    );
    const { sheetId, version } = saved;
    expect(saved).toMatchObject({ state: 'AWAITING_STUDENT' });
    await aLetterSays('Somebody has helped with an application of yours.', studentPost, '2026-09-14T08:30:00Z');
    await aLetterSays('A mentor has helped with an application', schoolPost, '2026-09-14T08:30:00Z');
    const send = `mutation ($input: ApplicationSheetInput!) { sendApplicationSheet(input: $input) { __typename } }`;
    expect((await graphql(mentor.token, send, { input: { sheetId, version } })).status).toBe(403);

    // Zephyrine reads it, with who helped and with what, and makes it her own: she says yes, and sends it herself.
    const sheets = `query ($roundId: ID!) { myApplicationSheets(roundId: $roundId) { statement help { helpedAs fields } } }`;
    expect((await graphql(zephyr.token, sheets, { roundId })).data.myApplicationSheets).toEqual([
      { statement, help: [{ helpedAs: 'MENTOR', fields: ['statement', 'availability'] }] },
    ]);
    await perform(zephyr.token, 'confirmApplicationSheet', { sheetId, version });
    await perform(zephyr.token, 'sendApplicationSheet', { sheetId, version });
    const mine = 'query ($roundId: ID!) { myApplications(roundId: $roundId) { statement } }';
    expect((await graphql(zephyr.token, mine, { roundId })).data.myApplications).toEqual([{ statement }]);

    // Later the careers lead asks herself who has had a hand in it. It says that a mentor did, when, and with what.
    const kept = `query ($roundId: ID!, $of: ID!) { applicationSheetsOfStudent(roundId: $roundId, studentId: $of) {
      state help { helpedAs helpedAt fields } } }`;
    const byHand = await graphql(school.lead, kept, { roundId, of: zephyr.id });
    expect(byHand.data.applicationSheetsOfStudent).toEqual([
      {
        state: 'SENT',
        help: [{ helpedAs: 'MENTOR', helpedAt: '2026-09-14T08:10:00Z', fields: ['statement', 'availability'] }],
      },
    ]);

    // It is done, and the careers lead ends it. From the next moment on Zephyrine is nobody to her.
    await perform(school.lead, 'endMentoring', { mentoringId });
    expect(await hers()).toEqual([]);
    expect(await openTo(zephyr)).toEqual([]);
    const again = await attempt(mentor.token, 'saveApplicationSheet', { ...help, studentId: zephyr.id });
    expect(again.__typename).toBe('NotFound');
  });
});
