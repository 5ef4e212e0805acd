import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { INestApplicationContext } from '@nestjs/common';
import { newId } from '#platform';
import {
  anEmployer,
  anOpportunity,
  aProgramme,
  aProposedRound,
  aSchool,
  aSlot,
  asOwner,
  attempt,
  perform,
  students,
  type TestProgramme,
  type TestStudent,
} from '#testing';
import { OfferFreePlaces } from '#waiting';
import { aService, openTransaction, untilSomebodyWaits, withoutConstraint, type OpenTransaction } from './guards.js';
import { accountOf, aLine, books, clear, type LineStory } from './waiting.story.js';

let programme: TestProgramme;
let story: LineStory;
let service: INestApplicationContext;

beforeAll(async () => {
  programme = await aProgramme();
  const employer = await anEmployer(programme);
  story = { employer, opportunityId: await anOpportunity(employer), school: await aSchool(programme) };
  service = await aService({ now: () => new Date('2026-09-14T08:00:00Z') });
});

afterAll(() => service.close());

const offer = (slotId: string): Promise<number> => service.get(OfferFreePlaces).run(slotId);
/** On the same days as every other. */
const elsewhere = (): Promise<string> => aSlot(story.employer, story.opportunityId, { capacity: 5 });

/** Somebody else is giving the student a place on those days and has not committed it yet, so that no read shows it. */
async function placing({ id }: TestStudent, slotId: string): Promise<OpenTransaction> {
  const transaction = await openTransaction();
  await transaction.query(
    `insert into allocation (id, programme_id, school_id, student_id, employer_id, slot_id, state, placement_version, days)
     select $1, n.programme_id, n.school_id, n.id, s.employer_id, s.id, 'ACCEPTED', o.version, daterange(s.starts_on, s.ends_on, '[]')
     from student n, slot s join opportunity o on o.id = s.opportunity_id where n.id = $2 and s.id = $3`,
    [newId('Allocation'), id, slotId],
  );
  return transaction;
}

/** What somebody does about a student who is placed elsewhere before it is done; they wait for that where the constraint is there. */
async function meanwhile<Result>(
  student: TestStudent,
  act: () => Promise<Result>,
  { isGuarded }: { readonly isGuarded: boolean },
): Promise<Result> {
  const transaction = await placing(student, await elsewhere());
  const acting = act();
  await (isGuarded ? untilSomebodyWaits() : acting);
  await transaction.commit();
  return acting;
}

const guarded = { isGuarded: true };
const unguarded = { isGuarded: false };

/** How many places a student holds, all of them on the same days. */
async function placesOf({ id }: TestStudent): Promise<number> {
  const rows = await asOwner(
    `select from allocation where student_id = $1 and state in ('OFFERED', 'ACCEPTED', 'HOST_AGREED', 'CONFIRMED')`,
    [id],
  );
  return rows.length;
}

/** The same with nothing to stop it: how many places the student holds then. */
async function placesWithoutGuard(student: TestStudent, act: () => Promise<unknown>): Promise<number> {
  let places = 0;
  await withoutConstraint('allocation', 'allocation_no_overlap', async () => {
    await meanwhile(student, act, unguarded);
    places = await placesOf(student);
    await asOwner(`update allocation set state = 'WITHDRAWN' where student_id = $1`, [student.id]);
  });
  return places;
}

/** Those in the line, the first at the head. */
async function inOrder(slotId: string, line: readonly TestStudent[]): Promise<[TestStudent, TestStudent]> {
  const rows = await asOwner<{ student_id: string }>(
    'select student_id from waiting_place where slot_id = $1 order by joined_at, id',
    [slotId],
  );
  const [first, second] = rows.flatMap((row) => line.filter(({ id }) => id === row.student_id));
  if (first === undefined || second === undefined) throw new Error('two are waiting');
  return [first, second];
}

