import { beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import {
  aMentor,
  aPlaceInSlot,
  asOwner,
  aStranger,
  attempt,
  deliverEvents,
  graphql,
  perform,
  setNow,
  students,
  surroundings,
  testIssuer,
  tick,
  type Answer,
  type TestSchool,
} from '#testing';
import { aRound, aStory, move, type Story } from './rounds.story.js';

const statement = 'I draw every day and would like to see how a studio works.';

let story: Story;
let roundId: string;
let mentor: Mentor;

type Mentor = Pick<Awaited<ReturnType<typeof aMentor>>, 'token' | 'grantId'>;

async function assign({ lead }: TestSchool, { grantId }: Mentor, studentId: string): Promise<string> {
  return (await perform(lead, 'assignMentor', { grantId, studentId }, 'mentoringId')).mentoringId;
}

async function caseloadOf({ token }: Mentor): Promise<Answer['data']> {
  const query =
    '{ myCaseload(first: 10) { nodes { studentId givenName familyName yearGroup places { allocationId employerName } } } }';
  return (await graphql(token, query)).data.myCaseload.nodes;
}

async function openTo(token: string, studentId: string): Promise<Answer['data']> {
  const query = `query ($studentId: ID!) { opportunitiesFor(studentId: $studentId, first: 20) {
    nodes { id title travel { __typename } slots { id } } } }`;
  return (await graphql(token, query, { studentId })).data.opportunitiesFor.nodes;
}

beforeAll(async () => {
  story = await aStory();
  roundId = await aRound(story);
  await move(story, 'OPEN', roundId);
  mentor = await aMentor(story.north, [story.plain]);
});

describe('a mentor', () => {
  it('signs in as one and sees nobody until a student is given to them', async () => {
    const fresh = await aMentor(story.north, [], 'Mr Novak');
    expect((await graphql(fresh.token, '{ me { role schoolId studentId } }')).data.me).toEqual({
      role: 'MENTOR',
      schoolId: story.north.id,
      studentId: null,
    });
    expect(await caseloadOf(fresh)).toEqual([]);
  });

  it('sees the caseload by name and year, and no table of students', async () => {
    const { plain } = story;
    expect(await caseloadOf(mentor)).toMatchObject([{ studentId: plain.id, yearGroup: 10, places: [] }]);
    for (const query of [
      '{ students(first: 5) { nodes { id } } }',
      `{ student(id: "${plain.id}") { adjustments } }`,
      '{ schoolAllocations(first: 5) { nodes { id } } }',
      '{ schoolConcerns(first: 5) { nodes { id } } }',
    ])
      expect((await graphql(mentor.token, query)).status).toBe(403);
  });

  it('sees the adverts that the student sees, by the same gate, and no minutes of travel', async () => {
    const { plain, young, homebody, north } = story;
    const own = await graphql(plain.token, '{ opportunities(first: 20) { nodes { id } } }');
    const ids = own.data.opportunities.nodes.map(({ id }: { id: string }) => id);
    const shown = await openTo(mentor.token, plain.id);
    expect(shown.map(({ id }: { id: string }) => id)).toEqual(ids);
    expect(ids).not.toEqual([]);
    expect(shown.every(({ travel }: { travel: unknown }) => travel === null)).toBe(true);
    const other = await aMentor(north);
    for (const student of [young, homebody]) await assign(north, other, student.id);
    expect(await openTo(other.token, young.id)).toEqual([]);
    expect(await openTo(other.token, plain.id)).toEqual([]);
  });

  it('helps with a sheet, which is logged as theirs, told to the school, and sent only by the student', async () => {
    const { plain, studio } = story;
    const help = { roundId, slotId: studio, studentId: plain.id, statement, strengths: [], availability: '' };
    const saved = await perform(mentor.token, 'saveApplicationSheet', help, 'sheetId version state');
    expect(saved).toMatchObject({ state: 'AWAITING_STUDENT', version: 1 });
    const { sheetId } = saved;
    const sheets = `query ($roundId: ID!) { myApplicationSheets(roundId: $roundId) { id help { helpedAs fields } } }`;
    expect((await graphql(plain.token, sheets, { roundId })).data.myApplicationSheets).toEqual([
      { id: sheetId, help: [{ helpedAs: 'MENTOR', fields: ['statement'] }] },
    ]);
    const told = await asOwner(
      `select school_id, student_id from event where kind = 'application-sheet.helped' and subject_id = $1`,
      [sheetId],
    );
    expect(told).toEqual([{ school_id: story.north.id, student_id: plain.id }]);
    for (const mutation of ['sendApplicationSheet', 'confirmApplicationSheet'])
      expect((await graphql(mentor.token, mutationOf(mutation), { input: { sheetId, version: 1 } })).status).toBe(403);
    await perform(plain.token, 'confirmApplicationSheet', { sheetId, version: 1 });
    await perform(plain.token, 'sendApplicationSheet', { sheetId, version: 1 });
    const [by] = await asOwner('select helped_as from application_help where sheet_id = $1', [sheetId]);
    expect(by).toEqual({ helped_as: 'MENTOR' });
  });

  it('does not help anybody else, nor with what is closed to the student', async () => {
    const { cared, southerner, kitchen, young, north } = story;
    for (const { id } of [cared, southerner]) {
      const help = { roundId, slotId: kitchen, studentId: id, statement, availability: '' };
      expect((await attempt(mentor.token, 'saveApplicationSheet', help)).__typename).toBe('NotFound');
      const sheets = `query ($roundId: ID!, $of: ID!) { applicationSheetsOfStudent(roundId: $roundId, studentId: $of) { id } }`;
      expect((await graphql(mentor.token, sheets, { roundId, of: id })).data.applicationSheetsOfStudent).toEqual([]);
    }
    const other = await aMentor(north);
    await assign(north, other, young.id);
    const closed = { roundId, slotId: kitchen, studentId: young.id, statement, availability: '' };
    expect((await attempt(other.token, 'saveApplicationSheet', closed)).__typename).toBe('NotFound');
  });

  it('reads the questions of an advert for whom it is open to, and for nobody else', async () => {
    const { plain, cared, office } = story;
    const [{ id } = { id: '' }] = await asOwner<{ id: string }>('select opportunity_id as id from slot where id = $1', [
      office,
    ]);
    await asOwner(
      `insert into advert_question (opportunity_id, position, programme_id, employer_id, question, is_required)
       select id, 1, programme_id, employer_id, 'What do you file?', false from opportunity where id = $1`,
      [id],
    );
    const query = 'query ($id: ID!, $of: ID) { advertQuestions(opportunityId: $id, studentId: $of) { question } }';
    const asked = async (of: string | null): Promise<unknown[]> =>
      (await graphql(mentor.token, query, { id, of })).data.advertQuestions;
    expect(await asked(plain.id)).toHaveLength(1);
    expect(await asked(cared.id)).toEqual([]);
    expect(await asked(null)).toEqual([]);
  });

  it('raises a worry about a place of the caseload, and reads their own text and no other', async () => {
    const { plain, cared, studio, north } = story;
    const [own, other] = [
      await aPlaceInSlot(plain, studio, 'CONFIRMED'),
      await aPlaceInSlot(cared, studio, 'CONFIRMED'),
    ];
    expect(await caseloadOf(mentor)).toMatchObject([{ places: [{ allocationId: own }] }]);
    await perform(plain.token, 'raiseConcern', { allocationId: own, text: 'They shout at me.' });
    await perform(mentor.token, 'raiseConcern', { allocationId: own, text: 'He came home in tears.' });
    const strange = await attempt(mentor.token, 'raiseConcern', { allocationId: other, text: 'What is this?' });
    expect(strange.__typename).toBe('NotFound');
    const mine = await graphql(mentor.token, '{ myConcerns(first: 5) { nodes { text } } }');
    expect(mine.data.myConcerns.nodes).toEqual([{ text: 'He came home in tears.' }]);
    const seen = await graphql(north.safeguardingLead, '{ schoolConcerns(first: 5) { nodes { raisedAs text } } }');
    expect(seen.data.schoolConcerns.nodes).toContainEqual({ raisedAs: 'MENTOR', text: 'He came home in tears.' });
    expect((await graphql(north.lead, '{ schoolConcerns(first: 5) { nodes { text } } }')).status).toBe(403);
  });

  it('finds every table of students closed by the database itself, whatever the service asks', async () => {
    const [acts] = await asOwner<{ account: string; programme: string }>(
      'select account_id as account, programme_id as programme from mentor where grant_id = $1',
      [mentor.grantId],
    );
    const service = new pg.Client(surroundings().service);
    await service.connect();
    try {
      await service.query('begin');
      const scope = { role: 'MENTOR', account: acts?.account, programme: acts?.programme, school: story.north.id };
      for (const [name, value] of Object.entries(scope))
        await service.query('select set_config($1, $2, true)', [`app.${name}`, value]);
      const seen = async (table: string): Promise<number> =>
        (await service.query<{ count: number }>(`select count(*)::integer as count from ${table}`)).rows[0]?.count ?? 0;
      expect(await seen('my_caseload()')).toBe(1);
      for (const table of [
        'student',
        'student_identity',
        'guardian',
        'allocation',
        'application',
        'concern',
        'mentor',
        'mentoring',
      ])
        expect([table, await seen(table)]).toEqual([table, 0]);
    } finally {
      await service.end();
    }
  });
});

describe('a mentor of whom nothing was seen', () => {
  const seen = { checkSeenOn: '2026-09-02', meetsAt: 'The library, by the desk', meetingPlan: 'LONE_WORKING_PLAN' };
  const appointed = async (): Promise<string> => {
    const { subject } = await aStranger();
    const person = { knownAs: 'Mx Hale', issuer: testIssuer(), subject };
    return (await perform(story.north.lead, 'appointMentor', person, 'grantId')).grantId;
  };

  it('is given no student until the safeguarding lead has seen the check and settled where they meet', async () => {
    const { north, cared } = story;
    const grantId = await appointed();
    const refused = await attempt(north.lead, 'assignMentor', { grantId, studentId: cared.id });
    expect(refused).toMatchObject({ __typename: 'MentorNotCleared', code: 'MENTOR_NOT_CLEARED' });
    const cleared = await perform(north.safeguardingLead, 'clearMentor', { grantId, ...seen }, 'checkValidUntil');
    expect(cleared.checkValidUntil).toBe('2029-09-02');
    expect(await assign(north, { token: '', grantId }, cared.id)).not.toBe('');
    const [kept] = await asOwner(
      `select check_seen_on::text, meets_at, meeting_plan, check_seen_by is not null as "isSeenBySomebody" from mentor where grant_id = $1`,
      [grantId],
    );
    expect(kept).toEqual({
      check_seen_on: seen.checkSeenOn,
      meets_at: seen.meetsAt,
      meeting_plan: seen.meetingPlan,
      isSeenBySomebody: true,
    });
  });

  it('is given no student once the check counts no longer', async () => {
    const { north, young } = story;
    const grantId = await appointed();
    await perform(north.safeguardingLead, 'clearMentor', { grantId, ...seen });
    await asOwner(
      `update mentor set check_seen_on = '2020-01-01', check_valid_until = '2023-01-01' where grant_id = $1`,
      [grantId],
    );
    const refused = await attempt(north.lead, 'assignMentor', { grantId, studentId: young.id });
    expect(refused.message).toContain('counts no longer');
  });

  it('reaches nobody from the day after the last one on, until another check is seen; both leads are told a month before, and then', async () => {
    const { north, kitchen } = story;
    const [student] = await students(north, [{}]);
    const allocationId = student === undefined ? '' : await aPlaceInSlot(student, kitchen, 'CONFIRMED');
    const lowe = await aMentor(north, student === undefined ? [] : [student], 'Mx Lowe');
    const { grantId } = lowe;
    const reached = async (): Promise<number[]> => [
      (await caseloadOf(lowe)).length,
      Math.min(1, (await openTo(lowe.token, student?.id ?? '')).length),
    ];
    const isPaused = async (): Promise<unknown> => {
      const { nodes } = (
        await graphql(north.lead, '{ mentors(first: 50) { nodes { grantId isPaused caseload { studentId } } } }')
      ).data.mentors;
      return nodes.find((node: { grantId: string }) => node.grantId === grantId);
    };
    const told = async (): Promise<string[]> => {
      await tick('move-running-out');
      await tick('move-running-out');
      const rows = await asOwner<{ kind: string }>(
        `select kind from event where subject_id = $1 and school_id = $2 and kind like 'mentor.check-%' order by happened_at`,
        [grantId, north.id],
      );
      return rows.map(({ kind }) => kind.replace('mentor.check-', ''));
    };
    await asOwner(`update mentor set check_valid_until = '2026-11-20' where grant_id = $1`, [grantId]);
    await setNow('2026-10-20T22:59:59Z');
    expect(await told()).toEqual([]);
    await setNow('2026-10-20T23:00:00Z');
    expect(await told()).toEqual(['runs-out']);
    await setNow('2026-11-20T23:59:59Z');
    expect((await caseloadOf(lowe)).length).toBe(1);
    expect(await told()).toEqual(['runs-out']);
    // No job has run when the day begins.
    await setNow('2026-11-21T00:00:00Z');
    expect(await reached()).toEqual([0, 0]);
    await perform(lowe.token, 'raiseConcern', { allocationId, text: 'They were left alone all day.' });
    expect(await isPaused()).toEqual({ grantId, isPaused: true, caseload: [{ studentId: student?.id }] });
    expect(await told()).toEqual(['runs-out', 'ran-out']);
    await perform(north.safeguardingLead, 'clearMentor', { grantId, ...seen, checkSeenOn: '2026-11-20' });
    expect((await caseloadOf(lowe)).length).toBe(1);
    expect(await isPaused()).toMatchObject({ isPaused: false });
    expect(await told()).toEqual(['runs-out', 'ran-out']);
    await setNow();
  });

  it('is cleared by the safeguarding lead of the school alone, on a day that has been and is not long ago', async () => {
    const { north, south } = story;
    const grantId = await appointed();
    expect((await attempt(south.safeguardingLead, 'clearMentor', { grantId, ...seen })).__typename).toBe('NotFound');
    for (const checkSeenOn of ['2099-01-01', '2020-01-01'])
      expect(await attempt(north.safeguardingLead, 'clearMentor', { grantId, ...seen, checkSeenOn })).toMatchObject({
        __typename: 'InvalidInput',
      });
    const mutation = 'mutation ($input: ClearMentorInput!) { clearMentor(input: $input) { __typename } }';
    expect((await graphql(north.lead, mutation, { input: { grantId, ...seen } })).status).toBe(403);
  });
});

describe('a caseload', () => {
  it('is the careers lead’s to give, once, of students and mentors of the school', async () => {
    const { north, south, cared, southerner } = story;
    const fresh = await aMentor(north, [], 'Ms Reed');
    const first = await assign(north, fresh, cared.id);
    expect(await assign(north, fresh, cared.id)).toBe(first);
    const abroad = { grantId: fresh.grantId, studentId: southerner.id };
    expect((await attempt(north.lead, 'assignMentor', abroad)).__typename).toBe('NotFound');
    expect((await attempt(south.lead, 'assignMentor', abroad)).__typename).toBe('NotFound');
    expect((await attempt(south.lead, 'endMentoring', { mentoringId: first })).__typename).toBe('NotFound');
    const query = '{ mentors(first: 20) { nodes { grantId knownAs caseload { mentoringId studentId } } } }';
    const listed = (await graphql(north.lead, query)).data.mentors.nodes;
    expect(listed).toContainEqual({
      grantId: fresh.grantId,
      knownAs: 'Ms Reed',
      caseload: [{ mentoringId: first, studentId: cared.id }],
    });
    expect((await graphql(south.lead, query)).data.mentors.nodes).toEqual([]);
    await deliverEvents();
    const told = await graphql(cared.token, '{ notifications(first: 20) { nodes { kind subjectId } } }');
    expect(told.data.notifications.nodes).toContainEqual({ kind: 'mentoring.begun', subjectId: first });
  });

  it('ends with the next request when it is ended, and does not come back with the role', async () => {
    const { north, cared, studio } = story;
    const { subject, token } = await aStranger();
    const person = { knownAs: 'Dr Bell', issuer: testIssuer(), subject };
    const { grantId } = await perform(north.lead, 'appointMentor', person, 'grantId');
    const seen = { checkSeenOn: '2026-09-02', meetsAt: 'The library', meetingPlan: 'SECOND_ADULT' };
    await perform(north.safeguardingLead, 'clearMentor', { grantId, ...seen });
    expect((await perform(north.lead, 'appointMentor', person, 'grantId')).grantId).toBe(grantId);
    const mentoringId = await assign(north, { token, grantId }, cared.id);
    expect(await caseloadOf({ token, grantId })).toHaveLength(1);
    await perform(north.lead, 'endMentoring', { mentoringId });
    expect(await caseloadOf({ token, grantId })).toEqual([]);
    expect((await attempt(north.lead, 'endMentoring', { mentoringId })).__typename).toBe('NotFound');
    const help = { roundId, slotId: studio, studentId: cared.id, statement, availability: '' };
    expect((await attempt(token, 'saveApplicationSheet', help)).__typename).toBe('NotFound');

    await assign(north, { token, grantId }, cared.id);
    await perform(north.lead, 'revokeRole', { grantId });
    expect((await graphql(token, '{ myCaseload(first: 5) { nodes { studentId } } }')).status).toBe(403);
    const again = await perform(north.lead, 'appointMentor', person, 'grantId');
    expect(again.grantId).not.toBe(grantId);
    expect(await caseloadOf({ token, grantId: again.grantId })).toEqual([]);
  });
});

function mutationOf(name: string): string {
  return `mutation ($input: ApplicationSheetInput!) { ${name}(input: $input) { __typename } }`;
}
