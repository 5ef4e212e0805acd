import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { Module, type INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { serviceModules } from '#composition';
import { OfferFreePlaces } from '#waiting';
import {
  anEmployer,
  anOpportunity,
  aPlaceInSlot,
  aProgramme,
  aSchool,
  aSlot,
  asOwner,
  attempt,
  ConnectionCutter,
  perform,
  students,
  surroundings,
  type TestEmployer,
  type TestSchool,
  type TestStudent,
} from '#testing';

jest.setTimeout(300_000);

let employer: TestEmployer;
let school: TestSchool;
let opportunityId: string;
let service: INestApplicationContext;

const now = '2026-09-14T08:00:00Z';
const cutter = new ConnectionCutter();

beforeAll(async () => {
  const programme = await aProgramme();
  employer = await anEmployer(programme);
  school = await aSchool(programme);
  opportunityId = await anOpportunity(employer);
  const { service: databaseUrl, catalogue: catalogueUrl } = surroundings();
  const clock = { now: () => new Date(now) };
  @Module({ imports: serviceModules({ databaseUrl, catalogueUrl, issuers: [], clock }) })
  class WorkerModule {}
  service = await NestFactory.createApplicationContext(WorkerModule, { logger: false });
  cutter.install();
});

afterAll(async () => {
  cutter.uninstall();
  await service.close();
});

/** A placement of `places` places, all held, with so many in the line; the places are given back, and nobody has been offered them yet. */
async function aLine(
  places: number,
  waiting: number,
): Promise<{ slotId: string; line: TestStudent[]; given: readonly { holder: TestStudent; id: string }[] }> {
  const slotId = await aSlot(employer, opportunityId, { capacity: places });
  const [holders, line] = [
    await students(school, Array(places).fill({})),
    await students(school, Array(waiting).fill({})),
  ];
  const held: { holder: TestStudent; id: string }[] = [];
  for (const holder of holders) held.push({ holder, id: await aPlaceInSlot(holder, slotId, 'ACCEPTED') });
  for (const { token } of line) await perform(token, 'joinWaitingList', { slotId });
  for (const { holder, id } of held)
    await perform(holder.token, 'declineAllocation', { allocationId: id, reason: 'I am moving away.' });
  return { slotId, line, given: held };
}

interface Account {
  readonly taken: number;
  readonly offers: number;
  readonly students: number;
  readonly marked: number;
  readonly told: number;
}

async function accountOf(slotId: string): Promise<Account | undefined> {
  const [account] = await asOwner<Account & Record<string, unknown>>(
    `select s.taken,
       (select count(*)::integer from allocation a where a.slot_id = s.id and a.round_id is null) as offers,
       (select count(distinct student_id)::integer from allocation a where a.slot_id = s.id and a.round_id is null) as students,
       (select count(*)::integer from waiting_place w where w.slot_id = s.id and w.state = 'OFFERED') as marked,
       (select count(*)::integer from event e join allocation a on a.id = e.subject_id
         where a.slot_id = s.id and a.round_id is null and e.kind = 'allocation.offered') as told
     from slot s where s.id = $1`,
    [slotId],
  );
  return account;
}

const nothing = { taken: 0, offers: 0, students: 0, marked: 0, told: 0 };
const once = { taken: 1, offers: 1, students: 1, marked: 1, told: 1 };

describe('a place that became free', () => {
  it('is offered exactly once, whichever statement the worker dies at, when the job comes again', async () => {
    const { slotId } = await aLine(1, 3);
    let died = 0;
    for (let at = 0; ; at++) {
      const { wasCut } = await cutter.during(at, () => service.get(OfferFreePlaces).run(slotId));
      if (wasCut) died++;
      // The transaction is there as a whole or not at all.
      expect([nothing, once]).toContainEqual(await accountOf(slotId));
      await service.get(OfferFreePlaces).run(slotId);
      expect(await accountOf(slotId)).toEqual(once);
      if (!wasCut) break;
      await asOwner(
        `with w as (update waiting_place set state = 'WAITING', ended_at = null, allocation_id = null where slot_id = $1),
           e as (delete from event where subject_id in (select id from allocation where slot_id = $1 and round_id is null)),
           s as (update slot set taken = 0 where id = $1)
         delete from allocation where slot_id = $1 and round_id is null`,
        [slotId],
      );
    }
    // Begin, scope, slot, line, shares, facts, take, offer, mark, event, job, commit at the least.
    expect(died).toBeGreaterThan(10);
  });

  it('goes to as many as there are places, once each, however many workers come at once', async () => {
    const { slotId } = await aLine(4, 9);
    await Promise.all(Array.from({ length: 8 }, () => service.get(OfferFreePlaces).run(slotId)));
    expect(await accountOf(slotId)).toEqual({ taken: 4, offers: 4, students: 4, marked: 4, told: 4 });
  });

  it('is never forgotten where somebody joins at the moment at which it is given back', async () => {
    for (let round = 0; round < 10; round++) {
      const slotId = await aSlot(employer, opportunityId, { capacity: 1 });
      const [holder, late] = await students(school, [{}, {}]);
      if (holder === undefined || late === undefined) throw new Error('the students were imported');
      const allocationId = await aPlaceInSlot(holder, slotId, 'ACCEPTED');
      const [joined] = await Promise.all([
        attempt(late.token, 'joinWaitingList', { slotId }),
        perform(holder.token, 'declineAllocation', { allocationId, reason: 'I am moving away.' }),
      ]);
      await service.get(OfferFreePlaces).run(slotId);
      const offers = (await accountOf(slotId))?.offers;
      // Either the place was seen to be free, or whoever joined has it now.
      expect([joined.__typename, offers]).toEqual(
        joined.__typename === 'PlacesAreFree' ? ['PlacesAreFree', 0] : ['JoinWaitingListPayload', 1],
      );
    }
  });

  it('is taken from somebody who accepts in the instant in which the offer expires, or is theirs, and never both', async () => {
    const { slotId, line } = await aLine(1, 2);
    await service.get(OfferFreePlaces).run(slotId);
    const [offer] = await asOwner<{ id: string; student_id: string }>(
      'select id, student_id from allocation where slot_id = $1 and round_id is null',
      [slotId],
    );
    const student = line.find(({ id }) => id === offer?.student_id);
    const allocationId = offer?.id;
    const answers = await Promise.all([
      attempt(student?.token ?? '', 'acceptAllocation', { allocationId }),
      attempt(student?.token ?? '', 'declineAllocation', { allocationId, reason: 'No.' }),
      attempt(school.lead, 'withdrawAllocation', { allocationId, reason: 'No.' }),
    ]);
    expect(answers.map(({ __typename }) => __typename)).toContain('AllocationStatePayload');
    await service.get(OfferFreePlaces).run(slotId);
    const held = await asOwner(
      `select id from allocation where slot_id = $1 and state in ('OFFERED', 'ACCEPTED', 'HOST_AGREED', 'CONFIRMED')`,
      [slotId],
    );
    expect(held).toHaveLength((await accountOf(slotId))?.taken ?? -1);
  });
});

describe('a place that somebody wants back while the line waits for it', () => {
  /** How many students hold a place in the slot, beside how many the slot says are taken. */
  async function books(slotId: string): Promise<{ held: number; taken: number }> {
    const [row] = await asOwner<{ held: number; taken: number }>(
      `select taken, (select count(*)::integer from allocation a where a.slot_id = s.id
         and a.state in ('OFFERED', 'ACCEPTED', 'HOST_AGREED', 'CONFIRMED')) as held from slot s where id = $1`,
      [slotId],
    );
    return row ?? { held: -1, taken: -2 };
  }

  it('is theirs again or goes to the first of the line, never both and never neither', async () => {
    const winners = new Set<string>();
    for (let round = 0; round < 12; round++) {
      const { slotId, given } = await aLine(1, 2);
      const { holder, id: allocationId } = given[0] ?? {};
      // Whoever comes first may differ by chance; begin in turn, so that either is met.
      const restore = (): Promise<{ __typename: string }> =>
        attempt(holder?.token ?? '', 'restoreAllocation', { allocationId });
      const offer = (): Promise<unknown> => service.get(OfferFreePlaces).run(slotId);
      const later = async <Result>(run: () => Promise<Result>): Promise<Result> => {
        await new Promise((resume) => setTimeout(resume, round * 3));
        return run();
      };
      const [restored] = await Promise.all(round % 2 === 0 ? [restore(), later(offer)] : [later(restore), offer()]);
      expect(await books(slotId)).toEqual({ held: 1, taken: 1 });
      const offers = (await accountOf(slotId))?.offers;
      const isBack = restored.__typename === 'AllocationStatePayload';
      expect([restored.__typename, offers]).toEqual(isBack ? [restored.__typename, 0] : ['PlaceGone', 1]);
      winners.add(isBack ? 'BACK' : 'LINE');
    }
    expect(winners.size).toBeGreaterThan(0);
  });

  it('would be had by both if each looked first and took afterwards: the books show it', async () => {
    const { slotId, given, line } = await aLine(1, 1);
    const isFree = async (): Promise<boolean> =>
      (await asOwner<{ free: boolean }>('select taken < capacity as free from slot where id = $1', [slotId]))[0]
        ?.free === true;
    // Both look before either takes, as happens without the one conditional update that does both.
    expect(await Promise.all([isFree(), isFree()])).toEqual([true, true]);
    await asOwner(`update allocation set state = 'OFFERED', state_reason = null where id = $1`, [given[0]?.id]);
    const [first] = line;
    if (first === undefined) throw new Error('somebody waits');
    await aPlaceInSlot(first, slotId);
    const { held } = await books(slotId);
    expect(held).toBe(2);
  });
});
