import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { INestApplicationContext } from '@nestjs/common';
import { ExpireOffers } from '#placements';
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
  setNow,
  students,
  tampered,
} from '#testing';
import { OfferFreePlaces } from '#waiting';
import { aGate, aMeetingOf, aService, withoutConstraint } from './guards.js';
import { accountOf, aLine, books, clear, nothing, once, type LineStory } from './waiting.story.js';

let story: LineStory;
let service: INestApplicationContext;

const now = '2026-09-14T08:00:00Z';
/** The last instant in which an offer of `now` may be answered, and the first in which it may not. */
const lastInstant = '2026-09-16T08:00:00.000Z';
const tooLate = '2026-09-16T08:00:00.001Z';
const clock = { at: now, now: () => new Date(clock.at) };
const cutter = new ConnectionCutter();

beforeAll(async () => {
  const programme = await aProgramme();
  const employer = await anEmployer(programme);
  const opportunityId = await anOpportunity(employer);
  story = { employer, opportunityId, school: await aSchool(programme) };
  service = await aService(clock);
  cutter.install();
});

afterAll(async () => {
  cutter.uninstall();
  await service.close();
  await setNow();
});

const offer = (slotId: string): Promise<number> => service.get(OfferFreePlaces).run(slotId);

async function later<Result>(milliseconds: number, run: () => Promise<Result>): Promise<Result> {
  await new Promise((resume) => setTimeout(resume, milliseconds));
  return run();
}

/** Two acts at once, either a little before the other by turns; in the first two rounds one has ended before the other begins, so that either is met as the first. */
async function both<One, Other>(
  round: number,
  one: () => Promise<One>,
  other: () => Promise<Other>,
): Promise<[One, Other]> {
  if (round === 0) return [await one(), await other()];
  if (round === 1) {
    const second = await other();
    return [await one(), second];
  }
  const wait = (round - 2) * 3;
  return round % 2 === 0 ? Promise.all([one(), later(wait, other)]) : Promise.all([later(wait, one), other()]);
}

/** What the offering would send if it locked nothing. */
const unlocked = (text: string): string => text.replace(/ for no key update of [sw]/, '');

