import { beforeAll, describe, expect, it } from '@jest/globals';
import {
  anEmployer,
  anOpportunity,
  aProgramme,
  aSchool,
  aSlot,
  asOwner,
  attempt,
  graphql,
  perform,
  students,
  type Answer,
  type TestEmployer,
  type TestProgramme,
  type TestSchool,
  type TestStudent,
} from '#testing';

const statement = 'I draw every day and would like to see how a studio works.';
const nobodys = {
  rnd: 'rnd_01k5h2m3n4p5q6r7s8t9vwxyz0',
  slt: 'slt_01k5h2m3n4p5q6r7s8t9vwxyz0',
  app: 'app_01k5h2m3n4p5q6r7s8t9vwxyz0',
};
const notOpenState = '... on RoundNotOpen { state }';
const more = `... on RoundNotOpen { state } ... on SlotNotInRound { why } ... on TooManyChoices { max } ... on AlreadyApplied { applicationId }
  ... on BlockedByRules { reasons { ruleId words } }`;

let programme: TestProgramme;
let employer: TestEmployer;
let school: TestSchool;
let other: TestSchool;
let studio: string;
let kitchen: string;
let office: string;

beforeAll(async () => {
  programme = await aProgramme();
  employer = await anEmployer(programme);
  school = await aSchool(programme);
  other = await aSchool(programme);
  studio = await aSlot(employer, await anOpportunity(employer, { title: 'A week in the studio' }));
  kitchen = await aSlot(
    employer,
    await anOpportunity(employer, { title: 'A week in the kitchen', category: 'HOSPITALITY_AND_FOOD' }),
  );
  office = await aSlot(
    employer,
    await anOpportunity(employer, { title: 'A week in the office', category: 'ADMINISTRATION' }),
  );
});

async function anOpenRound(overrides: object = {}): Promise<string> {
  const planned = { name: 'Autumn', slotsFrom: '2026-10-26', slotsTo: '2026-10-30', maxChoices: 2, ...overrides };
  const { roundId } = await perform(programme.coordinator, 'createRound', planned, 'roundId');
  await perform(programme.coordinator, 'openRound', { roundId });
  return roundId;
}

async function aStudent(overrides: Record<string, string> = {}, of = school): Promise<TestStudent> {
  const [student] = await students(of, [overrides]);
  if (student === undefined) throw new Error('the student was not imported');
  return student;
}

async function apply({ token }: TestStudent, roundId: string, slotId: string): Promise<string> {
  return (await perform(token, 'submitApplication', { roundId, slotId, statement }, 'applicationId')).applicationId;
}

function tryToApply({ token }: { token: string }, input: object): Promise<Answer['data']> {
  return attempt(token, 'submitApplication', { statement, ...input }, more);
}

const mine = `query ($roundId: ID!) { myApplications(roundId: $roundId) { id rank slotId title employerName area startsOn endsOn statement
  isOnBehalf outMinutes backMinutes isTravelRough viewerCanWithdraw } }`;

async function listOf({ token }: TestStudent, roundId: string): Promise<Answer['data']> {
  return (await graphql(token, mine, { roundId })).data.myApplications;
}

async function orderOf(student: TestStudent, roundId: string): Promise<[number, string][]> {
  return (await listOf(student, roundId)).map(({ rank, title }: { rank: number; title: string }) => [rank, title]);
}

