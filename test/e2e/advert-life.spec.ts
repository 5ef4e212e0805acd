import { afterEach, beforeAll, describe, expect, it } from '@jest/globals';
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
  publishAdvert,
  setNow,
  students,
  tick,
  type Answer,
  type TestEmployer,
  type TestProgramme,
  type TestSchool,
} from '#testing';

let programme: TestProgramme;
let employer: TestEmployer;
let school: TestSchool;

beforeAll(async () => {
  programme = await aProgramme();
  employer = await anEmployer(programme);
  school = await aSchool(programme);
});

afterEach(() => setNow());

const learning = {
  willLearn: 'How a print is made, from the idea to the frame.',
  outcomes: ['set a line of type without help', 'say what a proof is for'],
  ownTask: 'A poster of your own, which hangs in the window',
  peopleMet: ['the curator', 'the bookkeeper'],
  feedback: 'The studio lead goes through your poster with you on Friday.',
  reflection: 'Twenty minutes with your log book each afternoon.',
};
const promises = {
  lunchCompany: 'TEAM',
  usualHours: { startsAt: '09:30', finishesAt: '15:30', breakMinutes: 30 },
  access: { features: ['STEP_FREE', 'QUIET_SPACE'], notes: 'The gallery has a ramp.' },
  learning,
};

const whole = `id state title version lunchCompany usualHours { startsAt finishesAt breakMinutes }
  accessProvision { features notes } confirmedOn confirmedDaysAgo isFull dayPlan { task meets }
  learning { willLearn outcomes ownTask peopleMet feedback reflection missing }`;
const fileFields = `${whole} plan { task hostAdultId } pausedUntil isApproved moderationFaults { part words }
  slots { id startsOn state }`;

async function read(token: string, id: string): Promise<Answer['data']> {
  const { data } = await graphql(token, `query ($id: ID!) { opportunity(id: $id) { ${whole} } }`, { id });
  return data.opportunity;
}

async function fileOf(id: string): Promise<Answer['data']> {
  const { data } = await graphql(employer.token, `{ myOpportunities(first: 10) { nodes { ${fileFields} } } }`);
  return data.myOpportunities.nodes.find((node: { id: string }) => node.id === id);
}

async function contentOf(id: string): Promise<Record<string, unknown>> {
  const { siteId, supervisorId, deputyId } = employer;
  const [row] = await asOwner<Record<string, unknown>>('select * from opportunity where id = $1', [id]);
  const { kind, title, summary, category, day_plan: dayPlan, lunch_plan: lunchPlan, less_fun: lessFun } = row ?? {};
  const { what_to_wear: whatToWear, year_groups: yearGroups, hazards } = row ?? {};
  const texts = { title, summary, dayPlan, lunchPlan, lessFun, whatToWear };
  return { opportunityId: id, siteId, supervisorId, deputyId, kind, category, yearGroups, hazards, ...texts };
}

const queue = async (first = 100, after: string | null = null): Promise<Answer['data']> => {
  const fields = `id submittedAt isFirst opportunity { title dayPlan { task } slots { startsOn } }`;
  const document = `query ($first: Int!, $after: String) { advertsToModerate(first: $first, after: $after)
    { nodes { ${fields} } pageInfo { hasNextPage endCursor } } }`;
  return (await graphql(programme.coordinator, document, { first, after })).data.advertsToModerate;
};

describe('what an advert promises', () => {
  it('is read by students as it was written, with what benchmark 6 asks for and is missing', async () => {
    const dayPlan = [
      {
        day: 1,
        half: 'AM',
        department: 'Studio',
        task: 'Set type',
        with: 'the studio lead',
        meets: 'the curator',
        hostAdultId: employer.deputyId,
      },
    ];
    const id = await anOpportunity(employer, { ...promises, dayPlan });
    const [student] = await students(school, [{}]);
    const seen = await read(student?.token ?? '', id);
    expect(seen).toMatchObject({
      lunchCompany: 'TEAM',
      usualHours: promises.usualHours,
      accessProvision: promises.access,
      learning: { ...learning, missing: [] },
      dayPlan: [{ task: 'Set type', meets: 'the curator' }],
    });
    expect(await fileOf(id)).toMatchObject({ plan: [{ hostAdultId: employer.deputyId }] });
    const bare = await anOpportunity(employer);
    expect((await read(school.lead, bare)).learning.missing).toEqual([
      'PURPOSE',
      'LEARNING_OUTCOMES',
      'OWN_TASK',
      'RANGE_OF_PEOPLE',
      'FEEDBACK',
      'REFLECTION',
    ]);
  });

  it('names in a half-day only an adult of its own site', async () => {
    const other = await anEmployer(programme);
    const half = { day: 1, half: 'AM', department: 'Studio', task: 'Set type', with: 'the studio lead' };
    const input = { ...(await contentOf(await anOpportunity(employer))), opportunityId: undefined };
    const answer = await attempt(employer.token, 'draftOpportunity', {
      ...input,
      dayPlan: [{ ...half, hostAdultId: other.deputyId }],
    });
    expect(answer).toMatchObject({ __typename: 'NotFound', kind: 'HostAdult', id: other.deputyId });
  });

  it('has hours that end after they start, and lists that are not endless, all said at once', async () => {
    const input = { ...(await contentOf(await anOpportunity(employer))), opportunityId: undefined };
    const answer = await attempt(employer.token, 'draftOpportunity', {
      ...input,
      usualHours: { startsAt: '15:00', finishesAt: '09:00', breakMinutes: 300 },
      access: { features: ['LIFT', 'LIFT'], notes: '' },
      learning: { ...learning, outcomes: Array.from({ length: 9 }, (_, at) => `thing ${at}`), peopleMet: [' '] },
    });
    const paths = answer.faults.map(({ path }: { path: string }) => path).sort();
    expect(paths).toEqual([
      'access.features',
      'learning.outcomes',
      'learning.peopleMet',
      'usualHours.breakMinutes',
      'usualHours.finishesAt',
    ]);
  });
});

