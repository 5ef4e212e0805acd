import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { INestApplicationContext } from '@nestjs/common';
import { MoveSlotRequest, RequestGroup, RequestSlot } from '#bookings';
import type { Actor } from '#kernel';
import {
  anEmployer,
  anOpportunity,
  aProgramme,
  aSchool,
  aSlot,
  asOwner,
  ConnectionCutter,
  unique,
  type TestEmployer,
} from '#testing';
import { anActor, aService } from './guards.js';

const cutter = new ConnectionCutter();
let service: INestApplicationContext;
let employer: TestEmployer;
let opportunityId: string;
let lead: Actor;

beforeAll(async () => {
  const programme = await aProgramme();
  employer = await anEmployer(programme);
  opportunityId = await anOpportunity(employer, { kind: 'WORKPLACE_VISIT' });
  const school = await aSchool(programme);
  lead = anActor('CAREERS_LEAD', { programmeId: programme.id, schoolId: school.id });
  service = await aService({ now: () => new Date('2026-09-14T08:00:00Z') });
  cutter.install();
});

afterAll(async () => {
  cutter.uninstall();
  await service.close();
});

const aVisit = (): Promise<string> => aSlot(employer, opportunityId, { capacity: 100, endsOn: '2026-10-26' });

async function booksOf(slotId: string): Promise<{ taken: number; held: number; requests: number; told: number }> {
  const [books] = await asOwner<{ taken: number; held: number; requests: number; told: number }>(
    `select s.taken, count(r.id)::integer as requests,
       coalesce(sum(r.places) filter (where r.state in ('REQUESTED', 'ACCEPTED')), 0)::integer as held,
       (select count(*)::integer from event e join slot_request q on q.id = e.subject_id
        where q.slot_id = s.id and e.kind = 'slot-request.requested') as told
     from slot s left join slot_request r on r.slot_id = s.id where s.id = $1 group by s.id`,
    [slotId],
  );
  if (books === undefined) throw new Error('the slot is there');
  return books;
}

describe('a request whose connection breaks', () => {
  it('is there as a whole or not at all, and sending it again under its key makes it once, whichever statement was the last', async () => {
    const slotId = await aVisit();
    let cuts = 0;
    for (let made = 1; ; made++) {
      const command = { slotId, places: 3, staffLead: 'Dana Reid', note: '', idempotencyKey: `cut-${unique()}` };
      const ask = (): Promise<string> =>
        service
          .get(RequestSlot)
          .run(lead, command)
          .then(({ request }) => request.id);
      const { result, wasCut } = await cutter.during(made - 1, ask);
      if (wasCut) cuts++;
      const between = await booksOf(slotId);
      expect(between.taken).toBe(between.held);
      expect([made - 1, made]).toContain(between.requests);
      const again = await ask();
      if (result !== null) expect(again).toBe(result);
      expect(await booksOf(slotId)).toEqual({ taken: made * 3, held: made * 3, requests: made, told: made });
      if (!wasCut) break;
    }
    expect(cuts).toBeGreaterThan(6);
  });

  it('takes nothing anywhere where it was for several slots', async () => {
    const slots = [await aVisit(), await aVisit()];
    let cuts = 0;
    for (let made = 1; ; made++) {
      const places = slots.map((slotId) => ({ slotId, places: 2 }));
      const command = { slots: places, staffLead: 'Dana Reid', note: '', idempotencyKey: `cut-${unique()}` };
      const ask = (): Promise<string> =>
        service
          .get(RequestGroup)
          .run(lead, command)
          .then(({ groupId }) => groupId);
      const { wasCut } = await cutter.during(made - 1, ask);
      if (wasCut) cuts++;
      const [one, other] = [await booksOf(slots[0] ?? ''), await booksOf(slots[1] ?? '')];
      expect(one).toEqual(other);
      await ask();
      expect(await booksOf(slots[1] ?? '')).toEqual({ taken: made * 2, held: made * 2, requests: made, told: made });
      if (!wasCut) break;
    }
    expect(cuts).toBeGreaterThan(8);
  });

  it('gives its places back once where that is what broke', async () => {
    const slotId = await aVisit();
    const command = { slotId, places: 5, staffLead: 'Dana Reid', note: '', idempotencyKey: null };
    for (let at = 0; ; at++) {
      const { request } = await service.get(RequestSlot).run(lead, command);
      const move = { slotRequestId: request.id, to: 'WITHDRAWN', reason: 'The minibus is not to be had.' } as const;
      const withdraw = (): Promise<unknown> => service.get(MoveSlotRequest).run(lead, move);
      const { wasCut } = await cutter.during(at, withdraw);
      // Again: refused where it had gone through, and done where it had not.
      await withdraw().catch(({ code }: { code?: string }) => expect(code).toBe('WRONG_STATE'));
      expect(await booksOf(slotId)).toMatchObject({ taken: 0, held: 0 });
      if (!wasCut) break;
    }
  });
});
