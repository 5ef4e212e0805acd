import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import {
  anEmployer,
  anOpportunity,
  aProgramme,
  aPublishedRound,
  aSchool,
  aSlot,
  asOwner,
  attempt,
  graphql,
  manyDaysAreDecidedFor,
  perform,
  setNow,
  students,
  type Answer,
  type TestEmployer,
  type TestProgramme,
  type TestSchool,
  type TestStudent,
} from '#testing';

let programme: TestProgramme;
let school: TestSchool;
let employer: TestEmployer;
let rival: TestEmployer;

const plain = { quarter: '2026-Q4', area: 'B26', kind: 'PLACEMENT', measure: 'PLACES', amount: 20 };

beforeAll(async () => {
  programme = await aProgramme();
  school = await aSchool(programme);
  [employer, rival] = [await anEmployer(programme), await anEmployer(programme)];
});

beforeEach(() => setNow());
afterAll(() => setNow());

const pledge = (overrides: object = {}, { token } = employer): Promise<Answer['data']> =>
  attempt(
    token,
    'setPledge',
    { ...plain, ...overrides },
    '... on SetPledgePayload { amount } ... on EmployerNotVerified { state }',
  );

async function pledgesOf(token: string): Promise<{ [field: string]: unknown }[]> {
  const fields = 'employerName quarter area kind measure amount changes { before after reason }';
  return (await graphql(token, `{ pledges(first: 50) { nodes { ${fields} } } }`)).data.pledges.nodes;
}

async function deliveryOf(token: string, from = '2026-Q4', to = '2026-Q4'): Promise<{ [field: string]: unknown }[]> {
  const fields = 'quarter area kind measure pledged delivered';
  const query = `{ pledgeDelivery(fromQuarter: "${from}", toQuarter: "${to}") { ${fields} } }`;
  return (await graphql(token, query)).data.pledgeDelivery;
}

async function tableOf(token: string): Promise<Answer['data']> {
  const cells = 'cells { quarter area kind measure employers pledged delivered }';
  const totals = 'totals { quarter kind measure pledged delivered }';
  return (
    await graphql(token, `{ programmePledges(fromQuarter: "2026-Q4", toQuarter: "2026-Q4") { ${cells} ${totals} } }`)
  ).data.programmePledges;
}

async function sheetOf(token: string): Promise<string> {
  return (await graphql(token, '{ programmePledgesCsv(fromQuarter: "2026-Q4", toQuarter: "2026-Q4") { csv } }')).data
    .programmePledgesCsv.csv;
}

/** A visit or event on a day, to which these students of the school came. */
async function aVisit(of: TestEmployer, came: readonly TestStudent[], kind: string, on: string): Promise<void> {
  await manyDaysAreDecidedFor(of, school);
  const day = { startsOn: on, endsOn: on, startsAt: '10:00', finishesAt: '12:30', breakMinutes: 30, capacity: 30 };
  const slotId = await aSlot(of, await anOpportunity(of, { kind }), day);
  const asked = { slotId, places: came.length + 1, staffLead: 'Dana Reid', note: '' };
  const { slotRequestId } = await perform(school.lead, 'requestSlot', asked, 'slotRequestId');
  await perform(of.token, 'acceptSlotRequest', { slotRequestId });
  const studentIds = came.map(({ id }) => id);
  await perform(school.lead, 'setVisitRegister', { slotRequestId, studentIds });
  await perform(school.lead, 'confirmVisit', { slotRequestId, staffCount: 2 });
  await setNow(`${on}T15:00:00Z`);
  await perform(school.lead, 'markVisit', {
    slotRequestId,
    marks: studentIds.map((studentId) => ({ studentId, came: true })),
  });
  await setNow();
}

