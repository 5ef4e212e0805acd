import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { Module, type INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import pg from 'pg';
import { serviceModules } from '#composition';
import { ExpireOffers } from '#placements';
import { KeepRoundDates, RerunAfterNo, RunProposal } from '#rounds';
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
  surroundings,
} from '#testing';
import { aProposedRound, aRound, aStory, move, type Story } from '../e2e/rounds.story.js';

const deadline = '2026-10-02T16:00:00Z';
const cutter = new ConnectionCutter();
let service: INestApplicationContext;

/** A worker whose clock is past the deadline already, while the API's may stand just before it. */
beforeAll(async () => {
  const { service: databaseUrl, catalogue: catalogueUrl } = surroundings();
  const clock = { now: () => new Date(Date.parse(deadline) + 1) };
  @Module({ imports: serviceModules({ databaseUrl, catalogueUrl, issuers: [], clock }) })
  class WorkerModule {}
  service = await NestFactory.createApplicationContext(WorkerModule, { logger: false });
  cutter.install();
});

afterEach(() => setNow());

afterAll(async () => {
  cutter.uninstall();
  await service.close();
});

const isTaken = `('OFFERED', 'ACCEPTED', 'HOST_AGREED', 'CONFIRMED')`;

/** How many places of a slot are counted as taken, and how many are held. */
async function count(slotId: string): Promise<{ taken: number; held: number }> {
  const [row] = await asOwner<{ taken: number; held: number }>(
    `select taken, (select count(*)::integer from allocation where slot_id = slot.id and state in ${isTaken}) as held
     from slot where id = $1`,
    [slotId],
  );
  return row ?? { taken: -1, held: -2 };
}

async function offered(places: number): Promise<{ slotId: string; offers: { id: string; token: string }[] }> {
  const programme = await aProgramme();
  const [employer, school] = [await anEmployer(programme), await aSchool(programme)];
  const slotId = await aSlot(employer, await anOpportunity(employer), { capacity: places });
  const offers = [];
  for (const student of await students(school, Array(places).fill({})))
    offers.push({ id: await aPlaceInSlot(student, slotId), token: student.token });
  await asOwner('update allocation set offer_until = $2 where slot_id = $1', [slotId, deadline]);
  return { slotId, offers };
}

const stateOf = async (id: string): Promise<string | undefined> =>
  (await asOwner<{ state: string }>('select state from allocation where id = $1', [id]))[0]?.state;

describe('an offer that is accepted in the instant in which its time is over', () => {
  it('is accepted or expired, as the student was told, and its place is counted once', async () => {
    const { slotId, offers } = await offered(16);
    await setNow('2026-10-02T15:59:59Z');
    const [, , ...answers] = await Promise.all([
      service.get(ExpireOffers).run(),
      service.get(ExpireOffers).run(),
      ...offers.map(({ id, token }) => attempt(token, 'acceptAllocation', { allocationId: id })),
    ]);
    await service.get(ExpireOffers).run();
    for (const [index, { id }] of offers.entries()) {
      const wasTaken = answers[index].__typename === 'AllocationStatePayload';
      expect(await stateOf(id)).toBe(wasTaken ? 'ACCEPTED' : 'EXPIRED');
    }
    const { taken, held } = await count(slotId);
    expect(taken).toBe(held);
  });

  it('would be both without the lock: this is what its absence does', async () => {
    const { slotId, offers } = await offered(1);
    const [offer] = offers;
    const [student, worker] = [new pg.Client(surroundings().owner), new pg.Client(surroundings().owner)];
    await Promise.all([student.connect(), worker.connect()]);
    for (const client of [student, worker]) await client.query('begin');
    const look = 'select state from allocation where id = $1';
    for (const client of [student, worker])
      expect((await client.query<{ state: string }>(look, [offer?.id])).rows[0]?.state).toBe('OFFERED');
    await student.query(`update allocation set state = 'ACCEPTED' where id = $1`, [offer?.id]);
    await student.query('commit');
    await worker.query(`update allocation set state = 'EXPIRED' where id = $1`, [offer?.id]);
    await worker.query('update slot set taken = taken - 1 where id = $1', [slotId]);
    await worker.query('commit');
    await Promise.all([student.end(), worker.end()]);
    // The student was told yes, and has nothing.
    expect(await stateOf(offer?.id ?? '')).toBe('EXPIRED');
    expect(await count(slotId)).toEqual({ taken: 0, held: 0 });
  });
});

