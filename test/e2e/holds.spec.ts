import { afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { ruleSetVersion } from '#safeguarding';
import {
  anEmployer,
  anOpportunity,
  aPlaceInSlot,
  aProgramme,
  aSchool,
  aSlot,
  asOwner,
  attempt,
  deliverEvents,
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
  type TestStudent,
} from '#testing';

let programme: TestProgramme;
let school: TestSchool;
let other: TestSchool;
let employer: TestEmployer;
let opportunityId: string;
let slotId: string;
const waiting: TestStudent[] = [];

/** A place as the publication of a round leaves it. */
async function anOffer(): Promise<{ id: string; student: TestStudent }> {
  const student = waiting.pop();
  if (student === undefined) throw new Error('every student of this story holds a place');
  return { id: await aPlaceInSlot(student, slotId), student };
}

/** A confirmed place with permission, as the product makes one. */
async function aConfirmedPlace(): Promise<{ id: string; student: TestStudent }> {
  const { id, student } = await anOffer();
  await perform(student.token, 'acceptAllocation', { allocationId: id });
  await perform(employer.token, 'agreeAllocation', { allocationId: id });
  await permit(id);
  await perform(school.lead, 'confirmAllocation', { allocationId: id });
  await deliverEvents();
  return { id, student };
}

async function permit(allocationId: string): Promise<void> {
  const paper = { allocationId, givenOn: '2026-09-10' };
  const { permissionId } = await perform(school.lead, 'recordPermission', paper, 'permissionId');
  await perform(school.safeguardingLead, 'countersignPermission', { permissionId });
}

async function seen(token: string, list: string, id: string): Promise<Answer['data']> {
  const { data } = await graphql(token, `{ ${list}(first: 40) { nodes { id state heldSince } } }`);
  return data[list].nodes.find((each: { id: string }) => each.id === id);
}

async function isHeld(id: string): Promise<boolean> {
  return (await seen(school.lead, 'schoolAllocations', id)).heldSince !== null;
}

async function told(id: string): Promise<string[]> {
  const rows = await asOwner<{ kind: string }>(
    `select kind from event where subject_id = $1 and kind in ('allocation.held', 'allocation.released') order by id`,
    [id],
  );
  return rows.map(({ kind }) => kind);
}

const suspend = (token: string, hostId: string): Promise<Answer['data']> =>
  attempt(
    token,
    'suspendHost',
    { hostId, reason: 'An allegation is being looked into.' },
    '... on SuspensionPayload { suspensionId }',
  );
const lift = (token: string, suspensionId: string): Promise<Answer['data']> =>
  attempt(token, 'agreeToLiftSuspension', { suspensionId }, '... on SuspensionPayload { isLifted }');

beforeAll(async () => {
  programme = await aProgramme();
  [school, other] = [await aSchool(programme), await aSchool(programme)];
  employer = await anEmployer(programme);
  opportunityId = await anOpportunity(employer);
  slotId = await aSlot(employer, opportunityId, { capacity: 40 });
  waiting.push(
    ...(await students(
      school,
      Array.from({ length: 20 }, () => ({})),
    )),
  );
});

afterEach(() => setNow());

describe('a confirmed place', () => {
  it('stays as it is while nothing that the rules read has changed, however often they are asked', async () => {
    const { id } = await aConfirmedPlace();
    await tick('recheck-clearances');
    await tick('recheck-clearances');
    const kept = await asOwner(`select id from clearance where allocation_id = $1 and stage = 'CONFIRM'`, [id]);
    expect(kept).toHaveLength(1);
    expect(await isHeld(id)).toBe(false);
    expect(await told(id)).toEqual([]);
  });

  it('is held when the advert changes under a permission, with the old clearance void, and released by a new permission', async () => {
    const { id, student } = await aConfirmedPlace();
    await perform(employer.token, 'pauseOpportunity', { opportunityId });
    await perform(employer.token, 'editOpportunity', { opportunityId, ...(await advertWith('Cleaning two presses')) });
    await publishAdvert(employer, opportunityId);
    await deliverEvents();
    expect(await isHeld(id)).toBe(true);
    expect(await told(id)).toEqual(['allocation.held']);
    const clearances = await asOwner<{ outcome: string; is_void: boolean }>(
      `select outcome, voided_at is not null as is_void from clearance where allocation_id = $1 and stage = 'CONFIRM' order by decided_at, id`,
      [id],
    );
    expect(clearances).toEqual([
      { outcome: 'ALLOWED', is_void: true },
      { outcome: 'BLOCKED', is_void: false },
    ]);
    await deliverEvents();
    const { data } = await graphql(
      student.token,
      '{ myAllocations { id heldSince } notifications(first: 5) { nodes { kind subjectId } } }',
    );
    expect(data.myAllocations[0].heldSince).not.toBeNull();
    expect(data.notifications.nodes[0]).toEqual({ kind: 'allocation.held', subjectId: id });
    await permit(id);
    await deliverEvents();
    expect(await isHeld(id)).toBe(false);
    expect(await told(id)).toEqual(['allocation.held', 'allocation.released']);
  });

  it('is held by the sweep when a change came by no event at all', async () => {
    const { id } = await aConfirmedPlace();
    await asOwner(`update insurance set valid_to = '2026-10-28' where employer_id = $1`, [employer.id]);
    await tick('recheck-clearances');
    expect(await isHeld(id)).toBe(true);
    await asOwner(`update insurance set valid_to = '2028-08-31' where employer_id = $1`, [employer.id]);
    await tick('recheck-clearances');
    expect(await isHeld(id)).toBe(false);
  });

  it('is judged anew by another edition of the rules, held where they allow it no more, and everybody is told', async () => {
    const { id, student } = await aConfirmedPlace();
    await asOwner(`update insurance set valid_to = '2026-10-28' where employer_id = $1`, [employer.id]);
    await tick('recheck-clearances');
    expect(await isHeld(id)).toBe(true);
    // An older edition would have allowed it on the very same facts.
    const allowed = async (edition: string): Promise<void> => {
      await asOwner(
        `update clearance set outcome = 'ALLOWED', reasons = '[]', rule_set_version = $2 where allocation_id = $1 and voided_at is null`,
        [id, edition],
      );
      await asOwner('update allocation set held_since = null where id = $1', [id]);
      await tick('recheck-clearances');
    };
    await allowed(ruleSetVersion);
    expect(await isHeld(id)).toBe(false);
    await allowed('2025-09.00000000');
    expect(await isHeld(id)).toBe(true);
    expect(await told(id)).toEqual(['allocation.held', 'allocation.held']);
    const kept = await asOwner(
      `select outcome, voided_at is not null as void, rule_set_version = $2 as now from clearance where allocation_id = $1 and stage = 'CONFIRM' order by id`,
      [id, ruleSetVersion],
    );
    expect(kept.slice(-2)).toEqual([
      { outcome: 'ALLOWED', void: true, now: false },
      { outcome: 'BLOCKED', void: false, now: true },
    ]);
    await deliverEvents();
    const { data } = await graphql(student.token, '{ notifications(first: 5) { nodes { kind subjectId } } }');
    expect(data.notifications.nodes[0]).toEqual({ kind: 'allocation.held', subjectId: id });
    await asOwner(`update insurance set valid_to = '2028-08-31' where employer_id = $1`, [employer.id]);
    await tick('recheck-clearances');
    expect(await isHeld(id)).toBe(false);
  });

  it('is asked about anew at six in the morning of its days, and not before', async () => {
    const { id } = await aConfirmedPlace();
    const count = async (): Promise<number> =>
      (await asOwner(`select from clearance where allocation_id = $1 and stage = 'CONFIRM'`, [id])).length;
    await tick('recheck-today');
    expect(await count()).toBe(1);
    await setNow('2026-10-27T06:00:00Z');
    await tick('recheck-today');
    expect(await count()).toBe(2);
    await setNow('2026-10-31T06:00:00Z');
    await tick('recheck-today');
    expect(await count()).toBe(2);
  });
});

describe('a suspension', () => {
  it('of an adult holds every confirmed place there in one step, and takes two people of two roles to lift', async () => {
    const { id } = await aConfirmedPlace();
    const { suspensionId } = await suspend(other.safeguardingLead, employer.supervisorId);
    await deliverEvents();
    expect(await isHeld(id)).toBe(true);
    expect((await suspend(school.safeguardingLead, employer.supervisorId)).__typename).toBe('WrongState');
    const { data } = await graphql(
      programme.coordinator,
      '{ suspensions(first: 5) { nodes { id employerName hostAdultName siteName suspendedAs liftedAt } } }',
    );
    expect(data.suspensions.nodes[0]).toMatchObject({
      id: suspensionId,
      siteName: null,
      suspendedAs: 'SAFEGUARDING_LEAD',
      liftedAt: null,
    });
    expect(await lift(other.safeguardingLead, suspensionId)).toMatchObject({ isLifted: false });
    expect(await lift(school.safeguardingLead, suspensionId)).toMatchObject({ isLifted: false });
    await deliverEvents();
    expect(await isHeld(id)).toBe(true);
    expect(await lift(programme.coordinator, suspensionId)).toMatchObject({ isLifted: true });
    await deliverEvents();
    expect(await isHeld(id)).toBe(false);
    expect((await lift(programme.coordinator, suspensionId)).__typename).toBe('WrongState');
  });

  it('of a site bars publishing, applying and confirming there while it holds', async () => {
    const own = await anEmployer(programme);
    const { suspensionId } = await suspend(programme.coordinator, own.siteId);
    const draft = await anOpportunity(own, {}, { isPublished: false });
    const publish = (): Promise<Answer['data']> =>
      attempt(
        own.token,
        'publishOpportunity',
        { opportunityId: draft },
        '... on BlockedByRules { reasons { ruleId words } }',
      );
    const refused = await publish();
    expect(refused.__typename).toBe('BlockedByRules');
    expect(refused.reasons.map(({ ruleId }: { ruleId: string }) => ruleId)).toEqual(['R71']);
    expect(JSON.stringify(refused)).not.toMatch(/allegation/i);
    await lift(programme.coordinator, suspensionId);
    expect((await publish()).__typename).toBe('BlockedByRules');
    await lift(school.safeguardingLead, suspensionId);
    expect((await publish()).__typename).not.toBe('BlockedByRules');
  });

  it('is lifted by two people, even where one of them acts in both roles', async () => {
    const own = await anEmployer(programme);
    const { suspensionId } = await suspend(programme.coordinator, own.siteId);
    const [both] = await asOwner<{ account_id: string }>(
      `select account_id from role_grant where programme_id = $1 and role = 'COORDINATOR'`,
      [programme.id],
    );
    await asOwner('update suspension set lead_agreed_by = $2 where id = $1', [suspensionId, both?.account_id]);
    expect((await lift(programme.coordinator, suspensionId)).__typename).toBe('SecondPersonNeeded');
  });

  it('is for safeguarding leads and coordinators alone, of hosts in their own programme', async () => {
    const elsewhere = await aProgramme();
    expect(await suspend(elsewhere.coordinator, employer.siteId)).toMatchObject({ __typename: 'NotFound' });
    expect(await suspend(elsewhere.coordinator, 'sit_nonsense')).toMatchObject({ __typename: 'NotFound' });
    for (const token of [school.lead, employer.token]) {
      const mutation = 'mutation ($input: SuspendHostInput!) { suspendHost(input: $input) { __typename } }';
      const answer = await graphql(token, mutation, { input: { hostId: employer.siteId, reason: 'No reason.' } });
      expect(answer.errors?.[0]?.extensions?.code).toBe('FORBIDDEN');
    }
  });
});

describe('the board of what still blocks places', () => {
  const board = `{ blockedPlacements(first: 20) { nodes { allocationId givenName startsOn state since earliestReadyOn canBeSaved remindedAt
    blockers { ruleId mustAct words } } } }`;
  const rowOf = async (token: string, id: string): Promise<Answer['data']> =>
    (await graphql(token, board)).data.blockedPlacements.nodes.find(
      (row: { allocationId: string }) => row.allocationId === id,
    );
  const remind = (token: string, ids: string[]): Promise<Answer['data']> =>
    perform(token, 'remindOfBlockers', { allocationIds: ids }, 'allocationIds');

  it('shows a place step by step: who must act, since when, and whether there is time', async () => {
    const { id, student } = await anOffer();
    const offered = await rowOf(school.lead, id);
    expect(offered).toMatchObject({ state: 'OFFERED', startsOn: '2026-10-26', canBeSaved: true, remindedAt: null });
    expect(offered.blockers.map(({ mustAct }: { mustAct: string }) => mustAct)).toEqual(['STUDENT', 'GUARDIAN']);
    await perform(student.token, 'acceptAllocation', { allocationId: id });
    expect((await rowOf(school.lead, id)).blockers[0]).toMatchObject({ ruleId: null, mustAct: 'EMPLOYER' });
    await perform(employer.token, 'agreeAllocation', { allocationId: id });
    await permit(id);
    expect((await rowOf(school.safeguardingLead, id)).blockers).toEqual([
      { ruleId: null, mustAct: 'SCHOOL', words: 'The school has to confirm the place.' },
    ]);
    await setNow('2026-10-25T08:00:00Z');
    expect(await rowOf(school.lead, id)).toMatchObject({ earliestReadyOn: '2026-10-26', canBeSaved: false });
    await setNow();
    await perform(school.lead, 'confirmAllocation', { allocationId: id });
    expect(await rowOf(school.lead, id)).toBeUndefined();
  });

  it('says of each blocker since when it is there, and not since when the place waits', async () => {
    const sinces = async (id: string): Promise<Record<string, string>> => {
      const query = '{ blockedPlacements(first: 40) { nodes { allocationId since blockers { ruleId since } } } }';
      const { nodes } = (await graphql(school.lead, query)).data.blockedPlacements;
      const row = nodes.find(({ allocationId }: { allocationId: string }) => allocationId === id);
      const blockers = row.blockers as { ruleId: string | null; since: string }[];
      return Object.fromEntries(blockers.map(({ ruleId, since }) => [ruleId ?? 'STEP', since]));
    };
    const insuredUntil = (day: string): Promise<unknown> =>
      asOwner('update insurance set valid_to = $2 where employer_id = $1', [employer.id, day]);
    const { id, student } = await anOffer();
    const offered = '2026-09-10T09:00:00Z';
    await asOwner('update allocation set created_at = $2, changed_at = $2 where id = $1', [id, offered]);
    expect(await sinces(id)).toEqual({ STEP: offered, R91: offered });
    await tick('note-blockers');
    await setNow('2026-09-15T09:00:00Z');
    await perform(student.token, 'acceptAllocation', { allocationId: id });
    await tick('note-blockers');
    await setNow('2026-09-16T09:00:00Z');
    await insuredUntil('2026-10-28');
    await tick('note-blockers');
    await setNow('2026-09-17T09:00:00Z');
    const [insurance] = Object.keys(await sinces(id)).filter((key) => key !== 'STEP' && key !== 'R91');
    if (insurance === undefined) throw new Error('insurance that ends too soon blocks a place');
    const third = '2026-09-16T09:00:00Z';
    expect(await sinces(id)).toMatchObject({ STEP: '2026-09-15T09:00:00Z', R91: offered, [insurance]: third });
    await insuredUntil('2028-08-31');
    await tick('note-blockers');
    await setNow('2026-09-18T09:00:00Z');
    await insuredUntil('2026-10-28');
    expect(await sinces(id)).toMatchObject({ R91: offered, [insurance]: '2026-09-18T09:00:00Z' });
    await insuredUntil('2028-08-31');
  });

  it('shows a yes that is out of date: who has to agree anew, by when, and until it is renewed', async () => {
    const { id, student } = await anOffer();
    await perform(student.token, 'acceptAllocation', { allocationId: id });
    await perform(employer.token, 'agreeAllocation', { allocationId: id });
    await perform(employer.token, 'pauseOpportunity', { opportunityId });
    const changed = await advertWith('Cleaning three presses');
    const dayPlan = [{ day: 1, half: 'AM', department: 'Studio', task: 'Bind a book', with: 'the studio lead' }];
    await perform(employer.token, 'editOpportunity', { opportunityId, ...changed, dayPlan });
    await perform(employer.token, 'publishOpportunity', { opportunityId });
    await permit(id);
    const words = 'The placement has changed since the student accepted it. The student has to agree anew.';
    const row = await rowOf(school.lead, id);
    expect(row.blockers).toEqual([
      { ruleId: null, mustAct: 'SCHOOL', words: 'The school has to confirm the place.' },
      { ruleId: null, mustAct: 'STUDENT', words },
    ]);
    // Two days for the student, then one for the school.
    expect(row).toMatchObject({ earliestReadyOn: '2026-09-17', canBeSaved: true });
    expect((await remind(school.lead, [id])).allocationIds).toEqual([id]);
    await perform(student.token, 'renewAgreement', { allocationId: id });
    expect((await rowOf(school.lead, id)).blockers).toHaveLength(1);
  });

  it('says of a place on hold since when it is, and forgets what was noted once nothing blocks it', async () => {
    const { id } = await aConfirmedPlace();
    const noted = async (): Promise<unknown> =>
      (await asOwner<{ noted: unknown }>('select blocked_since as noted from allocation where id = $1', [id]))[0]
        ?.noted;
    await setNow('2026-09-15T09:00:00Z');
    const { suspensionId } = await suspend(programme.coordinator, employer.deputyId);
    await deliverEvents();
    await setNow('2026-09-16T09:00:00Z');
    await tick('note-blockers');
    expect(await noted()).toEqual({ R71: '2026-09-15T09:00:00Z' });
    await lift(programme.coordinator, suspensionId);
    await lift(school.safeguardingLead, suspensionId);
    await deliverEvents();
    await setNow('2026-09-16T09:10:00Z');
    await tick('note-blockers');
    expect(await noted()).toEqual({});
  });

  it('shows a confirmed place again while it is on hold', async () => {
    const { id } = await aConfirmedPlace();
    const { suspensionId } = await suspend(programme.coordinator, employer.deputyId);
    await deliverEvents();
    expect(await rowOf(school.lead, id)).toMatchObject({
      state: 'CONFIRMED',
      blockers: [{ ruleId: 'R71', mustAct: 'COORDINATOR' }],
    });
    await lift(programme.coordinator, suspensionId);
    await lift(school.safeguardingLead, suspensionId);
    await deliverEvents();
    expect(await rowOf(school.lead, id)).toBeUndefined();
  });

  it('keeps a place that is held in the middle of its week, with whether the days that are left can be saved', async () => {
    const { id } = await aConfirmedPlace();
    await setNow('2026-10-27T09:00:00Z');
    expect(await rowOf(school.lead, id)).toBeUndefined();
    const { suspensionId } = await suspend(programme.coordinator, employer.deputyId);
    await deliverEvents();
    // Five days are usual for a coordinator, which is too late for this week.
    expect(await rowOf(school.lead, id)).toMatchObject({ startsOn: '2026-10-26', canBeSaved: false });
    await lift(programme.coordinator, suspensionId);
    await lift(school.safeguardingLead, suspensionId);
    await deliverEvents();
    expect(await rowOf(school.lead, id)).toBeUndefined();
    await asOwner(
      'update student set care_experienced = true where id = (select student_id from allocation where id = $1)',
      [id],
    );
    await tick('recheck-clearances');
    expect(await rowOf(school.lead, id)).toMatchObject({
      earliestReadyOn: '2026-10-29',
      canBeSaved: true,
      blockers: [{ ruleId: 'R69', mustAct: 'SAFEGUARDING_LEAD' }],
    });
    await setNow('2026-10-31T09:00:00Z');
    expect(await rowOf(school.lead, id)).toBeUndefined();
  });

  it('reminds the coordinator of what waits for the programme, and the safeguarding lead of what waits for them', async () => {
    const { id } = await aConfirmedPlace();
    const remindedOf = async (token: string): Promise<boolean> => {
      const { data } = await graphql(token, '{ notifications(first: 50) { nodes { kind subjectId } } }');
      return data.notifications.nodes.some(
        (told: { kind: string; subjectId: string }) => told.kind === 'allocation.reminder' && told.subjectId === id,
      );
    };
    const { suspensionId } = await suspend(programme.coordinator, employer.deputyId);
    await deliverEvents();
    expect((await remind(school.lead, [id])).allocationIds).toEqual([id]);
    await deliverEvents();
    expect([await remindedOf(programme.coordinator), await remindedOf(school.safeguardingLead)]).toEqual([true, false]);
    await lift(programme.coordinator, suspensionId);
    await lift(school.safeguardingLead, suspensionId);
    await asOwner(
      'update student set care_experienced = true where id = (select student_id from allocation where id = $1)',
      [id],
    );
    await deliverEvents();
    await setNow('2026-09-15T09:00:00Z');
    await tick('recheck-clearances');
    expect((await remind(school.lead, [id])).allocationIds).toEqual([id]);
    await deliverEvents();
    expect(await remindedOf(school.safeguardingLead)).toBe(true);
    expect(await remindedOf(other.safeguardingLead)).toBe(false);
  });

  it('reminds those who must act once a day, and nobody of another school’s places', async () => {
    const { id, student } = await anOffer();
    expect((await remind(other.lead, [id])).allocationIds).toEqual([]);
    expect((await remind(school.lead, [id, 'alc_nonsense'])).allocationIds).toEqual([id]);
    expect((await remind(school.lead, [id])).allocationIds).toEqual([]);
    await deliverEvents();
    const { data } = await graphql(student.token, '{ notifications(first: 5) { nodes { kind subjectId } } }');
    expect(data.notifications.nodes[0]).toEqual({ kind: 'allocation.reminder', subjectId: id });
    await setNow('2026-09-15T09:00:00Z');
    expect((await remind(school.lead, [id])).allocationIds).toEqual([id]);
    expect((await graphql(other.lead, board)).data.blockedPlacements.nodes).toEqual([]);
  });
});

/** The advert as `anOpportunity` writes it, but for what is less fun. */
async function advertWith(lessFun: string): Promise<object> {
  const query = `query ($id: ID!) { opportunity(id: $id) { title } }`;
  const { data } = await graphql(employer.token, query, { id: opportunityId });
  const { siteId, supervisorId, deputyId } = employer;
  return {
    siteId,
    supervisorId,
    deputyId,
    kind: 'PLACEMENT',
    title: data.opportunity.title,
    summary: 'Set type, pull prints and help to hang a small exhibition.',
    category: 'CREATIVE_AND_MEDIA',
    dayPlan: [{ day: 1, half: 'AM', department: 'Studio', task: 'Set a line of type', with: 'the studio lead' }],
    lunchPlan: 'With the studio team in the kitchen, 12:30 to 13:00.',
    lessFun,
    whatToWear: 'Old clothes; aprons are lent.',
    yearGroups: [10, 11, 12],
    hazards: [],
  };
}
