import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { costOf } from '../objective-costs.js';
import type { Objective, OptimumProblem } from '../problem.js';
import { solveNested } from '../solve-nested.js';
import { orderForLocality, renumber } from './order-for-locality.js';
import { solveFlat, type FlatProblem } from './solve-flat.js';

/** Lists, seats and objectives of every kind, with more students than seats as often as not. */
function anyProblem(students: number, slots: number): fc.Arbitrary<FlatProblem> {
  const allSlots = Array.from({ length: slots }, (_, slot) => slot);
  return fc
    .record({
      lists: fc.array(fc.shuffledSubarray(allSlots), { minLength: 1, maxLength: students }),
      room: fc.array(fc.nat(3), { minLength: slots, maxLength: slots }),
      kinds: fc.array(fc.nat(4), { maxLength: 5 }),
      numbers: fc.array(fc.integer({ min: -4, max: 9 }), { minLength: 40, maxLength: 40 }),
    })
    .map(({ lists, room, kinds, numbers }) => {
      const start = Int32Array.from([0, ...lists.map((_, at) => lists.slice(0, at + 1).flat().length)]);
      const rows = { start, slot: Int32Array.from(lists.flat()) };
      const of = (at: number): number => numbers[at % numbers.length]!;
      const objective = (kind: number, at: number): Objective => {
        if (kind === 0)
          return { kind: 'PLACED_OF', member: Uint8Array.from(lists, (_, i) => (of(i + at) > 3 ? 1 : 0)) };
        if (kind === 1) return { kind: 'BY_RANK', costOfRank: Int32Array.from(allSlots, (rank) => rank + 1) };
        if (kind === 2)
          return { kind: 'BY_RANK', costOfRank: Int32Array.from(allSlots, (rank) => (rank === at ? 1 : 0)) };
        if (kind === 3)
          return { kind: 'BY_RANK', costOfRank: Int32Array.from(allSlots, (rank) => (rank === at ? -1 : 0)) };
        return { kind: 'BY_CHOICE', cost: rows.slot.map((_, choice) => of(3 * choice + at) * (at === 2 ? 1000 : 1)) };
      };
      return { rows, room: Int32Array.from(room), objectives: [{ kind: 'PLACED' }, ...kinds.map(objective)] };
    });
}

/** What a way to place students costs, objective by objective. */
function wordOf({ rows, objectives }: FlatProblem, choiceOf: ArrayLike<number>): number[] {
  return objectives.map((objective) =>
    Array.from(choiceOf).reduce(
      (sum, choice, student) =>
        sum + (choice < 0 ? 0 : costOf(objective, student, choice, choice - rows.start[student]!)),
      0,
    ),
  );
}

function compareWords(left: readonly number[], right: readonly number[]): number {
  const at = left.findIndex((number, index) => number !== right[index]);
  return at < 0 ? 0 : left[at]! - right[at]!;
}

/** The least word of all ways to place students, each tried. */
function leastWord(problem: FlatProblem): number[] {
  const { rows, room } = problem;
  const count = rows.start.length - 1;
  let best = wordOf(problem, new Int32Array(count).fill(-1));
  const left = Array.from(room);
  const choiceOf = Array.from({ length: count }, () => -1);
  const place = (student: number): void => {
    if (student === count) {
      const word = wordOf(problem, choiceOf);
      if (compareWords(word, best) < 0) best = word;
      return;
    }
    choiceOf[student] = -1;
    place(student + 1);
    for (let choice = rows.start[student]!; choice < rows.start[student + 1]!; choice++) {
      const slot = rows.slot[choice]!;
      if (left[slot] === 0) continue;
      left[slot]!--;
      choiceOf[student] = choice;
      place(student + 1);
      left[slot]!++;
    }
    choiceOf[student] = -1;
  };
  place(0);
  return best;
}

const isZero = (word: readonly number[]): boolean => word.every((number) => number === 0);
const isNegative = (word: readonly number[]): boolean => (word.find((number) => number !== 0) ?? 0) < 0;