describe('the claims of an advert', () => {
  it('are questions whose ids stay as long as the advert promises the same', async () => {
    const claimsOf = async (id: string): Promise<{ id: string; kind: string; words: string }[]> => {
      const document = 'query ($id: ID!) { opportunity(id: $id) { claims { id kind words } } }';
      return (await graphql(employer.token, document, { id })).data.opportunity.claims;
    };
    const opportunityId = await anOpportunity(employer, promises);
    const before = await claimsOf(opportunityId);
    expect(before.map(({ kind }) => kind)).toEqual([
      'TASK',
      'TASK',
      'DEPARTMENT',
      'DEPARTMENT',
      'LUNCH',
      'HOURS',
      'OWN_TASK',
      'PEOPLE',
      'FEEDBACK',
      'REFLECTION',
    ]);
    expect(before[4]?.words).toBe('As advertised: you had lunch with the people you worked with?');
    await perform(employer.token, 'pauseOpportunity', { opportunityId });
    const edited = { ...(await contentOf(opportunityId)), ...promises, lunchCompany: 'SUPERVISOR' };
    await perform(employer.token, 'editOpportunity', edited);
    const after = await claimsOf(opportunityId);
    const kept = (claims: typeof before): string[] => claims.filter(({ kind }) => kind !== 'LUNCH').map(({ id }) => id);
    expect(kept(after)).toEqual(kept(before));
    expect(after[4]).toMatchObject({ words: 'As advertised: you had lunch with the adult who looked after you?' });
    expect(after[4]?.id).not.toBe(before[4]?.id);
    const ended = await asOwner('select until_version from advert_claim where id = $1', [before[4]?.id]);
    expect(ended).toEqual([{ until_version: 1 }]);
  });
});

