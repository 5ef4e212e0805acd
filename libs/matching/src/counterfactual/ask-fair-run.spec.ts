import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { allocateFairly } from '../fair/allocate-fairly.js';
import { MatchingInputError } from '../instance/matching-input-error.js';
import type { AllocationInstance } from '../instance/allocation-instance.js';
import { drawInstance } from '../maximum/drawn-instance.js';
import { hadRanked, oneMoreSeat, slotCloses, type AskedChoice, type Shift } from './ask-fair-run.js';
import { openFairRun, type FairRun } from './fair-run.js';
import { readRanks } from './read-ranks.js';

const medium = fc.noBias(
  fc.gen().map((gen) => drawInstance((most) => gen(fc.nat, most), { students: 14, slots: 5, longestList: 5 }, true)),
);

/** Without what makes changes travel further than along chains. */
function plainly({ employerCeilings: _ceilings, ...instance }: AllocationInstance): AllocationInstance {
  return { ...instance, slots: instance.slots.map(({ minimumGroup: _minimum, reserves: _reserves, ...slot }) => slot) };
}

const instances = fc.oneof(medium, medium.map(plainly));

function open(instance: AllocationInstance): FairRun {
  return openFairRun(instance, allocateFairly(instance));
}

/** The same question, answered by a run of its own. */
function shiftTo(instance: AllocationInstance, changed: AllocationInstance, except?: string): Shift {
  const before = readRanks(allocateFairly(instance));
  const after = readRanks(allocateFairly(changed));
  const ids = [...before.keys()].filter((id) => id !== except);
  const count = (is: (was: number, now: number) => boolean): number =>
    ids.filter((id) => is(before.get(id)!, after.get(id)!)).length;
  return {
    better: count((was, now) => was > 0 && now > 0 && now < was),
    worse: count((was, now) => was > 0 && now > was),
    gained: count((was, now) => was === 0 && now > 0),
    lost: count((was, now) => was > 0 && now === 0),
  };
}

describe('what would be if, asked of a run in the fair mode', () => {
  it('agrees with a run of its own about one more seat, and harms nobody where no group can fall apart', () => {
    const seen = { followed: 0, rerun: 0 };
    fc.assert(
      fc.property(instances, fc.nat(4), (instance, index) => {
        const run = open(instance);
        const slot = instance.slots[index]!;
        fc.pre(slot.supervision === undefined);
        const grown = instance.slots.with(index, { ...slot, capacity: slot.capacity + 1 });
        const shift = oneMoreSeat(run, slot.id);
        expect(shift).toEqual(shiftTo(instance, { ...instance, slots: grown }));
        if (run.settled !== null) expect([shift.worse, shift.lost]).toEqual([0, 0]);
        seen[run.settled === null ? 'rerun' : 'followed'] += shift.gained + shift.better;
      }),
      { numRuns: 1000 },
    );
    expect(Math.min(seen.followed, seen.rerun)).toBeGreaterThan(50);
  });

  it('agrees with a run of its own about a slot that closes', () => {
    let lost = 0;
    fc.assert(
      fc.property(instances, fc.nat(4), (instance, index) => {
        const slot = instance.slots[index]!;
        fc.pre(!instance.pinned?.some(({ slotId }) => slotId === slot.id));
        const students = instance.students.map((row) => ({
          ...row,
          choices: row.choices.filter(({ slotId }) => slotId !== slot.id),
        }));
        const shift = slotCloses(open(instance), slot.id);
        // Ranks shift when a choice is struck out, so only who has a place at all is compared.
        const bare = students.map((row) => ({ ...row, ownChoices: 0 }));
        const { gained, lost: without } = shiftTo(instance, { ...instance, students: bare });
        expect([shift.gained, shift.lost]).toEqual([gained, without]);
        lost += shift.lost;
      }),
      { numRuns: 600 },
    );
    expect(lost).toBeGreaterThan(50);
  });

  it('agrees with a run of its own about another list, tells the student what would have been theirs, and never anything better than the truth got them', () => {
    let others = 0;
    fc.assert(
      fc.property(instances, fc.nat(), fc.nat(4), fc.nat(), (instance, at, index, position) => {
        fc.pre(instance.students.length > 0);
        const student = instance.students[at % instance.students.length]!;
        const { id: slotId } = instance.slots[index]!;
        const rest = student.choices.filter((choice) => choice.slotId !== slotId);
        const asked: AskedChoice = {
          studentId: student.id,
          choice: { slotId, distanceBand: 1 },
          rank: 1 + (position % (rest.length + 1)),
        };
        const choice = student.choices.find((each) => each.slotId === slotId) ?? asked.choice;
        const choices = rest.toSpliced(asked.rank - 1, 0, choice);
        const students = instance.students.map((row) => (row === student ? { ...row, choices } : row));
        const changed = { ...instance, students };
        const run = open(instance);
        const { own, others: shift } = hadRanked(run, asked);
        const outcome = allocateFairly(changed).outcomes.find(({ studentId }) => studentId === student.id)!;
        expect(own).toEqual(
          outcome.kind === 'PLACED'
            ? { kind: 'PLACED', slotId: outcome.slotId, rank: outcome.rank }
            : outcome.kind === 'PINNED'
              ? { kind: 'PINNED', slotId: outcome.slotId }
              : { kind: 'UNPLACED' },
        );
        expect(shift).toEqual(shiftTo(instance, changed, student.id));
        others += shift.better + shift.worse + shift.gained + shift.lost;
        const truth = run.rankOf.get(student.id)!;
        const trueRank =
          own.kind === 'PLACED' ? student.choices.findIndex((each) => each.slotId === own.slotId) + 1 : 0;
        if (run.settled !== null && trueRank > 0 && truth > 0) expect(trueRank).toBeGreaterThanOrEqual(truth);
      }),
      { numRuns: 1500 },
    );
    expect(others).toBeGreaterThan(50);
  });

  it('says whose question it cannot answer', () => {
    const run = open({
      students: [{ id: 'ada', schoolId: 'north', priorityClass: 0, choices: [], ownChoices: 0 }],
      slots: [{ id: 'bakery', capacity: 1 }],
      lottery: new Map([['ada', 1]]),
    });
    const choice = { slotId: 'bakery', distanceBand: 0 };
    expect(hadRanked(run, { studentId: 'ada', choice, rank: 1 }).own).toEqual({
      kind: 'PLACED',
      slotId: 'bakery',
      rank: 1,
    });
    expect(() => oneMoreSeat(run, 'garage')).toThrow(MatchingInputError);
    expect(() => slotCloses(run, 'garage')).toThrow(MatchingInputError);
    expect(() => hadRanked(run, { studentId: 'ben', choice, rank: 1 })).toThrow(MatchingInputError);
    expect(() => hadRanked(run, { studentId: 'ada', choice, rank: 2 })).toThrow(MatchingInputError);
  });
});
