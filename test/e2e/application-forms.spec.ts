import { beforeAll, describe, expect, it } from '@jest/globals';
import { standardForm } from '#application-forms';
import {
  aMentor,
  anEmployer,
  aProgramme,
  aSchool,
  asOwner,
  attempt,
  graphql,
  perform,
  publishAdvert,
  students,
  type Answer,
} from '#testing';
import { aRound, aStory, move, type Story } from './rounds.story.js';

const form = {
  guidance: 'Say why this placement, and one thing that you have done that shows it.',
  examples: ['I mend bikes and would like to see how a workshop keeps twenty of them on the road.'],
  leastWords: 8,
  mostStrengths: 2,
  asksAvailability: true,
};

const complete = {
  statement: 'I draw every day and would like to see how a studio works.',
  strengths: ['CREATIVITY'],
  availability: 'Every day of that week.',
};

let story: Story;
let roundId: string;

beforeAll(async () => {
  story = await aStory();
  roundId = await aRound(story);
  await move(story, 'OPEN', roundId);
  await perform(story.programme.coordinator, 'setApplicationForm', form);
});

const sheetFields = `id state version statement applicationId viewerCanConfirm viewerCanSend
  help { helpedAs fields } faults { path message }`;

async function mySheets(token: string, of = roundId): Promise<Answer['data']> {
  const query = `query ($roundId: ID!) { myApplicationSheets(roundId: $roundId) { ${sheetFields} } }`;
  return (await graphql(token, query, { roundId: of })).data.myApplicationSheets;
}

function save(token: string, input: object): Promise<Answer['data']> {
  return perform(token, 'saveApplicationSheet', { roundId, ...input }, 'sheetId version state faults { path message }');
}

describe('the form of a programme', () => {
  const query = '{ applicationForm { guidance examples leastWords mostStrengths asksAvailability isOwn } }';
  const readBy = async (token: string): Promise<Answer['data']> => (await graphql(token, query)).data.applicationForm;

  it('is read as it is set, with its guidance and examples, by everybody who writes, helps or asks; the standard one until then', async () => {
    const programme = await aProgramme();
    const school = await aSchool(programme);
    const [student] = await students(school, [{}]);
    const mentor = await aMentor(school, student === undefined ? [] : [student]);
    const readers = {
      student: student?.token ?? '',
      mentor: mentor.token,
      lead: school.lead,
      employer: (await anEmployer(programme)).token,
      coordinator: programme.coordinator,
    };
    for (const token of Object.values(readers)) {
      expect(await readBy(token)).toEqual({ ...standardForm, isOwn: false });
    }
    await perform(programme.coordinator, 'setApplicationForm', form);
    for (const token of Object.values(readers)) expect(await readBy(token)).toEqual({ ...form, isOwn: true });
    const again = { ...form, examples: [], guidance: 'Say it in your own words.' };
    await perform(programme.coordinator, 'setApplicationForm', again);
    for (const token of Object.values(readers)) expect(await readBy(token)).toEqual({ ...again, isOwn: true });
    expect(await readBy((await aProgramme()).coordinator)).toEqual({ ...standardForm, isOwn: false });
    expect((await graphql(school.safeguardingLead, query)).errors).toMatchObject([
      { extensions: { code: 'FORBIDDEN' } },
    ]);
  });
});