describe('moderation', () => {
  it('holds a first publication until a coordinator has read it, the longest waiting first', async () => {
    const elsewhere = await aProgramme();
    const [first, second] = [
      await anOpportunity(employer, { title: 'First in line' }, { isPublished: false }),
      await anOpportunity(employer, { title: 'Second in line' }, { isPublished: false }),
    ];
    await perform(employer.token, 'publishOpportunity', { opportunityId: second });
    await setNow('2026-09-15T08:00:00Z');
    await perform(employer.token, 'publishOpportunity', { opportunityId: first });
    const waiting = await queue();
    expect(waiting.nodes.map(({ id }: { id: string }) => id)).toEqual([second, first]);
    expect(waiting.nodes[0]).toMatchObject({ isFirst: true, opportunity: { title: 'Second in line' } });
    const page = await queue(1);
    expect((await queue(1, page.pageInfo.endCursor)).nodes.map(({ id }: { id: string }) => id)).toEqual([first]);
    expect(await attempt(elsewhere.coordinator, 'approveOpportunity', { opportunityId: first })).toMatchObject({
      __typename: 'NotFound',
    });
    for (const opportunityId of [first, second])
      await perform(programme.coordinator, 'approveOpportunity', { opportunityId });
    expect((await queue()).nodes).toEqual([]);
    expect(await read(school.lead, first)).toMatchObject({ state: 'PUBLISHED' });
  });

  it('gives an advert back with everything that has to be mended, and reads it again', async () => {
    const opportunityId = await anOpportunity(employer, {}, { isPublished: false });
    await perform(employer.token, 'publishOpportunity', { opportunityId });
    const faults = [
      { part: 'TITLE', words: 'Say which trade it is.' },
      { part: 'LUNCH', words: 'Say with whom the student eats.' },
    ];
    await perform(programme.coordinator, 'returnOpportunity', { opportunityId, faults });
    expect(await fileOf(opportunityId)).toMatchObject({ state: 'DRAFT', moderationFaults: faults, isApproved: false });
    await perform(employer.token, 'editOpportunity', {
      ...(await contentOf(opportunityId)),
      title: 'Letterpress for a week',
    });
    await publishAdvert(employer, opportunityId);
    expect(await fileOf(opportunityId)).toMatchObject({ state: 'PUBLISHED', moderationFaults: [], isApproved: true });
  });

  it.each([
    ['other words', { summary: 'Set type and pull prints, mostly alone.' }, 'IN_MODERATION'],
    ['another danger', { hazards: ['NOISE'], yearGroups: [12, 13] }, 'IN_MODERATION'],
    ['another promise', { learning }, 'IN_MODERATION'],
    ['other blanks', { lessFun: '  Cleaning the press takes an  hour each day. ' }, 'PUBLISHED'],
    ['other year groups', { yearGroups: [11] }, 'PUBLISHED'],
  ])('after an edit to %s leads to the right state', async (_, change, state) => {
    const opportunityId = await anOpportunity(employer);
    await perform(employer.token, 'pauseOpportunity', { opportunityId });
    await perform(employer.token, 'editOpportunity', { ...(await contentOf(opportunityId)), ...change });
    const moved = await perform(employer.token, 'publishOpportunity', { opportunityId }, 'state');
    expect(moved.state).toBe(state);
    if (state === 'IN_MODERATION') await perform(employer.token, 'takeBackOpportunity', { opportunityId });
  });

  it('asks the rules again when a coordinator lets an advert pass', async () => {
    const opportunityId = await anOpportunity(employer, {}, { isPublished: false });
    await perform(employer.token, 'publishOpportunity', { opportunityId });
    await asOwner(`update opportunity set summary = 'Write to me at robin@example.org' where id = $1`, [opportunityId]);
    const blocked = '... on BlockedByRules { reasons { ruleId } }';
    const answer = await attempt(programme.coordinator, 'approveOpportunity', { opportunityId }, blocked);
    expect(answer).toMatchObject({ __typename: 'BlockedByRules', reasons: [{ ruleId: 'R114' }] });
    await perform(employer.token, 'takeBackOpportunity', { opportunityId });
    expect(await fileOf(opportunityId)).toMatchObject({ state: 'DRAFT' });
  });
});

describe('a pause with an end', () => {
  it('ends by itself on that day', async () => {
    const opportunityId = await anOpportunity(employer);
    const past = await attempt(employer.token, 'pauseOpportunityUntil', { opportunityId, until: '2026-09-14' });
    expect(past).toMatchObject({ __typename: 'InvalidInput', faults: [{ path: 'until', value: '2026-09-14' }] });
    await perform(employer.token, 'pauseOpportunityUntil', { opportunityId, until: '2026-10-05' });
    expect(await fileOf(opportunityId)).toMatchObject({ state: 'PAUSED', pausedUntil: '2026-10-05' });
    await setNow('2026-10-04T20:00:00Z');
    await tick('keep-advert-calendar');
    expect(await fileOf(opportunityId)).toMatchObject({ state: 'PAUSED' });
    await setNow('2026-10-04T23:30:00Z');
    await tick('keep-advert-calendar');
    expect(await fileOf(opportunityId)).toMatchObject({
      state: 'PUBLISHED',
      pausedUntil: null,
      confirmedOn: '2026-09-14',
      confirmedDaysAgo: 21,
    });
  });

  it('does not end in front of readers while something speaks against it, and its employer is told once', async () => {
    const opportunityId = await anOpportunity(employer);
    await perform(employer.token, 'pauseOpportunityUntil', { opportunityId, until: '2026-09-20' });
    const { suspensionId } = await perform(
      programme.coordinator,
      'suspendHost',
      { hostId: employer.siteId, reason: 'The stairs are broken.' },
      'suspensionId',
    );
    await setNow('2026-09-20T08:00:00Z');
    await tick('keep-advert-calendar');
    await tick('keep-advert-calendar');
    expect(await fileOf(opportunityId)).toMatchObject({ state: 'PAUSED', pausedUntil: null });
    const told = await asOwner(`select from event where subject_id = $1 and kind = 'opportunity.not-resumed'`, [
      opportunityId,
    ]);
    expect(told).toHaveLength(1);
    for (const token of [programme.coordinator, school.safeguardingLead])
      await perform(token, 'agreeToLiftSuspension', { suspensionId });
  });

  it('leads to a coordinator where the words are other ones by then', async () => {
    const opportunityId = await anOpportunity(employer);
    await perform(employer.token, 'pauseOpportunityUntil', { opportunityId, until: '2026-09-20' });
    await perform(employer.token, 'editOpportunity', { ...(await contentOf(opportunityId)), title: 'Something else' });
    await setNow('2026-09-21T08:00:00Z');
    await tick('keep-advert-calendar');
    expect(await fileOf(opportunityId)).toMatchObject({ state: 'IN_MODERATION' });
  });
});