describe('a pledge', () => {
  it('is made and changed as one likes until its quarter begins, and each change is kept', async () => {
    const fresh = await anEmployer(programme);
    expect(await pledge({}, fresh)).toMatchObject({ __typename: 'SetPledgePayload', amount: 20 });
    await pledge({ amount: 12 }, fresh);
    await pledge({ amount: 12 }, fresh);
    expect(await pledgesOf(fresh.token)).toMatchObject([
      {
        ...plain,
        amount: 12,
        changes: [
          { before: 0, after: 20, reason: null },
          { before: 20, after: 12, reason: null },
        ],
      },
    ]);
  });

  it('changes with a reason alone from midnight in London on, and not at all once the quarter is over', async () => {
    const fresh = await anEmployer(programme);
    await setNow('2026-09-30T22:59:59Z');
    expect((await pledge({}, fresh)).__typename).toBe('SetPledgePayload');
    await setNow('2026-09-30T23:00:00Z');
    expect((await pledge({ amount: 5 }, fresh)).faults).toMatchObject([{ path: 'reason', value: null }]);
    const reason = 'Half of the workshop is being rebuilt.';
    expect(await pledge({ amount: 5, reason }, fresh)).toMatchObject({ amount: 5 });
    await setNow('2026-12-31T23:59:59Z');
    expect((await pledge({ amount: 6, reason }, fresh)).__typename).toBe('SetPledgePayload');
    await setNow('2027-01-01T00:00:00Z');
    expect(await pledge({ amount: 7, reason }, fresh)).toMatchObject({
      __typename: 'WrongState',
      currentState: 'OVER',
    });
    expect((await pledgesOf(programme.coordinator))[0]).toMatchObject({
      amount: 6,
      changes: [
        { before: 0, after: 20, reason: null },
        { before: 20, after: 5, reason },
        { before: 5, after: 6, reason },
      ],
    });
  });

  it('is refused with everything that is wrong with it at once', async () => {
    const wrong = { area: 'ZE2', measure: 'VISITS', reason: 'Ring 0121 496 0100.' };
    const { faults } = await pledge(wrong);
    expect(faults.map(({ path }: { path: string }) => path)).toEqual(['measure', 'reason', 'area']);
    const malformed = await pledge({ quarter: '2026-Q5', area: 'b26', amount: -1 });
    expect(malformed.faults.map(({ path }: { path: string }) => path).sort()).toEqual(['amount', 'area', 'quarter']);
  });

  it('is made by verified employers, and seen by theirs and the coordinator', async () => {
    const unverified = await anEmployer(programme, { isVerified: false });
    expect(await pledge({}, unverified)).toMatchObject({ __typename: 'EmployerNotVerified', state: 'DRAFT' });
    const elsewhere = await aProgramme();
    await pledge({ quarter: '2027-Q1' }, rival);
    expect(await pledgesOf(employer.token)).toEqual([]);
    expect(await pledgesOf(elsewhere.coordinator)).toEqual([]);
    expect((await pledgesOf(programme.coordinator)).length).toBeGreaterThan(0);
  });

  it('is one line, however often it is made at the same moment, and every change follows on the one before', async () => {
    const fresh = await anEmployer(programme);
    await Promise.all([1, 2, 3, 4, 5, 6].map((amount) => pledge({ amount }, fresh)));
    const [row] = await pledgesOf(fresh.token);
    const changes = row?.['changes'] as { before: number; after: number }[];
    expect(changes).toHaveLength(6);
    const afters = new Map(changes.map(({ before, after }) => [before, after]));
    let amount = 0;
    for (let step = 0; step < 6; step++) amount = afters.get(amount) ?? Number.NaN;
    expect(amount).toBe(row?.['amount']);
    expect(await asOwner('select from pledge where employer_id = $1', [fresh.id])).toHaveLength(1);
  });
});