describe('a round whose date has come', () => {
  it('moves exactly once with its event, whichever statement the worker dies at', async () => {
    const story = await aStory();
    let died = 0;
    for (let at = 0; ; at++) {
      const roundId = await aRound(story);
      await asOwner('update round set opens_at = $2 where id = $1', [roundId, '2026-10-01T08:00:00Z']);
      const { wasCut } = await cutter.during(at, () => service.get(KeepRoundDates).run());
      if (wasCut) died++;
      const seen = async (): Promise<unknown> =>
        (
          await asOwner<{ state: string; told: number }>(
            `select state, (select count(*)::integer from event where subject_id = $1 and kind = 'round.opened') as told
             from round where id = $1`,
            [roundId],
          )
        )[0];
      expect([
        { state: 'DRAFT', told: 0 },
        { state: 'OPEN', told: 1 },
      ]).toContainEqual(await seen());
      await Promise.all([service.get(KeepRoundDates).run(), service.get(KeepRoundDates).run()]);
      expect(await seen()).toEqual({ state: 'OPEN', told: 1 });
      if (!wasCut) break;
    }
    expect(died).toBeGreaterThan(4);
  });
});

async function aPublished(): Promise<{ story: Story; roundId: string }> {
  const story = await aStory();
  const roundId = await aProposedRound(story);
  const terms = { roundId, answerBy: '2026-10-09T16:00:00Z', afterNo: 'LEAST_CHANGE' };
  await perform(story.programme.coordinator, 'setRoundTerms', terms);
  await move(story, 'PUBLISHED', roundId);
  return { story, roundId };
}

