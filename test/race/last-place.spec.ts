import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
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

const capacity = 20;
const takers = 200;

let employer: TestEmployer;
let schools: TestSchool[];
let opportunityId: string;

beforeAll(async () => {
  const programme = await aProgramme();
  employer = await anEmployer(programme);
  opportunityId = await anOpportunity(employer);
  schools = await Promise.all(Array.from({ length: 5 }, () => aSchool(programme)));
});

interface Asked {
  readonly __typename: string;
  readonly slotRequestId?: string;
  readonly remaining?: number;
}

function school(number: number): TestSchool {
  const found = schools[number % schools.length];
  if (found === undefined) throw new RangeError('there are schools');
  return found;
}

function aFreshSlot(): Promise<string> {
  return aSlot(employer, opportunityId, { capacity });
}

function ask(
  { lead }: TestSchool,
  slotId: string,
  places: number,
  idempotencyKey: string | null = null,
): Promise<Asked> {
  const input = { slotId, places, staffLead: 'Dana Reid', note: '', idempotencyKey };
  return attempt(
    lead,
    'requestSlot',
    input,
    '... on RequestSlotPayload { slotRequestId } ... on NotEnoughPlaces { remaining }',
  );
}

async function requestOf(asking: Promise<Asked>): Promise<string> {
  const { slotRequestId } = await asking;
  if (slotRequestId === undefined) throw new Error('the request was not made');
  return slotRequestId;
}

async function takenOf(slotId: string): Promise<number | undefined> {
  return (await asOwner<{ taken: number }>('select taken from slot where id = $1', [slotId]))[0]?.taken;
}

/** States of the slot's requests in the database, with how many there are of each and how many places they ask for. */
function requestsOf(slotId: string): Promise<{ state: string; requests: number; places: number }[]> {
  return asOwner(
    `select state, count(*)::integer as requests, sum(places)::integer as places from slot_request where slot_id = $1 group by state`,
    [slotId],
  );
}

describe('the last place', () => {
  it('is given once, however many ask at the same moment', async () => {
    const slotId = await aFreshSlot();
    const answers = await Promise.all(Array.from({ length: takers }, (_, number) => ask(school(number), slotId, 1)));

    const refused = answers.filter(({ __typename }) => __typename === 'NotEnoughPlaces');
    expect(answers.filter(({ __typename }) => __typename === 'RequestSlotPayload')).toHaveLength(capacity);
    expect(refused).toHaveLength(takers - capacity);
    expect(new Set(refused.map(({ remaining }) => remaining))).toEqual(new Set([0]));
    expect(await takenOf(slotId)).toBe(capacity);
    expect(await requestsOf(slotId)).toEqual([{ state: 'REQUESTED', requests: capacity, places: capacity }]);
  });

  it('goes to one of two groups that both would have fitted alone', async () => {
    const slotId = await aFreshSlot();
    await ask(school(0), slotId, 5);
    const answers = await Promise.all([ask(school(1), slotId, 9), ask(school(2), slotId, 8)]);

    expect(answers.map(({ __typename }) => __typename).sort()).toEqual(['NotEnoughPlaces', 'RequestSlotPayload']);
    const won = answers[0].__typename === 'RequestSlotPayload' ? 9 : 8;
    expect(answers.find(({ remaining }) => remaining !== undefined)?.remaining).toBe(capacity - 5 - won);
    expect(await takenOf(slotId)).toBe(5 + won);
  });

  it('goes to the same request, however often it is sent at once under one key', async () => {
    const slotId = await aFreshSlot();
    const key = `group-${unique()}`;
    const answers = await Promise.all(Array.from({ length: 50 }, () => ask(school(0), slotId, 1, key)));

    expect(new Set(answers.map(({ __typename }) => __typename))).toEqual(new Set(['RequestSlotPayload']));
    expect(new Set(answers.map(({ slotRequestId }) => slotRequestId)).size).toBe(1);
    expect(await takenOf(slotId)).toBe(1);
    expect(await requestsOf(slotId)).toEqual([{ state: 'REQUESTED', requests: 1, places: 1 }]);
  });

  it('goes to one school only when two send the same key', async () => {
    const slotId = await aFreshSlot();
    const key = `group-${unique()}`;
    await ask(school(0), slotId, capacity - 1);
    const answers = await Promise.all([ask(school(1), slotId, 1, key), ask(school(2), slotId, 1, key)]);

    expect(answers.map(({ __typename }) => __typename).sort()).toEqual(['NotEnoughPlaces', 'RequestSlotPayload']);
    expect(await takenOf(slotId)).toBe(capacity);
  });
});