describe('a sheet', () => {
  it('is saved with anything missing and says all of it at once, and none of it is an application', async () => {
    const { token } = story.plain;
    const saved = await save(token, { slotId: story.office, statement: 'I like it' });
    expect(saved).toMatchObject({ state: 'DRAFT', version: 1 });
    expect(saved.faults.map(({ path }: { path: string }) => path)).toEqual(['statement', 'strengths', 'availability']);
    const sent = await attempt(token, 'sendApplicationSheet', { sheetId: saved.sheetId, version: 1 });
    expect(sent.__typename).toBe('InvalidInput');
    expect(sent.faults.map(({ path }: { path: string }) => path)).toEqual(['statement', 'strengths', 'availability']);
    expect(await asOwner('select id from application where round_id = $1', [roundId])).toEqual([]);
    expect(
      await perform(token, 'discardApplicationSheet', { sheetId: saved.sheetId, version: 1 }, 'state'),
    ).toMatchObject({
      state: 'DISCARDED',
    });
    expect(await mySheets(token)).toEqual([]);
  });

  it('is not to be had for what is closed to the student, nor are its questions', async () => {
    const { young, plain, kitchen } = story;
    expect((await attempt(young.token, 'saveApplicationSheet', { roundId, slotId: kitchen })).__typename).toBe(
      'NotFound',
    );
    const [slot] = await asOwner<{ id: string }>('select opportunity_id as id from slot where id = $1', [kitchen]);
    await asOwner(
      `insert into advert_question (opportunity_id, position, programme_id, employer_id, question, is_required)
       select id, 1, programme_id, employer_id, 'What do you cook?', false from opportunity where id = $1`,
      [slot?.id],
    );
    const query = 'query ($id: ID!) { advertQuestions(opportunityId: $id) { question } }';
    expect((await graphql(young.token, query, { id: slot?.id })).data.advertQuestions).toEqual([]);
    expect((await graphql(plain.token, query, { id: slot?.id })).data.advertQuestions).toHaveLength(1);
  });

  it('is the only way to apply where the programme has a form, for staff as well', async () => {
    const { plain, north, studio, homebody } = story;
    const input = { roundId, slotId: studio, statement: complete.statement };
    expect((await attempt(plain.token, 'submitApplication', input)).__typename).toBe('ApplicationFormNeeded');
    const behalf = { ...input, studentId: homebody.id };
    expect((await attempt(north.lead, 'submitApplication', behalf)).__typename).toBe('ApplicationFormNeeded');
  });

  it('does not go out with a name, a school, or a way to be reached', async () => {
    const [who] = await asOwner<{ given: string; family: string; school: string }>(
      `select i.given_name as given, i.family_name as family, c.name as school
       from student_identity i join school c on c.id = i.school_id where i.student_id = $1`,
      [story.plain.id],
    );
    const slotId = story.office;
    const faultsWith = async (statement: string): Promise<string[]> => {
      const { faults } = await save(story.plain.token, { ...complete, slotId, statement });
      return faults.map(({ path }: { path: string }) => path);
    };
    const start = 'I would really like to see how an office works, and';
    expect(await faultsWith(`${start} everybody calls me ${who?.given ?? ''}.`)).toEqual(['statement']);
    expect(await faultsWith(`${start} the ${who?.family ?? ''} family is like that.`)).toEqual(['statement']);
    expect(await faultsWith(`${start} ${(who?.school ?? '').toUpperCase()} has none.`)).toEqual(['statement']);
    expect(await faultsWith(`${start} my name is Somebody Else.`)).toEqual(['statement']);
    expect(await faultsWith(`${start} you can ring me on 07700 900123.`)).toEqual(['statement']);
    expect(await faultsWith(`${start} nothing else.`)).toEqual([]);
  });

  it('that somebody helped with is logged, shown to the student, and sent only after their yes to those very words', async () => {
    const { cared, north, south, kitchen } = story;
    const help = { ...complete, slotId: kitchen, studentId: cared.id };
    const saved = await save(north.lead, help);
    expect(saved).toMatchObject({ state: 'AWAITING_STUDENT', version: 1, faults: [] });
    expect((await attempt(south.lead, 'saveApplicationSheet', { roundId, ...help })).__typename).toBe('NotFound');
    expect(await mySheets(cared.token)).toMatchObject([
      {
        state: 'AWAITING_STUDENT',
        viewerCanConfirm: true,
        viewerCanSend: false,
        help: [{ helpedAs: 'CAREERS_LEAD', fields: ['statement', 'strengths', 'availability'] }],
      },
    ]);
    const { sheetId } = saved;
    expect(await attempt(cared.token, 'sendApplicationSheet', { sheetId, version: 1 })).toMatchObject({
      __typename: 'WrongState',
      currentState: 'AWAITING_STUDENT',
    });
    await save(north.lead, { ...help, statement: `${complete.statement} I can be there early.` });
    // Whoever says yes has read what is there now.
    expect((await attempt(cared.token, 'confirmApplicationSheet', { sheetId, version: 1 })).__typename).toBe(
      'SheetChanged',
    );
    await perform(cared.token, 'confirmApplicationSheet', { sheetId, version: 2 });
    await perform(cared.token, 'sendApplicationSheet', { sheetId, version: 2 });
    expect(await mySheets(cared.token)).toMatchObject([
      { state: 'SENT', faults: [], help: [{}, { fields: ['statement'] }] },
    ]);
    const told = await asOwner(`select id from event where kind = 'application-sheet.helped' and student_id = $1`, [
      cared.id,
    ]);
    expect(told).toHaveLength(2);
    expect(await attempt(north.lead, 'saveApplicationSheet', { roundId, ...help })).toMatchObject({
      __typename: 'SaveApplicationSheetPayload',
    });
  });

  it('is nobody else’s to read, to confirm or to send', async () => {
    const { plain, homebody, south, employer, studio } = story;
    const { sheetId, version } = await save(plain.token, { ...complete, slotId: studio });
    for (const mutation of ['confirmApplicationSheet', 'sendApplicationSheet', 'discardApplicationSheet'])
      expect((await attempt(homebody.token, mutation, { sheetId, version })).__typename).toBe('NotFound');
    const query = `query ($roundId: ID!, $studentId: ID!) { applicationSheetsOfStudent(roundId: $roundId, studentId: $studentId) { id } }`;
    const of = { roundId, studentId: plain.id };
    expect((await graphql(south.lead, query, of)).data.applicationSheetsOfStudent).toEqual([]);
    expect((await graphql(employer.token, query, of)).status).toBe(403);
    await perform(plain.token, 'sendApplicationSheet', { sheetId, version });
    expect((await attempt(plain.token, 'sendApplicationSheet', { sheetId, version })).__typename).toBe('WrongState');
  });

  it('that was sent and taken back is written anew under the same application', async () => {
    const { token } = story.plain;
    const sent = (await mySheets(token)).find(({ state }: { state: string }) => state === 'SENT');
    await perform(token, 'withdrawApplication', { applicationId: sent.applicationId });
    const { sheetId, version } = await save(token, { ...complete, slotId: story.studio });
    const { applicationId } = await perform(token, 'sendApplicationSheet', { sheetId, version }, 'applicationId');
    expect(applicationId).toBe(sent.applicationId);
    const states = await asOwner<{ state: string }>(
      'select state from application_sheet where student_id = $1 and slot_id = $2 order by id',
      [story.plain.id, story.studio],
    );
    expect(states.map(({ state }) => state)).toEqual(['DISCARDED', 'SENT']);
  });
});

