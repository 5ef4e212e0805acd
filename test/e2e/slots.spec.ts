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
  type TestEmployer,
  type TestProgramme,
  type TestSchool,
} from '#testing';

let programme: TestProgramme;
let employer: TestEmployer;
let opportunityId: string;
let schools: [TestSchool, TestSchool, TestSchool];

beforeAll(async () => {
  programme = await aProgramme();
  employer = await anEmployer(programme);
  opportunityId = await anOpportunity(employer, { kind: 'WORKPLACE_VISIT' });
  schools = [await aSchool(programme), await aSchool(programme), await aSchool(programme)];
});

afterEach(() => setNow());

const aDay = { startsOn: '2026-11-10', endsOn: '2026-11-10', capacity: 30 };

function add(overrides: object): Promise<{ __typename: string; faults?: { path: string; message: string }[] }> {
  const plain = { opportunityId, startsAt: '09:30', finishesAt: '15:30', breakMinutes: 30, answerWithinDays: 7 };
  return attempt(employer.token, 'addSlot', { ...plain, ...aDay, ...overrides });
}

const fields =
  '... on GroupSize { fault limit wanted } ... on RequestSlotPayload { slotRequestId } ... on NotEnoughPlaces { remaining }';

function ask({ lead }: TestSchool, slotId: string, places = 5): Promise<Record<string, unknown>> {
  return attempt(lead, 'requestSlot', { slotId, places, staffLead: 'Dana Reid', note: '' }, fields);
}

async function seenBy(token: string): Promise<string[]> {
  const { data } = await graphql(token, '{ opportunities(first: 50) { nodes { slots { id } } } }');
  return (data.opportunities.nodes as { slots: { id: string }[] }[]).flatMap(({ slots }) => slots.map(({ id }) => id));
}

describe('a slot in the night in which the clocks change', () => {
  it('does not exist at 01:30 on 28 March 2027', async () => {
    const night = { startsOn: '2027-03-28', endsOn: '2027-03-30', startsAt: '01:30', finishesAt: '05:30' };
    const { faults } = await add(night);
    expect(faults).toEqual([
      expect.objectContaining({ path: 'startsAt', message: expect.stringContaining('does not exist on 2027-03-28') }),
    ]);
  });

  it('at 01:30 on 25 October 2026 asks which of the two is meant, and keeps the answer', async () => {
    const night = { startsOn: '2026-10-25', endsOn: '2026-10-27', startsAt: '01:30', finishesAt: '05:30' };
    const draft = await anOpportunity(employer, {}, { isPublished: false });
    const { faults } = await add({ ...night, opportunityId: draft });
    expect(faults).toEqual([
      expect.objectContaining({ path: 'startsAt', message: expect.stringContaining('startsAtOccurrence') }),
    ]);
    const begins = async (startsAtOccurrence: string): Promise<string> => {
      const slotId = await aSlot(employer, draft, { ...night, startsAtOccurrence });
      const [row] = await asOwner<{ at: Date }>('select slot_begins_at(s) as at from slot s where id = $1', [slotId]);
      return row?.at.toISOString() ?? '';
    };
    expect(await begins('FIRST')).toBe('2026-10-25T00:30:00.000Z');
    expect(await begins('SECOND')).toBe('2026-10-25T01:30:00.000Z');
  });
});

describe('the terms of a slot', () => {
  it('are refused with every fault at once', async () => {
    const id = schools[0].id;
    const { faults } = await add({
      minimumGroup: 40,
      mostPerSchool: 35,
      reservedSchoolIds: [id, id, 'sch_nonsense'],
      bookingOpens: { on: '2026-10-25', at: '01:30' },
    });
    expect(faults?.map(({ path }) => path).sort()).toEqual([
      'bookingOpens.at',
      'minimumGroup',
      'mostPerSchool',
      'mostPerSchool',
      'reservedSchoolIds.1',
      'reservedSchoolIds.2',
    ]);
    expect((await add({ releasedOn: '2026-10-01' })).faults?.map(({ path }) => path)).toEqual(['releasedOn']);
  });

  it('keep small groups out, and one school to its share, however it asks', async () => {
    const slotId = await aSlot(employer, opportunityId, { ...aDay, minimumGroup: 5, mostPerSchool: 12 });
    expect(await ask(schools[0], slotId, 4)).toMatchObject({ fault: 'TOO_FEW_FOR_GROUP', limit: 5, wanted: 4 });
    const all = await Promise.all(Array.from({ length: 6 }, () => ask(schools[0], slotId, 6)));
    expect(all.filter(({ __typename }) => __typename === 'RequestSlotPayload')).toHaveLength(2);
    expect(all.find(({ fault }) => fault !== undefined)).toMatchObject({
      fault: 'TOO_MANY_FOR_SCHOOL',
      limit: 12,
      wanted: 18,
    });
    expect(await ask(schools[1], slotId, 12)).toMatchObject({ __typename: 'RequestSlotPayload' });
  });

  it('say from when and until when schools can ask', async () => {
    const slotId = await aSlot(employer, opportunityId, {
      ...aDay,
      bookingOpens: { on: '2026-09-21', at: '09:00' },
      bookingClosesHoursBefore: 48,
    });
    const standing = async (now: string): Promise<unknown> => {
      await setNow(now);
      const { __typename, currentState } = await ask(schools[0], slotId, 1);
      return __typename === 'WrongState' ? currentState : __typename;
    };
    expect(await standing('2026-09-21T07:59:59Z')).toBe('NOT_YET_OPEN');
    expect(await standing('2026-09-21T08:00:00Z')).toBe('RequestSlotPayload');
    expect(await standing('2026-11-08T09:29:59Z')).toBe('RequestSlotPayload');
    expect(await standing('2026-11-08T09:30:00Z')).toBe('CLOSED');
  });
});