describe('an offer to a student who is placed elsewhere on those days at this very moment', () => {
  it('goes to the next in the line, and the student is passed over', async () => {
    const { slotId, line } = await aLine(story, 1, 2);
    const [first, second] = await inOrder(slotId, line);
    expect(await meanwhile(first, () => offer(slotId), guarded)).toBe(1);
    expect([await placesOf(first), await placesOf(second)]).toEqual([1, 1]);
    expect(await accountOf(slotId)).toMatchObject({ taken: 1, offers: 1, marked: 1, told: 1 });
    const waiting = await asOwner(
      `select student_id, passed_over_at is not null as "isPassedOver" from waiting_place where slot_id = $1 and state = 'WAITING'`,
      [slotId],
    );
    expect(waiting).toEqual([{ student_id: first.id, isPassedOver: true }]);
  });

  it('leaves the place free where nobody else waits for it', async () => {
    const { slotId, line } = await aLine(story, 1, 1);
    const [only] = line;
    if (only === undefined) throw new Error('somebody waits');
    expect(await meanwhile(only, () => offer(slotId), guarded)).toBe(0);
    expect(await accountOf(slotId)).toMatchObject({ taken: 0, offers: 0, marked: 0, told: 0 });
  });

  it('is one offer where two slots have it to make to the same student at the same instant', async () => {
    for (let round = 0; round < 6; round++) {
      const [one, other] = [await aLine(story, 1, 0), await aLine(story, 1, 0)];
      const [wanted, next, last] = await students(story.school, [{}, {}, {}]);
      if (wanted === undefined || next === undefined || last === undefined) throw new Error('they were imported');
      for (const { slotId } of [one, other]) {
        // Full again for a moment, or nobody could join.
        await asOwner('update slot set taken = 1 where id = $1', [slotId]);
        await perform(wanted.token, 'joinWaitingList', { slotId });
        await perform((slotId === one.slotId ? next : last).token, 'joinWaitingList', { slotId });
        await asOwner('update slot set taken = 0 where id = $1', [slotId]);
      }
      expect(await Promise.all([offer(one.slotId), offer(other.slotId)])).toEqual([1, 1]);
      expect(await placesOf(wanted)).toBe(1);
      expect((await placesOf(next)) + (await placesOf(last))).toBe(1);
    }
  });

  it('would be a second place on the same days without the constraint: the control', async () => {
    const { slotId, line } = await aLine(story, 1, 2);
    const [first] = await inOrder(slotId, line);
    expect(await placesWithoutGuard(first, () => offer(slotId))).toBe(2);
    await clear(slotId);
  });
});

describe('a place that is wanted back by a student who is placed elsewhere on those days at this very moment', () => {
  async function givenBack(): Promise<{ slotId: string; student: TestStudent; restore: () => Promise<string> }> {
    const { slotId, given } = await aLine(story, 1, 0);
    const [{ holder, id: allocationId } = { holder: undefined, id: '' }] = given;
    if (holder === undefined) throw new Error('somebody held the place');
    const restore = async (): Promise<string> =>
      (await attempt(story.school.lead, 'restoreAllocation', { allocationId })).__typename;
    return { slotId, student: holder, restore };
  }

  it('is gone, and is nobody’s', async () => {
    const { slotId, student, restore } = await givenBack();
    expect(await meanwhile(student, restore, guarded)).toBe('PlaceGone');
    expect(await placesOf(student)).toBe(1);
    expect(await books(slotId)).toEqual({ held: 0, taken: 0 });
  });

  it('would be a second place on the same days without the constraint: the control', async () => {
    const { slotId, student, restore } = await givenBack();
    expect(await placesWithoutGuard(student, restore)).toBe(2);
    await clear(slotId);
  });
});

describe('a round that places a student who is placed elsewhere on those days at this very moment', () => {
  async function proposed(): Promise<{ slotId: string; student: TestStudent; publish: () => Promise<string> }> {
    const [student] = await students(story.school, [{}]);
    if (student === undefined) throw new Error('the student was imported');
    const slotId = await elsewhere();
    const { id: roundId } = await aProposedRound(programme, [{ student, slotId }]);
    const publish = async (): Promise<string> =>
      (await attempt(programme.coordinator, 'publishRound', { roundId })).__typename;
    return { slotId, student, publish };
  }

  it('is told that its slots have changed, and offers nothing', async () => {
    const { slotId, student, publish } = await proposed();
    expect(await meanwhile(student, publish, guarded)).toBe('SlotsHaveChanged');
    expect(await placesOf(student)).toBe(1);
    expect(await books(slotId)).toEqual({ held: 0, taken: 0 });
  });

  it('would place them a second time on the same days without the constraint: the control', async () => {
    const { student, publish } = await proposed();
    expect(await placesWithoutGuard(student, publish)).toBe(2);
  });
});
