import { describe, expect, it } from '@jest/globals';
import type { RoundApplication, RoundInstance, RoundSlot, RoundStudent } from '../domain/instance.js';
import type { Outcome } from '../domain/outcome.js';
import { aMatchedRound } from './matched-round.fixture.js';
import { aSlot, aStudent, aWish } from './round.fixture.js';
import { PinsNotPossible } from './settled-places.js';

/** Matches a round as it is matched, without a database. */
async function matchedWith(changes: Partial<RoundInstance>): Promise<readonly Outcome[]> {
  const { outcomes, violations } = await aMatchedRound(changes);
  expect(violations).toEqual([]);
  return outcomes;
}

function matched(
  students: readonly RoundStudent[],
  slots: readonly RoundSlot[],
  applications: readonly RoundApplication[] = [],
): Promise<readonly Outcome[]> {
  return matchedWith({ students, slots, applications });
}

describe('the outcomes of a run', () => {
  const [studio, press] = [aSlot(1), aSlot(2)];

  it('give the place to the priority class and tell the other by which criterion it was refused', async () => {
    const [cared, other] = [aStudent(1, { careExperienced: true }), aStudent(2)];
    const wishes = [aWish(cared, studio, 1), aWish(other, studio, 1)];
    const [first, second] = await matched([cared, other], [studio, press], wishes);
    expect(first).toMatchObject({
      slotId: studio.id,
      choiceRank: 1,
      priorityClass: 0,
      outMinutes: 20,
      backMinutes: 19,
      isTravelRough: true,
    });
    expect(first?.reason).toEqual({ cause: { kind: 'PLACED' }, leftOut: [], refused: [], otherRefusals: 0 });
    expect(second).toMatchObject({ slotId: press.id, choiceRank: null, priorityClass: 2 });
    expect(second?.reason.refused).toMatchObject([{ slotId: studio.id, rank: 1, decidedBy: 'PRIORITY_CLASS' }]);
  });

  it('keep the ranks that the student gave when a dearer choice was left out', async () => {
    const student = aStudent(1);
    const [outcome] = await matched([student], [studio], [aWish(student, aSlot(9), 1), aWish(student, studio, 2)]);
    expect(outcome).toMatchObject({ slotId: studio.id, choiceRank: 2 });
    expect(outcome?.reason.leftOut).toHaveLength(1);
  });

  it('count, and do not list, the refusals of slots that the service added', async () => {
    const students = [aStudent(1, { careExperienced: true }), aStudent(2, { careExperienced: true }), aStudent(3)];
    const last = (await matched(students, [studio, press]))[2];
    expect(last).toMatchObject({ slotId: null, outMinutes: null, isTravelRough: null });
    expect(last?.reason).toEqual({
      cause: { kind: 'REFUSED_EVERYWHERE', remedy: { kind: 'TOO_FEW_PLACES', students: 3, slots: 2, seats: 2 } },
      leftOut: [],
      refused: [],
      otherRefusals: 2,
    });
  });

  it('hold one row for everybody, those with a place and those who could go nowhere included', async () => {
    const students = [aStudent(1, { isPlaced: true }), aStudent(2, { yearGroup: 12 }), aStudent(3)];
    expect((await matched(students, [studio])).map(({ reason }) => reason.cause.kind)).toEqual([
      'ALREADY_PLACED',
      'NONE_OPEN_TO_STUDENT',
      'PLACED',
    ]);
  });

  it('keep a place that is held as it was told, though somebody who goes first asks for it', async () => {
    const [holder, cared] = [aStudent(1, { isPlaced: true }), aStudent(2, { careExperienced: true })];
    const [before] = await matched([aStudent(1)], [studio], [aWish(holder, studio, 1)]);
    const held = [{ ...before!, studentId: holder.id, slotId: studio.id, isKept: true }];
    const full = { ...studio, seats: 0 };
    const wishes = [aWish(holder, studio, 1), aWish(cared, studio, 1)];
    const round = { students: [holder, cared], slots: [full, press], applications: wishes, held };
    const [kept, other] = await matchedWith(round);
    expect(kept).toEqual(held[0]);
    expect(other).toMatchObject({ slotId: press.id, isKept: false });
    expect(other?.reason.refused).toMatchObject([{ slotId: studio.id, decidedBy: 'NO_SEATS' }]);
  });

  it('keep a place that is held in a slot that is off show by now', async () => {
    const holder = aStudent(1, { isPlaced: true });
    const [before] = await matched([aStudent(1)], [studio]);
    const held = [{ ...before!, studentId: holder.id, slotId: studio.id, isKept: true }];
    expect(await matchedWith({ students: [holder], slots: [press], held })).toEqual(held);
  });

  it('give a placement that was set aside, however far, before anybody else is asked', async () => {
    const [pinned, cared] = [aStudent(1), aStudent(2, { careExperienced: true })];
    const students = [pinned, cared];
    const applications = [aWish(pinned, studio, 3), aWish(cared, studio, 1)];
    const pins = [{ studentId: pinned.id, slotId: studio.id }];
    const [first, second] = await matchedWith({ students, slots: [studio, press], applications, pins });
    expect(first).toMatchObject({
      slotId: studio.id,
      choiceRank: 3,
      outMinutes: 70,
      backMinutes: 80,
      isKept: false,
      reason: { cause: { kind: 'PINNED' } },
    });
    expect(second).toMatchObject({ slotId: press.id });
  });

  it.each([
    ['is too young for it', { students: [aStudent(1, { yearGroup: 9 })] }],
    ['holds a place already', { students: [aStudent(1, { isPlaced: true })] }],
    ['has left', { students: [] }],
    ['is pinned to a slot that is gone', { slots: [press] }],
    ['is pinned to a slot that is full', { slots: [{ ...studio, seats: 0 }] }],
    [
      'has ruled it out',
      { wishes: [{ studentId: aStudent(1).id, excludedSlotIds: [studio.id], agreesToMove: false }] },
    ],
  ])('are none at all while somebody with a pin %s', async (_, changes) => {
    const pins = [{ studentId: aStudent(1).id, slotId: studio.id }];
    const round = { students: [aStudent(1)], slots: [studio], pins, ...changes };
    await expect(matchedWith(round)).rejects.toEqual(new PinsNotPossible(pins));
  });
});