describe('a slot that is kept for some schools', () => {
  it('is found and asked for by those alone until the day of its release, and by all from then on, with nothing having run', async () => {
    const [one, two, other] = schools;
    const kept = { ...aDay, reservedSchoolIds: [one.id, two.id], releasedOn: '2026-10-05' };
    const slotId = await aSlot(employer, opportunityId, kept);
    for (const school of [one, two]) {
      expect(await seenBy(school.lead)).toContain(slotId);
      expect(await ask(school, slotId, 1)).toMatchObject({ __typename: 'RequestSlotPayload' });
    }
    await setNow('2026-10-04T22:59:00Z');
    expect(await seenBy(other.lead)).not.toContain(slotId);
    expect(await ask(other, slotId, 1)).toMatchObject({ __typename: 'NotFound' });
    // Midnight by the clocks of England is an hour earlier in October.
    await setNow('2026-10-04T23:00:00Z');
    expect(await seenBy(other.lead)).toContain(slotId);
    expect(await ask(other, slotId, 1)).toMatchObject({ __typename: 'RequestSlotPayload' });
  });

  it('may be kept for schools with little on offer near them, as the coordinator marks them', async () => {
    const [one, , other] = schools;
    const slotId = await aSlot(employer, opportunityId, { ...aDay, isForLowSupply: true });
    expect(await ask(other, slotId, 1)).toMatchObject({ __typename: 'NotFound' });
    await perform(programme.coordinator, 'markLowSupply', { schoolId: other.id, hasLowSupply: true });
    expect(await seenBy(other.lead)).toContain(slotId);
    expect(await ask(other, slotId, 1)).toMatchObject({ __typename: 'RequestSlotPayload' });
    expect(await seenBy(one.lead)).not.toContain(slotId);
    await perform(programme.coordinator, 'markLowSupply', { schoolId: other.id, hasLowSupply: false });
    // What the school has, it goes on seeing.
    expect(await seenBy(other.lead)).toContain(slotId);
  });

  it('is no secret to the public catalogue after its release, and one before it', async () => {
    const listed = async (): Promise<number> => {
      const { data } = await graphql(
        null,
        '{ publishedOpportunities(first: 1, text: "kestrelwright") { nodes { slots { startsOn } } } }',
      );
      return data.publishedOpportunities.nodes[0].slots.length;
    };
    await anOpportunity(employer, { title: 'A week with the kestrelwright' }).then(async (id) => {
      await aSlot(employer, id, {
        startsOn: '2099-03-02',
        endsOn: '2099-03-02',
        reservedSchoolIds: [schools[0].id],
        releasedOn: '2098-01-01',
      });
      expect(await listed()).toBe(0);
      await aSlot(employer, id, {
        startsOn: '2099-03-02',
        endsOn: '2099-03-02',
        reservedSchoolIds: [schools[0].id],
        releasedOn: '2020-01-01',
      });
      expect(await listed()).toBe(1);
    });
  });

  it('cannot be kept for a school of another programme', async () => {
    const stranger = await aSchool(await aProgramme());
    expect(await add({ reservedSchoolIds: [stranger.id] })).toMatchObject({ __typename: 'NotFound' });
  });
});

