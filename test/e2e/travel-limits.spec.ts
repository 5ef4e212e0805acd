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
  type TestProgramme,
  type TestSchool,
  type TestStudent,
} from '#testing';
import { aRound, move } from './rounds.story.js';

const limitFields = `maxMinutesEachWay maxWalkMinutes maxChanges earliestLeave latestHome modes stepFree maxPencePerDay passes
  escort { kind outFrom outUntil backFrom backUntil routes }`;
const defaults = `{ travelDefaults { ofProgramme { ${limitFields} } ofSchool { ${limitFields} } usual { ${limitFields} }
  fare { singlePence dayCapPence freeWith } } }`;
const mine = `{ myTravel { ofStudent { ${limitFields} } limits { ${limitFields} } } }`;
const ofStudent = `query ($id: ID!) { studentTravel(studentId: $id) { limits { maxMinutesEachWay maxWalkMinutes } } }`;
const options = `query ($roundId: ID!, $sort: PlacementOptionOrder!, $maxMinutes: Int) {
  placementOptions(roundId: $roundId, first: 20, sort: $sort, maxMinutes: $maxMinutes) { nodes { slotId minutesEachWay travel {
    mode leavesAt dueAt homeAt outMinutes backMinutes isRough timetableOf engine pencePerDay needsTravelGrant } } } }`;
const near = `query ($maxMinutes: Int, $first: Int = 20, $after: String) {
  opportunities(first: $first, after: $after, sort: NEAREST, maxMinutes: $maxMinutes) {
    nodes { id travel { outMinutes isRough } } pageInfo { hasNextPage endCursor } } }`;
const reach = `query ($roundId: ID!) { slotsByReach(roundId: $roundId) { slotId startsAt within beyond gainedByLaterStart
  bySchool { schoolId within beyond } } }`;

let programme: TestProgramme;
let school: TestSchool;
let student: TestStudent;

async function theStudent(of: TestSchool, line: Record<string, string> = {}): Promise<TestStudent> {
  const [imported] = await students(of, [line]);
  if (imported === undefined) throw new Error('no student was imported');
  return imported;
}

async function limitsOf({ token }: TestStudent): Promise<Answer['data']> {
  return (await graphql(token, mine)).data.myTravel.limits;
}

beforeAll(async () => {
  programme = await aProgramme();
  school = await aSchool(programme);
  student = await theStudent(school, { max_minutes: '' });
});

