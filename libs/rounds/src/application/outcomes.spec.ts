import { describe, expect, it } from '@jest/globals';
import { allocateFairly, verifyFair } from '#matching';
import { seededDraw } from '../persistence/seeded-draw.js';
import type { Outcome } from '../domain/outcome.js';
import type { RoundApplication, RoundSlot, RoundStudent } from '../domain/instance.js';
import { allocationInstanceOf } from './allocation-instance.js';
import { outcomesOf } from './outcomes.js';
import { aSlot, aStudent, aWish, anEligibility } from './round.fixture.js';
import { studentLists } from './student-lists.js';

/** Matches students and slots as a round does, without a database. */
function matched(
  students: readonly RoundStudent[],
  slots: readonly RoundSlot[],
  applications: readonly RoundApplication[] = [],
): Outcome[] {
  const lists = studentLists({ students, slots, applications }, anEligibility(students, slots));
  const keys = seededDraw.keys(
    '5e'.repeat(32),
    students.map(({ id }) => id),
  );
  const instance = allocationInstanceOf(lists, slots, keys);
  const result = allocateFairly(instance);
  expect(verifyFair(instance, result)).toEqual([]);
  return outcomesOf(students, lists, result);
}

describe('the outcomes of a run', () => {
  const [studio, press] = [aSlot(1), aSlot(2)];

  it('give the place to the priority class and tell the other by which criterion it was refused', () => {
    const [cared, other] = [aStudent(1, { careExperienced: true }), aStudent(2)];
    const wishes = [aWish(cared, studio, 1), aWish(other, studio, 1)];
    const [first, second] = matched([cared, other], [studio, press], wishes);
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

  it('keep the ranks that the student gave when a dearer choice was left out', () => {
    const student = aStudent(1);
    const [outcome] = matched([student], [studio], [aWish(student, aSlot(9), 1), aWish(student, studio, 2)]);
    expect(outcome).toMatchObject({ slotId: studio.id, choiceRank: 2 });
    expect(outcome?.reason.leftOut).toHaveLength(1);
  });

  it('count, and do not list, the refusals of slots that the service added', () => {
    const students = [aStudent(1, { careExperienced: true }), aStudent(2, { careExperienced: true }), aStudent(3)];
    const last = matched(students, [studio, press])[2];
    expect(last).toMatchObject({ slotId: null, outMinutes: null, isTravelRough: null });
    expect(last?.reason).toEqual({
      cause: { kind: 'REFUSED_EVERYWHERE', remedy: { kind: 'TOO_FEW_PLACES', students: 3, slots: 2, seats: 2 } },
      leftOut: [],
      refused: [],
      otherRefusals: 2,
    });
  });

  it('hold one row for everybody, those with a place and those who could go nowhere included', () => {
    const students = [aStudent(1, { isPlaced: true }), aStudent(2, { yearGroup: 12 }), aStudent(3)];
    expect(matched(students, [studio]).map(({ reason }) => reason.cause.kind)).toEqual([
      'ALREADY_PLACED',
      'NONE_OPEN_TO_STUDENT',
      'PLACED',
    ]);
  });
});
