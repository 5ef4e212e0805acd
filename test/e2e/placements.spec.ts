import { afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { ruleSetVersion } from '#safeguarding';
import { cells, localDate, localTime, roles } from '#kernel';
import { allocationStates, allocationTransitions, holdsPlace, sessionsOf, type AllocationState } from '#placements';
import { newId } from '#platform';
import {
  adjustmentsReleased,
  aMentor,
  aPlaceInSlot,
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

type Fields = Record<string, unknown>;

const week = {
  startsOn: localDate('2026-10-26'),
  endsOn: localDate('2026-10-30'),
  startsAt: localTime('09:30'),
  finishesAt: localTime('15:30'),
};
const onWednesday = '2026-10-28T16:30:00Z';
const onTheLastDay = '2026-10-30T16:30:00Z';

let programme: TestProgramme;
let school: TestSchool;
let otherSchool: TestSchool;
let employer: TestEmployer;
let otherEmployer: TestEmployer;
let slotId: string;
let inYear12: TestStudent;
let shy: TestStudent;
const waiting: TestStudent[] = [];

beforeAll(async () => {
  programme = await aProgramme();
  [school, otherSchool] = [await aSchool(programme), await aSchool(programme)];
  employer = await anEmployer(programme);
  otherEmployer = await anEmployer(programme, { isVerified: false });
  slotId = await aSlot(employer, await anOpportunity(employer), { capacity: 60 });
  const usual = { given_name: 'Zephyrine', family_name: 'Quillfeather', adjustments: 'Needs written steps' };
  const overSchoolAge = { ...usual, born_on: '2009-11-05', year_group: '12' };
  const named = { ...usual, given_name: 'Ottoline' };
  const made = await students(school, [overSchoolAge, named, ...Array.from({ length: 12 }, () => usual)]);
  [inYear12, shy] = made as [TestStudent, TestStudent];
  waiting.push(...made.slice(2));
});

afterEach(() => setNow());

type Placed = { readonly id: string; readonly student: TestStudent };

/** A place for a student who holds none yet, as the publication of a round leaves it, then put into that state. */
async function anAllocation(
  state: AllocationState = 'OFFERED',
  student = waiting.pop(),
  slot = slotId,
): Promise<Placed> {
  if (student === undefined) throw new Error('every student of this story holds a place');
  return { id: await aPlaceInSlot(student, slot, state), student };
}

const fields = `... on AllocationStatePayload { now: state }
  ... on BlockedByRules { reasons { ruleId finding words } ruleSetVersion } ... on HostNotVerified { state }`;

/** Takes a step; selects what its result may hold. */
function step(token: string, mutation: string, allocationId: string, more: object = {}): Promise<Fields> {
  const selected = mutation === 'confirmAllocation' ? fields : '... on AllocationStatePayload { now: state }';
  return attempt(token, mutation, { allocationId, ...more }, mutation === 'recordPermission' ? '' : selected);
}

async function stateOf(id: string): Promise<string | undefined> {
  return (await asOwner<{ state: string }>('select state from allocation where id = $1', [id]))[0]?.state;
}

async function taken(): Promise<number> {
  return (await asOwner<{ taken: number }>('select taken from slot where id = $1', [slotId]))[0]?.taken ?? -1;
}

async function record(allocationId: string, givenOn = '2026-09-10'): Promise<string> {
  const { permissionId } = await perform(school.lead, 'recordPermission', { allocationId, givenOn }, 'permissionId');
  return permissionId;
}

function countersign(permissionId: string, token = school.safeguardingLead): Promise<Fields> {
  return attempt(token, 'countersignPermission', { permissionId });
}

async function permit(allocationId: string): Promise<void> {
  await countersign(await record(allocationId));
}

const marks = (mark: string, until = '2026-10-30'): object[] =>
  sessionsOf(week)
    .filter(({ onDay }) => onDay <= until)
    .map((each) => ({ ...each, mark }));

/** That allocation in a list of places. */
async function listed(token: string, list: string, id: string, node: string): Promise<{ node: Fields; text: string }> {
  const { data, text } = await graphql(token, `{ ${list}(first: 40) { nodes { id ${node} } } }`);
  return { node: data[list].nodes.find((each: Fields) => each['id'] === id), text };
}

async function schoolView(id: string, token = school.lead): Promise<Fields> {
  const view = `state stateReason student { givenName yearGroup } permission { status permissionId givenOn }
    clearance { outcome reasons { ruleId words } } viewerCanConfirm viewerCanWithdraw`;
  return (await listed(token, 'schoolAllocations', id, view)).node;
}

const hostView = (id: string, token = employer.token): ReturnType<typeof listed> =>
  listed(
    token,
    'hostAllocations',
    id,
    'state student { displayName yearGroup adjustments } viewerCanAgree viewerCanDecline',
  );

async function mine({ token }: TestStudent): Promise<Fields[]> {
  const view = 'id state opportunityTitle siteAddress startsOn startsAt viewerCanAccept viewerCanDecline';
  return (await graphql(token, `{ myAllocations { ${view} } }`)).data.myAllocations;
}

describe('a place that a round gave', () => {
  it('is accepted, agreed, permitted, confirmed and attended', async () => {
    const { id, student } = await anAllocation();
    const offered = { id, state: 'OFFERED', siteAddress: null, startsOn: '2026-10-26', startsAt: '09:30' };
    expect(await mine(student)).toMatchObject([{ ...offered, viewerCanAccept: true, viewerCanDecline: true }]);
    expect(await step(student.token, 'acceptAllocation', id)).toMatchObject({ now: 'ACCEPTED' });
    expect(await step(employer.token, 'agreeAllocation', id)).toMatchObject({ now: 'HOST_AGREED' });
    await permit(id);
    expect(await step(school.lead, 'confirmAllocation', id)).toMatchObject({ now: 'CONFIRMED' });
    const siteAddress = 'The workshop, 1 Coventry Road, B26 2RZ';
    expect(await mine(student)).toMatchObject([{ siteAddress, viewerCanAccept: false, viewerCanDecline: false }]);
    await setNow(onTheLastDay);
    const attended = await step(employer.token, 'markAttendance', id, { marks: marks('PRESENT') });
    expect(attended).toMatchObject({ now: 'ATTENDED' });
    const told = await asOwner<{ kind: string }>('select kind from event where subject_id = $1 order by id', [id]);
    expect(told.map(({ kind }) => kind)).toEqual([
      'allocation.accepted',
      'allocation.host-agreed',
      'warning.answered',
      'warning.answered',
      'allocation.confirmed',
      'attendance.marked',
      'allocation.attended',
    ]);
  });

  it('is not confirmed without permission: the school reads what stands in the way, and the decision is kept', async () => {
    const { id } = await anAllocation('HOST_AGREED');
    const result = await step(school.lead, 'confirmAllocation', id);
    const words =
      'There is no valid permission for this version of the placement. One on paper needs a second signature.';
    const reasons = [{ ruleId: 'R91', finding: 'FAIL', words }];
    expect(result).toMatchObject({ __typename: 'BlockedByRules', ruleSetVersion, reasons });
    expect(await schoolView(id)).toMatchObject({
      state: 'HOST_AGREED',
      clearance: { outcome: 'BLOCKED', reasons: [{ ruleId: 'R24' }, { ruleId: 'R63a' }, { ruleId: 'R91', words }] },
      permission: { status: 'MISSING', permissionId: null },
      viewerCanConfirm: true,
    });
  });

  it('needs no paper from a student over school age, whose own yes is enough', async () => {
    const { id } = await anAllocation('HOST_AGREED', inYear12);
    expect(await schoolView(id)).toMatchObject({ permission: { status: 'NOT_NEEDED' }, student: { yearGroup: 12 } });
    await perform(school.lead, 'noteUnpaidGround', { allocationId: id, ground: 'SHADOWING' });
    expect(await step(school.lead, 'confirmAllocation', id)).toMatchObject({ now: 'CONFIRMED' });
    expect(await schoolView(id)).toMatchObject({ clearance: { outcome: 'ALLOWED' }, viewerCanConfirm: false });
  });

  it('is not confirmed with an employer that was suspended since', async () => {
    const { id } = await anAllocation('HOST_AGREED');
    await permit(id);
    await asOwner(`update employer set state = 'SUSPENDED' where id = $1`, [employer.id]);
    const result = await step(school.lead, 'confirmAllocation', id);
    await asOwner(`update employer set state = 'VERIFIED' where id = $1`, [employer.id]);
    expect(result).toMatchObject({ __typename: 'HostNotVerified', state: 'SUSPENDED' });
    expect(await stateOf(id)).toBe('HOST_AGREED');
  });

  it('tells the host a year group at first, and first name, initial and, where it may read them, adjustments once it is confirmed', async () => {
    const { id } = await anAllocation('HOST_AGREED', shy);
    const before = await hostView(id);
    const student = { displayName: null, yearGroup: 10, adjustments: null };
    expect(before.node).toEqual({ id, state: 'HOST_AGREED', student, viewerCanAgree: false, viewerCanDecline: true });
    expect(before.text).not.toMatch(/Ottoline|Quillfeather/);
    await permit(id);
    await step(school.lead, 'confirmAllocation', id);
    const unread = { displayName: 'Ottoline Q.', yearGroup: 10, adjustments: null };
    expect((await hostView(id)).node).toMatchObject({ state: 'CONFIRMED', student: unread });
    await adjustmentsReleased(id, shy, school);
    const after = await hostView(id);
    const known = { displayName: 'Ottoline Q.', yearGroup: 10, adjustments: 'Needs written steps' };
    expect(after.node).toMatchObject({ state: 'CONFIRMED', student: known });
    expect(after.text).not.toMatch(new RegExp(`Quillfeather|2011-11-05|${shy.id}`));
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
    expect((await hostView(id, otherEmployer.token)).node).toBeUndefined();
    expect(await stateOf(id)).toBe('ACCEPTED');
  });

  it('is listed page by page, and by state', async () => {
    const ids = async (page: string): Promise<Answer['data']> => {
      const list = `{ schoolAllocations(${page}) { nodes { id } pageInfo { hasNextPage endCursor } } }`;
      return (await graphql(school.safeguardingLead, list)).data.schoolAllocations;
    };
    const all = await ids('first: 100');
    const [one, two] = [await ids('first: 2'), await ids('first: 100, state: HOST_AGREED')];
    const others = await ids(`first: 100, after: "${one.pageInfo.endCursor}"`);
    expect([one.pageInfo.hasNextPage, others.pageInfo.hasNextPage]).toEqual([true, false]);
    expect([...one.nodes, ...others.nodes]).toEqual(all.nodes);
    const query = 'select id from allocation where school_id = $1 and state = $2 order by id desc';
    expect(two.nodes).toEqual(await asOwner(query, [school.id, 'HOST_AGREED']));
  });
});

describe('permission on paper', () => {
  it('is not dated in the future, and counts with a second signature', async () => {
    const { id } = await anAllocation();
    const { faults } = await step(school.lead, 'recordPermission', id, { givenOn: '2026-09-15' });
    expect(faults).toEqual([expect.objectContaining({ path: 'givenOn', value: '2026-09-15' })]);
    const permissionId = await record(id, '2026-09-14');
    const permission = { status: 'TO_COUNTERSIGN', permissionId, givenOn: '2026-09-14' };
    expect(await schoolView(id)).toMatchObject({ permission });
    expect(await countersign(permissionId, otherSchool.safeguardingLead)).toMatchObject({ __typename: 'NotFound' });
    await countersign(permissionId);
    expect(await schoolView(id)).toMatchObject({ permission: { ...permission, status: 'COMPLETE' } });
    expect(await countersign(permissionId)).toMatchObject({ __typename: 'WrongState' });
    await record(id);
    expect(await schoolView(id)).toMatchObject({ permission: { status: 'TO_COUNTERSIGN', givenOn: '2026-09-10' } });
    expect(await countersign(permissionId)).toMatchObject({ __typename: 'NotFound' });
  });

  it('is not countersigned by the person who recorded it, though they hold both offices', async () => {
    const { id } = await anAllocation();
    const { subject, token } = await aStranger();
    const grant = async (role: string): Promise<Record<string, string>> => {
      const input = { schoolId: school.id, role, issuer: testIssuer(), subject };
      return { 'foothold-grant': (await perform(programme.coordinator, 'grantSchoolRole', input, 'grantId')).grantId };
    };
    const [asLead, asSafeguardingLead] = [await grant('CAREERS_LEAD'), await grant('SAFEGUARDING_LEAD')];
    const recording = `mutation { recordPermission(input: { allocationId: "${id}", givenOn: "2026-09-14" }) {
      ... on RecordPermissionPayload { permissionId } } }`;
    const { permissionId } = (await graphql(token, recording, {}, asLead)).data.recordPermission;
    const signing = `mutation { countersignPermission(input: { permissionId: "${permissionId}" }) { __typename } }`;
    const { data } = await graphql(token, signing, {}, asSafeguardingLead);
    expect(data.countersignPermission).toEqual({ __typename: 'SecondPersonNeeded' });
    expect(await schoolView(id)).toMatchObject({ permission: { status: 'TO_COUNTERSIGN', permissionId } });
  });

  it('is out of date when the advert changes, which the student still sees while it is down', async () => {
    const advert = await anOpportunity(employer, { title: 'A week at the press' });
    const { id, student } = await anAllocation('OFFERED', undefined, await aSlot(employer, advert));
    await permit(id);
    await perform(employer.token, 'pauseOpportunity', { opportunityId: advert });
    await asOwner(`update opportunity set version = version + 1, lunch_plan = 'In the canteen.' where id = $1`, [
      advert,
    ]);
    expect(await schoolView(id)).toMatchObject({ permission: { status: 'OUTDATED' } });
    expect(await mine(student)).toMatchObject([{ opportunityTitle: 'A week at the press' }]);
    await step(student.token, 'acceptAllocation', id);
    await step(employer.token, 'agreeAllocation', id);
    expect(await step(school.lead, 'confirmAllocation', id)).toMatchObject({ reasons: [{ ruleId: 'R91' }] });
    await permit(id);
    expect(await step(school.lead, 'confirmAllocation', id)).toMatchObject({ now: 'CONFIRMED' });
  });
});

describe('attendance', () => {
  const mark = (id: string, sent: (object | undefined)[], token = employer.token): Promise<Fields> =>
    step(token, 'markAttendance', id, { marks: sent });

  it('is not marked ahead, on other days or twice: every fault is told at once and nothing is kept', async () => {
    const { id } = await anAllocation('CONFIRMED');
    await setNow(onWednesday);
    const tomorrow = { onDay: '2026-10-29', session: 'AM', mark: 'PRESENT' };
    const saturday = { ...tomorrow, onDay: '2026-10-24' };
    const [monday] = marks('ABSENT');
    const { faults } = await mark(id, [...marks('PRESENT', '2026-10-26'), tomorrow, saturday, monday]);
    expect(faults).toMatchObject([
      { path: 'marks.2.onDay', value: '2026-10-29' },
      { path: 'marks.3.onDay', value: '2026-10-24' },
      { path: 'marks.4.session', value: 'AM' },
    ]);
    expect(await asOwner('select from attendance where allocation_id = $1', [id])).toEqual([]);
    const malformed = await mark(id, [{ ...tomorrow, onDay: '29.10.' }]);
    expect(malformed['faults']).toMatchObject([{ path: 'marks.0.onDay', value: '29.10.' }]);
  });

  it('leaves a placement open while a session is unknown, settles it by the last mark, and may be corrected', async () => {
    const { id } = await anAllocation('CONFIRMED');
    await setNow(onTheLastDay);
    const [first, ...others] = marks('ABSENT');
    expect(await mark(id, others)).toMatchObject({ now: 'CONFIRMED' });
    expect(await mark(id, [first], school.lead)).toMatchObject({ now: 'DID_NOT_ATTEND' });
    expect(await mark(id, marks('PRESENT').slice(0, 1))).toMatchObject({ now: 'ATTENDED' });
    expect(await mark(id, [first], school.lead)).toMatchObject({ now: 'DID_NOT_ATTEND' });
  });
});

describe('the steps of an allocation', () => {
  const why = { reason: 'The studio is being painted.' };
  const steps: Partial<Record<AllocationState, [mutation: string, input: object]>> = {
    ACCEPTED: ['acceptAllocation', {}],
    DECLINED: ['declineAllocation', why],
    HOST_AGREED: ['agreeAllocation', {}],
    DECLINED_BY_HOST: ['declineAllocationAsHost', why],
    CONFIRMED: ['confirmAllocation', {}],
    WITHDRAWN: ['withdrawAllocation', why],
  };
  const table = cells(allocationTransitions, allocationStates, roles).filter(({ to }) => steps[to] !== undefined);
  let placed: Placed;
  let tokens: Record<string, string>;

  beforeAll(async () => {
    placed = await anAllocation();
    await permit(placed.id);
    tokens = {
      STUDENT: placed.student.token,
      CAREERS_LEAD: school.lead,
      SAFEGUARDING_LEAD: school.safeguardingLead,
      MENTOR: (await aMentor(school, [placed.student])).token,
      EMPLOYER: employer.token,
      COORDINATOR: programme.coordinator,
    };
  });

  /** Its days can belong to no second place of the student, so one place goes through all of them. Gives how many are taken. */
  async function putInto(state: AllocationState): Promise<number> {
    await asOwner('update allocation set state = $2 where id = $1', [placed.id, state]);
    return taken();
  }

  it.each(table.filter(({ allowed }) => allowed))('$from to $to by $role', async ({ from, to, role }) => {
    const held = await putInto(from);
    const [mutation, input] = steps[to] ?? ['', {}];
    expect(await step(tokens[role] ?? '', mutation, placed.id, input)).toMatchObject({ now: to });
    expect(await taken()).toBe(holdsPlace[to] ? held : held - 1);
    if (!holdsPlace[to]) await asOwner('update slot set taken = taken + 1 where id = $1', [slotId]);
    const stateReason = holdsPlace[to] ? null : why.reason;
    expect(await schoolView(placed.id)).toMatchObject({ state: to, stateReason });
  });

  const everyTurn = allocationStates.flatMap((from) => roles.map((role) => ({ from, role })));

  it.each(everyTurn)('and nothing else from $from by $role', async ({ from, role }) => {
    const held = await putInto(from);
    for (const { to } of table.filter((cell) => cell.from === from && cell.role === role && !cell.allowed)) {
      const [mutation, input] = steps[to] ?? ['', {}];
      const result = await step(tokens[role] ?? '', mutation, placed.id, input).catch(({ message }: Error) => ({
        message,
      }));
      expect(JSON.stringify(result)).toMatch(/"__typename":"WrongState"|FORBIDDEN/);
    }
    expect([await stateOf(placed.id), await taken()]).toEqual([from, held]);
  });

  const early = allocationStates.filter((state) => !/CONFIRMED|ATTEND/.test(state));

  it.each(early)('no attendance is marked while it is %s', async (state) => {
    await putInto(state);
    await setNow(onTheLastDay);
    const result = await step(employer.token, 'markAttendance', placed.id, { marks: marks('PRESENT') });
    expect(result).toMatchObject({ __typename: 'WrongState', currentState: state });
  });
});
