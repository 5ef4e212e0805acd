import { beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
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
  workOff,
  type Answer,
  type TestEmployer,
  type TestSchool,
} from '#testing';

let employer: TestEmployer;
let opportunityId: string;
let [one, other]: TestSchool[] = [];

beforeAll(async () => {
  const programme = await aProgramme();
  employer = await anEmployer(programme);
  opportunityId = await anOpportunity(employer);
  [one, other] = [await aSchool(programme), await aSchool(programme)];
});

const setCapacity = (slotId: string, capacity: number, by = employer): Promise<Answer['data']> =>
  attempt(
    by.token,
    'setSlotCapacity',
    { slotId, capacity },
    '... on SetSlotCapacityPayload { capacity placesLeft } ... on PlacesTaken { taken }',
  );

const ask = (school: TestSchool | undefined, slotId: string, places: number): Promise<Answer['data']> =>
  attempt(
    school?.lead ?? '',
    'requestSlot',
    { slotId, places, staffLead: 'Dana Reid', note: '', idempotencyKey: null },
    '... on RequestSlotPayload { slotRequestId } ... on NotEnoughPlaces { remaining }',
  );

async function slotOf(id: string): Promise<{ capacity: number; taken: number } | undefined> {
  return (
    await asOwner<{ capacity: number; taken: number }>('select capacity, taken from slot where id = $1', [id])
  )[0];
}

describe('how many places a slot has', () => {
  it('goes up, and down to what is held and no further', async () => {
    const slotId = await aSlot(employer, opportunityId, { capacity: 10 });
    expect((await ask(one, slotId, 6)).__typename).toBe('RequestSlotPayload');
    expect(await setCapacity(slotId, 12)).toMatchObject({ capacity: 12, placesLeft: 6 });
    expect(await setCapacity(slotId, 5)).toMatchObject({ __typename: 'PlacesTaken', taken: 6 });
    expect(await setCapacity(slotId, 6)).toMatchObject({ capacity: 6, placesLeft: 0 });
    expect(await ask(other, slotId, 1)).toMatchObject({ __typename: 'NotEnoughPlaces', remaining: 0 });
    expect(await slotOf(slotId)).toEqual({ capacity: 6, taken: 6 });
  });

  it('is no fewer than the terms of the slot ask for, no nonsense, and nobody else’s to say', async () => {
    const slotId = await aSlot(employer, opportunityId, { capacity: 10, minimumGroup: 4 });
    expect((await setCapacity(slotId, 3)).faults).toMatchObject([{ path: 'capacity', value: '3' }]);
    expect((await setCapacity(slotId, 0)).faults).toMatchObject([{ path: 'capacity', value: '0' }]);
    const stranger = await anEmployer(employer.programme);
    expect((await setCapacity(slotId, 20, stranger)).__typename).toBe('NotFound');
    await perform(employer.token, 'cancelSlot', { slotId });
    expect((await setCapacity(slotId, 20)).__typename).toBe('WrongState');
  });

  it('never falls under what is held, however many take places at the moment at which it is lowered', async () => {
    for (let round = 0; round < 5; round++) {
      const slotId = await aSlot(employer, opportunityId, { capacity: 40 });
      const takers = Array.from({ length: 40 }, (_, index) => ask(index % 2 === 0 ? one : other, slotId, 1));
      const lowered = Array.from({ length: 4 }, (_, index) => setCapacity(slotId, 10 + index));
      const answers = await Promise.all([...takers, ...lowered]);
      const now = await slotOf(slotId);
      const taken = answers.filter(({ __typename }) => __typename === 'RequestSlotPayload').length;
      expect(now?.taken).toBe(taken);
      expect(now?.taken).toBeLessThanOrEqual(now?.capacity ?? -1);
      for (const { __typename } of answers)
        expect(['RequestSlotPayload', 'NotEnoughPlaces', 'SetSlotCapacityPayload', 'PlacesTaken']).toContain(
          __typename,
        );
    }
  });

  it('would fall under it if it were read first and written afterwards: the control', async () => {
    const slotId = await aSlot(employer, opportunityId, { capacity: 10 });
    const client = new pg.Client(surroundings().owner);
    await client.connect();
    try {
      // What nobody holds the slot for while looking, as the use case would do without its lock …
      const { rows } = await client.query<{ taken: number }>('select taken from slot where id = $1', [slotId]);
      expect(rows[0]?.taken).toBe(0);
      expect((await ask(one, slotId, 8)).__typename).toBe('RequestSlotPayload');
      // … is refused by the table and by nothing else.
      await expect(client.query('update slot set capacity = 5 where id = $1', [slotId])).rejects.toMatchObject({
        code: '23514',
      });
      await client.query('begin; alter table slot drop constraint slot_never_oversold');
      await client.query('update slot set capacity = 5 where id = $1', [slotId]);
      const oversold = await client.query<{ taken: number; capacity: number }>(
        'select taken, capacity from slot where id = $1',
        [slotId],
      );
      expect(oversold.rows[0]).toEqual({ taken: 8, capacity: 5 });
    } finally {
      await client.query('rollback');
      await client.end();
    }
  });

  it('gives what is new to those who wait, before anybody else', async () => {
    const visit = await anOpportunity(employer, { kind: 'WORKPLACE_VISIT' });
    const slotId = await aSlot(employer, visit, { capacity: 4 });
    await ask(one, slotId, 4);
    const waiting = { slotId, places: 2, staffLead: 'Sam Reid', note: '' };
    expect((await attempt(other?.lead ?? '', 'joinWaitingListAsGroup', waiting)).__typename).toMatch(/Payload$/);
    expect(await setCapacity(slotId, 6)).toMatchObject({ capacity: 6 });
    await workOff('offer-free-places');
    const offered = await asOwner<{ places: number }>(
      `select places from slot_request where slot_id = $1 and state = 'OFFERED'`,
      [slotId],
    );
    expect(offered).toEqual([{ places: 2 }]);
    expect(await slotOf(slotId)).toEqual({ capacity: 6, taken: 6 });
  });
});