describe('the questions of an advert', () => {
  it('are set while it may be edited, read by a coordinator before it shows, and have to be answered', async () => {
    const { employer, plain, office } = story;
    const [slot] = await asOwner<{ id: string }>('select opportunity_id as id from slot where id = $1', [office]);
    const opportunityId = slot?.id ?? '';
    const questions = [
      { question: 'What do you know about spreadsheets?', isRequired: true },
      { question: 'What else should we know?', isRequired: false },
    ];
    expect((await attempt(employer.token, 'setAdvertQuestions', { opportunityId, questions })).__typename).toBe(
      'WrongState',
    );
    await perform(employer.token, 'pauseOpportunity', { opportunityId });
    await perform(employer.token, 'takeBackOpportunity', { opportunityId });
    const nosy = [{ question: 'What is your number? Text 07700 900123.', isRequired: true }];
    expect((await attempt(employer.token, 'setAdvertQuestions', { opportunityId, questions: nosy })).__typename).toBe(
      'InvalidInput',
    );
    await perform(employer.token, 'setAdvertQuestions', { opportunityId, questions });
    const { state } = await perform(employer.token, 'publishOpportunity', { opportunityId }, 'state');
    expect(state).toBe('IN_MODERATION');
    await perform(employer.coordinator, 'approveOpportunity', { opportunityId });
    const asked = `query ($opportunityId: ID!) { advertQuestions(opportunityId: $opportunityId) { position question isRequired } }`;
    expect((await graphql(plain.token, asked, { opportunityId })).data.advertQuestions).toMatchObject([
      { position: 1, isRequired: true },
      { position: 2, isRequired: false },
    ]);
    const without = await save(plain.token, { ...complete, slotId: office });
    expect(without.faults).toEqual([
      { path: 'answers', message: 'must answer “What do you know about spreadsheets?”' },
    ]);
    const answers = [{ position: 1, answer: 'We sum columns in maths.' }];
    const { sheetId, version, faults } = await save(plain.token, { ...complete, slotId: office, answers });
    expect(faults).toEqual([]);
    await perform(plain.token, 'sendApplicationSheet', { sheetId, version });
    // A rival of the employer's has no say.
    const others = await aStory();
    expect((await attempt(others.employer.token, 'setAdvertQuestions', { opportunityId, questions })).__typename).toBe(
      'NotFound',
    );
    await publishAdvert(employer, opportunityId).catch(() => undefined);
  });
});