describe("a student's list", () => {
  it('grows at its end, with the way to each place, and can be put in another order', async () => {
    const [roundId, student] = [await anOpenRound(), await aStudent()];
    const [first, second] = [await apply(student, roundId, studio), await apply(student, roundId, kitchen)];
    expect(await listOf(student, roundId)).toMatchObject([
      {
        id: first,
        rank: 1,
        slotId: studio,
        title: 'A week in the studio',
        area: 'B26',
        startsOn: '2026-10-26',
        endsOn: '2026-10-30',
        statement,
        isOnBehalf: false,
        outMinutes: 55,
        backMinutes: 55,
        isTravelRough: true,
        viewerCanWithdraw: true,
      },
      { id: second, rank: 2, slotId: kitchen },
    ]);
    const input = { roundId, applicationIds: [second, first] };
    expect(await perform(student.token, 'rankApplications', input, 'applicationIds')).toMatchObject({
      applicationIds: [second, first],
    });
    expect(await orderOf(student, roundId)).toEqual([
      [1, 'A week in the kitchen'],
      [2, 'A week in the studio'],
    ]);
  });

  it('closes its gap when an application is withdrawn, and takes it back at its end as the same one', async () => {
    const [roundId, student] = [await anOpenRound(), await aStudent()];
    const first = await apply(student, roundId, studio);
    await apply(student, roundId, kitchen);
    await perform(student.token, 'withdrawApplication', { applicationId: first });
    expect(await orderOf(student, roundId)).toEqual([[1, 'A week in the kitchen']]);
    expect(await attempt(student.token, 'withdrawApplication', { applicationId: first })).toMatchObject({
      __typename: 'WrongState',
      currentState: 'WITHDRAWN',
    });
    expect(await apply(student, roundId, studio)).toBe(first);
    expect(await orderOf(student, roundId)).toEqual([
      [1, 'A week in the kitchen'],
      [2, 'A week in the studio'],
    ]);
  });

  it('holds as many as the round allows and no slot twice, also when two requests come at once', async () => {
    const [roundId, student] = [await anOpenRound(), await aStudent()];
    const first = await apply(student, roundId, studio);
    expect(await tryToApply(student, { roundId, slotId: studio })).toMatchObject({
      __typename: 'AlreadyApplied',
      applicationId: first,
    });
    const answers = await Promise.all(
      [kitchen, office, kitchen].map((slotId) => tryToApply(student, { roundId, slotId })),
    );
    const names = answers.map(({ __typename }) => __typename);
    expect(names.filter((name) => name === 'SubmitApplicationPayload')).toHaveLength(1);
    expect(names.every((name) => ['SubmitApplicationPayload', 'TooManyChoices', 'AlreadyApplied'].includes(name))).toBe(
      true,
    );
    expect(answers.find(({ __typename }) => __typename === 'TooManyChoices')).toMatchObject({ max: 2 });
    expect((await listOf(student, roundId)).map(({ rank }: { rank: number }) => rank)).toEqual([1, 2]);
  });

  it('is ranked whole or not at all, with every fault at once', async () => {
    const [roundId, student] = [await anOpenRound(), await aStudent()];
    const [first, second] = [await apply(student, roundId, studio), await apply(student, roundId, kitchen)];
    const foreign = await apply(await aStudent(), roundId, studio);
    const result = await attempt(student.token, 'rankApplications', {
      roundId,
      applicationIds: [second, foreign, second],
    });
    expect(result.__typename).toBe('InvalidInput');
    expect(result.faults.map(({ path, value }: { path: string; value: string }) => [path, value])).toEqual([
      ['applicationIds.1', foreign],
      ['applicationIds.2', second],
      ['applicationIds', first],
    ]);
    expect((await listOf(student, roundId)).map(({ id }: { id: string }) => id)).toEqual([first, second]);
  });

  it('is kept by the careers lead of the school as well, who is named, and by nobody else', async () => {
    const [roundId, student] = [await anOpenRound(), await aStudent()];
    const input = { roundId, slotId: studio, statement, studentId: student.id };
    expect(await attempt(other.lead, 'submitApplication', input)).toMatchObject({
      __typename: 'NotFound',
      kind: 'Student',
    });
    const { applicationId } = await perform(school.lead, 'submitApplication', input, 'applicationId');
    expect(await listOf(student, roundId)).toMatchObject([{ id: applicationId, isOnBehalf: true }]);
    const ofStudent = 'query ($r: ID!, $s: ID!) { applicationsOfStudent(roundId: $r, studentId: $s) { id } }';
    const seen = async (token: string): Promise<unknown> =>
      (await graphql(token, ofStudent, { r: roundId, s: student.id })).data.applicationsOfStudent;
    expect(await seen(school.lead)).toEqual([{ id: applicationId }]);
    expect(await seen(other.lead)).toEqual([]);
    for (const stranger of [other.lead, (await aStudent()).token]) {
      const answer = await attempt(stranger, 'withdrawApplication', { applicationId });
      expect(answer).toMatchObject({ __typename: 'NotFound', kind: 'Application' });
    }
    const ranking = { roundId, applicationIds: [applicationId], studentId: student.id };
    expect(await attempt(other.lead, 'rankApplications', ranking)).toMatchObject({
      __typename: 'NotFound',
      kind: 'Student',
    });
    await perform(school.lead, 'rankApplications', ranking);
    await perform(school.lead, 'withdrawApplication', { applicationId });
    expect(await listOf(student, roundId)).toEqual([]);
  });

  it('needs a student from a careers lead, and takes none from a student', async () => {
    const [roundId, student] = [await anOpenRound(), await aStudent()];
    const faults = [{ path: 'studentId' }];
    expect(await tryToApply({ token: school.lead }, { roundId, slotId: studio })).toMatchObject({
      __typename: 'InvalidInput',
      faults,
    });
    const named = { roundId, slotId: studio, studentId: student.id };
    expect(await tryToApply(student, named)).toMatchObject({ __typename: 'InvalidInput', faults });
  });

  it('stays as it is once the round is closed', async () => {
    const [roundId, student] = [await anOpenRound(), await aStudent()];
    const applicationId = await apply(student, roundId, studio);
    await perform(programme.coordinator, 'closeRound', { roundId });
    const notOpen = { __typename: 'RoundNotOpen', state: 'CLOSED' };
    expect(await tryToApply(student, { roundId, slotId: kitchen })).toMatchObject(notOpen);
    expect(
      await attempt(student.token, 'rankApplications', { roundId, applicationIds: [applicationId] }, notOpenState),
    ).toMatchObject(notOpen);
    expect(await attempt(student.token, 'withdrawApplication', { applicationId }, notOpenState)).toMatchObject(notOpen);
    expect(await listOf(student, roundId)).toMatchObject([{ rank: 1, viewerCanWithdraw: false }]);
  });
});

