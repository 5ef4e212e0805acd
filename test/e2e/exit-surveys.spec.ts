import { afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import {
  anEmployer,
  anOpportunity,
  aPlaceInSlot,
  aProgramme,
  aSchool,
  aSlot,
  asOwner,
  attempt,
  graphql,
  perform,
  setNow,
  students,
  type Answer,
  type TestEmployer,
  type TestProgramme,
  type TestSchool,
  type TestStudent,
} from '#testing';

const content = { overall: 'VERY_GOOD', knowledgeImproved: 'YES', satisfaction: 'VERY_SATISFIED', recommend: 'LIKELY' };

let programme: TestProgramme;
let school: TestSchool;
let employer: TestEmployer;
let slotId: string;

beforeAll(async () => {
  programme = await aProgramme();
  school = await aSchool(programme);
  employer = await anEmployer(programme);
  slotId = await aSlot(employer, await anOpportunity(employer), { capacity: 40 });
});

afterEach(() => setNow());

async function attending(of: TestSchool, slot: string, count: number): Promise<[TestStudent, allocationId: string][]> {
  const placed = await students(of, Array(count).fill({}));
  return Promise.all(
    placed.map(async (student): Promise<[TestStudent, string]> => {
      return [student, await aPlaceInSlot(student, slot, 'ATTENDED')];
    }),
  );
}

interface Visit {
  readonly slotRequestId: string;
  readonly visitors: TestStudent[];
  readonly mark: (came: boolean, ...of: readonly (TestStudent | undefined)[]) => Promise<unknown>;
}

/** A group books a day on a screen, names who goes and confirms it, the employer with it; the day has come. */
async function onScreen(of: TestSchool, host: TestEmployer, opportunityId: string, count: number): Promise<Visit> {
  const day = { startsOn: '2026-11-17', endsOn: '2026-11-17', startsAt: '10:00', finishesAt: '15:00' };
  const slot = await aSlot(host, opportunityId, { ...day, capacity: count });
  const visitors = await students(of, Array(count).fill({}));
  const asked = { slotId: slot, places: count, staffLead: 'Dana Reid', note: '' };
  const { slotRequestId } = await perform(of.lead, 'requestSlot', asked, 'slotRequestId');
  await perform(host.token, 'acceptSlotRequest', { slotRequestId });
  await perform(of.lead, 'setVisitRegister', { slotRequestId, studentIds: visitors.map(({ id }) => id) });
  await perform(of.lead, 'confirmVisit', { slotRequestId, staffCount: 1 });
  await setNow('2026-11-17T15:00:00Z');
  return {
    slotRequestId,
    visitors,
    mark: (came, ...marked) =>
      perform(host.token, 'markVisit', {
        slotRequestId,
        marks: marked.map((student) => ({ studentId: student?.id, came })),
      }),
  };
}

const answers = '{ answer share { count percent low high } }';
const fields = `answered overall ${answers} knowledgeImproved ${answers} satisfaction ${answers} recommend ${answers}`;

function ofSchool(token: string, opportunityId: string | null = null): Promise<Answer> {
  return graphql(token, `query ($id: ID) { exitSurveyResult(opportunityId: $id) { ${fields} } }`, {
    id: opportunityId,
  });
}

function ofProgramme(token: string): Promise<Answer> {
  return graphql(token, `{ programmeExitSurveyResult { ${fields} } }`);
}

type Results = { answer: string; share: { count: number; percent: number } | null }[];

const percents = (results: Results): Record<string, number | undefined> =>
  Object.fromEntries(results.map(({ answer, share }) => [answer, share?.percent]));

describe('the exit survey', () => {
  it('makes of the answers of twelve students the figures that the pilot published for its virtual ward', async () => {
    const pilot = await aProgramme();
    const [ours, host] = [await aSchool(pilot), await anEmployer(pilot)];
    const ward = await anOpportunity(host, { kind: 'VIRTUAL', title: 'A day on the virtual ward' });
    const other = await aSlot(host, await anOpportunity(host), { capacity: 5 });
    const { slotRequestId, visitors, mark } = await onScreen(ours, host, ward, 12);
    await mark(true, ...visitors);
    for (const [index, student] of visitors.entries()) {
      await perform(student.token, 'answerExitSurvey', {
        slotRequestId,
        overall: index < 8 ? 'VERY_GOOD' : 'GOOD',
        knowledgeImproved: index === 5 ? 'UNSURE' : 'YES',
        satisfaction: index < 7 ? 'VERY_SATISFIED' : 'SATISFIED',
        recommend: index < 5 ? 'VERY_LIKELY' : 'LIKELY',
      });
    }
    const [elsewhere] = await attending(ours, other, 1);
    await perform(elsewhere?.[0].token ?? '', 'answerExitSurvey', {
      ...content,
      allocationId: elsewhere?.[1],
      overall: 'POOR',
    });

    const { data } = await ofSchool(ours.lead, ward);
    const { answered, overall, knowledgeImproved, satisfaction, recommend } = data.exitSurveyResult;
    expect(answered).toBe(12);
    expect(percents(overall)).toEqual({ VERY_GOOD: 67, GOOD: 33, FAIR: 0, POOR: 0 });
    expect(percents(knowledgeImproved)).toMatchObject({ YES: 92 });
    expect(percents(satisfaction)).toMatchObject({ VERY_SATISFIED: 58, SATISFIED: 42 });
    expect(percents(recommend)).toMatchObject({ VERY_LIKELY: 42, LIKELY: 58 });
    expect(overall[0].share).toEqual({ count: 8, percent: 67, low: 39, high: 86 });
    expect((await ofSchool(ours.lead)).data.exitSurveyResult.answered).toBe(13);
  });

  it('shows a coordinator no number under five, and none from which one could be worked out', async () => {
    const place = await aProgramme();
    const [one, two] = [await aSchool(place), await aSchool(place)];
    const local = await anEmployer(place);
    const shared = await aSlot(local, await anOpportunity(local), { capacity: 30 });
    const placed = [...(await attending(one, shared, 14)), ...(await attending(two, shared, 6))];
    const given = ['VERY_GOOD', 'GOOD', 'FAIR', 'POOR'];
    const dealt = [...Array<number>(9).fill(0), ...Array<number>(5).fill(1), ...Array<number>(4).fill(2), 3, 3];
    const [first] = placed;
    await perform(first?.[0].token ?? '', 'answerExitSurvey', { ...content, allocationId: first?.[1] });
    expect((await ofProgramme(place.coordinator)).data.programmeExitSurveyResult).toMatchObject({ answered: null });
    for (const [index, [student, allocationId]] of placed.entries()) {
      await perform(student.token, 'answerExitSurvey', {
        ...content,
        allocationId,
        overall: given[dealt[index] ?? 0],
      });
    }
    const { data, text } = await ofProgramme(place.coordinator);
    const shown = (data.programmeExitSurveyResult.overall as Results).map(({ share }) => share?.count ?? null);
    expect(data.programmeExitSurveyResult.answered).toBe(20);
    expect(shown).toEqual([9, 5, null, null]);
    expect(text).not.toMatch(/stu_|alc_|sch_|Amina/);
    const own = (await ofSchool(two.lead)).data.exitSurveyResult;
    expect(own.answered).toBe(6);
    expect((own.overall as Results).map(({ share }) => share?.count)).toEqual([0, 0, 4, 2]);
    expect((await ofProgramme(programme.coordinator)).data.programmeExitSurveyResult.answered).not.toBe(20);
  });

  it('is kept once for each placement and may be changed for fourteen days from the first answers', async () => {
    const [[student, allocationId] = ['' as never, '']] = await attending(school, slotId, 1);
    await setNow('2026-11-02T09:00:00Z');
    const { editableUntil } = await perform(
      student.token,
      'answerExitSurvey',
      { allocationId, ...content },
      'editableUntil',
    );
    expect(editableUntil).toBe('2026-11-16T09:00:00.000Z');
    await setNow('2026-11-16T09:00:00Z');
    await perform(student.token, 'answerExitSurvey', { allocationId, ...content, overall: 'FAIR' });
    await setNow('2026-11-16T09:00:01Z');
    const late = await attempt(student.token, 'answerExitSurvey', { allocationId, ...content, overall: 'POOR' });
    expect(late).toMatchObject({ __typename: 'WrongState', currentState: 'CLOSED' });
    const kept = await asOwner('select overall from exit_survey where allocation_id = $1', [allocationId]);
    expect(kept).toEqual([{ overall: 'FAIR' }]);
    const query = `{ myExitSurvey(allocationId: "${allocationId}") { overall recommend editableUntil } }`;
    const own = (await graphql(student.token, query)).data.myExitSurvey;
    expect(own).toEqual({ overall: 'FAIR', recommend: 'LIKELY', editableUntil });
    const [[stranger] = ['' as never]] = await attending(school, slotId, 1);
    expect((await graphql(stranger.token, query)).data.myExitSurvey).toBeNull();
  });

  it('is for those who attended, about a placement of their own', async () => {
    const [student, other] = await students(school, [{}, {}]);
    const allocationId = await aPlaceInSlot(student as TestStudent, slotId, 'CONFIRMED');
    const early = await attempt(student?.token ?? '', 'answerExitSurvey', { allocationId, ...content });
    expect(early).toMatchObject({ __typename: 'WrongState', currentState: 'CONFIRMED' });
    const foreign = await attempt(other?.token ?? '', 'answerExitSurvey', { allocationId, ...content });
    expect(foreign).toMatchObject({ __typename: 'NotFound' });
    expect(await asOwner('select from exit_survey where allocation_id = $1', [allocationId])).toEqual([]);
  });

  it('counts nothing of a placement whose attendance was corrected to none', async () => {
    const [[student, allocationId] = ['' as never, '']] = await attending(school, slotId, 1);
    await perform(student.token, 'answerExitSurvey', { allocationId, ...content });
    const before = (await ofSchool(school.lead)).data.exitSurveyResult.answered;
    await asOwner(`update allocation set state = 'DID_NOT_ATTEND' where id = $1`, [allocationId]);
    expect((await ofSchool(school.lead)).data.exitSurveyResult.answered).toBe(before - 1);
  });

  it('is for visitors who were marked as there, about a visit of their own, and for one thing at a time', async () => {
    const virtual = await anOpportunity(employer, { kind: 'VIRTUAL' });
    const { slotRequestId, visitors, mark } = await onScreen(school, employer, virtual, 3);
    const [came, stayedAway, unmarked] = visitors.map(({ token }) => token);
    await mark(true, visitors[0]);
    await mark(false, visitors[1]);
    const answering = (token: string | undefined, about: object): Promise<Answer['data']> =>
      attempt(token ?? '', 'answerExitSurvey', { ...content, ...about });
    expect(await answering(unmarked, { slotRequestId })).toMatchObject({ currentState: 'NOT_MARKED' });
    expect(await answering(stayedAway, { slotRequestId })).toMatchObject({ currentState: 'DID_NOT_ATTEND' });
    const [stranger] = await students(await aSchool(programme), [{}]);
    expect(await answering(stranger?.token, { slotRequestId })).toMatchObject({ __typename: 'NotFound' });
    expect(await answering(came, { slotRequestId: 'nonsense' })).toMatchObject({ __typename: 'NotFound' });
    const [[, allocationId] = ['' as never, '']] = await attending(school, slotId, 1);
    for (const about of [{}, { slotRequestId, allocationId }])
      expect((await answering(came, about)).faults).toMatchObject([{ path: 'allocationId' }]);
    expect(await asOwner('select from exit_survey where slot_request_id = $1', [slotRequestId])).toEqual([]);
    expect(await answering(came, { slotRequestId })).toMatchObject({ __typename: 'AnswerExitSurveyPayload' });

    const seenAs = async (token: string | undefined): Promise<unknown> =>
      (await graphql(token ?? '', '{ myVisits(first: 5) { nodes { slotRequestId kind title came isOnHold } } }')).data
        .myVisits.nodes;
    expect(await seenAs(came)).toEqual([
      { slotRequestId, kind: 'VIRTUAL', title: expect.any(String), came: true, isOnHold: false },
    ]);
    expect(await seenAs(unmarked)).toMatchObject([{ came: null }]);
    expect(await seenAs(stranger?.token)).toEqual([]);
  });

  it('is kept once for each visitor of a visit and may be changed for fourteen days, by themself alone', async () => {
    const virtual = await anOpportunity(employer, { kind: 'VIRTUAL' });
    const { slotRequestId, visitors, mark } = await onScreen(school, employer, virtual, 2);
    await mark(true, ...visitors);
    const [one, two] = visitors;
    const answering = (student: TestStudent | undefined, overall: string): Promise<Answer['data']> =>
      attempt(student?.token ?? '', 'answerExitSurvey', { slotRequestId, ...content, overall });
    await setNow('2026-11-18T09:00:00Z');
    await Promise.all(['FAIR', 'POOR', 'FAIR', 'POOR'].map((overall) => answering(one, overall)));
    await answering(two, 'VERY_GOOD');
    await setNow('2026-12-02T09:00:00Z');
    await answering(one, 'GOOD');
    await setNow('2026-12-02T09:00:01Z');
    expect(await answering(one, 'POOR')).toMatchObject({ __typename: 'WrongState', currentState: 'CLOSED' });
    const query = `{ myExitSurvey(slotRequestId: "${slotRequestId}") { overall editableUntil } }`;
    const own = async (student: TestStudent | undefined): Promise<unknown> =>
      (await graphql(student?.token ?? '', query)).data.myExitSurvey;
    expect(await own(one)).toEqual({ overall: 'GOOD', editableUntil: '2026-12-02T09:00:00.000Z' });
    expect(await own(two)).toMatchObject({ overall: 'VERY_GOOD' });
    const [stranger] = await students(school, [{}]);
    expect(await own(stranger)).toBeNull();
    expect((await graphql(one?.token ?? '', '{ myExitSurvey { overall } }')).data).toEqual({ myExitSurvey: null });
    const kept = await asOwner('select from exit_survey where slot_request_id = $1', [slotRequestId]);
    expect(kept).toHaveLength(2);
  });

  it('counts visits beside placements, but nobody whose attendance was corrected to none', async () => {
    const place = await aProgramme();
    const [ours, host] = [await aSchool(place), await anEmployer(place)];
    const [[student, allocationId] = ['' as never, '']] = await attending(
      ours,
      await aSlot(host, await anOpportunity(host), { capacity: 2 }),
      1,
    );
    await perform(student.token, 'answerExitSurvey', { allocationId, ...content });
    const virtual = await anOpportunity(host, { kind: 'VIRTUAL' });
    const { slotRequestId, visitors, mark } = await onScreen(ours, host, virtual, 6);
    await mark(true, ...visitors);
    for (const { token } of visitors) await perform(token, 'answerExitSurvey', { slotRequestId, ...content });
    const counted = async (): Promise<number[]> => [
      (await ofSchool(ours.lead)).data.exitSurveyResult.answered,
      (await ofSchool(ours.lead, virtual)).data.exitSurveyResult.answered,
      (await ofProgramme(place.coordinator)).data.programmeExitSurveyResult.answered,
    ];
    expect(await counted()).toEqual([7, 6, 7]);
    await mark(false, visitors[0]);
    expect(await counted()).toEqual([6, 5, 6]);
    await mark(true, visitors[0]);
    expect(await counted()).toEqual([7, 6, 7]);
  });

  it("is added up for a school's own careers lead alone", async () => {
    const stranger = await aSchool(programme);
    expect((await ofSchool(stranger.lead)).data.exitSurveyResult.answered).toBe(0);
    expect((await ofSchool(stranger.lead, 'nonsense')).data.exitSurveyResult.answered).toBe(0);
    for (const token of [school.safeguardingLead, employer.token, programme.coordinator]) {
      expect((await ofSchool(token)).errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }]);
    }
  });
});