describe('an employer', () => {
  const query = `{ hostApplications(first: 50) { nodes { id opportunityTitle yearGroup statement strengths availability
    answers { question answer } reasons words } } }`;

  async function hosted(): Promise<Answer> {
    return graphql(story.employer.token, query);
  }

  it('reads nothing while lists are open, and then who applies without who they are, and answers once', async () => {
    expect((await hosted()).data.hostApplications.nodes).toEqual([]);
    await move(story, 'CLOSED', roundId);
    const { data, text } = await hosted();
    const { nodes } = data.hostApplications;
    expect(nodes).toHaveLength(3);
    expect(nodes).toContainEqual(
      expect.objectContaining({
        yearGroup: 10,
        strengths: ['CREATIVITY'],
        answers: [{ question: 'What do you know about spreadsheets?', answer: 'We sum columns in maths.' }],
      }),
    );
    const names = await asOwner<{ given: string; family: string; school: string; student: string }>(
      `select i.given_name as given, i.family_name as family, c.id as school, i.student_id as student
       from student_identity i join school c on c.id = i.school_id where i.student_id = any($1)`,
      [[story.plain.id, story.cared.id]],
    );
    for (const secret of names.flatMap((row) => Object.values(row))) expect(text).not.toContain(secret);

    const mine = nodes.find(({ answers }: { answers: unknown[] }) => answers.length > 0);
    const answer = { applicationId: mine.id, reasons: ['CLEAR_ABOUT_WHY'], words: 'Thank you; we liked to read it.' };
    const rival = (await aStory()).employer;
    expect((await attempt(rival.token, 'answerApplication', answer)).__typename).toBe('NotFound');
    const calling = { ...answer, words: 'Ring me on 07700 900123.' };
    expect((await attempt(story.employer.token, 'answerApplication', calling)).__typename).toBe('InvalidInput');
    await perform(story.employer.token, 'answerApplication', answer);
    expect((await attempt(story.employer.token, 'answerApplication', answer)).__typename).toBe('ApplicationAnswered');
    const read = `query ($roundId: ID!) { myApplicationAnswers(roundId: $roundId) { applicationId reasons words } }`;
    expect((await graphql(story.plain.token, read, { roundId })).data.myApplicationAnswers).toEqual([]);
    await move(story, 'PROPOSED', roundId);
    expect((await graphql(story.plain.token, read, { roundId })).data.myApplicationAnswers).toEqual([]);
    await move(story, 'PUBLISHED', roundId);
    expect((await graphql(story.plain.token, read, { roundId })).data.myApplicationAnswers).toEqual([
      { applicationId: mine.id, reasons: answer.reasons, words: answer.words },
    ]);
    expect((await graphql(story.cared.token, read, { roundId })).data.myApplicationAnswers).toEqual([]);
  });
});

describe('an application that was sent without a sheet', () => {
  it('is read by the employer with its statement, answered as any other, and held back where it says who wrote it', async () => {
    const plainly = await aStory();
    const round = await aRound(plainly);
    await move(plainly, 'OPEN', round);
    const { plain, cared, southerner, employer, studio } = plainly;
    const [{ family } = { family: '' }] = await asOwner<{ family: string }>(
      'select family_name as family from student_identity where student_id = $1',
      [cared.id],
    );
    const wishes = 'I draw every day and would like to see how a studio works.';
    const apply = (token: string, statement: string): Promise<Answer['data']> =>
      perform(token, 'submitApplication', { roundId: round, slotId: studio, statement }, 'applicationId');
    const { applicationId } = await apply(plain.token, wishes);
    const named = await apply(cared.token, `Everybody called ${family.toUpperCase()} draws.`);
    const reached = await apply(southerner.token, 'I draw. Ring me on 07700 900123.');
    const query = '{ hostApplications(first: 50) { nodes { id statement strengths answers { answer } } } }';
    const read = async (): Promise<Answer['data']> =>
      (await graphql(employer.token, query)).data.hostApplications.nodes;
    expect(await read()).toEqual([]);
    await move(plainly, 'CLOSED', round);
    const nodes = await read();
    const bare = { strengths: [], answers: [] };
    expect(nodes).toHaveLength(3);
    expect(nodes).toContainEqual({ id: applicationId, statement: wishes, ...bare });
    expect(nodes).toContainEqual({ id: reached.applicationId, statement: '', ...bare });
    expect(nodes).toContainEqual({ id: named.applicationId, statement: '', ...bare });
    const answer = { applicationId, reasons: ['CLEAR_ABOUT_WHY'], words: 'Thank you; we liked to read it.' };
    expect((await attempt(story.employer.token, 'answerApplication', answer)).__typename).toBe('NotFound');
    await perform(employer.token, 'answerApplication', answer);
  });
});