describe('what was delivered', () => {
  let pupils: TestStudent[];
  let host: TestEmployer;
  let own: TestProgramme;

  beforeAll(async () => {
    own = await aProgramme();
    school = await aSchool(own);
    host = await anEmployer(own);
    pupils = await students(school, Array(7).fill({}));
    await setNow('2026-09-14T08:00:00Z');
    await pledge({ amount: 2 }, host);
    await pledge({ kind: 'WORKPLACE_VISIT', measure: 'VISITS', amount: 3 }, host);
    await pledge({ kind: 'SCHOOL_VISIT', area: 'B36', measure: 'HOURS', amount: 40 }, host);
    await aVisit(host, pupils.slice(0, 6), 'WORKPLACE_VISIT', '2026-11-10');
    await aVisit(host, pupils.slice(0, 3), 'SCHOOL_VISIT', '2026-12-31');
    await aVisit(host, pupils.slice(0, 5), 'WORKPLACE_VISIT', '2027-01-04');
  }, 120_000);

  it('is counted from who came, by the day and the area in which it was, and what was not pledged as well', async () => {
    const at = { quarter: '2026-Q4' };
    expect(await deliveryOf(host.token)).toEqual([
      { ...at, area: 'B26', kind: 'PLACEMENT', measure: 'PLACES', pledged: 2, delivered: 0 },
      { ...at, area: 'B26', kind: 'WORKPLACE_VISIT', measure: 'HOURS', pledged: 0, delivered: 12 },
      { ...at, area: 'B26', kind: 'WORKPLACE_VISIT', measure: 'PLACES', pledged: 0, delivered: 6 },
      { ...at, area: 'B26', kind: 'WORKPLACE_VISIT', measure: 'VISITS', pledged: 3, delivered: 1 },
      { ...at, area: 'B36', kind: 'SCHOOL_VISIT', measure: 'HOURS', pledged: 40, delivered: 6 },
      { ...at, area: 'B36', kind: 'SCHOOL_VISIT', measure: 'PLACES', pledged: 0, delivered: 3 },
      { ...at, area: 'B36', kind: 'SCHOOL_VISIT', measure: 'VISITS', pledged: 0, delivered: 1 },
    ]);
    expect(await deliveryOf(host.token, '2027-Q1', '2027-Q1')).toMatchObject([
      { measure: 'HOURS', delivered: 10 },
      { measure: 'PLACES', delivered: 5 },
      { measure: 'VISITS', delivered: 1 },
    ]);
    expect(await deliveryOf(rival.token)).toEqual([]);
  });

  it('is shown to the coordinator in sums without small numbers, and to no other', async () => {
    const { cells, totals } = await tableOf(own.coordinator);
    const names = [expect.stringMatching(/^Employer \d+$/)];
    const school = { quarter: '2026-Q4', area: 'B36', kind: 'SCHOOL_VISIT' };
    expect(cells).toEqual(
      expect.arrayContaining([
        { ...school, measure: 'HOURS', employers: names, pledged: 40, delivered: null },
        { ...school, measure: 'PLACES', employers: [], pledged: 0, delivered: null },
        { ...school, measure: 'VISITS', employers: [], pledged: 0, delivered: 1 },
        expect.objectContaining({ kind: 'WORKPLACE_VISIT', measure: 'PLACES', delivered: 6 }),
        expect.objectContaining({ kind: 'PLACEMENT', measure: 'PLACES', pledged: 2, delivered: 0 }),
      ]),
    );
    expect(totals).toContainEqual({
      quarter: '2026-Q4',
      kind: 'SCHOOL_VISIT',
      measure: 'PLACES',
      pledged: 0,
      delivered: null,
    });
    expect(await tableOf((await aProgramme()).coordinator)).toEqual({ cells: [], totals: [] });
  });

  it('comes as a sheet that runs nothing on the coordinator’s computer', async () => {
    await asOwner('update employer set name = $2 where id = $1', [host.id, '=1+1']);
    const sheet = await sheetOf(own.coordinator);
    expect(sheet).toContain(`2026-Q4,B26,PLACEMENT,PLACES,'=1+1,2,0\r\n`);
    expect(sheet).toContain("2026-Q4,B36,SCHOOL_VISIT,HOURS,'=1+1,40,under 5 or withheld\r\n");
  });

  it('counts placements that were attended, and the hours of the sessions that were', async () => {
    const slotId = await aSlot(host, await anOpportunity(host), { capacity: 10 });
    const [student] = pupils.slice(6);
    if (student === undefined) throw new Error('the students were imported');
    const { allocations } = await aPublishedRound(own, [{ student, slotId }]);
    const allocationId = allocations.get(student.id);
    await perform(student.token, 'acceptAllocation', { allocationId });
    await perform(host.token, 'agreeAllocation', { allocationId });
    const paper = await perform(
      school.lead,
      'recordPermission',
      { allocationId, givenOn: '2026-09-10' },
      'permissionId',
    );
    await perform(school.safeguardingLead, 'countersignPermission', { permissionId: paper.permissionId });
    await perform(school.lead, 'confirmAllocation', { allocationId });
    await setNow('2026-10-30T17:00:00Z');
    const marks = [26, 27, 28, 29, 30].flatMap((day) =>
      ['AM', 'PM'].map((session) => ({ onDay: `2026-10-${day}`, session, mark: day === 30 ? 'ABSENT' : 'PRESENT' })),
    );
    await perform(host.token, 'markAttendance', { allocationId, marks });
    const placements = (await deliveryOf(host.token)).filter(({ kind }) => kind === 'PLACEMENT');
    // Four days of six hours, half an hour of each a break.
    expect(placements).toMatchObject([
      { measure: 'HOURS', pledged: 0, delivered: 22 },
      { measure: 'PLACES', pledged: 2, delivered: 1 },
    ]);
    const ledger = await graphql(school.lead, '{ studentLedgers(first: 50) { nodes { studentId hours } } }');
    expect(ledger.data.studentLedgers.nodes).toContainEqual({ studentId: student.id, hours: 22 });
  });
});
