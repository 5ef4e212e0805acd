import { afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { roles, type Role } from '#kernel';
import { suspendingRoles, suspensionStates, suspensionTransitions, type SuspensionState } from '#suspensions';
import {
  aMentor,
  aPlaceInSlot,
  anEmployer,
  anOpportunity,
  aProgramme,
  aSchool,
  aSlot,
  asOwner,
  attempt,
  deliverEvents,
  graphql,
  perform,
  setNow,
  students,
  tick,
  type Answer,
  type TestEmployer,
  type TestProgramme,
  type TestSchool,
} from '#testing';

let programme: TestProgramme;
let school: TestSchool;
let other: TestSchool;
let bystander: TestSchool;

beforeAll(async () => {
  programme = await aProgramme();
  [school, other, bystander] = [await aSchool(programme), await aSchool(programme), await aSchool(programme)];
});

afterEach(() => setNow());

const fields = '... on SuspensionPayload { suspensionId state isLifted }';
const suspend = (token: string, hostId: string): Promise<Answer['data']> =>
  attempt(token, 'suspendHost', { hostId, reason: 'An allegation is being looked into.' }, fields);
const join = (token: string, suspensionId: string): Promise<Answer['data']> =>
  attempt(token, 'joinSuspension', { suspensionId }, fields);
const lift = (token: string, suspensionId: string): Promise<Answer['data']> =>
  attempt(token, 'agreeToLiftSuspension', { suspensionId }, fields);

async function suspensionOf(id: string): Promise<Answer['data']> {
  const list =
    '{ suspensions(first: 40) { nodes { id state employerName siteName hostAdultName escalatesAt suspendedAs } } }';
  const { data } = await graphql(programme.coordinator, list);
  return data.suspensions.nodes.find((each: { id: string }) => each.id === id);
}

/** What somebody was told of one thing, the newest first. */
async function toldOf(token: string, subjectId: string): Promise<string[]> {
  const { data } = await graphql(token, '{ notifications(first: 100) { nodes { kind subjectId } } }');
  return data.notifications.nodes
    .filter((each: { subjectId: string }) => each.subjectId === subjectId)
    .map(({ kind }: { kind: string }) => kind);
}

const employerState = async ({ token }: TestEmployer): Promise<string> =>
  (await graphql(token, '{ myEmployer { state } }')).data.myEmployer.state;

/** An employer with a place of one school and a visit of another. */
async function aBookedEmployer(): Promise<{
  employer: TestEmployer;
  allocationId: string;
  slotRequestId: string;
  opportunityId: string;
}> {
  const employer = await anEmployer(programme);
  const opportunityId = await anOpportunity(employer);
  const [student] = await students(school, [{}]);
  if (student === undefined) throw new Error('the student was imported');
  const allocationId = await aPlaceInSlot(student, await aSlot(employer, opportunityId), 'CONFIRMED');
  const visit = await anOpportunity(employer, { kind: 'WORKPLACE_VISIT' });
  const visitSlot = await aSlot(employer, visit, { capacity: 30, endsOn: '2026-10-26' });
  const asked = { slotId: visitSlot, places: 5, staffLead: 'Dana Reid', note: '' };
  const { slotRequestId } = await perform(other.lead, 'requestSlot', asked, 'slotRequestId');
  return { employer, allocationId, slotRequestId, opportunityId };
}

const heldSince = async (id: string): Promise<unknown> =>
  (await asOwner<{ held_since: Date | null }>('select held_since from allocation where id = $1', [id]))[0]?.held_since;

describe('one step that suspends a whole employer', () => {
  it('holds its bookings, hides its adverts and tells every school with one there, and nobody why', async () => {
    const { employer, allocationId, slotRequestId, opportunityId } = await aBookedEmployer();
    const { suspensionId } = await suspend(school.safeguardingLead, employer.id);
    await deliverEvents();
    expect(await heldSince(allocationId)).not.toBeNull();
    for (const token of [school.lead, school.safeguardingLead, other.lead, other.safeguardingLead]) {
      expect(await toldOf(token, suspensionId)).toEqual(['suspension.begun']);
    }
    expect(await toldOf(programme.coordinator, suspensionId)).toEqual(['host.suspended']);
    for (const token of [bystander.lead, bystander.safeguardingLead])
      expect(await toldOf(token, suspensionId)).toEqual([]);
    expect(await employerState(employer)).toBe('SUSPENDED');
    expect((await graphql(employer.token, '{ myEmployer { stateReason } }')).text).not.toContain('allegation');
    const { text } = await graphql(bystander.lead, '{ opportunities(first: 100) { nodes { id } } }');
    expect(text).not.toContain(opportunityId);
    const { data } = await graphql(other.lead, '{ slotRequests(first: 40) { nodes { id isOnHold } } }');
    expect(data.slotRequests.nodes).toContainEqual({ id: slotRequestId, isOnHold: true });
    expect(await attempt(employer.token, 'acceptSlotRequest', { slotRequestId })).toMatchObject({
      __typename: 'WrongState',
      currentState: 'HELD',
    });
    expect(await suspensionOf(suspensionId)).toMatchObject({ siteName: null, hostAdultName: null });
    expect((await graphql(bystander.safeguardingLead, '{ suspensions(first: 40) { nodes { id } } }')).text).toContain(
      suspensionId,
    );
  });

  it('holds forty bookings and tells each of their schools in one pass of the worker', async () => {
    const employer = await anEmployer(programme);
    const opportunityId = await anOpportunity(employer);
    const schools = [school, other, await aSchool(programme), await aSchool(programme), await aSchool(programme)];
    const held: string[] = [];
    for (const each of schools) {
      const slotId = await aSlot(employer, opportunityId, { capacity: 8 });
      for (const student of await students(
        each,
        Array.from({ length: 8 }, () => ({})),
      ))
        held.push(await aPlaceInSlot(student, slotId, 'CONFIRMED'));
    }
    await deliverEvents();
    const { suspensionId } = await suspend(programme.coordinator, employer.siteId);
    await deliverEvents();
    const [left] = await asOwner<{ count: number }>(
      'select count(*)::integer as count from allocation where id = any($1) and held_since is null',
      [held],
    );
    expect([held.length, left?.count]).toEqual([40, 0]);
    for (const { lead } of schools) expect(await toldOf(lead, suspensionId)).toEqual(['suspension.begun']);
    expect(await toldOf(bystander.lead, suspensionId)).toEqual([]);
  });

  it('is taken back by two people of two roles and by nothing else', async () => {
    const { employer, allocationId } = await aBookedEmployer();
    const { suspensionId } = await suspend(programme.coordinator, employer.id);
    expect((await suspend(programme.coordinator, employer.id)).__typename).toBe('WrongState');
    expect(await attempt(programme.coordinator, 'verifyEmployer', { employerId: employer.id })).toMatchObject({
      __typename: 'WrongState',
    });
    expect(await attempt(employer.token, 'submitEmployer', { employerId: employer.id })).toMatchObject({
      __typename: 'WrongState',
    });
    expect(await lift(programme.coordinator, suspensionId)).toMatchObject({ isLifted: false });
    expect(await employerState(employer)).toBe('SUSPENDED');
    expect(await lift(school.safeguardingLead, suspensionId)).toMatchObject({ isLifted: true, state: 'LIFTED' });
    expect(await employerState(employer)).toBe('VERIFIED');
    await deliverEvents();
    expect(await toldOf(school.lead, suspensionId)).toEqual(['suspension.ended', 'suspension.begun']);
    const [place] = await asOwner<{ state: string }>('select state from allocation where id = $1', [allocationId]);
    expect(place?.state).toBe('CONFIRMED');
  });

  it('is the same by the name that it had before', async () => {
    const { employer } = await aBookedEmployer();
    const reason = 'A complaint is looked into.';
    await perform(programme.coordinator, 'suspendEmployer', { employerId: employer.id, reason });
    const [row] = await asOwner<{ reason: string }>(
      'select reason from suspension where employer_id = $1 and lifted_at is null and site_id is null and host_adult_id is null',
      [employer.id],
    );
    expect(row).toEqual({ reason });
  });
});

describe("a suspended site's or adult's advert", () => {
  it('is on no list while it holds, and no school may ask for a visit there', async () => {
    const employer = await anEmployer(programme);
    const visit = await anOpportunity(employer, { kind: 'WORKPLACE_VISIT', title: 'Round the cooperage' });
    const slotId = await aSlot(employer, visit, { capacity: 30, endsOn: '2026-10-26' });
    const inCatalogue = '{ publishedOpportunities(first: 9, text: "cooperage") { nodes { id } } }';
    const shown = async (): Promise<object[]> => (await graphql(null, inCatalogue)).data.publishedOpportunities.nodes;
    const isListed = async (): Promise<boolean> =>
      (await graphql(bystander.lead, '{ opportunities(first: 100) { nodes { id } } }')).text.includes(visit);
    expect([await isListed(), await shown()]).toEqual([true, [{ id: visit }]]);
    const { suspensionId } = await suspend(programme.coordinator, employer.supervisorId);
    expect([await isListed(), await shown()]).toEqual([false, []]);
    const asked = { slotId, places: 5, staffLead: 'Dana Reid', note: '' };
    expect(await attempt(bystander.lead, 'requestSlot', asked)).toMatchObject({ __typename: 'WrongState' });
    await lift(programme.coordinator, suspensionId);
    await lift(school.safeguardingLead, suspensionId);
    expect(await isListed()).toBe(true);
  });
});

describe('what a safeguarding lead suspends', () => {
  it('waits 72 hours for a coordinator, and then is told about more loudly and goes on holding', async () => {
    const { employer, allocationId } = await aBookedEmployer();
    const { suspensionId } = await suspend(bystander.safeguardingLead, employer.siteId);
    await deliverEvents();
    expect(await suspensionOf(suspensionId)).toMatchObject({
      state: 'PROVISIONAL',
      escalatesAt: '2026-09-17T08:00:00Z',
    });
    await setNow('2026-09-17T07:59:59Z');
    await tick('escalate-suspensions');
    expect(await suspensionOf(suspensionId)).toMatchObject({ state: 'PROVISIONAL' });
    await setNow('2026-09-17T08:00:00Z');
    await tick('escalate-suspensions');
    await tick('escalate-suspensions');
    await deliverEvents();
    expect(await suspensionOf(suspensionId)).toMatchObject({ state: 'ESCALATED' });
    expect(await toldOf(programme.coordinator, suspensionId)).toEqual(['suspension.escalated', 'host.suspended']);
    expect(await toldOf(school.safeguardingLead, suspensionId)).toEqual(['suspension.escalated', 'suspension.begun']);
    expect(await toldOf(school.lead, suspensionId)).toEqual(['suspension.begun']);
    await tick('recheck-clearances');
    expect(await heldSince(allocationId)).not.toBeNull();
    expect(await join(programme.coordinator, suspensionId)).toMatchObject({ state: 'STANDING', isLifted: false });
  });

  it('stands once a coordinator has joined, and is told about no more', async () => {
    const { employer } = await aBookedEmployer();
    const { suspensionId } = await suspend(school.safeguardingLead, employer.siteId);
    expect(await join((await aProgramme()).coordinator, suspensionId)).toMatchObject({ __typename: 'NotFound' });
    expect(await join(programme.coordinator, suspensionId)).toMatchObject({ state: 'STANDING' });
    expect(await join(programme.coordinator, suspensionId)).toMatchObject({ __typename: 'WrongState' });
    await setNow('2026-09-20T08:00:00Z');
    await tick('escalate-suspensions');
    expect(await suspensionOf(suspensionId)).toMatchObject({ state: 'STANDING' });
  });
});

describe('the steps of a suspension', () => {
  let suspensionId: string;
  let tokens: Record<Role, string>;
  let strangers: { lead: string; coordinator: string };

  beforeAll(async () => {
    const { employer } = await aBookedEmployer();
    const [student] = await students(school, [{}]);
    ({ suspensionId } = await suspend(school.safeguardingLead, employer.siteId));
    tokens = {
      STUDENT: student?.token ?? '',
      CAREERS_LEAD: school.lead,
      SAFEGUARDING_LEAD: school.safeguardingLead,
      MENTOR: (await aMentor(school)).token,
      EMPLOYER: employer.token,
      COORDINATOR: programme.coordinator,
    };
    const account = async (role: string, owner: string, id: string): Promise<string> =>
      (
        await asOwner<{ account_id: string }>(`select account_id from role_grant where role = $1 and ${owner} = $2`, [
          role,
          id,
        ])
      )[0]?.account_id ?? '';
    strangers = {
      lead: await account('SAFEGUARDING_LEAD', 'school_id', other.id),
      coordinator: await account('COORDINATOR', 'programme_id', (await aProgramme()).id),
    };
  });

  /** Puts the suspension into a state, as others than those who act below would have. */
  async function put(state: SuspensionState): Promise<void> {
    const is = (...states: SuspensionState[]): boolean => states.includes(state);
    await asOwner(
      `update suspension set joined_by = $2::text, joined_at = case when $2::text is not null then now() end, lead_agreed_by = $3,
         coordinator_agreed_by = $4, escalated_at = case when $5 then now() end, lifted_at = case when $6 then now() end where id = $1`,
      [
        suspensionId,
        is('STANDING') ? strangers.coordinator : null,
        is('AGREED_BY_LEAD', 'LIFTED') ? strangers.lead : null,
        is('AGREED_BY_COORDINATOR', 'LIFTED') ? strangers.coordinator : null,
        is('ESCALATED'),
        is('LIFTED'),
      ],
    );
  }

  const isSuspending = (role: Role): role is (typeof suspendingRoles)[number] =>
    suspendingRoles.some((each) => each === role);
  const allows = (role: Role, from: SuspensionState, to: SuspensionState): boolean => {
    if (!isSuspending(role)) return false;
    const table: Partial<Record<SuspensionState, { readonly from: readonly SuspensionState[] }>> =
      suspensionTransitions[role];
    return table[to]?.from.includes(from) === true;
  };
  const steps = {
    joinSuspension: ['STANDING'],
    agreeToLiftSuspension: ['AGREED_BY_LEAD', 'AGREED_BY_COORDINATOR', 'LIFTED'],
  } as const;
  const walk = roles.flatMap((role) =>
    suspensionStates.flatMap((from) =>
      (['joinSuspension', 'agreeToLiftSuspension'] as const).map((step) => ({
        role,
        from,
        step,
        to: steps[step].find((each) => allows(role, from, each)) ?? from,
      })),
    ),
  );

  it.each(walk)('$step by $role takes $from to $to', async ({ role, from, step, to }) => {
    await put(from);
    await attempt(tokens[role], step, { suspensionId }).catch(() => undefined);
    expect((await suspensionOf(suspensionId)).state).toBe(to);
  });

  it.each(suspensionStates)('are taken by the clock from PROVISIONAL alone: %s', async (from) => {
    await put(from);
    await setNow('2026-09-30T08:00:00Z');
    await tick('escalate-suspensions');
    expect((await suspensionOf(suspensionId)).state).toBe(from === 'PROVISIONAL' ? 'ESCALATED' : from);
  });
});
