import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { Module, type INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { ExpireSlotRequests, slotRequestStates, slotRequestTransitions, type SlotRequestState } from '#bookings';
import { serviceModules } from '#composition';
import { cells, roles, systemActor } from '#kernel';
import { newId } from '#platform';
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
  setNow,
  students,
  surroundings,
  unique,
  type TestEmployer,
  type TestProgramme,
  type TestSchool,
} from '#testing';

const reason = 'The hall is being painted.';
const answerDays = 7;
const beforeTheEnd = '2026-09-21T08:00:00Z';
const afterTheEnd = '2026-09-21T08:00:01Z';

let programme: TestProgramme;
let school: TestSchool;
let otherSchool: TestSchool;
let employer: TestEmployer;
let otherEmployer: TestEmployer;
let opportunityId: string;
let slotId: string;

beforeAll(async () => {
  programme = await aProgramme();
  school = await aSchool(programme);
  otherSchool = await aSchool(programme);
  employer = await anEmployer(programme);
  otherEmployer = await anEmployer(programme);
  opportunityId = await anOpportunity(employer);
  slotId = await aFreshSlot();
});

afterEach(() => setNow());

function aFreshSlot(overrides: object = {}): Promise<string> {
  return aSlot(employer, opportunityId, { capacity: 40, answerWithinDays: answerDays, ...overrides });
}

const fields = `... on RequestSlotPayload { slotRequestId remainingPlaces answerBy }
  ... on NotEnoughPlaces { remaining } ... on IdempotencyConflict { slotRequestId }`;

/** Asks for five places, as the school, unless told otherwise. */
function ask(overrides: object = {}, token = school.lead): Promise<Record<string, unknown>> {
  const input = { slotId, places: 5, staffLead: 'Dana Reid', note: 'We come by bus.', ...overrides };
  return attempt(token, 'requestSlot', input, fields);
}

async function aRequest(overrides: object = {}, token = school.lead): Promise<string> {
  const { slotRequestId } = await ask(overrides, token);
  expect(slotRequestId).toEqual(expect.stringMatching(/^req_/));
  return String(slotRequestId);
}

function accept(slotRequestId: string, token = employer.token): Promise<Record<string, unknown>> {
  return attempt(token, 'acceptSlotRequest', { slotRequestId }, '... on SlotRequestStatePayload { nowIs: state }');
}

async function taken(of = slotId): Promise<number | undefined> {
  return (await asOwner<{ taken: number }>('select taken from slot where id = $1', [of]))[0]?.taken;
}

async function saved(
  slotRequestId: string,
): Promise<{ state: string; reason: string | null; answered: boolean } | undefined> {
  const read = 'select state, reason, answered_at is not null as answered from slot_request where id = $1';
  return (await asOwner<{ state: string; reason: string | null; answered: boolean }>(read, [slotRequestId]))[0];
}

async function requestsIn(slot: string): Promise<number | undefined> {
  return (await asOwner<{ n: number }>('select count(*)::integer as n from slot_request where slot_id = $1', [slot]))[0]
    ?.n;
}

/** What was told of a request, oldest first. */
function eventsOf(
  slotRequestId: string,
): Promise<{ kind: string; school_id: string; employer_id: string; programme_id: string }[]> {
  return asOwner('select kind, school_id, employer_id, programme_id from event where subject_id = $1 order by id', [
    slotRequestId,
  ]);
}

/** The worker's part: lets requests expire as if it were that instant. */
class Expiry {
  private constructor(private readonly service: INestApplicationContext) {}

  static async at(instant: string): Promise<Expiry> {
    const { service, catalogue } = surroundings();
    const clock = { now: () => new Date(instant) };
    @Module({ imports: serviceModules({ databaseUrl: service, catalogueUrl: catalogue, issuers: [], clock }) })
    class WorkerModule {}
    return new Expiry(await NestFactory.createApplicationContext(WorkerModule, { logger: false }));
  }

  run(): Promise<number> {
    return this.service.get(ExpireSlotRequests).run(systemActor('expire-slot-requests'));
  }

  close(): Promise<void> {
    return this.service.close();
  }
}

