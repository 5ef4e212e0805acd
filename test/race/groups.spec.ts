import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { INestApplicationContext } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { RequestGroup } from '#bookings';
import { systemClock, type Actor, type SlotId } from '#kernel';
import { SlotPlaces } from '#opportunities';
import { newId, unitOfWork } from '#platform';
import {
  anEmployer,
  anOpportunity,
  aProgramme,
  aSchool,
  aSlot,
  asOwner,
  attempt,
  perform,
  surroundings,
  tampered,
  unique,
  type TestEmployer,
  type TestProgramme,
  type TestSchool,
} from '#testing';
import { aMeetingOf, anActor, aService, openTransaction } from './guards.js';

let programme: TestProgramme;
let service: INestApplicationContext;
let employer: TestEmployer;
let schools: [TestSchool, TestSchool];
let opportunityId: string;

beforeAll(async () => {
  programme = await aProgramme();
  employer = await anEmployer(programme);
  opportunityId = await anOpportunity(employer, { kind: 'WORKPLACE_VISIT' });
  schools = [await aSchool(programme), await aSchool(programme)];
  service = await aService({ now: () => new Date('2026-09-14T08:00:00Z') });
});

afterAll(() => service.close());

const leadOf = ({ id }: TestSchool): Actor => anActor('CAREERS_LEAD', { programmeId: programme.id, schoolId: id });

/** Does some work in this process, and counts the transactions that were rolled back over it. */
async function counting<Result>(work: () => Promise<Result>): Promise<{ result: Result; rollbacks: number }> {
  let rollbacks = 0;
  const result = await tampered((text) => {
    if (/^rollback/i.test(text)) rollbacks++;
    return text;
  }, work);
  return { result, rollbacks };
}

const aSlotOf = (capacity: number): Promise<string> =>
  aSlot(employer, opportunityId, { capacity, endsOn: '2026-10-26' });

interface Asked {
  readonly __typename: string;
  readonly groupId?: string;
  readonly requests?: { slotId: string; slotRequestId: string; remainingPlaces: number }[];
  readonly shortages?: { slotId: string; wanted: number; remaining: number }[];
}

function askTogether(
  { lead }: TestSchool,
  slots: readonly { slotId: string; places: number }[],
  overrides: object = {},
): Promise<Asked> {
  return attempt(
    lead,
    'requestGroup',
    { slots, staffLead: 'Dana Reid', note: '', ...overrides },
    `... on RequestGroupPayload { groupId requests { slotId slotRequestId remainingPlaces } }
     ... on GroupDoesNotFit { shortages { slotId wanted remaining } } ... on IdempotencyConflict { slotRequestId }`,
  );
}

async function takenIn(slotIds: readonly string[]): Promise<number[]> {
  const rows = await asOwner<{ id: string; taken: number }>('select id, taken from slot where id = any($1)', [slotIds]);
  const takenOf = new Map(rows.map(({ id, taken }) => [id, taken]));
  return slotIds.map((id) => takenOf.get(id) ?? -1);
}

async function requestsIn(slotIds: readonly string[]): Promise<number> {
  const rows = await asOwner('select id from slot_request where slot_id = any($1)', [slotIds]);
  return rows.length;
}

