import { afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { ruleSetVersion } from '#safeguarding';
import {
  anEmployer,
  anOpportunity,
  aPlaceInSlot,
  aProgramme,
  aProposedRound,
  aPublishedRound,
  aSchool,
  aSlot,
  asOwner,
  attempt,
  graphql,
  perform,
  publishAdvert,
  setNow,
  statementCount,
  students,
  tick,
  type TestEmployer,
  type TestProgramme,
  type TestSchool,
  type TestStudent,
} from '#testing';
import { inShort, seen } from './clearances.story.js';

let programme: TestProgramme;
let school: TestSchool;
let other: TestSchool;
let employer: TestEmployer;

async function begin(): Promise<void> {
  programme = await aProgramme();
  [school, other] = [await aSchool(programme), await aSchool(programme)];
  employer = await anEmployer(programme);
}

beforeAll(begin);

afterEach(() => setNow());

const one = async (of: TestSchool = school): Promise<TestStudent> => {
  const [student] = await students(of, [{}]);
  if (student === undefined) throw new Error('the student was imported');
  return student;
};

const aVisit = async (overrides: object = {}): Promise<string> =>
  aSlot(employer, await anOpportunity(employer, { kind: 'WORKPLACE_VISIT' }), {
    capacity: 30,
    startsOn: '2026-11-10',
    endsOn: '2026-11-10',
    ...overrides,
  });

const asked = { places: 2, staffLead: 'Dana Reid', note: '' };
const request = async (slotId: string, { lead } = school): Promise<string> =>
  (await perform(lead, 'requestSlot', { ...asked, slotId }, 'slotRequestId')).slotRequestId;

const insuredUntil = (day: string): Promise<unknown> =>
  asOwner('update insurance set valid_to = $2 where employer_id = $1', [employer.id, day]);

const editedAdvert = (): object => {
  const { siteId, supervisorId, deputyId } = employer;
  return {
    siteId,
    supervisorId,
    deputyId,
    kind: 'PLACEMENT',
    title: 'A week in the print studio',
    summary: 'Set type, pull prints and help to hang a small exhibition.',
    category: 'CREATIVE_AND_MEDIA',
    dayPlan: [{ day: 1, half: 'AM', department: 'Studio', task: 'Set a line of type', with: 'the studio lead' }],
    lunchPlan: 'With the studio team in the kitchen, 12:30 to 13:00.',
    lessFun: 'Cleaning two presses takes two hours each day.',
    whatToWear: 'Old clothes; aprons are lent.',
    yearGroups: [10, 11, 12],
    hazards: [],
  };
};

describe('what the rules say of an advert that is to be shown', () => {
  it('is kept of the advert, and of each of its dates, also where a coordinator lets it pass later', async () => {
    const draft = await anOpportunity(employer, {}, { isPublished: false });
    const slotId = await aSlot(employer, draft);
    expect(await inShort(employer.coordinator, slotId)).toEqual([]);
    await publishAdvert(employer, draft);
    for (const id of [draft, slotId])
      expect(await inShort(employer.coordinator, id)).toEqual(['PUBLISH ALLOWED void', 'PUBLISH ALLOWED']);
    const [first, last] = await seen(employer.coordinator, draft);
    // Nothing has changed between the two.
    expect(first?.inputHash).toBe(last?.inputHash);
    expect(last).toMatchObject({ ruleSetVersion, inputHash: expect.stringMatching(/^[0-9a-f]{64}$/) });
    const later = await aSlot(employer, draft, { startsOn: '2026-10-28', endsOn: '2026-10-28' });
    expect(await inShort(employer.coordinator, later)).toEqual(['PUBLISH ALLOWED']);
  });

  it('is kept of every date of a plan, in one statement however many', async () => {
    const opportunityId = await anOpportunity(employer);
    const statements = async (to: string): Promise<{ sent: number; slots: string[] }> => {
      const pattern = {
        from: '2026-11-02',
        to,
        weekdays: ['MONDAY', 'TUESDAY', 'WEDNESDAY'],
        skipSchoolHolidays: false,
      };
      const hours = { startsAt: '09:30', finishesAt: '15:30', breakMinutes: 30, capacity: 2, answerWithinDays: 7 };
      const input = { opportunityId, ...pattern, ...hours };
      const { planHash } = await perform(employer.token, 'planSlots', input, 'planHash');
      const before = await statementCount();
      const made = await perform(employer.token, 'addSlots', { ...input, planHash }, 'slotIds');
      return { sent: (await statementCount()) - before, slots: made.slotIds };
    };
    const few = await statements('2026-11-02');
    const many = await statements('2026-12-02');
    expect(many.slots.length).toBeGreaterThan(few.slots.length + 5);
    expect(many.sent).toBe(few.sent);
    for (const slotId of many.slots) expect(await inShort(employer.coordinator, slotId)).toEqual(['PUBLISH ALLOWED']);
  });

  it('is kept where it stands in the way, with the rule, and the advert is not shown', async () => {
    const draft = await anOpportunity(employer, {}, { isPublished: false });
    await insuredUntil('2026-09-13');
    const answer = await attempt(employer.token, 'publishOpportunity', { opportunityId: draft });
    await insuredUntil('2028-08-31');
    expect(answer.__typename).toBe('BlockedByRules');
    const [kept] = await seen(employer.coordinator, draft);
    expect(kept).toMatchObject({ stage: 'PUBLISH', outcome: 'BLOCKED', voidedAt: null });
    expect(kept?.ruleIds.length).toBeGreaterThan(0);
  });

  it('is void once the advert says something else, that of its dates as well, and rests on another hash when it is shown again', async () => {
    const opportunityId = await anOpportunity(employer);
    const slotId = await aSlot(employer, opportunityId);
    const before = (await seen(employer.coordinator, opportunityId)).at(-1);
    await perform(employer.token, 'pauseOpportunity', { opportunityId });
    expect((await inShort(employer.coordinator, opportunityId)).at(-1)).toBe('PUBLISH ALLOWED');
    await perform(employer.token, 'editOpportunity', { opportunityId, ...editedAdvert() });
    for (const id of [opportunityId, slotId])
      expect((await inShort(employer.coordinator, id)).at(-1)).toBe('PUBLISH ALLOWED void');
    await publishAdvert(employer, opportunityId);
    const after = (await seen(employer.coordinator, opportunityId)).at(-1);
    expect(after).toMatchObject({ outcome: 'ALLOWED', voidedAt: null });
    expect(after?.inputHash).not.toBe(before?.inputHash);
  });

  it('is void with a date that is cancelled', async () => {
    const slotId = await aVisit();
    await perform(employer.token, 'cancelSlot', { slotId });
    expect(await inShort(employer.coordinator, slotId)).toEqual(['PUBLISH ALLOWED void']);
  });
});

describe('what the rules say of a school that asks for places', () => {
  it('is kept with the request, and not shown to another school or another programme', async () => {
    const of = await request(await aVisit());
    for (const token of [school.lead, school.safeguardingLead, programme.coordinator])
      expect(await seen(token, of)).toMatchObject([
        { stage: 'BOOK', outcome: 'ALLOWED', ruleSetVersion, inputHash: expect.stringMatching(/^[0-9a-f]{64}$/) },
      ]);
    const { coordinator } = await aProgramme();
    for (const token of [other.lead, other.safeguardingLead, coordinator]) expect(await seen(token, of)).toEqual([]);
  });

  it('is kept of each request of a group, and nothing of what is refused', async () => {
    const slots = [await aVisit(), await aVisit(), await aVisit()].map((slotId) => ({ slotId, places: 2 }));
    const together = { slots, staffLead: 'Dana Reid', note: '' };
    const { requests } = await perform(school.lead, 'requestGroup', together, 'requests { slotRequestId }');
    expect(requests).toHaveLength(3);
    for (const { slotRequestId } of requests)
      expect(await inShort(school.lead, slotRequestId)).toEqual(['BOOK ALLOWED']);
    const count = async (): Promise<number> =>
      (await asOwner('select from clearance where school_id = $1', [school.id])).length;
    const before = await count();
    await insuredUntil('2026-11-09');
    expect((await attempt(school.lead, 'requestGroup', together)).__typename).toBe('BlockedByRules');
    await insuredUntil('2028-08-31');
    expect(await count()).toBe(before);
  });

  it('is kept once for a request that is sent twice', async () => {
    const sent = { ...asked, slotId: await aVisit(), idempotencyKey: 'week-46' };
    const [first, second] = [
      await perform(school.lead, 'requestSlot', sent, 'slotRequestId'),
      await perform(school.lead, 'requestSlot', sent, 'slotRequestId'),
    ];
    expect(second.slotRequestId).toBe(first.slotRequestId);
    expect(await inShort(school.lead, first.slotRequestId)).toEqual(['BOOK ALLOWED']);
  });

  it('rests on another hash where something of it is another', async () => {
    const slotId = await aVisit();
    const hashes: (string | undefined)[] = [];
    for (const change of [null, () => insuredUntil('2028-08-30'), () => insuredUntil('2028-08-31')]) {
      await change?.();
      hashes.push((await seen(school.lead, await request(slotId)))[0]?.inputHash);
    }
    expect(hashes[1]).not.toBe(hashes[0]);
    expect(hashes[2]).toBe(hashes[0]);
  });

  it.each([
    [
      'the school withdraws it',
      (of: string) => perform(school.lead, 'withdrawSlotRequest', { slotRequestId: of, reason: 'No coach.' }),
    ],
    [
      'the employer declines it',
      (of: string) => perform(employer.token, 'declineSlotRequest', { slotRequestId: of, reason: 'No staff.' }),
    ],
    [
      'nobody answers it in time',
      async () => {
        await setNow('2026-10-10T08:00:00Z');
        await tick('expire-slot-requests');
      },
    ],
  ] as const)('is void once %s', async (_, end) => {
    const of = await request(await aVisit());
    await end(of);
    expect(await inShort(school.lead, of)).toEqual(['BOOK ALLOWED void']);
  });

  it('stands while the employer accepts and the school says who comes', async () => {
    const of = await request(await aVisit());
    await perform(employer.token, 'acceptSlotRequest', { slotRequestId: of });
    await perform(school.lead, 'setVisitRegister', { slotRequestId: of, studentIds: [(await one()).id] });
    expect(await inShort(school.lead, of)).toEqual(['BOOK ALLOWED']);
  });

  it('is decided anew where the school takes what the waiting list offered, and kept where it says no', async () => {
    const slotId = await aVisit({ capacity: 2 });
    const full = await request(slotId);
    await perform(other.lead, 'joinWaitingListAsGroup', { ...asked, slotId });
    await perform(school.lead, 'withdrawSlotRequest', { slotRequestId: full, reason: 'No coach.' });
    await tick('offer-free-places');
    const [offer] = await asOwner<{ id: string }>(
      `select id from slot_request where school_id = $1 and state = 'OFFERED'`,
      [other.id],
    );
    const slotRequestId = offer?.id ?? '';
    expect(await inShort(other.lead, slotRequestId)).toEqual(['BOOK ALLOWED']);
    await insuredUntil('2026-11-09');
    expect((await attempt(other.lead, 'takeOfferedPlaces', { slotRequestId })).__typename).toBe('BlockedByRules');
    await insuredUntil('2028-08-31');
    expect(await inShort(other.lead, slotRequestId)).toEqual(['BOOK ALLOWED void', 'BOOK BLOCKED']);
    await perform(other.lead, 'takeOfferedPlaces', { slotRequestId });
    expect(await inShort(other.lead, slotRequestId)).toEqual([
      'BOOK ALLOWED void',
      'BOOK BLOCKED void',
      'BOOK ALLOWED',
    ]);
  });
});

describe('what the rules say of a student who applies', () => {
  it('is kept with the application, void when it is withdrawn, and decided anew when it comes back', async () => {
    const student = await one();
    const slotId = await aSlot(employer, await anOpportunity(employer));
    const plan = { name: 'Autumn', slotsFrom: '2026-10-26', slotsTo: '2026-10-30', maxChoices: 3 };
    const { roundId } = await perform(programme.coordinator, 'createRound', plan, 'roundId');
    await perform(programme.coordinator, 'openRound', { roundId });
    const submit = async (): Promise<string> =>
      (await perform(student.token, 'submitApplication', { roundId, slotId, statement: 'I draw.' }, 'applicationId'))
        .applicationId;
    const of = await submit();
    expect(await seen(school.lead, of)).toMatchObject([
      { stage: 'APPLY', outcome: 'ALLOWED', ruleSetVersion, voidedAt: null },
    ]);
    await perform(student.token, 'withdrawApplication', { applicationId: of });
    expect(await inShort(school.lead, of)).toEqual(['APPLY ALLOWED void']);
    expect(await submit()).toBe(of);
    expect(await inShort(school.safeguardingLead, of)).toEqual(['APPLY ALLOWED void', 'APPLY ALLOWED']);
    // Who the student is, is nobody's but the school's.
    for (const token of [other.lead, programme.coordinator]) expect(await seen(token, of)).toEqual([]);
  });

  it('is kept where the school applies for them, and of whoever waits for a place', async () => {
    const [student, holder] = [await one(), await one()];
    const slotId = await aSlot(employer, await anOpportunity(employer), { capacity: 1 });
    await aPlaceInSlot(holder, slotId, 'ACCEPTED');
    const { waitingPlaceId } = await perform(student.token, 'joinWaitingList', { slotId }, 'waitingPlaceId');
    expect(await inShort(school.lead, waitingPlaceId)).toEqual(['APPLY ALLOWED']);
    await perform(student.token, 'leaveWaitingList', { waitingPlaceId });
    expect(await inShort(school.lead, waitingPlaceId)).toEqual(['APPLY ALLOWED void']);
    const again = await perform(school.lead, 'joinWaitingList', { slotId, studentId: student.id }, 'waitingPlaceId');
    expect(await inShort(school.lead, again.waitingPlaceId)).toEqual(['APPLY ALLOWED']);
  });
});

describe('what the rules say of a student who is offered a place', () => {
  // A round is for every student of its programme.
  beforeEach(begin);

  it('is kept with every place of a round, in as many statements for many as for few', async () => {
    const slotId = await aSlot(employer, await anOpportunity(employer), { capacity: 40 });
    const publish = async (count: number): Promise<{ sent: number; places: string[] }> => {
      const all = await students(
        school,
        Array.from({ length: count }, () => ({})),
      );
      const { id: roundId } = await aProposedRound(
        programme,
        all.map((student) => ({ student, slotId })),
      );
      const before = await statementCount();
      await perform(programme.coordinator, 'publishRound', { roundId });
      const sent = (await statementCount()) - before;
      const rows = await asOwner<{ id: string }>('select id from allocation where round_id = $1', [roundId]);
      return { sent, places: rows.map(({ id }) => id) };
    };
    const [few, many] = [await publish(1), await publish(6)];
    expect(many.places).toHaveLength(6);
    expect(many.sent).toBe(few.sent);
    for (const id of many.places) {
      expect(await seen(school.lead, id)).toMatchObject([
        { stage: 'ALLOCATE', outcome: 'ALLOWED', ruleSetVersion, inputHash: expect.stringMatching(/^[0-9a-f]{64}$/) },
      ]);
      for (const token of [other.lead, programme.coordinator]) expect(await seen(token, id)).toEqual([]);
    }
  });

  it('is kept where the place came down the waiting list', async () => {
    const [student, holder] = [await one(), await one()];
    const slotId = await aSlot(employer, await anOpportunity(employer), { capacity: 1 });
    const held = await aPlaceInSlot(holder, slotId, 'OFFERED');
    await perform(student.token, 'joinWaitingList', { slotId });
    await perform(holder.token, 'declineAllocation', { allocationId: held, reason: 'OTHER' });
    await tick('offer-free-places');
    const [place] = await asOwner<{ id: string }>('select id from allocation where student_id = $1', [student.id]);
    expect(await inShort(school.lead, place?.id ?? '')).toEqual(['ALLOCATE ALLOWED']);
  });

  it('stands in the way where the rules say no by now, and nothing of the round is offered', async () => {
    const student = await one();
    const slotId = await aSlot(employer, await anOpportunity(employer));
    const { id: roundId } = await aProposedRound(programme, [{ student, slotId }]);
    await perform(school.safeguardingLead, 'refuseEmployerForSchool', { employerId: employer.id, reason: 'A worry.' });
    const answer = await attempt(
      programme.coordinator,
      'publishRound',
      { roundId },
      '... on SlotsHaveChanged { slotIds }',
    );
    expect(answer).toMatchObject({ __typename: 'SlotsHaveChanged', slotIds: [slotId] });
    expect(await asOwner('select from allocation where round_id = $1', [roundId])).toEqual([]);
    await perform(school.safeguardingLead, 'welcomeEmployerAtSchool', { employerId: employer.id });
    expect((await attempt(programme.coordinator, 'publishRound', { roundId })).__typename).toBe('PublishRoundPayload');
  });
});

describe('a clearance', () => {
  beforeAll(begin);

  it('of a place is listed with every step, and the place shows that of its confirmation', async () => {
    const student = await one();
    const slotId = await aSlot(employer, await anOpportunity(employer));
    const { allocations } = await aPublishedRound(programme, [{ student, slotId }]);
    const allocationId = allocations.get(student.id) ?? '';
    const { data } = await graphql(
      school.lead,
      '{ schoolAllocations(first: 50) { nodes { id clearance { outcome } } } }',
    );
    const shown = data.schoolAllocations.nodes.find(({ id }: { id: string }) => id === allocationId);
    expect(shown.clearance).toBeNull();
    await perform(student.token, 'acceptAllocation', { allocationId });
    await perform(employer.token, 'agreeAllocation', { allocationId });
    await attempt(school.lead, 'confirmAllocation', { allocationId });
    expect((await inShort(school.lead, allocationId)).map((each) => each.split(' ')[0])).toEqual([
      'ALLOCATE',
      'CONFIRM',
    ]);
  });

  it.each(['nothing', 'sch_01k5h2m3n4p5q6r7s8t9vwxyz0', 'alc_01k5h2m3n4p5q6r7s8t9vwxyz0'])(
    'of %s is none, whoever asks',
    async (of) => {
      for (const token of [school.lead, programme.coordinator]) expect(await seen(token, of)).toEqual([]);
    },
  );
});