describe('a school asks for places in a slot', () => {
  it('holds them at once, and the employer accepts', async () => {
    const slot = await aFreshSlot();
    const asked = await ask({ slotId: slot, places: 12 });
    expect(asked).toMatchObject({
      __typename: 'RequestSlotPayload',
      remainingPlaces: 28,
      answerBy: '2026-09-21T08:00:00Z',
    });
    const id = String(asked['slotRequestId']);
    expect(await accept(id)).toMatchObject({ __typename: 'SlotRequestStatePayload', nowIs: 'ACCEPTED' });
    expect(await taken(slot)).toBe(12);
    expect(await saved(id)).toEqual({ state: 'ACCEPTED', reason: null, answered: true });
    const concerned = { school_id: school.id, employer_id: employer.id, programme_id: programme.id };
    expect(await eventsOf(id)).toEqual([
      { kind: 'slot-request.requested', ...concerned },
      { kind: 'slot-request.accepted', ...concerned },
    ]);
  });

  it('has them given back when the employer declines, with the reason', async () => {
    const slot = await aFreshSlot();
    const id = await aRequest({ slotId: slot });
    await perform(employer.token, 'declineSlotRequest', { slotRequestId: id, reason });
    expect(await taken(slot)).toBe(0);
    expect(await saved(id)).toEqual({ state: 'DECLINED', reason, answered: true });
  });

  it('gives them back itself, also after they were accepted', async () => {
    const slot = await aFreshSlot();
    const [first, second] = [await aRequest({ slotId: slot }), await aRequest({ slotId: slot, places: 3 })];
    await accept(second);
    expect(await taken(slot)).toBe(8);
    for (const slotRequestId of [first, second])
      await perform(school.lead, 'withdrawSlotRequest', { slotRequestId, reason });
    expect(await taken(slot)).toBe(0);
    expect(await saved(first)).toEqual({ state: 'WITHDRAWN', reason, answered: false });
    expect(await saved(second)).toEqual({ state: 'WITHDRAWN', reason, answered: true });
  });

  it('is told how many are left when there are not enough, and nothing is saved', async () => {
    const slot = await aFreshSlot();
    await aRequest({ slotId: slot, places: 30 });
    const before = await asOwner('select from event');
    expect(await ask({ slotId: slot, places: 11 })).toMatchObject({ __typename: 'NotEnoughPlaces', remaining: 10 });
    expect(await taken(slot)).toBe(30);
    expect(await requestsIn(slot)).toBe(1);
    expect(await asOwner('select from event')).toHaveLength(before.length);
  });

  it('is told of every fault of the input at once', async () => {
    const slot = await aFreshSlot();
    const { __typename, faults } = await ask({
      slotId: slot,
      places: 201,
      staffLead: ' ',
      note: '<b>'.repeat(400),
      idempotencyKey: '',
    });
    expect(__typename).toBe('InvalidInput');
    expect((faults as { path: string }[]).map(({ path }) => path)).toEqual([
      'places',
      'staffLead',
      'note',
      'idempotencyKey',
      'note',
    ]);
    expect(await requestsIn(slot)).toBe(0);
  });

  it('is not asked to guess why a slot cannot be had', async () => {
    const draft = await anOpportunity(employer, {}, { isPublished: false });
    const unpublished = await aSlot(employer, draft);
    const cancelled = await aFreshSlot();
    await perform(employer.token, 'cancelSlot', { slotId: cancelled });
    const wrong = { __typename: 'WrongState', wantedState: 'REQUESTED', allowedFrom: ['OPEN'] };
    expect(await ask({ slotId: unpublished })).toMatchObject({ ...wrong, currentState: 'NOT_PUBLISHED' });
    expect(await ask({ slotId: cancelled })).toMatchObject({ ...wrong, currentState: 'CANCELLED' });
    await setNow('2026-10-26T09:30:00Z');
    expect(await ask()).toMatchObject({ ...wrong, currentState: 'BEGUN' });
    for (const slot of [unpublished, cancelled]) expect(await requestsIn(slot)).toBe(0);
  });

  it('may ask up to the minute before a slot begins, by the clock on the wall in England', async () => {
    const inSummerTime = await aFreshSlot({ startsOn: '2026-10-19', endsOn: '2026-10-19' });
    await setNow('2026-10-19T08:30:00Z');
    expect(await ask({ slotId: inSummerTime })).toMatchObject({ __typename: 'WrongState', currentState: 'BEGUN' });
    await setNow('2026-10-19T08:29:59Z');
    expect(await ask({ slotId: inSummerTime })).toMatchObject({ __typename: 'RequestSlotPayload' });
  });

  it('finds no slot that is kept for another school, belongs to another programme or does not exist', async () => {
    const reserved = await aFreshSlot({ reservedSchoolId: otherSchool.id });
    const stranger = await aSchool(await aProgramme());
    expect(await ask({ slotId: reserved })).toMatchObject({ __typename: 'NotFound', kind: 'Slot', id: reserved });
    expect(await ask({}, stranger.lead)).toMatchObject({ __typename: 'NotFound', kind: 'Slot', id: slotId });
    for (const nowhere of [newId('Slot'), 'slt_1', '']) {
      expect(await ask({ slotId: nowhere })).toMatchObject({ __typename: 'NotFound', id: nowhere });
    }
    expect(await ask({ slotId: reserved }, otherSchool.lead)).toMatchObject({ __typename: 'RequestSlotPayload' });
  });
});

