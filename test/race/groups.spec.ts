import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import pg from 'pg';
import {
  anEmployer,
  anOpportunity,
  aProgramme,
  aSchool,
  aSlot,
  asOwner,
  attempt,
  surroundings,
  unique,
  type TestEmployer,
  type TestSchool,
} from '#testing';

jest.setTimeout(120_000);

let employer: TestEmployer;
let schools: [TestSchool, TestSchool];
let opportunityId: string;

beforeAll(async () => {
  const programme = await aProgramme();
  employer = await anEmployer(programme);
  opportunityId = await anOpportunity(employer, { kind: 'WORKPLACE_VISIT' });
  schools = [await aSchool(programme), await aSchool(programme)];
});

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

  it('never ends in a failure, though two schools name the same slots in opposite order, forty times at once', async () => {
    const slots = await Promise.all(Array.from({ length: 4 }, () => aSlotOf(200)));
    const places = slots.map((slotId) => ({ slotId, places: 3 }));
    const answers = await Promise.all(
      Array.from({ length: 40 }, (_, index) =>
        askTogether(schools[index % 2] ?? schools[0], index % 2 === 0 ? places : [...places].reverse()),
      ),
    );
    expect(new Set(answers.map(({ __typename }) => __typename))).toEqual(new Set(['RequestGroupPayload']));
    expect(await takenIn(slots)).toEqual([120, 120, 120, 120]);
  });

  it('gives up after three seconds where somebody sits on one of the slots, and has taken nothing', async () => {
    const slots = [await aSlotOf(30), await aSlotOf(30)].sort();
    const sitting = new pg.Client(surroundings().owner);
    await sitting.connect();
    await sitting.query('begin');
    await sitting.query('select from slot where id = $1 for no key update', [slots[1]]);
    const asked = await askTogether(
      schools[0],
      slots.map((slotId) => ({ slotId, places: 2 })),
    );
    await sitting.query('rollback');
    await sitting.end();
    expect(asked.__typename).toBe('SlotBusy');
    expect(await takenIn(slots)).toEqual([0, 0]);
    expect(await requestsIn(slots)).toBe(0);
  });
});

/** What the test of opposite orders is able to see: the same takes in the order in which they were named. */
describe('groups that lock their slots in the order in which they name them', () => {
  let pool: pg.Pool;

  beforeAll(() => {
    pool = new pg.Pool({ connectionString: surroundings().owner, max: 2 });
  });

  afterAll(() => pool.end());

  it('wait for each other in a circle, which PostgreSQL breaks with a deadlock', async () => {
    const slots = [await aSlotOf(30), await aSlotOf(30)];
    let waiting = 2;
    let meet: () => void;
    const met = new Promise<void>((resolve) => (meet = resolve));
    const takeInOrder = async (order: readonly string[]): Promise<string> => {
      const client = await pool.connect();
      try {
        await client.query('begin');
        for (const [index, slotId] of order.entries()) {
          await client.query('update slot set taken = taken + 1 where id = $1', [slotId]);
          if (index === 0 && --waiting === 0) meet();
          if (index === 0) await met;
        }
        await client.query('rollback');
        return 'done';
      } catch (error) {
        await client.query('rollback');
        return error instanceof pg.DatabaseError ? (error.code ?? '') : 'other';
      } finally {
        client.release();
      }
    };
    const outcomes = await Promise.all([takeInOrder(slots), takeInOrder([...slots].reverse())]);
    expect(outcomes.sort()).toEqual(['40P01', 'done']);
  });
});
