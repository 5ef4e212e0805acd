import { afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { mayMove, roles, type Role } from '#kernel';
import { opportunityStates, opportunityTransitions, type OpportunityState } from '#opportunities';
import {
  aMentor,
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

const nobodys = 'opp_01k5h2m3n4p5q6r7s8t9vwxyz0';
const reason = 'The press is broken.';
const blocked = '... on BlockedByRules { reasons { ruleId finding severity words days } ruleSetVersion }';

let programme: TestProgramme;
let employer: TestEmployer;
let other: TestEmployer;
let school: TestSchool;

beforeAll(async () => {
  programme = await aProgramme();
  employer = await anEmployer(programme);
  other = await anEmployer(programme);
  school = await aSchool(programme);
});

afterEach(() => setNow());

async function stateOf(opportunityId: string): Promise<string | undefined> {
  return (await asOwner<{ state: string }>('select state from opportunity where id = $1', [opportunityId]))[0]?.state;
}

const ownAdverts = `{ myOpportunities(first: 30) { nodes { id state stateReason version publishedAt title hazards yearGroups
  slots { id state taken reservedSchoolId } } } }`;

async function fileOf(opportunityId: string): Promise<Answer['data']> {
  const { data } = await graphql(employer.token, ownAdverts);
  return data.myOpportunities.nodes.find(({ id }: { id: string }) => id === opportunityId);
}

function advertOf({ siteId, supervisorId, deputyId }: TestEmployer, overrides: object = {}): object {
  const dayPlan = [{ day: 1, half: 'AM', department: 'Studio', task: 'Set a line of type', with: 'the studio lead' }];
  const texts = {
    title: 'In the studio',
    summary: 'Pull prints.',
    lunchPlan: '',
    lessFun: 'Cleaning up.',
    whatToWear: '',
  };
  const about = { kind: 'PLACEMENT', category: 'CREATIVE_AND_MEDIA', yearGroups: [10], hazards: [] };
  return { siteId, supervisorId, deputyId, dayPlan, ...texts, ...about, ...overrides };
}

describe('an advert on its way', () => {
  it('is seen by its programme while it is published, and else by the coordinator alone', async () => {
    const id = await anOpportunity(employer, {}, { isPublished: false });
    const seen = async (token: string): Promise<boolean> =>
      (await graphql(token, 'query ($id: ID!) { opportunity(id: $id) { id } }', { id })).data.opportunity !== null;
    const seenBy = async (): Promise<boolean[]> => [
      await seen(other.token),
      await seen(school.lead),
      await seen(programme.coordinator),
    ];
    expect(await seenBy()).toEqual([false, false, true]);
    await perform(employer.token, 'publishOpportunity', { opportunityId: id });
    expect(await seenBy()).toEqual([false, false, true]);
    await perform(programme.coordinator, 'approveOpportunity', { opportunityId: id });
    expect(await seenBy()).toEqual([true, true, true]);
    await perform(employer.token, 'pauseOpportunity', { opportunityId: id });
    expect(await seenBy()).toEqual([false, false, true]);
  });

  it('is edited while it is paused, counts its versions and keeps the date of its first publication', async () => {
    const opportunityId = await anOpportunity(employer);
    const first = await fileOf(opportunityId);
    const input = {
      opportunityId,
      ...advertOf(employer, { title: 'Another week', hazards: ['NOISE'], yearGroups: [12, 13] }),
    };
    const fields = '... on EditOpportunityPayload { version }';
    expect(await attempt(employer.token, 'editOpportunity', input)).toMatchObject({
      __typename: 'WrongState',
      currentState: 'PUBLISHED',
      allowedFrom: ['DRAFT', 'PAUSED'],
    });
    await perform(employer.token, 'pauseOpportunity', { opportunityId });
    expect(await attempt(employer.token, 'editOpportunity', input, fields)).toMatchObject({ version: 2 });
    await setNow('2026-09-20T08:00:00Z');
    await publishAdvert(employer, opportunityId);
    expect(await fileOf(opportunityId)).toMatchObject({
      version: 2,
      title: 'Another week',
      hazards: ['NOISE'],
      yearGroups: [12, 13],
      publishedAt: first.publishedAt,
    });
  });

  it('is withdrawn by the coordinator, who says why and can change nothing else', async () => {
    const opportunityId = await anOpportunity(employer);
    await perform(programme.coordinator, 'withdrawOpportunity', { opportunityId, reason });
    expect(await fileOf(opportunityId)).toMatchObject({ state: 'WITHDRAWN', stateReason: reason });
  });

  it('tells its story in events without a word of its text', async () => {
    const opportunityId = await anOpportunity(employer, { title: 'Quiet title' });
    const events = await asOwner<{ kind: string; employer_id: string }>(
      'select * from event where subject_id = $1 order by id',
      [opportunityId],
    );
    expect(events.map(({ kind }) => kind)).toEqual([
      'opportunity.drafted',
      'opportunity.submitted',
      'opportunity.published',
    ]);
    expect(events.every(({ employer_id }) => employer_id === employer.id)).toBe(true);
    expect(JSON.stringify(events)).not.toContain('Quiet title');
  });
});

describe('a step that the table does not allow', () => {
  const faults = [{ part: 'TITLE', words: 'Say what it is.' }];
  const operations = {
    publishOpportunity: { by: ['EMPLOYER'], input: {} },
    approveOpportunity: { by: ['COORDINATOR'], input: {} },
    takeBackOpportunity: { by: ['EMPLOYER'], input: {} },
    returnOpportunity: { by: ['COORDINATOR'], input: { faults } },
    pauseOpportunity: { by: ['EMPLOYER'], input: {} },
    withdrawOpportunity: { by: ['EMPLOYER', 'COORDINATOR'], input: { reason } },
  } as const;
  type Operation = keyof typeof operations;
  const goals: Record<Exclude<Operation, 'publishOpportunity'>, OpportunityState> = {
    approveOpportunity: 'PUBLISHED',
    takeBackOpportunity: 'DRAFT',
    returnOpportunity: 'DRAFT',
    pauseOpportunity: 'PAUSED',
    withdrawOpportunity: 'WITHDRAWN',
  };
  /** Publishing leads to a coordinator until words were let pass once, and these never were. */
  const neverRead: readonly OpportunityState[] = ['DRAFT', 'IN_MODERATION', 'WITHDRAWN'];
  const goalOf = (operation: Operation, from: OpportunityState): OpportunityState => {
    if (operation !== 'publishOpportunity') return goals[operation];
    return neverRead.includes(from) ? 'IN_MODERATION' : 'PUBLISHED';
  };
  const adverts = new Map<OpportunityState, string>();
  const tokens = new Map<Role, string>();

  beforeAll(async () => {
    const make = async (state: OpportunityState, isPublished: boolean): Promise<string> => {
      const id = await anOpportunity(employer, {}, { isPublished });
      adverts.set(state, id);
      return id;
    };
    await make('DRAFT', false);
    await perform(employer.token, 'publishOpportunity', { opportunityId: await make('IN_MODERATION', false) });
    await make('PUBLISHED', true);
    await perform(employer.token, 'pauseOpportunity', { opportunityId: await make('PAUSED', true) });
    const report = { opportunityId: await make('HIDDEN', true), reason: 'SAFETY', words: 'The press has no guard.' };
    await perform(school.lead, 'reportAdvert', report);
    await aSlot(employer, await make('PAST', true), { startsOn: '2026-09-21', endsOn: '2026-09-25' });
    await perform(employer.token, 'withdrawOpportunity', { opportunityId: await make('WITHDRAWN', false), reason });
    await setNow('2026-09-26T08:00:00Z');
    await tick('keep-advert-calendar');
    await setNow();
    const [student] = await students(school, [{}]);
    tokens
      .set('STUDENT', student?.token ?? '')
      .set('CAREERS_LEAD', school.lead)
      .set('SAFEGUARDING_LEAD', school.safeguardingLead);
    tokens.set('EMPLOYER', employer.token).set('COORDINATOR', programme.coordinator);
    tokens.set('MENTOR', (await aMentor(school)).token);
  });

  it('is looked for from every state', async () => {
    for (const state of opportunityStates) expect(await stateOf(adverts.get(state) ?? '')).toBe(state);
  });

  const names = Object.keys(operations) as Operation[];
  const steps = opportunityStates.flatMap((from) =>
    names.flatMap((operation) => roles.map((role) => ({ from, operation, role, to: goalOf(operation, from) }))),
  );
  const isOpenTo = ({ operation, role }: { operation: Operation; role: Role }): boolean =>
    (operations[operation].by as readonly Role[]).includes(role);
  const forbidden = steps.filter((step) => {
    return !isOpenTo(step) || !mayMove(opportunityTransitions, step.from, step.to, step.role);
  });

  it.each(forbidden)('by $operation from $from is refused to a $role', async ({ from, to, operation, role }) => {
    const opportunityId = adverts.get(from) ?? '';
    const answer = attempt(tokens.get(role) ?? '', operation, { opportunityId, ...operations[operation].input });
    if (isOpenTo({ operation, role }))
      expect(await answer).toMatchObject({ __typename: 'WrongState', currentState: from, wantedState: to });
    else await expect(answer).rejects.toThrow('FORBIDDEN');
    expect(await stateOf(opportunityId)).toBe(from);
  });
});

describe('publishing', () => {
  it('waits until the employer is verified', async () => {
    const newcomer = await anEmployer(programme, { isVerified: false });
    const opportunityId = await anOpportunity(newcomer, {}, { isPublished: false });
    const answer = await attempt(
      newcomer.token,
      'publishOpportunity',
      { opportunityId },
      '... on EmployerNotVerified { employerState: state }',
    );
    expect(answer).toMatchObject({
      __typename: 'EmployerNotVerified',
      code: 'EMPLOYER_NOT_VERIFIED',
      employerState: 'DRAFT',
    });
    expect(await stateOf(opportunityId)).toBe('DRAFT');
  });

  it('is stopped by every rule that is not kept, of the advert and of its slots, in words for the employer', async () => {
    const faulty = { dayPlan: [], lessFun: '-', yearGroups: [9, 10] };
    const opportunityId = await anOpportunity(employer, faulty, { isPublished: false });
    const said = 'Write to robin@example.org. Young, fit lads, and £20 for materials.';
    await asOwner('update opportunity set summary = $2 where id = $1', [opportunityId, said]);
    await aSlot(employer, opportunityId, {
      startsAt: '08:00',
      finishesAt: '18:00',
      startsOn: '2026-11-02',
      endsOn: '2026-11-03',
    });
    await aSlot(employer, opportunityId, {
      startsAt: '08:00',
      finishesAt: '18:00',
      startsOn: '2026-10-26',
      endsOn: '2026-10-26',
    });
    const answer = await attempt(employer.token, 'publishOpportunity', { opportunityId }, blocked);
    expect(answer.__typename).toBe('BlockedByRules');
    const found: { ruleId: string; words: string; days: string[] }[] = answer.reasons;
    expect(found.map(({ ruleId }) => ruleId).sort()).toEqual([
      'R02a',
      'R114',
      'R114a',
      'R114b',
      'R114c',
      'R114d',
      'R20',
    ]);
    expect(found.find(({ ruleId }) => ruleId === 'R20')?.days).toEqual(['2026-10-26', '2026-11-02', '2026-11-03']);
    expect(found.find(({ ruleId }) => ruleId === 'R114')?.words).toMatch(/take contact details and links out/);
    expect(await stateOf(opportunityId)).toBe('DRAFT');
  });

  it('is not undone by a slot whose hours break the rules', async () => {
    const opportunityId = await anOpportunity(employer);
    const slot = {
      startsOn: '2026-10-26',
      endsOn: '2026-10-27',
      startsAt: '08:00',
      finishesAt: '18:00',
      breakMinutes: 0,
    };
    const answer = await attempt(
      employer.token,
      'addSlot',
      { opportunityId, ...slot, capacity: 1, answerWithinDays: 3 },
      blocked,
    );
    expect(answer.__typename).toBe('BlockedByRules');
    expect(answer.reasons.map(({ ruleId }: { ruleId: string }) => ruleId)).toEqual(['R20', 'R21']);
    expect((await fileOf(opportunityId)).slots).toEqual([]);
  });
});

describe('what must not be said', () => {
  it('in an advert is refused all at once, with the field and the words, beside what is malformed', async () => {
    const half = { day: 1, half: 'AM', department: 'Yard', task: 'Lift', with: 'Sam, on 07700 900123' };
    const texts = { title: 'Fit lads wanted', summary: 'Write to sam@example.com. Must be British.', lessFun: ' ' };
    const learning = { willLearn: '', outcomes: ['bring £20 for materials'], ownTask: '', peopleMet: [], feedback: '' };
    const input = { ...texts, dayPlan: [half], yearGroups: [6], learning: { ...learning, reflection: '' } };
    const { __typename, faults } = await attempt(employer.token, 'draftOpportunity', advertOf(employer, input));
    expect(__typename).toBe('InvalidInput');
    expect(faults.map(({ path, value }: { path: string; value: string }) => `${path}: ${value}`)).toEqual([
      'yearGroups: [6]',
      'title: Fit lads',
      'summary: sam@example.com',
      'summary: Must be British',
      'learning.outcomes.0: £20 for materials',
      'dayPlan.0.with: 07700 900123',
    ]);
    expect(faults[1].message).toMatch(/turns people away for who they are/);
    const opportunityId = await anOpportunity(employer, {}, { isPublished: false });
    const edited = await attempt(employer.token, 'editOpportunity', { opportunityId, ...advertOf(employer, texts) });
    expect(edited.faults).toHaveLength(3);
  });
});

describe('what is malformed', () => {
  it('in an advert is said all at once', async () => {
    const halfDay = { day: 6, half: 'AM', department: '', task: 'Sort', with: 'the clerk' };
    const input = advertOf(employer, {
      deputyId: employer.supervisorId,
      title: ' ',
      summary: '<b>Loud</b>',
      dayPlan: [halfDay, halfDay],
      lessFun: 'x'.repeat(501),
      yearGroups: [6, 10, 10],
      hazards: ['NOISE', 'NOISE'],
    });
    const { __typename, faults } = await attempt(employer.token, 'draftOpportunity', input);
    expect(__typename).toBe('InvalidInput');
    const paths = ['title', 'lessFun', 'yearGroups', 'hazards', 'deputyId', 'summary', 'dayPlan.1'];
    const inHalfDays = [0, 1].flatMap((at) => [`dayPlan.${at}.day`, `dayPlan.${at}.department`]);
    expect(new Set(faults.map(({ path }: { path: string }) => path))).toEqual(new Set([...paths, ...inHalfDays]));
  });

  const dates = {
    startsOn: '2026-10-26',
    endsOn: '2026-10-30',
    startsAt: '09:30',
    finishesAt: '15:30',
    breakMinutes: 30,
  };
  it.each([
    [{ endsOn: '2026-10-25' }, ['endsOn']],
    [{ endsOn: '2026-11-09' }, ['endsOn']],
    [{ startsOn: '2026-10-24', endsOn: '2026-10-25' }, ['endsOn']],
    [{ startsOn: '2026-12-25', endsOn: '2026-12-28' }, ['endsOn']],
    [{ startsOn: '2026-02-31', startsAt: '9:30' }, ['startsOn', 'startsAt']],
    [{ finishesAt: '09:30' }, ['finishesAt']],
    [{ breakMinutes: 240, finishesAt: '13:30' }, ['breakMinutes']],
    [{ capacity: 0, answerWithinDays: 31, breakMinutes: 241 }, ['breakMinutes', 'capacity', 'answerWithinDays']],
    [{ startsOn: '2026-09-11', endsOn: '2026-09-14' }, ['startsOn']],
  ])('in a slot with %j is said of %j', async (overrides, paths) => {
    const opportunityId = await anOpportunity(employer, {}, { isPublished: false });
    const input = { opportunityId, ...dates, capacity: 1, answerWithinDays: 7, ...overrides };
    const answer = await attempt(employer.token, 'addSlot', input);
    expect(answer.faults?.map(({ path }: { path: string }) => path)).toEqual(paths);
    expect((await fileOf(opportunityId)).slots).toEqual([]);
  });
});

describe('what is not yours', () => {
  it('reads as if it were not there, and stays as it is', async () => {
    const opportunityId = await anOpportunity(employer);
    const slotId = await aSlot(employer, opportunityId);
    const slot = {
      startsOn: '2026-10-26',
      endsOn: '2026-10-26',
      startsAt: '09:30',
      finishesAt: '15:30',
      breakMinutes: 30,
    };
    const numbers = { capacity: 1, answerWithinDays: 7 };
    for (const id of [opportunityId, nobodys, 'nonsense', '']) {
      const answers = [
        await attempt(other.token, 'editOpportunity', { opportunityId: id, ...advertOf(other) }),
        await attempt(other.token, 'publishOpportunity', { opportunityId: id }),
        await attempt(other.token, 'pauseOpportunity', { opportunityId: id }),
        await attempt(other.token, 'withdrawOpportunity', { opportunityId: id, reason }),
        await attempt(other.token, 'addSlot', { opportunityId: id, ...slot, ...numbers }),
      ];
      for (const answer of answers) expect(answer).toMatchObject({ __typename: 'NotFound', kind: 'Opportunity', id });
    }
    const elsewhere = await aProgramme();
    expect(await attempt(elsewhere.coordinator, 'withdrawOpportunity', { opportunityId, reason })).toMatchObject({
      __typename: 'NotFound',
    });
    expect(await attempt(other.token, 'cancelSlot', { slotId })).toMatchObject({
      __typename: 'NotFound',
      kind: 'Slot',
      id: slotId,
    });
    expect(await fileOf(opportunityId)).toMatchObject({
      state: 'PUBLISHED',
      version: 1,
      slots: [{ id: slotId, state: 'OPEN' }],
    });
  });

  it('is not named in an advert of yours: site, supervisor, deputy, school', async () => {
    const named = async (overrides: object): Promise<unknown> =>
      attempt(employer.token, 'draftOpportunity', advertOf(employer, overrides));
    const notFound = (kind: string, id: string): object => ({ __typename: 'NotFound', kind, id });
    expect(await named({ siteId: other.siteId })).toMatchObject(notFound('Site', other.siteId));
    expect(await named({ supervisorId: other.supervisorId })).toMatchObject(notFound('HostAdult', other.supervisorId));
    expect(await named({ deputyId: 'x' })).toMatchObject(notFound('HostAdult', 'x'));
    const stranger = await aSchool(await aProgramme());
    const opportunityId = await anOpportunity(employer, {}, { isPublished: false });
    await expect(aSlot(employer, opportunityId, { reservedSchoolId: stranger.id })).rejects.toThrow('NotFound');
    const reserved = await aSlot(employer, opportunityId, { reservedSchoolId: school.id });
    expect((await fileOf(opportunityId)).slots).toMatchObject([{ id: reserved, reservedSchoolId: school.id }]);
  });
});

describe('a slot', () => {
  it('is cancelled once and only while nobody holds a place in it', async () => {
    const opportunityId = await anOpportunity(employer);
    const [held, free] = [await aSlot(employer, opportunityId), await aSlot(employer, opportunityId)];
    await perform(school.lead, 'requestSlot', { slotId: held, places: 2, staffLead: 'Dana Reid', note: '' });
    const cancel = (slotId: string): Promise<Answer['data']> =>
      attempt(employer.token, 'cancelSlot', { slotId }, '... on PlacesTaken { taken }');
    expect(await cancel(held)).toMatchObject({ __typename: 'PlacesTaken', taken: 2 });
    expect(await cancel(free)).toMatchObject({ __typename: 'CancelSlotPayload' });
    expect(await cancel(free)).toMatchObject({ __typename: 'WrongState', currentState: 'CANCELLED' });
    expect((await fileOf(opportunityId)).slots).toMatchObject([
      { id: held, state: 'OPEN', taken: 2 },
      { id: free, state: 'CANCELLED', taken: 0 },
    ]);
  });

  it('is not added to an advert that is withdrawn', async () => {
    const opportunityId = await anOpportunity(employer);
    await perform(employer.token, 'withdrawOpportunity', { opportunityId, reason });
    await expect(aSlot(employer, opportunityId)).rejects.toThrow('WrongState');
  });
});