describe('a request that is sent again under its key', () => {
  it('answers as before and takes no further place', async () => {
    const slot = await aFreshSlot();
    const input = { slotId: slot, idempotencyKey: `trip-${unique()}` };
    const [first, second] = [await ask(input), await ask(input)];
    expect(second).toEqual(first);
    await perform(employer.token, 'pauseOpportunity', { opportunityId });
    expect(await ask(input)).toEqual(first);
    await perform(employer.token, 'publishOpportunity', { opportunityId });
    expect(await taken(slot)).toBe(5);
    expect(await requestsIn(slot)).toBe(1);
  });

  it('is refused when it asks for something else', async () => {
    const slot = await aFreshSlot();
    const input = { slotId: slot, idempotencyKey: `trip-${unique()}` };
    const id = await aRequest(input);
    const others = [{ slotId }, { places: 6 }, { staffLead: 'Lee Marsh' }, { note: 'We walk.' }];
    for (const other of others) {
      expect(await ask({ ...input, ...other })).toMatchObject({ __typename: 'IdempotencyConflict', slotRequestId: id });
    }
    expect(await taken(slot)).toBe(5);
  });

  it('does not meet the keys of other schools', async () => {
    const slot = await aFreshSlot();
    const input = { slotId: slot, idempotencyKey: `trip-${unique()}` };
    expect(await aRequest(input)).not.toBe(await aRequest(input, otherSchool.lead));
    expect(await taken(slot)).toBe(10);
  });

  it('may be sent with a key that was not used because there were not enough places', async () => {
    const slot = await aFreshSlot();
    const input = { slotId: slot, idempotencyKey: `trip-${unique()}` };
    expect(await ask({ ...input, places: 41 })).toMatchObject({ __typename: 'NotEnoughPlaces', remaining: 40 });
    expect(await ask({ ...input, places: 40 })).toMatchObject({ __typename: 'RequestSlotPayload', remainingPlaces: 0 });
  });
});

describe('a request that nobody answers', () => {
  let worker: Expiry;

  beforeAll(async () => {
    worker = await Expiry.at(afterTheEnd);
    await worker.run();
  });

  afterAll(() => worker.close());

  it('can be accepted up to the last instant', async () => {
    const id = await aRequest();
    await setNow(beforeTheEnd);
    expect(await accept(id)).toMatchObject({ nowIs: 'ACCEPTED' });
  });

  it('cannot be answered any more after that, even before the worker has come round', async () => {
    const slot = await aFreshSlot();
    const id = await aRequest({ slotId: slot });
    await setNow(afterTheEnd);
    const late = { __typename: 'WrongState', currentState: 'EXPIRED', allowedFrom: ['REQUESTED'] };
    expect(await accept(id)).toMatchObject({ ...late, wantedState: 'ACCEPTED' });
    expect(await attempt(employer.token, 'declineSlotRequest', { slotRequestId: id, reason })).toMatchObject(late);
    expect(await saved(id)).toMatchObject({ state: 'REQUESTED', answered: false });
    expect(await taken(slot)).toBe(5);
  });

  it('expires and frees its places; what was answered or is not due stays', async () => {
    await worker.run();
    const [one, another, patient] = [
      await aFreshSlot(),
      await aFreshSlot(),
      await aFreshSlot({ answerWithinDays: 30 }),
    ];
    const overdue = [
      await aRequest({ slotId: another, places: 2 }),
      await aRequest({ slotId: one }),
      await aRequest({ slotId: one }),
    ];
    const accepted = await aRequest({ slotId: one, places: 7 });
    const notDue = await aRequest({ slotId: patient });
    await accept(accepted);

    expect(await worker.run()).toBe(3);
    for (const id of overdue) {
      expect(await saved(id)).toEqual({ state: 'EXPIRED', reason: null, answered: false });
      const concerned = { school_id: school.id, employer_id: employer.id, programme_id: programme.id };
      expect((await eventsOf(id)).at(-1)).toEqual({ kind: 'slot-request.expired', ...concerned });
    }
    expect(await saved(accepted)).toMatchObject({ state: 'ACCEPTED' });
    expect(await saved(notDue)).toMatchObject({ state: 'REQUESTED' });
    expect([await taken(one), await taken(another), await taken(patient)]).toEqual([7, 0, 5]);
    expect(await worker.run()).toBe(0);
  });

  it('expires once when two workers come round together', async () => {
    const slot = await aFreshSlot();
    await aRequest({ slotId: slot, places: 1 }).then(accept);
    for (let made = 0; made < 10; made++) await aRequest({ slotId: slot, places: 2 });
    const expired = await Promise.all([worker.run(), worker.run()]);
    expect(expired.reduce((sum, each) => sum + each, 0)).toBe(10);
    expect(await taken(slot)).toBe(1);
  });
});