describe('slots that repeat', () => {
  const weekly = {
    startsAt: '09:00',
    finishesAt: '15:00',
    breakMinutes: 30,
    capacity: 12,
    answerWithinDays: 7,
    from: '2026-10-12',
    to: '2026-11-13',
    weekdays: ['MONDAY'],
  };
  const seen = '... on PlanSlotsPayload { slotCount planHash planned { startsOn skipped words } }';

  it('are looked at first, and then made as they were looked at, all or none', async () => {
    const id = await anOpportunity(employer, { kind: 'WORKPLACE_VISIT' });
    const input = { ...weekly, opportunityId: id, reservedSchoolIds: [schools[0].id] };
    const terms = [
      {
        name: 'Autumn',
        startsOn: '2026-09-02',
        halfTermFrom: '2026-10-26',
        halfTermTo: '2026-10-30',
        endsOn: '2026-12-18',
      },
    ];
    await perform(schools[0].lead, 'setTerms', { terms });
    const plan = await attempt(employer.token, 'planSlots', input, seen);
    expect(
      plan.planned.map(({ startsOn, skipped }: { startsOn: string; skipped: string }) => [startsOn, skipped]),
    ).toEqual([
      ['2026-10-12', null],
      ['2026-10-19', null],
      ['2026-10-26', 'SCHOOLS_CLOSED'],
      ['2026-11-02', null],
      ['2026-11-09', null],
    ]);
    expect(plan.slotCount).toBe(4);
    expect(await asOwner('select from slot where opportunity_id = $1', [id])).toHaveLength(0);

    await aSlot(employer, id, { startsOn: '2026-11-02', endsOn: '2026-11-02' });
    const { planHash } = plan;
    expect(await attempt(employer.token, 'addSlots', { ...input, planHash })).toMatchObject({
      __typename: 'PlanHasChanged',
    });
    expect(await asOwner('select from slot where opportunity_id = $1', [id])).toHaveLength(1);

    const again = await attempt(employer.token, 'planSlots', input, seen);
    await perform(employer.token, 'addSlots', { ...input, planHash: again.planHash });
    const made = await asOwner<{ on: string; at: string; utc: string }>(
      `select to_char(starts_on, 'YYYY-MM-DD') as on, to_char(starts_at, 'HH24:MI') as at,
         to_char(slot_begins_at(s) at time zone 'UTC', 'HH24:MI') as utc from slot s where opportunity_id = $1 and capacity = 12 order by 1`,
      [id],
    );
    // Nine on the wall, on both sides of the change of the clocks.
    expect(made).toEqual([
      { on: '2026-10-12', at: '09:00', utc: '08:00' },
      { on: '2026-10-19', at: '09:00', utc: '08:00' },
      { on: '2026-11-09', at: '09:00', utc: '09:00' },
    ]);
  });

  it('are refused with every fault of the pattern at once', async () => {
    const input = { ...weekly, opportunityId, to: '2026-10-11', everyWeeks: 9, capacity: 0, finishesAt: '08:00' };
    const { faults } = await attempt(employer.token, 'planSlots', input);
    expect(faults.map(({ path }: { path: string }) => path).sort()).toEqual([
      'capacity',
      'everyWeeks',
      'finishesAt',
      'to',
    ]);
  });
});

describe('a slot that its employer cancels', () => {
  const reason = 'The workshop has to close that week.';

  it('ends every request and every place in it for that reason, and tells each of them', async () => {
    const slotId = await aSlot(employer, opportunityId, aDay);
    const [asked, accepted] = [await ask(schools[0], slotId), await ask(schools[1], slotId)];
    await perform(employer.token, 'acceptSlotRequest', { slotRequestId: accepted['slotRequestId'] });
    const [student] = await students(schools[0], [{}]);
    if (student === undefined) throw new Error('the student was imported');
    const allocationId = await aPlaceInSlot(student, slotId, 'CONFIRMED');

    expect(await attempt(employer.token, 'cancelSlot', { slotId })).toMatchObject({ __typename: 'PlacesTaken' });
    await perform(employer.token, 'cancelSlot', { slotId, reason });
    expect(await asOwner('select state, state_reason as reason, taken from slot where id = $1', [slotId])).toEqual([
      { state: 'CANCELLED', reason, taken: 0 },
    ]);
    const requests = await asOwner('select state, reason from slot_request where slot_id = $1', [slotId]);
    expect(requests).toEqual(Array(2).fill({ state: 'CANCELLED', reason }));
    const placed = await asOwner('select state, state_reason as reason from allocation where id = $1', [allocationId]);
    expect(placed).toEqual([{ state: 'CANCELLED_BY_HOST', reason }]);
    const told = await asOwner<{ kind: string }>(
      `select kind from event where subject_id = any($1) and kind like '%cancelled%' order by kind`,
      [[slotId, asked['slotRequestId'], accepted['slotRequestId'], allocationId]],
    );
    expect(told.map(({ kind }) => kind)).toEqual([
      'allocation.cancelled-by-host',
      'slot-request.cancelled',
      'slot-request.cancelled',
      'slot.cancelled',
    ]);
  });

  it('is one thing, and a single request that it cannot keep another: its places are free again, once', async () => {
    const slotId = await aSlot(employer, opportunityId, aDay);
    const slotRequestId = (await ask(schools[0], slotId, 7))['slotRequestId'];
    const cancel = (): Promise<{ __typename: string }> =>
      attempt(employer.token, 'cancelSlotRequest', { slotRequestId, reason });
    expect((await cancel()).__typename).toBe('WrongState');
    await perform(employer.token, 'acceptSlotRequest', { slotRequestId });
    const answers = await Promise.all([cancel(), cancel(), cancel()]);
    expect(answers.map(({ __typename }) => __typename).sort()).toEqual([
      'SlotRequestStatePayload',
      'WrongState',
      'WrongState',
    ]);
    expect(await asOwner('select taken from slot where id = $1', [slotId])).toEqual([{ taken: 0 }]);
  });
});