/** What the prices fail to prove, in words. */
function faultsOf(problem: FlatProblem): string[] {
  const { rows, room, objectives } = problem;
  const { choiceOf, certificate } = solveFlat(problem);
  const faults: string[] = [];
  const taken = Array.from(
    room,
    (_, slot) => choiceOf.filter((choice) => choice >= 0 && rows.slot[choice] === slot).length,
  );
  choiceOf.forEach((given, student) => {
    const prices = certificate.ofStudent.map((row) => row[student]!);
    if (isNegative(prices) || (given < 0 && !isZero(prices))) faults.push(`student ${student} at ${prices.join()}`);
    for (let choice = rows.start[student]!; choice < rows.start[student + 1]!; choice++) {
      const sums = objectives.map(
        (objective, at) =>
          costOf(objective, student, choice, choice - rows.start[student]!) +
          prices[at]! +
          certificate.ofNode[at]![rows.slot[choice]!]!,
      );
      if (isNegative(sums) || (choice === given && !isZero(sums))) faults.push(`choice ${choice} at ${sums.join()}`);
    }
  });
  room.forEach((seats, slot) => {
    const prices = certificate.ofNode.map((row) => row[slot]!);
    if (taken[slot]! > seats) faults.push(`slot ${slot} is over full`);
    if (isNegative(prices) || (taken[slot]! < seats && !isZero(prices)))
      faults.push(`slot ${slot} at ${prices.join()}`);
  });
  return faults;
}

describe('solveFlat', () => {
  it('finds what trying every way finds, objective by objective', () => {
    fc.assert(
      fc.property(anyProblem(5, 4), (problem) => {
        expect(wordOf(problem, solveFlat(problem).choiceOf)).toEqual(leastWord(problem));
      }),
      { numRuns: 3000 },
    );
  });

  it('proves it by prices, in markets too large to try', () => {
    fc.assert(
      fc.property(anyProblem(40, 12), (problem) => {
        expect(faultsOf(problem)).toEqual([]);
      }),
      { numRuns: 1500 },
    );
  });

  it('costs the same in every numbering of students and slots', () => {
    fc.assert(
      fc.property(anyProblem(30, 8), fc.array(fc.nat(3), { minLength: 30, maxLength: 30 }), (problem, schools) => {
        const objectives = problem.objectives.filter(({ kind }) => kind === 'PLACED' || kind === 'BY_RANK');
        const { rows, room } = problem;
        const school = Int32Array.from({ length: rows.start.length - 1 }, (_, student) => schools[student]!);
        const other = renumber(rows, room, orderForLocality(rows, room.length, school, 4));
        const wordAs = ({ rows: itsRows, room: itsRoom }: Pick<FlatProblem, 'rows' | 'room'>): number[] => {
          const itsProblem = { rows: itsRows, room: itsRoom, objectives };
          return wordOf(itsProblem, solveFlat(itsProblem).choiceOf);
        };
        expect(wordAs(other)).toEqual(wordAs(problem));
      }),
      { numRuns: 300 },
    );
  });

  it('costs what the general solver finds, in markets too large to try', () => {
    const asNested = ({ rows, room, objectives }: FlatProblem): OptimumProblem => ({
      choiceStart: rows.start,
      limits: { leafOfChoice: rows.slot, parent: new Int32Array(room.length).fill(-1), room },
      objectives,
    });
    fc.assert(
      fc.property(anyProblem(40, 12), (problem) => {
        const { choiceOf } = solveNested(asNested(problem));
        expect(wordOf(problem, solveFlat(problem).choiceOf)).toEqual(wordOf(problem, choiceOf));
      }),
      { numRuns: 300 },
    );
  });

  it('never places fewer for one seat more', () => {
    fc.assert(
      fc.property(anyProblem(30, 8), fc.nat(7), (problem, slot) => {
        const more = { ...problem, room: problem.room.with(slot, problem.room[slot]! + 1) };
        const gain = wordOf(problem, solveFlat(problem).choiceOf)[0]! - wordOf(more, solveFlat(more).choiceOf)[0]!;
        expect([0, 1]).toContain(gain);
      }),
      { numRuns: 500 },
    );
  });

  it('plans anew with more bits when prices outgrow them', () => {
    // Everybody but the last has to be placed and goes right, though left is cheaper: prices add up along the chain, by eight objectives.
    const length = 120;
    const lists = Array.from({ length }, (_, at) => [at - 1, at].filter((slot) => slot >= 0 && slot < length - 1));
    const cost = Int32Array.from(lists.flatMap((list, at) => list.map((slot) => (slot === at ? 1 : 0))));
    const problem: FlatProblem = {
      rows: {
        start: Int32Array.from([0, ...lists.map((_, at) => lists.slice(0, at + 1).flat().length)]),
        slot: Int32Array.from(lists.flat()),
      },
      room: new Int32Array(length - 1).fill(1),
      objectives: [
        { kind: 'PLACED' },
        { kind: 'PLACED_OF', member: Uint8Array.from(lists, (_, at) => (at < length - 1 ? 1 : 0)) },
        ...Array.from({ length: 8 }, (): Objective => ({ kind: 'BY_CHOICE', cost })),
      ],
    };
    expect(faultsOf(problem)).toEqual([]);
  });
});