describe('every step that the table does not allow', () => {
  const mutations = {
    ACCEPTED: 'acceptSlotRequest',
    DECLINED: 'declineSlotRequest',
    WITHDRAWN: 'withdrawSlotRequest',
    CANCELLED: 'cancelSlotRequest',
    REQUESTED: 'takeOfferedPlaces',
  } as const;
  const forbidden = cells(slotRequestTransitions, slotRequestStates, roles).filter(
    ({ allowed, to }) => !allowed && to in mutations,
  );
  const requests = new Map<SlotRequestState, string>();
  const tokens = new Map<string, string>();

  beforeAll(async () => {
    for (const state of slotRequestStates) requests.set(state, await aRequest());
    const id = (state: SlotRequestState): object => ({ slotRequestId: requests.get(state), reason });
    const worker = await Expiry.at(afterTheEnd);
    await accept(requests.get('ACCEPTED') ?? '');
    await perform(employer.token, 'declineSlotRequest', id('DECLINED'));
    await perform(school.lead, 'withdrawSlotRequest', id('WITHDRAWN'));
    await accept(requests.get('CANCELLED') ?? '');
    await perform(employer.token, 'cancelSlotRequest', id('CANCELLED'));
    await worker.run();
    await worker.close();
    requests.set('REQUESTED', await aRequest());
    requests.set('OFFERED', await aRequest());
    await asOwner(`update slot_request set state = 'OFFERED' where id = $1`, [requests.get('OFFERED')]);
    const [student] = await students(school, [{}]);
    tokens.set('STUDENT', student?.token ?? '');
    tokens.set('CAREERS_LEAD', school.lead);
    tokens.set('SAFEGUARDING_LEAD', school.safeguardingLead);
    tokens.set('EMPLOYER', employer.token);
    tokens.set('COORDINATOR', programme.coordinator);
    tokens.set('MENTOR', (await aMentor(school)).token);
  });

  it.each(forbidden)('$role does not get a request from $from to $to', async ({ from, to, role }) => {
    const slotRequestId = requests.get(from) ?? '';
    const [before, placesBefore] = [await saved(slotRequestId), await taken()];
    expect(before?.state).toBe(from);
    const mutation = mutations[to as keyof typeof mutations];
    const isPlain = to === 'ACCEPTED' || to === 'REQUESTED';
    const input = isPlain ? { slotRequestId } : { slotRequestId, reason };
    const inputType = isPlain ? 'SlotRequestInput' : 'SlotRequestReasonInput';
    const document = `mutation ($input: ${inputType}!) { ${mutation}(input: $input) { __typename ... on WrongState { currentState } } }`;
    const answer = await graphql(tokens.get(role) ?? null, document, { input });
    if ((slotRequestTransitions[to as keyof typeof mutations].by as readonly string[]).includes(role)) {
      expect(answer.data[mutation]).toEqual({ __typename: 'WrongState', currentState: from });
    } else {
      expect(answer.errors?.[0]?.extensions?.code).toBe('FORBIDDEN');
    }
    expect([await saved(slotRequestId), await taken()]).toEqual([before, placesBefore]);
  });

  it('is as little allowed to another school or employer, who do not even find the request', async () => {
    const slotRequestId = await aRequest();
    const notFound = { __typename: 'NotFound', kind: 'SlotRequest', id: slotRequestId };
    expect(await accept(slotRequestId, otherEmployer.token)).toMatchObject(notFound);
    expect(await attempt(otherSchool.lead, 'withdrawSlotRequest', { slotRequestId, reason })).toMatchObject(notFound);
    expect(await accept('req_1')).toMatchObject({ ...notFound, id: 'req_1' });
    expect(await saved(slotRequestId)).toMatchObject({ state: 'REQUESTED' });
  });
});
