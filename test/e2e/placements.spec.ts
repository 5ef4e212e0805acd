import { afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { cells, localDate, localTime, roles, type Role } from '#kernel';
import { allocationStates, allocationTransitions, holdsPlace, sessionsOf, type AllocationState } from '#placements';
import { newId } from '#platform';
import {
  anEmployer,
  anOpportunity,
  aProgramme,
  aSchool,
  aSlot,
  asOwner,
  aStranger,
  attempt,
  graphql,
  perform,
  setNow,
  students,
  testIssuer,
  type Answer,
  type TestEmployer,
  type TestProgramme,
  type TestSchool,
  type TestStudent,
} from '#testing';

const onTheLastDay = '2026-10-30T16:30:00Z';
const onWednesday = '2026-10-28T16:30:00Z';
const week = {
  startsOn: localDate('2026-10-26'),
  endsOn: localDate('2026-10-30'),
  startsAt: localTime('09:30'),
  finishesAt: localTime('15:30'),
};

let programme: TestProgramme;
let school: TestSchool;
let otherSchool: TestSchool;
let employer: TestEmployer;
let otherEmployer: TestEmployer;
let opportunityId: string;
let slotId: string;
const waiting: TestStudent[] = [];
let inYear12: TestStudent;
let shy: TestStudent;

beforeAll(async () => {
  programme = await aProgramme();
  [school, otherSchool] = [await aSchool(programme), await aSchool(programme)];
  employer = await anEmployer(programme);
  otherEmployer = await anEmployer(programme, { isVerified: false });
  opportunityId = await anOpportunity(employer);
  slotId = await aSlot(employer, opportunityId, { capacity: 60 });
  const secret = { given_name: 'Zephyrine', family_name: 'Quillfeather', adjustments: 'Needs written steps' };
  const overSchoolAge = { ...secret, born_on: '2009-11-05', year_group: '12' };
  const named = { ...secret, given_name: 'Ottoline' };
  const made = await students(school, [overSchoolAge, named, ...Array.from({ length: 14 }, () => secret)]);
  [inYear12, shy] = made as [TestStudent, TestStudent];
  waiting.push(...made.slice(2));
});

afterEach(() => setNow());

/** A place in a slot for a student who holds none yet, as the publication of a round leaves it, then in that state. */
async function anAllocation(
  state: AllocationState = 'OFFERED',
  student = waiting.pop(),
  slot = slotId,
): Promise<{ id: string; student: TestStudent }> {
  if (student === undefined) throw new Error('every student of the world holds a place');
  const [round, proposal, id] = [newId('Round'), newId('Proposal'), newId('Allocation')];
  await asOwner(
    `with r as (insert into round (id, programme_id, name, state, slots_from, slots_to, max_choices, seed, seed_commitment)
       values ($1, $2, 'Autumn', 'PUBLISHED', '2026-10-26', '2026-10-30', 5, 'seed', 'commitment')),
     p as (insert into proposal (id, programme_id, round_id, instance_hash, rule_set_version, placed, unplaced)
       values ($3, $2, $1, 'hash', '2026-11', 1, 0)),
     t as (update slot set taken = taken + 1 where id = $4)
     insert into allocation (id, programme_id, school_id, student_id, employer_id, slot_id, round_id, proposal_id, state, placement_version, days)
     select $5, $2, n.school_id, n.id, s.employer_id, s.id, $1, $3, $6, o.version, daterange(s.starts_on, s.ends_on, '[]')
     from student n, slot s join opportunity o on o.id = s.opportunity_id where n.id = $7 and s.id = $4`,
    [round, programme.id, proposal, slot, id, state, student.id],
  );
  return { id, student };
}

const stateFields = '... on AllocationStatePayload { now: state }';
const blocked = '... on BlockedByRules { reasons { ruleId finding words } ruleSetVersion }';

function step(
  token: string,
  mutation: string,
  allocationId: string,
  more: object = {},
  fields = stateFields,
): Promise<Record<string, unknown>> {
  return attempt(token, mutation, { allocationId, ...more }, fields);
}

async function stateOf(id: string): Promise<string | undefined> {
  return (await asOwner<{ state: string }>('select state from allocation where id = $1', [id]))[0]?.state;
}

async function taken(): Promise<number> {
  return (await asOwner<{ taken: number }>('select taken from slot where id = $1', [slotId]))[0]?.taken ?? -1;
}

async function permit(allocationId: string): Promise<void> {
  const { permissionId } = await perform(
    school.lead,
    'recordPermission',
    { allocationId, givenOn: '2026-09-10' },
    'permissionId',
  );
  await perform(school.safeguardingLead, 'countersignPermission', { permissionId });
}

const marks = (mark: string, until = '2026-10-30'): object[] =>
  sessionsOf(week)
    .filter(({ onDay }) => onDay <= until)
    .map((each) => ({ ...each, mark }));

async function schoolView(allocationId: string, token = school.lead): Promise<Record<string, unknown>> {
  const { data } = await graphql(
    token,
    `
      {
        schoolAllocations(first: 100) {
          nodes {
            id
            state
            stateReason
            student {
              givenName
              yearGroup
            }
            permission {
              status
              permissionId
              givenOn
            }
            clearance {
              outcome
              reasons {
                ruleId
                words
              }
            }
            viewerCanConfirm
            viewerCanWithdraw
          }
        }
      }
    `,
  );
  return data.schoolAllocations.nodes.find((node: { id: string }) => node.id === allocationId);
}

const hostList =
  '{ hostAllocations(first: 100) { nodes { id state student { displayName yearGroup adjustments } viewerCanAgree viewerCanDecline } } }';
const myList =
  '{ myAllocations { id state stateReason opportunityTitle employerName siteAddress startsOn startsAt viewerCanAccept viewerCanDecline } }';

describe('a place that a round gave', () => {
  it('is accepted, agreed, permitted, confirmed and attended', async () => {
    const { id, student } = await anAllocation();
    const mine = async (): Promise<unknown> => (await graphql(student.token, myList)).data.myAllocations;
    expect(await mine()).toEqual([
      expect.objectContaining({
        id,
        state: 'OFFERED',
        siteAddress: null,
        startsOn: '2026-10-26',
        startsAt: '09:30',
        viewerCanAccept: true,
        viewerCanDecline: true,
      }),
    ]);
    expect(await step(student.token, 'acceptAllocation', id)).toMatchObject({ now: 'ACCEPTED' });
    expect(await step(employer.token, 'agreeAllocation', id)).toMatchObject({ now: 'HOST_AGREED' });
    await permit(id);
    expect(await step(school.lead, 'confirmAllocation', id, {}, `${stateFields} ${blocked}`)).toMatchObject({ now: 'CONFIRMED' });
    expect(await mine()).toEqual([
      expect.objectContaining({
        state: 'CONFIRMED',
        siteAddress: 'The workshop, 1 Coventry Road, B26 2RZ',
        viewerCanAccept: false,
        viewerCanDecline: false,
      }),
    ]);
    await setNow(onTheLastDay);
    expect(await step(employer.token, 'markAttendance', id, { marks: marks('PRESENT') })).toMatchObject({ now: 'ATTENDED' });
    const told = await asOwner<{ kind: string }>('select kind from event where subject_id = $1 order by id', [id]);
    expect(told.map(({ kind }) => kind)).toEqual([
      'allocation.accepted',
      'allocation.host-agreed',
      'allocation.confirmed',
      'attendance.marked',
      'allocation.attended',
    ]);
  });

  it('is not confirmed without permission: the school reads which rule stands in the way, and the decision is kept', async () => {
    const { id } = await anAllocation('HOST_AGREED');
    const result = await step(school.lead, 'confirmAllocation', id, {}, blocked);
    expect(result).toMatchObject({ __typename: 'BlockedByRules', ruleSetVersion: '2026-11' });
    const words =
      'There is no valid permission for this version of the placement. One on paper needs a second signature.';
    expect(result['reasons']).toEqual([{ ruleId: 'R91', finding: 'FAIL', words }]);
    expect(await stateOf(id)).toBe('HOST_AGREED');
    expect(await schoolView(id)).toMatchObject({
      clearance: { outcome: 'BLOCKED', reasons: [{ ruleId: 'R91', words }] },
      permission: { status: 'MISSING', permissionId: null },
      viewerCanConfirm: true,
    });
  });

  it('needs no paper from a student over school age, whose own yes is enough', async () => {
    const { id } = await anAllocation('HOST_AGREED', inYear12);
    expect(await schoolView(id)).toMatchObject({
      permission: { status: 'NOT_NEEDED' },
      student: { givenName: 'Zephyrine', yearGroup: 12 },
    });
    expect(await step(school.lead, 'confirmAllocation', id, {}, `${stateFields} ${blocked}`)).toMatchObject({ now: 'CONFIRMED' });
    expect(await schoolView(id)).toMatchObject({ clearance: { outcome: 'ALLOWED' }, viewerCanConfirm: false });
  });

  it('is not confirmed with an employer that was suspended since', async () => {
    const { id } = await anAllocation('HOST_AGREED');
    await permit(id);
    await perform(programme.coordinator, 'suspendEmployer', {
      employerId: employer.id,
      reason: 'A complaint is looked into.',
    });
    const result = await step(school.lead, 'confirmAllocation', id, {}, '... on HostNotVerified { state }');
    await perform(programme.coordinator, 'verifyEmployer', { employerId: employer.id });
    expect(result).toMatchObject({ __typename: 'HostNotVerified', state: 'SUSPENDED' });
    expect(await stateOf(id)).toBe('HOST_AGREED');
  });

  it('tells the employer year group before, and first name, initial and adjustments only after the school has confirmed', async () => {
    const { id } = await anAllocation('HOST_AGREED', shy);
    const node = ({ data }: Answer): unknown =>
      data.hostAllocations.nodes.find((each: { id: string }) => each.id === id);
    const before = await graphql(employer.token, hostList);
    const student = { displayName: null, yearGroup: 10, adjustments: null };
    expect(node(before)).toEqual({ id, state: 'HOST_AGREED', student, viewerCanAgree: false, viewerCanDecline: true });
    expect(before.text).not.toMatch(/Ottoline|Quillfeather/);
    await permit(id);
    await perform(school.lead, 'confirmAllocation', { allocationId: id });
    const after = await graphql(employer.token, hostList);
    expect(node(after)).toMatchObject({ student: { displayName: 'Ottoline Q.', adjustments: 'Needs written steps' } });
    expect(after.text).not.toMatch(/Quillfeather|2011-11-05/);
    expect(after.text).not.toContain(shy.id);
  });

  it("is in nobody else's reach, and ids that are none read alike", async () => {
    const { id, student } = await anAllocation('ACCEPTED');
    const strangers: [string, string, object][] = [
      [inYear12.token, 'declineAllocation', { reason: 'Trial' }],
      [otherEmployer.token, 'agreeAllocation', {}],
      [otherSchool.lead, 'recordPermission', { givenOn: '2026-09-10' }],
      [otherSchool.lead, 'confirmAllocation', {}],
      [otherSchool.safeguardingLead, 'withdrawAllocation', { reason: 'Trial' }],
      [otherEmployer.token, 'markAttendance', { marks: marks('PRESENT') }],
    ];
    for (const [token, mutation, input] of strangers) {
      expect(await step(token, mutation, id, input)).toMatchObject({ __typename: 'NotFound', kind: 'Allocation' });
    }
    for (const odd of ['nonsense', newId('Allocation'), newId('Slot')]) {
      expect(await step(student.token, 'acceptAllocation', odd)).toMatchObject({ __typename: 'NotFound', id: odd });
    }
    expect(await schoolView(id, otherSchool.lead)).toBeUndefined();
    expect((await graphql(otherEmployer.token, hostList)).data.hostAllocations.nodes).toEqual([]);
    expect(await stateOf(id)).toBe('ACCEPTED');
  });

  it('is listed page by page, and by state', async () => {
    const all: string[] = [];
    for (let after: string | null = null, more = true; more;) {
      const query =
        'query ($after: String) { schoolAllocations(first: 2, after: $after) { nodes { id } pageInfo { hasNextPage endCursor } } }';
      const { data }: Answer = await graphql(school.safeguardingLead, query, { after });
      all.push(...data.schoolAllocations.nodes.map((node: { id: string }) => node.id));
      ({ endCursor: after, hasNextPage: more } = data.schoolAllocations.pageInfo);
    }
    const saved = await asOwner<{ id: string }>('select id from allocation where school_id = $1 order by id desc', [
      school.id,
    ]);
    expect(all).toEqual(saved.map(({ id }) => id));
    const agreed = await graphql(
      school.lead,
      '{ schoolAllocations(first: 100, state: HOST_AGREED) { nodes { state } } }',
    );
    expect(new Set(agreed.data.schoolAllocations.nodes.map((node: { state: string }) => node.state))).toEqual(
      new Set(['HOST_AGREED']),
    );
  });
});

describe('permission on paper', () => {
  it('is not dated in the future, and waits for a second signature', async () => {
    const { id } = await anAllocation();
    const future = await step(school.lead, 'recordPermission', id, { givenOn: '2026-09-15' });
    expect(future['faults']).toEqual([expect.objectContaining({ path: 'givenOn', value: '2026-09-15' })]);
    const { permissionId } = await perform(
      school.lead,
      'recordPermission',
      { allocationId: id, givenOn: '2026-09-14' },
      'permissionId',
    );
    expect(await schoolView(id)).toMatchObject({
      permission: { status: 'TO_COUNTERSIGN', permissionId, givenOn: '2026-09-14' },
    });
    expect(await attempt(otherSchool.safeguardingLead, 'countersignPermission', { permissionId })).toMatchObject({
      __typename: 'NotFound',
    });
    await perform(school.safeguardingLead, 'countersignPermission', { permissionId });
    expect(await schoolView(id)).toMatchObject({ permission: { status: 'COMPLETE' } });
    expect(await attempt(school.safeguardingLead, 'countersignPermission', { permissionId })).toMatchObject({
      __typename: 'WrongState',
    });
    await permit(id);
    expect(await attempt(school.safeguardingLead, 'countersignPermission', { permissionId })).toMatchObject({
      __typename: 'NotFound',
    });
  });

  it('is not countersigned by the person who recorded it, though they hold both offices', async () => {
    const { id } = await anAllocation();
    const { subject, token } = await aStranger();
    const grant = (role: string): Promise<{ grantId: string }> =>
      perform(
        programme.coordinator,
        'grantSchoolRole',
        { schoolId: school.id, role, issuer: testIssuer(), subject },
        'grantId',
      );
    const [lead, safeguarding] = [await grant('CAREERS_LEAD'), await grant('SAFEGUARDING_LEAD')];
    const asBoth = async (document: string, { grantId }: { grantId: string }): Promise<Record<string, string>> =>
      (await graphql(token, document, {}, { 'foothold-grant': grantId })).data.result;
    const { permissionId } = await asBoth(
      `mutation { result: recordPermission(input: { allocationId: "${id}", givenOn: "2026-09-14" }) { ... on RecordPermissionPayload { permissionId } } }`,
      lead,
    );
    const refused = await asBoth(
      `mutation { result: countersignPermission(input: { permissionId: "${permissionId}" }) { __typename } }`,
      safeguarding,
    );
    expect(refused).toEqual({ __typename: 'SecondPersonNeeded' });
    expect(await schoolView(id)).toMatchObject({ permission: { status: 'TO_COUNTERSIGN', permissionId } });
  });

  it('is out of date when the advert changes, which the student still sees while it is down', async () => {
    const advert = await anOpportunity(employer, { title: 'A week at the press' });
    const { id, student } = await anAllocation('OFFERED', undefined, await aSlot(employer, advert));
    await permit(id);
    await perform(employer.token, 'pauseOpportunity', { opportunityId: advert });
    await asOwner('update opportunity set version = version + 1 where id = $1', [advert]);
    expect(await schoolView(id)).toMatchObject({ permission: { status: 'OUTDATED' } });
    expect((await graphql(student.token, myList)).data.myAllocations).toEqual([
      expect.objectContaining({ opportunityTitle: 'A week at the press' }),
    ]);
    await perform(student.token, 'acceptAllocation', { allocationId: id });
    await perform(employer.token, 'agreeAllocation', { allocationId: id });
    expect(await step(school.lead, 'confirmAllocation', id, {}, blocked)).toMatchObject({
      reasons: [{ ruleId: 'R91' }],
    });
    await permit(id);
    expect(await step(school.lead, 'confirmAllocation', id)).toMatchObject({ now: 'CONFIRMED' });
    expect(await asOwner('select placement_version from allocation where id = $1', [id])).toEqual([
      { placement_version: 2 },
    ]);
  });
});

describe('attendance', () => {
  it('is not marked ahead, on other days or twice: every fault is told at once and nothing is kept', async () => {
    const { id } = await anAllocation('CONFIRMED');
    await setNow(onWednesday);
    const sent = [
      ...marks('PRESENT', '2026-10-26'),
      { onDay: '2026-10-29', session: 'AM', mark: 'PRESENT' },
      { onDay: '2026-10-24', session: 'AM', mark: 'ABSENT' },
      marks('ABSENT')[0],
    ];
    const { faults } = await step(employer.token, 'markAttendance', id, { marks: sent });
    expect(faults).toEqual([
      expect.objectContaining({ path: 'marks.2.onDay', value: '2026-10-29' }),
      expect.objectContaining({ path: 'marks.3.onDay', value: '2026-10-24' }),
      expect.objectContaining({ path: 'marks.4.session', value: 'AM' }),
    ]);
    expect(await asOwner('select from attendance where allocation_id = $1', [id])).toEqual([]);
    const malformed = await step(employer.token, 'markAttendance', id, {
      marks: [{ onDay: '26.10.', session: 'AM', mark: 'PRESENT' }],
    });
    expect(malformed['faults']).toEqual([expect.objectContaining({ path: 'marks.0.onDay', value: '26.10.' })]);
  });

  it('leaves a placement open while a session is unknown, settles it by the last mark, and may be corrected', async () => {
    const { id } = await anAllocation('CONFIRMED');
    await setNow(onTheLastDay);
    const mark = (token: string, sent: object[]): Promise<Record<string, unknown>> =>
      step(token, 'markAttendance', id, { marks: sent });
    expect(await mark(employer.token, marks('ABSENT').slice(1))).toMatchObject({ now: 'CONFIRMED' });
    expect(await mark(school.lead, marks('ABSENT').slice(0, 1))).toMatchObject({ now: 'DID_NOT_ATTEND' });
    expect(await mark(employer.token, marks('PRESENT').slice(0, 1))).toMatchObject({ now: 'ATTENDED' });
    expect(await mark(school.lead, marks('ABSENT').slice(0, 1))).toMatchObject({ now: 'DID_NOT_ATTEND' });
  });
});

describe('the steps of an allocation', () => {
  const reason = { reason: 'The studio is being painted.' };
  const mutations: Partial<Record<AllocationState, [mutation: string, input: object]>> = {
    ACCEPTED: ['acceptAllocation', {}],
    DECLINED: ['declineAllocation', reason],
    HOST_AGREED: ['agreeAllocation', {}],
    DECLINED_BY_HOST: ['declineAllocationAsHost', reason],
    CONFIRMED: ['confirmAllocation', {}],
    WITHDRAWN: ['withdrawAllocation', reason],
  };
  let allocation: { id: string; student: TestStudent };
  let permitted = false;
  const tokenOf = (role: Role): string =>
    ({
      STUDENT: allocation.student.token,
      CAREERS_LEAD: school.lead,
      SAFEGUARDING_LEAD: school.safeguardingLead,
      EMPLOYER: employer.token,
      COORDINATOR: programme.coordinator,
    })[role];

  /** One student's one place, put into a state; its days can belong to no second one. */
  async function putInto(state: AllocationState): Promise<number> {
    allocation ??= await anAllocation();
    if (!permitted) await permit(allocation.id);
    permitted = true;
    await asOwner('update allocation set state = $2 where id = $1', [allocation.id, state]);
    return taken();
  }

  const table = cells(allocationTransitions, allocationStates, roles).filter(({ to }) => mutations[to] !== undefined);

  it.each(table.filter(({ allowed }) => allowed))(
    '$from to $to by $role, and the place with it',
    async ({ from, to, role }) => {
      const held = await putInto(from);
      const [mutation, input] = mutations[to] ?? ['', {}];
      expect(await step(tokenOf(role), mutation, allocation.id, input)).toMatchObject({
        __typename: 'AllocationStatePayload',
        state: to,
      });
      expect(await taken()).toBe(holdsPlace[to] ? held : held - 1);
      if (!holdsPlace[to]) await asOwner('update slot set taken = taken + 1 where id = $1', [slotId]);
      expect(await schoolView(allocation.id)).toMatchObject({
        state: to,
        stateReason: holdsPlace[to] ? null : reason.reason,
      });
    },
  );

  const forbidden = allocationStates.flatMap((from) => roles.map((role) => ({ from, role })));

  it.each(forbidden)('nothing else from $from by $role', async ({ from, role }) => {
    const held = await putInto(from);
    for (const { to } of table.filter((cell) => cell.from === from && cell.role === role && !cell.allowed)) {
      const [mutation, input] = mutations[to] ?? ['', {}];
      const result = await step(tokenOf(role), mutation, allocation.id, input).catch(({ message }: Error) => ({
        __typename: message,
      }));
      expect(result['__typename']).toMatch(/^WrongState$|FORBIDDEN/);
    }
    expect([await stateOf(allocation.id), await taken()]).toEqual([from, held]);
  });

  it.each(allocationStates.filter((state) => !['CONFIRMED', 'ATTENDED', 'DID_NOT_ATTEND'].includes(state)))(
    'attendance is not marked while it is %s',
    async (state) => {
      await putInto(state);
      await setNow(onTheLastDay);
      expect(await step(employer.token, 'markAttendance', allocation.id, { marks: marks('PRESENT') })).toMatchObject({
        __typename: 'WrongState',
        state,
      });
    },
  );
});