describe('closing a round while students apply', () => {
  it('counts exactly those applications that were answered with a yes', async () => {
    const roundId = await anOpenRound();
    const many = await students(
      school,
      Array.from({ length: 8 }, () => ({})),
    );
    const [closed, ...answers] = await Promise.all([
      attempt(programme.coordinator, 'closeRound', { roundId }),
      ...many.map((student) => tryToApply(student, { roundId, slotId: studio })),
    ]);
    expect(closed.__typename).toBe('RoundStatePayload');
    const names = answers.map(({ __typename }) => __typename);
    expect(names.every((name) => name === 'SubmitApplicationPayload' || name === 'RoundNotOpen')).toBe(true);
    const saved = await asOwner('select id from application where round_id = $1', [roundId]);
    expect(saved).toHaveLength(names.filter((name) => name === 'SubmitApplicationPayload').length);
  });
});

describe('an application', () => {
  it('reads "not found" for rounds and slots that are not there, not on show or not in reach', async () => {
    const [roundId, student] = [await anOpenRound(), await aStudent()];
    const draft = await aSlot(employer, await anOpportunity(employer, {}, { isPublished: false }));
    const reserved = await aSlot(employer, await anOpportunity(employer), { reservedSchoolId: other.id });
    const elsewhere = await aProgramme();
    const foreign = (
      await perform(
        elsewhere.coordinator,
        'createRound',
        { name: 'x', slotsFrom: '2026-10-26', slotsTo: '2026-10-30', maxChoices: 2 },
        'roundId',
      )
    ).roundId;
    await perform(elsewhere.coordinator, 'openRound', { roundId: foreign });
    for (const slotId of [nobodys.slt, 'slot', draft, reserved]) {
      expect(await tryToApply(student, { roundId, slotId })).toMatchObject({
        __typename: 'NotFound',
        kind: 'Slot',
        id: slotId,
      });
    }
    for (const id of [nobodys.rnd, 'round', foreign]) {
      expect(await tryToApply(student, { roundId: id, slotId: studio })).toMatchObject({
        __typename: 'NotFound',
        kind: 'Round',
        id,
      });
    }
    expect(await attempt(student.token, 'withdrawApplication', { applicationId: nobodys.app })).toMatchObject({
      __typename: 'NotFound',
    });
  });

  it('is for a placement in the window that welcomes the year group, and every reason against it comes at once', async () => {
    const [roundId, student] = [await anOpenRound(), await aStudent({ year_group: '11', born_on: '2010-11-05' })];
    const visit = await anOpportunity(employer, { kind: 'WORKPLACE_VISIT', yearGroups: [9] });
    const slotId = await aSlot(employer, visit, { startsOn: '2026-11-02', endsOn: '2026-11-02' });
    expect(await tryToApply(student, { roundId, slotId })).toMatchObject({
      __typename: 'SlotNotInRound',
      why: [
        'Only placements are applied for; a school books visits and events.',
        'The round is for placements from 2026-10-26 to 2026-10-30.',
        'The placement is not for Year 11.',
      ],
    });
  });

  it('is blocked by the safeguarding rules: in words for staff, and to the student it is not there', async () => {
    const roundId = await anOpenRound();
    // A wrong date of birth: taught in Year 10, born for Year 9.
    const student = await aStudent();
    await asOwner(`update student_identity set born_on = '2012-11-05' where student_id = $1`, [student.id]);
    expect(await tryToApply(student, { roundId, slotId: studio })).toMatchObject({
      __typename: 'NotFound',
      kind: 'Slot',
    });
    const forStaff = await tryToApply({ token: school.lead }, { roundId, slotId: studio, studentId: student.id });
    expect(forStaff).toMatchObject({
      __typename: 'BlockedByRules',
      reasons: [{ ruleId: 'R02', words: expect.stringMatching(/^The student is not yet in Year 10/) }],
    });
    expect(await listOf(student, roundId)).toEqual([]);
  });

  it('needs a statement of 1 to 2,000 characters', async () => {
    const [roundId, student] = [await anOpenRound(), await aStudent()];
    for (const text of ['', ' ', 'x'.repeat(2001)]) {
      const result = await tryToApply(student, { roundId, slotId: studio, statement: text });
      expect(result).toMatchObject({ __typename: 'InvalidInput', faults: [{ path: 'statement' }] });
    }
  });
});

