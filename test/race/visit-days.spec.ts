import { beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import {
  anAgreedPlace,
  anEmployer,
  anOpportunity,
  aPlaceInSlot,
  aProgramme,
  aSchool,
  aSlot,
  asOwner,
  attempt,
  perform,
  students,
  surroundings,
  until,
  type Answer,
  type TestEmployer,
  type TestProgramme,
  type TestSchool,
  type TestStudent,
} from '#testing';

let programme: TestProgramme;
let school: TestSchool;
let employer: TestEmployer;
let visitSlot: string;
let placeSlot: string;

beforeAll(async () => {
  programme = await aProgramme();
  school = await aSchool(programme);
  employer = await anEmployer(programme);
  const visit = await anOpportunity(employer, { kind: 'WORKPLACE_VISIT' });
  visitSlot = await aSlot(employer, visit, { capacity: 60, startsOn: '2026-10-27', endsOn: '2026-10-27' });
  placeSlot = await aSlot(employer, await anOpportunity(employer), { capacity: 60 });
});

interface Group {
  readonly slotRequestId: string;
  readonly student: TestStudent;
}

/** A visit with one student on its register, not confirmed yet. */
async function aVisit(): Promise<Group> {
  const [student] = (await students(school, [{ born_on: '2010-09-10', year_group: '11' }])) as [TestStudent];
  const asked = { slotId: visitSlot, places: 1, staffLead: 'Dana Reid', note: '' };
  const { slotRequestId } = await perform(school.lead, 'requestSlot', asked, 'slotRequestId');
  await perform(employer.token, 'acceptSlotRequest', { slotRequestId });
  await perform(school.lead, 'setVisitRegister', { slotRequestId, studentIds: [student.id] });
  return { slotRequestId, student };
}

const confirmVisit = (slotRequestId: string): Promise<Answer['data']> =>
  attempt(
    school.lead,
    'confirmVisit',
    { slotRequestId, staffCount: 1 },
    '... on BlockedByRules { reasons { ruleId } }',
  );

/** Whether the visit is confirmed, and where the place stands. */
async function standing(slotRequestId: string, allocationId: string): Promise<[boolean, string]> {
  const [row] = await asOwner<{ visit: boolean; place: string }>(
    `select r.register_confirmed_at is not null as visit, a.state as place from slot_request r, allocation a where r.id = $1 and a.id = $2`,
    [slotRequestId, allocationId],
  );
  return [row?.visit ?? false, row?.place ?? ''];
}

const isWaitingFor = (table: string) => async (): Promise<boolean> =>
  (await asOwner('select from pg_locks where relation = $1::regclass and not granted', [table])).length > 0;

/** Runs something while nobody can write to a table; what waits for that goes on afterwards. */
async function whileClosed(table: string, work: () => Promise<void>): Promise<void> {
  const gate = new pg.Client(surroundings().owner);
  await gate.connect();
  await gate.query(`begin; lock table ${table} in exclusive mode`);
  try {
    await work();
  } finally {
    await gate.query('commit');
    await gate.end();
  }
}

/** Confirms the visit, which has asked the rules and waits, while the student is offered a place on its day and takes it. */
async function placedWhileConfirming({ slotRequestId, student }: Group): Promise<[Answer['data'], string]> {
  let confirming: Promise<Answer['data']> = Promise.resolve({});
  let allocationId = '';
  await whileClosed('clearance', async () => {
    confirming = confirmVisit(slotRequestId);
    await until(isWaitingFor('clearance'));
    allocationId = await aPlaceInSlot(student, placeSlot);
    await perform(student.token, 'acceptAllocation', { allocationId });
  });
  return [await confirming, allocationId];
}

describe('a student on a visit and at a placement on one day', () => {
  it('stays on the visit, and can neither be given the place by the rules nor accept it', async () => {
    const { slotRequestId, student } = await aVisit();
    const allocationId = await aPlaceInSlot(student, placeSlot);
    // While the offer stands the visit waits for its answer.
    expect((await confirmVisit(slotRequestId)).reasons).toEqual([{ ruleId: 'R12' }]);
    await asOwner(`update allocation set state = 'DECLINED' where id = $1`, [allocationId]);
    expect((await confirmVisit(slotRequestId)).__typename).toBe('ConfirmVisitPayload');
    await asOwner(`update allocation set state = 'OFFERED' where id = $1`, [allocationId]);
    const refused = await attempt(student.token, 'acceptAllocation', { allocationId });
    expect(refused).toMatchObject({ __typename: 'StudentOnVisit', code: 'STUDENT_ON_VISIT' });
    expect(await standing(slotRequestId, allocationId)).toEqual([true, 'OFFERED']);
    // What the rounds ask of a student has the day of the visit among what is taken.
    await perform(school.lead, 'setVisitRegister', { slotRequestId, studentIds: [] });
    expect((await attempt(student.token, 'acceptAllocation', { allocationId })).__typename).toBe(
      'AllocationStatePayload',
    );
  });

  it('is caught where the rules were asked before the place was taken and the visit is kept after', async () => {
    const group = await aVisit();
    const [answer, allocationId] = await placedWhileConfirming(group);
    expect(answer.reasons).toEqual([{ ruleId: 'R12' }]);
    expect(await standing(group.slotRequestId, allocationId)).toEqual([false, 'ACCEPTED']);
  });

  it('would be in both if nothing kept the days: the control', async () => {
    await asOwner('alter table slot_request disable trigger keep_days_of_visit');
    try {
      const group = await aVisit();
      const [answer, allocationId] = await placedWhileConfirming(group);
      expect(answer.__typename).toBe('ConfirmVisitPayload');
      expect(await standing(group.slotRequestId, allocationId)).toEqual([true, 'ACCEPTED']);
    } finally {
      await asOwner('alter table slot_request enable trigger keep_days_of_visit');
    }
  });

  it('has the second wait for the first, and then lose', async () => {
    const { slotRequestId, student } = await aVisit();
    const allocationId = await aPlaceInSlot(student, placeSlot, 'DECLINED');
    const [one, two] = [new pg.Client(surroundings().owner), new pg.Client(surroundings().owner)];
    await Promise.all([one.connect(), two.connect()]);
    try {
      await one.query('begin');
      await one.query('update slot_request set register_confirmed_at = now(), staff_count = 1 where id = $1', [
        slotRequestId,
      ]);
      const accepting = two.query(`update allocation set state = 'ACCEPTED' where id = $1`, [allocationId]);
      const lost = expect(accepting).rejects.toMatchObject({ code: '23P01', constraint: 'student_on_a_visit' });
      await until(
        async () => (await asOwner(`select from pg_locks where locktype = 'advisory' and not granted`)).length > 0,
      );
      await one.query('commit');
      await lost;
    } finally {
      await Promise.all([one.end(), two.end()]);
    }
    expect(await standing(slotRequestId, allocationId)).toEqual([true, 'DECLINED']);
  });
});

describe('two schools that confirm with one adult at the same moment', () => {
  /** A week of three days of the supervisor's for each school, with children under 16, that only its last word is missing from. */
  async function aFullAdult(): Promise<[string, TestSchool][]> {
    const host = await anEmployer(programme);
    const weeks = [
      { startsOn: '2026-10-26', endsOn: '2026-10-30' },
      { startsOn: '2026-11-02', endsOn: '2026-11-06' },
    ];
    const places: [string, TestSchool][] = [];
    for (const [index, week] of weeks.entries()) {
      const of = index === 0 ? school : await aSchool(programme);
      places.push([await anAgreedPlace(host, await aSlot(host, await anOpportunity(host), week), of), of]);
    }
    return places;
  }

  /** What the rules say against it when a school confirms with a reason for each of their warnings, in one call. */
  async function refusedFor([allocationId, { lead }]: [string, TestSchool]): Promise<string[]> {
    const warnings = ['R24', 'R63a'].map((ruleId) => ({ ruleId, reason: 'We have talked about it and go on.' }));
    const blocked = '... on BlockedByRules { reasons { ruleId } }';
    const found = await attempt(lead, 'confirmAllocation', { allocationId, warnings }, blocked);
    expect(found.__typename).toMatch(/^(AllocationStatePayload|BlockedByRules)$/);
    return (found.reasons ?? []).map(({ ruleId }: { ruleId: string }) => ruleId);
  }

  /** Both confirm, while what they ask the rules is kept back from being kept. */
  async function both(places: [string, TestSchool][], bothWaitFor: () => Promise<boolean>): Promise<string[][]> {
    let confirming: Promise<string[]>[] = [];
    await whileClosed('clearance', async () => {
      confirming = places.map(refusedFor);
      await until(bothWaitFor);
    });
    return (await Promise.all(confirming)).sort((a, b) => a.length - b.length);
  }

  it('has one of them see the days of the other', async () => {
    const isOneHeldUp = async (): Promise<boolean> =>
      (await isWaitingFor('clearance')()) &&
      (await asOwner(`select from pg_locks where locktype = 'advisory' and not granted`)).length > 0;
    expect(await both(await aFullAdult(), isOneHeldUp)).toEqual([[], ['R61', 'R63']]);
  });

  it('would have neither see them if nobody waited: the control', async () => {
    const [before] = await asOwner<{ sql: string }>(`select pg_get_functiondef('hold_contacts_of'::regproc) as sql`);
    await asOwner(
      `create or replace function hold_contacts_of(of_slot text) returns void volatile security definer language plpgsql as 'begin end'`,
    );
    try {
      const areBothIn = async (): Promise<boolean> =>
        (await asOwner(`select from pg_locks where relation = 'clearance'::regclass and not granted`)).length > 1;
      expect(await both(await aFullAdult(), areBothIn)).toEqual([[], []]);
    } finally {
      await asOwner(before?.sql ?? '');
    }
  });
});