describe('two sides that act on a request at once', () => {
  const reason = 'The minibus is not to be had.';

  it('leave it withdrawn and its places free when one accepts and the other withdraws', async () => {
    const slotId = await aFreshSlot();
    for (let round = 0; round < 10; round++) {
      const slotRequestId = await requestOf(ask(school(round), slotId, 2));
      const [accepted, withdrawn] = await Promise.all([
        attempt(employer.token, 'acceptSlotRequest', { slotRequestId }),
        attempt(school(round).lead, 'withdrawSlotRequest', { slotRequestId, reason }),
      ]);
      expect(withdrawn.__typename).toBe('SlotRequestStatePayload');
      expect(['SlotRequestStatePayload', 'WrongState']).toContain(accepted.__typename);
      expect(await takenOf(slotId)).toBe(0);
    }
    expect(await requestsOf(slotId)).toEqual([{ state: 'WITHDRAWN', requests: 10, places: 20 }]);
  });

  it('free its places once when one declines and the other withdraws', async () => {
    const slotId = await aFreshSlot();
    await ask(school(0), slotId, 7);
    for (let round = 0; round < 10; round++) {
      const slotRequestId = await requestOf(ask(school(round), slotId, 2));
      const answers = await Promise.all([
        attempt(employer.token, 'declineSlotRequest', { slotRequestId, reason }),
        attempt(school(round).lead, 'withdrawSlotRequest', { slotRequestId, reason }),
      ]);
      expect(answers.map(({ __typename }) => __typename).sort()).toEqual(['SlotRequestStatePayload', 'WrongState']);
      expect(await takenOf(slotId)).toBe(7);
    }
  });

  it('keep the count right while some ask and others give back', async () => {
    const slotId = await aFreshSlot();
    const first = await Promise.all(
      Array.from({ length: capacity }, (_, number) => requestOf(ask(school(number), slotId, 1))),
    );
    await Promise.all([
      ...first.map((slotRequestId, number) =>
        attempt(school(number).lead, 'withdrawSlotRequest', { slotRequestId, reason }),
      ),
      ...Array.from({ length: 60 }, (_, number) => ask(school(number), slotId, 1 + (number % 3))),
    ]);
    const held = (await requestsOf(slotId)).find(({ state }) => state === 'REQUESTED')?.places ?? 0;
    expect(held).toBeLessThanOrEqual(capacity);
    expect(await takenOf(slotId)).toBe(held);
  });
});

/** What the test above is able to see: the same takes on a copy of the slot table without its constraint, where each reads and then writes. */
describe('a slot whose places are read first and then written', () => {
  const copy = 'slot_without_guard';
  let pool: pg.Pool;

  beforeAll(async () => {
    pool = new pg.Pool({ connectionString: surroundings().owner, max: capacity + 4 });
    await pool.query(`create table ${copy} (like slot)`);
  });

  afterAll(async () => {
    await pool.query(`drop table ${copy}`);
    await pool.end();
  });

  it('is sold more often than it has places', async () => {
    const slotId = await aFreshSlot();
    await pool.query(`insert into ${copy} select * from slot where id = $1`, [slotId]);
    const takeUnguarded = unguardedTaker(pool, copy, slotId);
    const outcomes = await Promise.all(Array.from({ length: takers }, takeUnguarded));

    const sold = outcomes.filter((isSold) => isSold).length;
    const { rows } = await pool.query<{ taken: number }>(`select taken from ${copy} where id = $1`, [slotId]);
    expect(sold).toBeGreaterThan(capacity);
    expect(rows[0]?.taken).toBe(sold);
  });
});

/**
 * Takes a place by reading, comparing and writing. The first takers wait until there is one more of them than there are places: without
 * that the same would happen most of the time, and a control has to happen every time.
 */
function unguardedTaker(pool: pg.Pool, table: string, slotId: string): () => Promise<boolean> {
  let readers = 0;
  let meet: () => void;
  const met = new Promise<void>((resolve) => (meet = resolve));
  return async () => {
    const client = await pool.connect();
    try {
      const { rows } = await client.query<{ taken: number }>(`select taken from ${table} where id = $1`, [slotId]);
      if (++readers > capacity) meet();
      await met;
      if ((rows[0]?.taken ?? capacity) >= capacity) return false;
      await client.query(`update ${table} set taken = taken + 1 where id = $1`, [slotId]);
      return true;
    } finally {
      client.release();
    }
  };
}