describe('places that are declined while the round is matched again for others', () => {
  it('are offered again once each, never twice, and never to more than there are places', async () => {
    const { story, roundId } = await aPublished();
    const offers = await asOwner<{ id: string; student_id: string }>(
      `select id, student_id from allocation where round_id = $1 and slot_id = any($2)`,
      [roundId, [story.kitchen, story.studio]],
    );
    const no = { reason: 'I cannot come.' };
    const decline = async ({ id, student_id }: { id: string; student_id: string }): Promise<void> => {
      const student = story.everybody.find((each) => each.id === student_id);
      await perform(student?.token ?? '', 'declineAllocation', { allocationId: id, ...no });
      const [event] = await asOwner<{ id: string }>(
        `select id from event where subject_id = $1 and kind = 'allocation.declined'`,
        [id],
      );
      const rerun = service.get(RerunAfterNo);
      await Promise.all([rerun.ask(event?.id ?? ''), rerun.ask(event?.id ?? ''), rerun.ask(event?.id ?? '')]);
      await work(roundId);
    };
    await Promise.all(offers.map(decline));
    while ((await work(roundId)) > 0);
    for (const slotId of [story.kitchen, story.studio, story.office]) {
      const { taken, held } = await count(slotId);
      expect(taken).toBe(held);
    }
    const twice = await asOwner(
      `select student_id from allocation where round_id = $1 and state in ${isTaken} group by student_id having count(*) > 1`,
      [roundId],
    );
    expect(twice).toEqual([]);
    const causes = await asOwner<{ runs: number; causes: number }>(
      `select count(caused_by)::integer as runs, count(distinct caused_by)::integer as causes from proposal_run where round_id = $1`,
      [roundId],
    );
    expect(causes[0]?.runs).toBe(causes[0]?.causes);
    // Those who declined are not asked again for the same place, and somebody has what they gave back.
    const again = await asOwner<{ gained: number }>(
      `select count(*)::integer as gained from allocation where round_id = $1 and state = 'OFFERED' and slot_id = any($2)`,
      [roundId, [story.kitchen, story.studio]],
    );
    expect(again[0]?.gained).toBeGreaterThan(0);
  });

  it('are looked at again when some of them went to somebody before they were offered, and the rest is offered then', async () => {
    const { story, roundId } = await aPublished();
    const offers = await asOwner<{ id: string; student_id: string; slot_id: string }>(
      `select distinct on (slot_id) id, student_id, slot_id from allocation where round_id = $1 and slot_id = any($2)`,
      [roundId, [story.kitchen, story.studio]],
    );
    expect(offers).toHaveLength(2);
    for (const { id, student_id } of offers) {
      const student = story.everybody.find((each) => each.id === student_id);
      await perform(student?.token ?? '', 'declineAllocation', { allocationId: id, reason: 'I cannot come.' });
    }
    const [event] = await asOwner<{ id: string }>(
      `select id from event where subject_id = $1 and kind = 'allocation.declined'`,
      [offers[0]?.id],
    );
    const rerun = service.get(RerunAfterNo);
    await rerun.ask(event?.id ?? '');
    const runs = (): Promise<{ id: string; state: string; cause: string | null }[]> =>
      asOwner(
        `select id, state, caused_by as cause from proposal_run where round_id = $1 and basis = 'LEAST_CHANGE' order by asked_at, id`,
        [roundId],
      );
    const [run] = await runs();
    await service.get(RunProposal).run(run?.id ?? '');
    await asOwner(`update slot set state = 'CANCELLED' where id = $1`, [story.kitchen]);
    expect(await Promise.all([rerun.publish(run?.id ?? ''), rerun.publish(run?.id ?? '')])).toEqual([0, 0]);
    const placed = (): Promise<{ id: string; slot_id: string }[]> =>
      asOwner(`select id, slot_id from allocation where round_id = $1 and state = 'OFFERED' and slot_id = any($2)`, [
        roundId,
        [story.kitchen, story.studio],
      ]);
    const before = new Set((await placed()).map(({ id }) => id));
    expect(await runs()).toMatchObject([
      { state: 'DONE', cause: null },
      { state: 'QUEUED', cause: event?.id },
    ]);
    expect(await work(roundId)).toBe(1);
    expect(await runs()).toHaveLength(2);
    const gained = (await placed()).filter(({ id }) => !before.has(id));
    expect(gained.map(({ slot_id }) => slot_id)).toEqual([story.studio]);
  });

  it('cause one run an event because the event is noted: without the note there is another', async () => {
    const { story, roundId } = await aPublished();
    const [offer] = await asOwner<{ id: string; student_id: string }>(
      'select id, student_id from allocation where round_id = $1 and slot_id = $2',
      [roundId, story.kitchen],
    );
    const student = story.everybody.find((each) => each.id === offer?.student_id);
    await perform(student?.token ?? '', 'declineAllocation', { allocationId: offer?.id, reason: 'I cannot come.' });
    const [event] = await asOwner<{ id: string }>(
      `select id from event where subject_id = $1 and kind = 'allocation.declined'`,
      [offer?.id],
    );
    const ask = (): Promise<boolean> => service.get(RerunAfterNo).ask(event?.id ?? '');
    expect(await ask()).toBe(true);
    await work(roundId);
    expect(await ask()).toBe(false);
    await asOwner('update proposal_run set caused_by = null where round_id = $1', [roundId]);
    expect(await ask()).toBe(true);
  });
});

/** Does the round's queued runs as two workers at once; returns how many there were. */
async function work(roundId: string): Promise<number> {
  const queued = await asOwner<{ id: string }>(
    `select id from proposal_run where round_id = $1 and state = 'QUEUED' and caused_by is not null`,
    [roundId],
  );
  for (const { id } of queued) {
    await service.get(RunProposal).run(id);
    await Promise.all([service.get(RerunAfterNo).publish(id), service.get(RerunAfterNo).publish(id)]);
  }
  return queued.length;
}