describe('how far a student may travel', () => {
  it('is what we propose until somebody says something', async () => {
    expect(await limitsOf(student)).toMatchObject({
      maxMinutesEachWay: 60,
      maxWalkMinutes: 30,
      maxChanges: 1,
      latestHome: null,
      stepFree: false,
      escort: { kind: 'NONE' },
      passes: [],
    });
  });

  it('is said by the programme, then by the school, then for the student, each limit by itself', async () => {
    const limits = { maxMinutesEachWay: 50, maxWalkMinutes: 25, latestHome: '17:00' };
    await perform(programme.coordinator, 'setProgrammeTravel', { limits });
    expect(await limitsOf(student)).toMatchObject({ maxMinutesEachWay: 50, maxWalkMinutes: 25, latestHome: '17:00' });
    await perform(school.lead, 'setSchoolTravel', { limits: { maxWalkMinutes: 20 } });
    expect(await limitsOf(student)).toMatchObject({ maxMinutesEachWay: 50, maxWalkMinutes: 20 });
    const escort = { kind: 'TO_STOP', outFrom: '07:30', outUntil: '08:30' };
    await perform(school.lead, 'setStudentTravel', {
      studentId: student.id,
      limits: { maxMinutesEachWay: 40, escort },
    });
    expect(await limitsOf(student)).toMatchObject({
      maxMinutesEachWay: 40,
      maxWalkMinutes: 20,
      latestHome: '17:00',
      escort: { kind: 'TO_STOP', outFrom: '07:30', backFrom: null },
    });
    const { data } = await graphql(school.lead, defaults);
    expect(data.travelDefaults).toMatchObject({
      ofProgramme: { maxMinutesEachWay: 50, maxChanges: null },
      ofSchool: { maxMinutesEachWay: null, maxWalkMinutes: 20 },
      usual: { maxMinutesEachWay: 50, maxWalkMinutes: 20, maxChanges: 1 },
      fare: null,
    });
  });

  it('is refused with every fault at once, and nothing of it is kept', async () => {
    const limits = {
      maxMinutesEachWay: 200,
      maxChanges: -1,
      earliestLeave: '09:00',
      latestHome: '8 pm',
      escort: { kind: 'NONE', outFrom: '08:00', routes: ['94'] },
    };
    const answer = await attempt(school.lead, 'setStudentTravel', { studentId: student.id, limits });
    expect(answer.__typename).toBe('InvalidInput');
    expect(answer.faults.map(({ path }: { path: string }) => path).sort()).toEqual([
      'limits.escort.outFrom',
      'limits.escort.routes',
      'limits.latestHome',
      'limits.maxChanges',
      'limits.maxMinutesEachWay',
    ]);
    expect((await limitsOf(student)).maxMinutesEachWay).toBe(40);
  });

  it('is nobody else’s business: another school finds neither the student nor the limits', async () => {
    const other = await aSchool(programme);
    const answer = await attempt(other.lead, 'setStudentTravel', { studentId: student.id, limits: {} });
    expect(answer).toMatchObject({ __typename: 'NotFound', kind: 'Student' });
    expect((await graphql(other.lead, ofStudent, { id: student.id })).data.studentTravel).toBeNull();
    expect((await graphql(other.lead, defaults)).data.travelDefaults.ofSchool.maxWalkMinutes).toBeNull();
    expect((await graphql(school.safeguardingLead, ofStudent, { id: student.id })).data.studentTravel.limits).toEqual({
      maxMinutesEachWay: 40,
      maxWalkMinutes: 20,
    });
  });

  it('survives an import that says nothing of it, and follows one that does', async () => {
    const again = await aSchool(programme);
    const csvLine = { upn: 'A999000000123', max_minutes: '35' };
    const imported = await theStudent(again, csvLine);
    expect((await limitsOf(imported)).maxMinutesEachWay).toBe(35);
  });
});