const options = `query ($roundId: ID!, $first: Int!, $after: String) { placementOptions(roundId: $roundId, first: $first, after: $after) {
  nodes { slotId title employerName area startsOn endsOn minutesEachWay isTravelRough interestFit } pageInfo { hasNextPage endCursor } } }`;

async function optionsOf(
  { token }: TestStudent,
  roundId: string,
  first = 100,
  after: string | null = null,
): Promise<Answer['data']> {
  return (await graphql(token, options, { roundId, first, after })).data.placementOptions;
}

async function titlesOf(student: TestStudent, roundId: string): Promise<string[]> {
  return (await optionsOf(student, roundId)).nodes.map(({ title }: { title: string }) => title);
}

describe('placement options', () => {
  it('come by interests, page by page, without those applied for', async () => {
    const [roundId, student] = [await anOpenRound(), await aStudent({ interests: 'HOSPITALITY_AND_FOOD' })];
    const all = await optionsOf(student, roundId);
    expect(all.nodes[0]).toEqual({
      slotId: kitchen,
      title: 'A week in the kitchen',
      employerName: expect.any(String),
      area: 'B26',
      startsOn: '2026-10-26',
      endsOn: '2026-10-30',
      minutesEachWay: 55,
      isTravelRough: true,
      interestFit: 1,
    });
    const fits = all.nodes.map(({ interestFit }: { interestFit: number }) => interestFit);
    expect(fits).toEqual([...fits].sort((left, right) => right - left));
    const paged: string[] = [];
    for (let after: string | null = null, more = true; more;) {
      const { nodes, pageInfo } = await optionsOf(student, roundId, 1, after);
      paged.push(...nodes.map(({ slotId }: { slotId: string }) => slotId));
      [after, more] = [pageInfo.endCursor, pageInfo.hasNextPage];
    }
    expect(paged).toEqual(all.nodes.map(({ slotId }: { slotId: string }) => slotId));
    expect(await optionsOf(student, roundId, 100, 'nonsense')).toEqual(all);
    await apply(student, roundId, kitchen);
    expect(await titlesOf(student, roundId)).not.toContain('A week in the kitchen');
  });

  it("leave out what lies beyond the student's limit", async () => {
    const roundId = await anOpenRound();
    expect(await titlesOf(await aStudent({ max_minutes: '55' }), roundId)).toContain('A week in the studio');
    expect(await titlesOf(await aStudent({ max_minutes: '54' }), roundId)).toEqual([]);
  });

  it('leave out what the rules do not allow and what is for other years', async () => {
    const [roundId, student] = [await anOpenRound(), await aStudent({ year_group: '13', born_on: '2008-11-05' })];
    expect(await titlesOf(student, roundId)).toEqual([]);
    const young = await aStudent();
    await asOwner(`update student_identity set born_on = '2012-11-05' where student_id = $1`, [young.id]);
    expect(await titlesOf(young, roundId)).toEqual([]);
  });

  it('are none in a round that is not open, or not of the programme', async () => {
    const [roundId, student] = [await anOpenRound(), await aStudent()];
    await perform(programme.coordinator, 'closeRound', { roundId });
    for (const id of [roundId, nobodys.rnd, 'round']) expect(await titlesOf(student, id)).toEqual([]);
  });
});