describe('a place that became free', () => {
  it('is offered exactly once, whichever statement the worker dies at, when the job comes again', async () => {
    const { slotId } = await aLine(story, 1, 3);
    let died = 0;
    for (let at = 0; ; at++) {
      const { wasCut } = await cutter.during(at, () => offer(slotId));
      if (wasCut) died++;
      // The transaction is there as a whole or not at all.
      expect([nothing, once]).toContainEqual(await accountOf(slotId));
      await offer(slotId);
      expect(await accountOf(slotId)).toEqual(once);
      if (!wasCut) break;
      await asOwner(
        `with w as (update waiting_place set state = 'WAITING', ended_at = null, allocation_id = null where slot_id = $1),
           e as (delete from event where subject_id in (select id from allocation where slot_id = $1 and round_id is null)),
           c as (delete from clearance where allocation_id in (select id from allocation where slot_id = $1 and round_id is null)),
           s as (update slot set taken = 0 where id = $1)
         delete from allocation where slot_id = $1 and round_id is null`,
        [slotId],
      );
    }
    // Begin, scope, slot, line, shares, facts, take, offer, mark, event, job, commit at the least.
    expect(died).toBeGreaterThan(10);
  });

  it('goes to as many as there are places, once each, however many workers come at once', async () => {
    const { slotId } = await aLine(story, 4, 9);
    await Promise.all(Array.from({ length: 8 }, () => offer(slotId)));
    expect(await accountOf(slotId)).toEqual({ taken: 4, offers: 4, students: 4, marked: 4, told: 4 });
  });

  it('would be offered to the same student again and again if the workers took no lock: the control', async () => {
    const { slotId } = await aLine(story, 4, 9);
    const meet = aMeetingOf(8);
    // Everybody has read the line before anybody writes.
    const withoutGuards = (text: string): string | Promise<string> =>
      text.startsWith('insert into allocation')
        ? meet().then(() => text)
        : unlocked(text).replace(`where id = $1 and state = 'WAITING'`, 'where id = $1');
    await withoutConstraint('allocation', 'allocation_no_overlap', async () => {
      await tampered(withoutGuards, () => Promise.allSettled(Array.from({ length: 8 }, () => offer(slotId))));
      const account = await accountOf(slotId);
      await clear(slotId);
      expect(account.taken).toBe(4);
      expect(account.students).toBeLessThan(account.offers);
      expect(account.marked).toBeLessThan(account.told);
    });
  });

  it('is never forgotten where somebody joins at the moment at which it is given back', async () => {
    for (let round = 0; round < 10; round++) {
      const slotId = await aSlot(story.employer, story.opportunityId, { capacity: 1 });
      const [holder, late] = await students(story.school, [{}, {}]);
      if (holder === undefined || late === undefined) throw new Error('the students were imported');
      const allocationId = await aPlaceInSlot(holder, slotId, 'ACCEPTED');
      const [joined] = await Promise.all([
        attempt(late.token, 'joinWaitingList', { slotId }),
        perform(holder.token, 'declineAllocation', { allocationId, reason: 'I am moving away.' }),
      ]);
      await offer(slotId);
      const offers = (await accountOf(slotId)).offers;
      // Either the place was seen to be free, or whoever joined has it now.
      expect([joined.__typename, offers]).toEqual(
        joined.__typename === 'PlacesAreFree' ? ['PlacesAreFree', 0] : ['JoinWaitingListPayload', 1],
      );
    }
  });

  describe('whose offer expires in the instant in which it is accepted', () => {
    /** A place that was offered to the first of two, in the last instant in which that may be answered: theirs to accept, while a worker finds it too late. */
    async function lastMoment(): Promise<{ slotId: string; offerId: string; accept: () => Promise<string> }> {
      clock.at = now;
      await setNow();
      const { slotId, line } = await aLine(story, 1, 2);
      await offer(slotId);
      const [made] = await asOwner<{ id: string; student_id: string }>(
        'select id, student_id from allocation where slot_id = $1 and round_id is null',
        [slotId],
      );
      const { id: offerId = '', student_id: studentId } = made ?? {};
      const token = line.find(({ id }) => id === studentId)?.token ?? '';
      clock.at = tooLate;
      await setNow(lastInstant);
      const accept = async (): Promise<string> =>
        (await attempt(token, 'acceptAllocation', { allocationId: offerId })).__typename;
      return { slotId, offerId, accept };
    }

    const expire = (): Promise<number> => service.get(ExpireOffers).run();

    async function standing(slotId: string): Promise<Record<string, number>> {
      const rows = await asOwner<{ state: string; places: number }>(
        'select state, count(*)::integer as places from allocation where slot_id = $1 and round_id is null group by state',
        [slotId],
      );
      return Object.fromEntries(rows.map(({ state, places }) => [state, places]));
    }

    it('is theirs, or goes to the next in the line, and never both', async () => {
      const ends = new Set<string>();
      for (let round = 0; round < 10; round++) {
        const { slotId, accept } = await lastMoment();
        const goOn = async (): Promise<void> => {
          await expire();
          await offer(slotId);
        };
        const [accepted] = await both(round, accept, goOn);
        await goOn();
        expect([accepted, await standing(slotId)]).toEqual(
          accepted === 'AllocationStatePayload'
            ? [accepted, { ACCEPTED: 1 }]
            : ['WrongState', { EXPIRED: 1, OFFERED: 1 }],
        );
        expect(await books(slotId)).toEqual({ held: 1, taken: 1 });
        ends.add(accepted);
      }
      expect(ends).toEqual(new Set(['AllocationStatePayload', 'WrongState']));
    });

    it('would be accepted and go to the next all the same if the worker did not lock what it lets go by: the control', async () => {
      const { slotId, offerId, accept } = await lastMoment();
      const gate = aGate();
      const withoutLock = (text: string): string | Promise<string> =>
        text.startsWith('update allocation set state')
          ? gate.pass().then(() => text)
          : text.replace(' for update skip locked', '');
      await tampered(withoutLock, async () => {
        const expiring = expire();
        await gate.reached;
        expect(await accept()).toBe('AllocationStatePayload');
        gate.open();
        await expiring;
      });
      await offer(slotId);
      expect(await standing(slotId)).toEqual({ EXPIRED: 1, OFFERED: 1 });
      expect(await asOwner('select state from allocation where id = $1', [offerId])).toEqual([{ state: 'EXPIRED' }]);
    });

    afterAll(async () => {
      clock.at = now;
      await setNow();
    });
  });
});

describe('a place that somebody wants back while the line waits for it', () => {
  it('is theirs again or goes to the first of the line, never both and never neither', async () => {
    const winners = new Set<string>();
    for (let round = 0; round < 12; round++) {
      const { slotId, given } = await aLine(story, 1, 2);
      const { holder, id: allocationId } = given[0] ?? {};
      const [restored] = await both(
        round,
        (): Promise<{ __typename: string }> => attempt(holder?.token ?? '', 'restoreAllocation', { allocationId }),
        () => offer(slotId),
      );
      expect(await books(slotId)).toEqual({ held: 1, taken: 1 });
      const { offers } = await accountOf(slotId);
      const isBack = restored.__typename === 'AllocationStatePayload';
      expect([restored.__typename, offers]).toEqual(isBack ? [restored.__typename, 0] : ['PlaceGone', 1]);
      winners.add(isBack ? 'BACK' : 'LINE');
    }
    expect(winners).toEqual(new Set(['BACK', 'LINE']));
  });

  it('would be had by both if the offering looked first, locked nothing and took afterwards: the control', async () => {
    const { slotId, given } = await aLine(story, 1, 1);
    const { holder, id: allocationId } = given[0] ?? {};
    const gate = aGate();
    const withoutGuards = (text: string): string | Promise<string> =>
      text.startsWith('insert into allocation')
        ? gate.pass().then(() => text)
        : unlocked(text).replace(' and taken + $2 <= capacity', '');
    await withoutConstraint('slot', 'slot_never_oversold', async () => {
      await tampered(withoutGuards, async () => {
        const offering = offer(slotId);
        await gate.reached;
        await perform(holder?.token ?? '', 'restoreAllocation', { allocationId });
        gate.open();
        expect(await offering).toBe(1);
      });
      const mess = await books(slotId);
      await clear(slotId);
      expect(mess).toEqual({ held: 2, taken: 2 });
    });
  });
});
