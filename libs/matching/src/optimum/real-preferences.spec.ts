import { describe, expect, it } from '@jest/globals';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkCertificate } from '../verify/maximum/check-certificate.js';
import { findOptimum } from './optimum.js';
import type { NestedLimits, Objective, OptimumProblem } from './problem.js';

const folder = join(process.env['FOOTHOLD_DATA'] ?? '../shared/data', 'matching');
const whenPresent = existsSync(folder) ? it : it.skip;

interface Optima {
  readonly size: number;
  readonly minCost: number;
  readonly greedyMax: readonly number[];
  readonly generousMax: readonly number[];
  readonly rankMaximal: readonly number[];
}

/** The sets of the file, spelt out so that a skipped run says what it did not look at. */
const sets = [
  '00038-1 project capacity 1 only',
  '00038-2 project capacity 1 only',
  '00038-3 project capacity 1 only',
  '00038-4 project capacity 1 only',
  '00038-4 with supervisor capacities',
  '00009-1 capacity 17 each',
  '00009-1 capacity 16 each',
  '00009-2 capacity 22 each',
  '00009-2 capacity 21 each',
];

/** Lists of alternatives from 0, one for each voter: a line `4: 9,2,5` is four voters. */
function readLists(set: string): number[][] {
  const [, series, number] = /^(\d{5})-(\d)/.exec(set) ?? [];
  const path =
    series === '00009'
      ? `preflib-00009-agh/00009-0000000${number}.soc`
      : `preflib-00038-project/00038-0000000${number}.soi`;
  return read(path)
    .split('\n')
    .filter((line) => /^\d+:/.test(line))
    .flatMap((line) => {
      const [times, list] = line.split(':');
      const alternatives = (list ?? '').split(',').map((alternative) => Number(alternative) - 1);
      return Array.from({ length: Number(times) }, () => alternatives);
    });
}

function read(path: string): string {
  return readFileSync(join(folder, path), 'utf8');
}

/** Capacities as the set's name says; supervisors stand above their projects. */
function readLimits(set: string, alternatives: number): Omit<NestedLimits, 'leafOfChoice'> {
  const each = Number(/capacity (\d+)/.exec(set)?.[1] ?? 1);
  const room = Array.from({ length: alternatives }, () => each);
  const parent = room.map(() => -1);
  if (set.endsWith('with supervisor capacities')) {
    const [, ...supervisors] = read('preflib-00038-project/00038-00000004.dat').trim().split('\n');
    for (const line of supervisors) {
      const [, capacity, projects] = line.split(',');
      for (const project of (projects ?? '').trim().split(' ')) parent[Number(project)] = room.length;
      room.push(Number(capacity));
      parent.push(-1);
    }
  }
  return { parent: Int32Array.from(parent), room: Int32Array.from(room) };
}

interface Preferences {
  readonly longest: number;
  readonly problem: Omit<OptimumProblem, 'objectives'>;
}

function readPreferences(set: string): Preferences {
  const lists = readLists(set);
  const choiceStart = new Int32Array(lists.length + 1);
  lists.forEach((list, student) => (choiceStart[student + 1] = choiceStart[student]! + list.length));
  const leafOfChoice = Int32Array.from(lists.flat());
  const limits = { leafOfChoice, ...readLimits(set, Math.max(...leafOfChoice) + 1) };
  return { longest: Math.max(...lists.map((list) => list.length)), problem: { choiceStart, limits } };
}

/** Numbers of first choices, second choices and so on, of an optimum that its certificate proves. */
function profileOf({ problem, longest }: Preferences, objectives: readonly Objective[]): number[] {
  const whole = { ...problem, objectives };
  const optimum = findOptimum(whole);
  expect(checkCertificate(whole, optimum)).toEqual([]);
  const profile = Array.from({ length: longest }, () => 0);
  optimum.choiceOf.forEach((choice, student) => {
    if (choice >= 0) profile[choice - problem.choiceStart[student]!]!++;
  });
  return profile;
}

function byRank(longest: number, costOf: (rank: number) => number): Objective {
  return { kind: 'BY_RANK', costOfRank: Int32Array.from({ length: longest }, (_, at) => costOf(at + 1)) };
}

/** One objective for each rank from `first` on: -1 for as many with that rank as can be, 1 for as few. */
function rankByRank(longest: number, first: number, by: 1 | -1, cost: 1 | -1): Objective[] {
  const objectives: Objective[] = [];
  for (let wanted = first; wanted >= 1 && wanted <= longest; wanted += by) {
    objectives.push(byRank(longest, (rank) => (rank === wanted ? cost : 0)));
  }
  return objectives;
}

describe(`the optimum on real preferences of students of Glasgow and Kraków (skipped where FOOTHOLD_DATA does not hold ${folder})`, () => {
  whenPresent('is looked at for every set of the published optima', () => {
    expect(Object.keys(optima()).toSorted()).toEqual(sets.toSorted());
  });

  for (const set of sets) {
    whenPresent(`has the published values for ${set}`, () => {
      const expected = optima()[set]!;
      const preferences = readPreferences(set);
      const { longest } = preferences;
      const placed: Objective = { kind: 'PLACED' };
      const leastTotal = profileOf(preferences, [placed, byRank(longest, (rank) => rank)]);
      expect(leastTotal.reduce((sum, count) => sum + count)).toBe(expected.size);
      expect(leastTotal.reduce((sum, count, at) => sum + count * (at + 1))).toBe(expected.minCost);
      expect(profileOf(preferences, [placed, ...rankByRank(longest, 1, 1, -1)])).toEqual(expected.greedyMax);
      expect(profileOf(preferences, [placed, ...rankByRank(longest, longest, -1, 1)])).toEqual(expected.generousMax);
      expect(profileOf(preferences, rankByRank(longest, 1, 1, -1))).toEqual(expected.rankMaximal);
    });
  }
});

function optima(): Record<string, Optima> {
  // eslint-disable-next-line @typescript-eslint/no-unsafe-return -- the file's shape is what its README says
  return JSON.parse(read('optima.json'));
}