describe('a group in several slots', () => {
  it('is booked in all of them', async () => {
    const slots = [await aSlotOf(30), await aSlotOf(30)];
    const asked = await askTogether(schools[0], [
      { slotId: slots[1] ?? '', places: 30 },
      { slotId: slots[0] ?? '', places: 12 },
    ]);
    expect(asked.requests).toEqual([
      { slotId: slots[0], slotRequestId: expect.stringMatching(/^req_/), remainingPlaces: 18 },
      { slotId: slots[1], slotRequestId: expect.stringMatching(/^req_/), remainingPlaces: 0 },
    ]);
    expect(await takenIn(slots)).toEqual([12, 30]);
  });

  it('of 30 takes nothing anywhere where one slot has 29 places left, and is told of every slot that falls short', async () => {
    const slots = [await aSlotOf(40), await aSlotOf(30), await aSlotOf(10)];
    const [wide = '', tight = '', small = ''] = slots;
    await attempt(schools[1].lead, 'requestSlot', { slotId: tight, places: 1, staffLead: 'Dana Reid', note: '' });
    const asked = await askTogether(
      schools[0],
      [wide, tight, small].map((slotId) => ({ slotId, places: 30 })),
    );
    expect(asked.__typename).toBe('GroupDoesNotFit');
    expect(asked.shortages).toEqual([
      { slotId: tight, wanted: 30, remaining: 29 },
      { slotId: small, wanted: 30, remaining: 10 },
    ]);
    expect(await takenIn(slots)).toEqual([0, 1, 0]);
    expect(await requestsIn(slots)).toBe(1);
  });

  it('is booked once, however often it is sent at once under one key, and the key is good for nothing else', async () => {
    const slots = [await aSlotOf(200), await aSlotOf(200)];
    const places = slots.map((slotId) => ({ slotId, places: 7 }));
    const idempotencyKey = `group-${unique()}`;
    const answers = await Promise.all(
      Array.from({ length: 50 }, (_, index) =>
        askTogether(schools[0], index % 2 === 0 ? places : [...places].reverse(), { idempotencyKey }),
      ),
    );
    expect(new Set(answers.map(({ groupId }) => groupId)).size).toBe(1);
    expect(new Set(answers.map(({ requests }) => JSON.stringify(requests))).size).toBe(1);
    expect(await takenIn(slots)).toEqual([7, 7]);
    expect(await requestsIn(slots)).toBe(2);

    const other = await askTogether(schools[0], [{ slotId: slots[0] ?? '', places: 7 }], { idempotencyKey });
    expect(other).toMatchObject({ __typename: 'IdempotencyConflict' });
    const alone = { slotId: slots[0], places: 7, staffLead: 'Dana Reid', note: '', idempotencyKey };
    expect(await attempt(schools[0].lead, 'requestSlot', alone)).toMatchObject({ __typename: 'IdempotencyConflict' });
    expect(await takenIn(slots)).toEqual([7, 7]);
  });

  it('names each slot once', async () => {
    const slotId = await aSlotOf(30);
    const asked = await attempt(schools[0].lead, 'requestGroup', {
      slots: [
        { slotId, places: 1 },
        { slotId, places: 201 },
      ],
      staffLead: 'Dana Reid',
      note: '',
    });
    expect(asked.faults.map(({ path }: { path: string }) => path)).toEqual(['slots.1.places', 'slots.1.slotId']);
  });

  it('never ends in a failure, nor is begun anew after a deadlock, though two schools name the same slots in opposite order, sixteen times at once', async () => {
    const slots = await Promise.all(Array.from({ length: 4 }, () => aSlotOf(200)));
    const places = slots.map((slotId) => ({ slotId, places: 3 }));
    const { result: groups, rollbacks } = await counting(() =>
      Promise.all(
        Array.from({ length: 16 }, (_, index) =>
          service.get(RequestGroup).run(leadOf(schools[index % 2] ?? schools[0]), {
            slots: index % 2 === 0 ? places : [...places].reverse(),
            staffLead: 'Dana Reid',
            note: '',
            idempotencyKey: null,
          }),
        ),
      ),
    );
    expect(groups.map(({ requests }) => requests.length)).toEqual(Array(16).fill(4));
    // What PostgreSQL breaks off is begun anew, so that nobody would see it but here.
    expect(rollbacks).toBe(0);
    expect(await takenIn(slots)).toEqual([48, 48, 48, 48]);
  });

  it('gives up after three seconds where somebody sits on one of the slots, and has taken nothing', async () => {
    const slots = [await aSlotOf(30), await aSlotOf(30)].sort();
    const sitting = await openTransaction();
    await sitting.query('select from slot where id = $1 for no key update', [slots[1]]);
    const asked = await askTogether(
      schools[0],
      slots.map((slotId) => ({ slotId, places: 2 })),
    );
    await sitting.rollback();
    expect(asked.__typename).toBe('SlotBusy');
    expect(await takenIn(slots)).toEqual([0, 0]);
    expect(await requestsIn(slots)).toBe(0);
  });

  it('gives up as soon where somebody sits on the employer’s week, in which it is counted', async () => {
    const busy = await anEmployer(programme);
    const advert = await anOpportunity(busy, { kind: 'WORKPLACE_VISIT' });
    await perform(busy.token, 'setContactCap', { mostAWeek: 50 });
    const slotId = await aSlot(busy, advert, { capacity: 30, endsOn: '2026-10-26' });
    expect((await askTogether(schools[0], [{ slotId, places: 2 }])).__typename).toBe('RequestGroupPayload');
    const sitting = await openTransaction();
    await sitting.query('select from employer_week where employer_id = $1 for update', [busy.id]);
    const asked = await askTogether(schools[1], [{ slotId, places: 2 }]);
    await sitting.rollback();
    expect(asked.__typename).toBe('SlotBusy');
    expect(await takenIn([slotId])).toEqual([2]);
    expect(await requestsIn([slotId])).toBe(1);
  });

  it('gives up as soon where the first of two under one key does not come to an end', async () => {
    const slotId = await aSlotOf(30);
    const idempotencyKey = `group-${unique()}`;
    const sitting = await openTransaction();
    await sitting.query(
      `insert into slot_request (id, programme_id, employer_id, slot_id, school_id, state, places, staff_lead, note, answer_by, idempotency_key, created_at)
       select $1, programme_id, employer_id, id, $2, 'REQUESTED', 2, 'Dana Reid', '', '2026-09-21', $3, '2026-09-14' from slot where id = $4`,
      [newId('SlotRequest'), schools[0].id, idempotencyKey, slotId],
    );
    const asked = await askTogether(schools[0], [{ slotId, places: 2 }], { idempotencyKey });
    await sitting.rollback();
    expect(asked.__typename).toBe('SlotBusy');
    expect(await requestsIn([slotId])).toBe(0);
  });
});

/** What the test of opposite orders is able to see: the same takes in units of work like those, in the order in which the slots were named. */
describe('groups that lock their slots in the order in which they name them', () => {
  it('wait for each other in a circle, which PostgreSQL breaks with a deadlock, and one of them is begun anew', async () => {
    const slots = [await aSlotOf(30), await aSlotOf(30)];
    const dataSource = new DataSource({ type: 'postgres', url: surroundings().service, installExtensions: false });
    await dataSource.initialize();
    const work = unitOfWork(dataSource, { clock: systemClock, newId }, (tx) => new SlotPlaces(tx));
    const meet = aMeetingOf(2);
    const takeInOrder = ([first, second]: readonly string[], school: TestSchool): Promise<unknown> =>
      work.run(leadOf(school), async (places) => {
        await places.take(first as SlotId, 1);
        await meet();
        await places.take(second as SlotId, 1);
      });
    const { rollbacks } = await counting(() =>
      Promise.all([takeInOrder(slots, schools[0]), takeInOrder([...slots].reverse(), schools[1])]),
    );
    await dataSource.destroy();
    expect(rollbacks).toBe(1);
    expect(await takenIn(slots)).toEqual([2, 2]);
  });
});