describe('an advert over the years', () => {
  it('is full when every slot to come is, and not any more when a place comes free', async () => {
    const id = await anOpportunity(employer);
    expect(await fileOf(id)).toMatchObject({ isFull: false });
    const slotId = await aSlot(employer, id, { capacity: 2 });
    const asked = { slotId, places: 2, staffLead: 'Dana Reid', note: '' };
    const { slotRequestId } = await perform(school.lead, 'requestSlot', asked, 'slotRequestId');
    expect([(await fileOf(id)).isFull, (await read(school.lead, id)).isFull]).toEqual([true, true]);
    await perform(school.lead, 'withdrawSlotRequest', { slotRequestId, reason: 'The trip is off.' });
    expect([(await fileOf(id)).isFull, (await read(school.lead, id)).isFull]).toEqual([false, false]);
  });

  it('is past once its slots are over, and renewed with the same words, new dates and nothing confirmed', async () => {
    const opportunityId = await anOpportunity(employer);
    const slotId = await aSlot(employer, opportunityId);
    const cancelled = await aSlot(employer, opportunityId, { startsOn: '2026-11-02', endsOn: '2026-11-06' });
    await perform(employer.token, 'cancelSlot', { slotId: cancelled });
    await setNow('2026-10-30T12:00:00Z');
    await tick('keep-advert-calendar');
    expect(await fileOf(opportunityId)).toMatchObject({ state: 'PUBLISHED' });
    await setNow('2026-10-31T12:00:00Z');
    await tick('keep-advert-calendar');
    expect(await fileOf(opportunityId)).toMatchObject({ state: 'PAST', slots: [{ id: slotId }, { id: cancelled }] });
    expect(await read(school.lead, opportunityId)).toBeNull();
    const fields = 'proposedDates { startsOn endsOn startsAt finishesAt breakMinutes capacity }';
    const renewed = await perform(employer.token, 'renewOpportunity', { opportunityId }, fields);
    const dates = { startsOn: '2027-10-25', endsOn: '2027-10-29', startsAt: '09:30', finishesAt: '15:30' };
    expect(renewed.proposedDates).toEqual([{ ...dates, breakMinutes: 30, capacity: 2 }]);
    expect(await fileOf(opportunityId)).toMatchObject({ state: 'DRAFT', confirmedOn: null, isApproved: true });
    const { proposedDates } = renewed;
    await perform(employer.token, 'addSlot', { opportunityId, ...proposedDates[0], answerWithinDays: 7 });
    const { state } = await perform(employer.token, 'publishOpportunity', { opportunityId }, 'state');
    expect(state).toBe('PUBLISHED');
    expect(await fileOf(opportunityId)).toMatchObject({ confirmedOn: '2026-10-31', version: 1 });
  });

  it('says how many days ago its employer confirmed it', async () => {
    const opportunityId = await anOpportunity(employer);
    await setNow('2026-09-26T08:00:00Z');
    expect(await read(school.lead, opportunityId)).toMatchObject({ confirmedOn: '2026-09-14', confirmedDaysAgo: 12 });
    await perform(employer.token, 'confirmAdvert', { opportunityId });
    expect(await read(school.lead, opportunityId)).toMatchObject({ confirmedOn: '2026-09-26', confirmedDaysAgo: 0 });
    const draft = await anOpportunity(employer, {}, { isPublished: false });
    expect(await attempt(employer.token, 'confirmAdvert', { opportunityId: draft })).toMatchObject({
      __typename: 'WrongState',
      currentState: 'DRAFT',
      allowedFrom: ['PUBLISHED', 'PAUSED'],
    });
  });

  it('is duplicated from any state with its words alone', async () => {
    const opportunityId = await anOpportunity(employer, { ...promises, title: 'One of two' });
    await aSlot(employer, opportunityId);
    await perform(employer.token, 'withdrawOpportunity', { opportunityId, reason: 'We move house.' });
    const copy = await perform(employer.token, 'duplicateOpportunity', { opportunityId }, 'opportunityId');
    expect(await fileOf(copy.opportunityId)).toMatchObject({
      state: 'DRAFT',
      title: 'One of two',
      version: 1,
      isApproved: false,
      confirmedOn: null,
      slots: [],
      learning: {
        ...learning,
        missing: [],
      },
      lunchCompany: 'TEAM',
    });
    const rival = await anEmployer(programme);
    expect(await attempt(rival.token, 'duplicateOpportunity', { opportunityId })).toMatchObject({
      __typename: 'NotFound',
    });
  });
});