describe('a slot within reach', () => {
  it('shows when to leave and when one is home, marks what costs too much, and is sorted and cut by minutes', async () => {
    const own = await aProgramme();
    const there = await aSchool(own);
    const pupil = await theStudent(there, { home_postcode: 'B36 8EY', interests: '' });
    const employer = await anEmployer(own);
    const slotId = await aSlot(employer, await anOpportunity(employer));
    const roundId = await aRound({ programme: own });
    await move({ programme: own }, 'OPEN', roundId);
    const fare = { singlePence: 150, dayCapPence: 400, freeWith: ['Under 16 pass'] };
    await perform(own.coordinator, 'setProgrammeTravel', { limits: {}, fare });
    await perform(there.lead, 'setStudentTravel', { studentId: pupil.id, limits: { maxPencePerDay: 100 } });

    const ask = async (sort: string, maxMinutes: number | null = null): Promise<Answer['data']> =>
      (await graphql(pupil.token, options, { roundId, sort, maxMinutes })).data.placementOptions.nodes;
    const [option] = await ask('NEAREST');
    expect(option).toMatchObject({ slotId, travel: { engine: 'ESTIMATE', isRough: true, timetableOf: null } });
    expect(option.travel.mode).toBe('PUBLIC_TRANSPORT');
    expect(option.travel.pencePerDay).toBeGreaterThan(100);
    expect(option.travel.needsTravelGrant).toBe(true);
    const minute = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
    expect(minute(option.travel.dueAt) - minute(option.travel.leavesAt)).toBe(option.travel.outMinutes);
    expect(await ask('BEST', option.minutesEachWay)).toHaveLength(1);
    expect(await ask('BEST', option.minutesEachWay - 1)).toHaveLength(0);

    await perform(there.lead, 'setStudentTravel', {
      studentId: pupil.id,
      limits: { passes: ['Under 16 pass'], maxPencePerDay: 0 },
    });
    expect((await ask('BEST'))[0].travel).toMatchObject({ pencePerDay: 0, needsTravelGrant: false });
    await perform(there.lead, 'setStudentTravel', { studentId: pupil.id, limits: { modes: [] } });
    expect(await ask('BEST')).toEqual([]);
    await perform(there.lead, 'setStudentTravel', { studentId: pupil.id, limits: { modes: ['FAMILY_CAR'] } });
    expect((await ask('BEST'))[0].travel).toMatchObject({ mode: 'FAMILY_CAR', pencePerDay: 0 });
  });

  it('is found by students from home and by staff from their school, nearest first, page by page', async () => {
    const own = await aProgramme();
    const there = await aSchool(own);
    const pupil = await theStudent(there);
    // Home and school lie north of all three; neither the oldest nor the newest is the nearest.
    const [close, far, middle] = [await anEmployer(own), await anEmployer(own), await anEmployer(own)];
    const placed: Record<string, string> = {};
    for (const [where, employer, north] of [
      ['far', far, 0],
      ['near', close, 0.03],
      ['middle', middle, 0.015],
    ] as const) {
      await asOwner('update site set latitude = latitude + $2 where id = $1', [employer.siteId, north]);
      placed[where] = await anOpportunity(employer);
      await aSlot(employer, placed[where]);
    }
    await anOpportunity(close);
    for (const token of [pupil.token, there.lead]) {
      const { nodes } = (await graphql(token, near)).data.opportunities;
      expect(nodes.map(({ id }: { id: string }) => id)).toEqual([placed['near'], placed['middle'], placed['far']]);
      const minutes = nodes.map(({ travel }: { travel: { outMinutes: number } }) => travel.outMinutes);
      expect(minutes).toEqual([...new Set(minutes as number[])].sort((a, b) => a - b));
      const first = (await graphql(token, near, { first: 2 })).data.opportunities;
      const rest = (await graphql(token, near, { first: 2, after: first.pageInfo.endCursor })).data.opportunities;
      expect([...first.nodes, ...rest.nodes]).toEqual(nodes);
      expect(rest.pageInfo.hasNextPage).toBe(false);
      const { outMinutes } = nodes[0].travel;
      const nearer = await graphql(token, near, { maxMinutes: outMinutes - 1 });
      expect(nearer.errors).toBeUndefined();
      expect(nearer.data.opportunities.nodes).toEqual([]);
    }
    const { nodes: newest } = (await graphql(own.coordinator, near)).data.opportunities;
    expect(newest.map(({ travel }: { travel: object | null }) => travel)).toEqual([null, null, null, null]);
  });

  it('is counted for the coordinator by school, with no number under five, the least reachable first', async () => {
    const own = await aProgramme();
    const [big, small] = [await aSchool(own), await aSchool(own)];
    await students(
      big,
      Array.from({ length: 12 }, (_, n) => (n < 6 ? {} : { max_minutes: '10' })),
    );
    await students(small, [{}, { max_minutes: '10' }]);
    const employer = await anEmployer(own);
    const slotId = await aSlot(employer, await anOpportunity(employer));
    const roundId = await aRound({ programme: own });
    const [slot] = (await graphql(own.coordinator, reach, { roundId })).data.slotsByReach;
    expect(slot).toMatchObject({ slotId, within: 7, beyond: 7, gainedByLaterStart: null });
    expect(slot.bySchool).toEqual(
      expect.arrayContaining([
        { schoolId: big.id, within: null, beyond: null },
        { schoolId: small.id, within: null, beyond: null },
      ]),
    );
    const stranger = await aProgramme();
    expect((await graphql(stranger.coordinator, reach, { roundId })).data.slotsByReach).toEqual([]);
  });
});
