import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { checkCertificate } from '../verify/maximum/check-certificate.js';
import { costOf } from './objective-costs.js';
import type { Certificate, Objective, Optimum, OptimumProblem } from './problem.js';
import { solveNested } from './solve-nested.js';

interface Size {
  readonly students: number;
  readonly nodes: number;
  readonly longest: number;
}

/** Problems over any forest, with objectives of every kind in any order, costs of either sign and nodes without room. */
function anyProblem({ students, nodes, longest }: Size): fc.Arbitrary<OptimumProblem> {
  return fc
    .record({
      rows: fc.array(fc.array(fc.nat(nodes - 1), { maxLength: longest }), { maxLength: students }),
      // A parent comes before or after its child, as its number has it; the order below makes a forest of any such list.
      parents: fc.array(fc.integer({ min: -nodes, max: nodes - 1 }), { minLength: nodes, maxLength: nodes }),
      order: fc.shuffledSubarray(
        Array.from({ length: nodes }, (_, node) => node),
        { minLength: nodes },
      ),
      room: fc.array(fc.nat(3), { minLength: nodes, maxLength: nodes }),
    })
    .chain(({ rows, parents, order, room }) => {
      const choices = rows.flat().length;
      const anyCosts = (length: number): fc.Arbitrary<Int32Array> =>
        fc
          .array(fc.integer({ min: -3, max: 3 }), { minLength: length, maxLength: length })
          .map((costs) => Int32Array.from(costs));
      const anyObjective = fc.oneof(
        fc.constant<Objective>({ kind: 'PLACED' }),
        fc
          .array(fc.nat(1), { minLength: rows.length, maxLength: rows.length })
          .map((member): Objective => ({ kind: 'PLACED_OF', member: Uint8Array.from(member) })),
        anyCosts(longest).map((costOfRank): Objective => ({ kind: 'BY_RANK', costOfRank })),
        anyCosts(choices).map((cost): Objective => ({ kind: 'BY_CHOICE', cost })),
      );
      return fc.array(anyObjective, { minLength: 1, maxLength: 5 }).map((objectives) => {
        const choiceStart = new Int32Array(rows.length + 1);
        rows.forEach((row, student) => (choiceStart[student + 1] = choiceStart[student]! + row.length));
        const placeOf = new Map(order.map((node, place) => [node, place]));
        const parent = Int32Array.from(parents, (above, node) =>
          above >= 0 && placeOf.get(above)! < placeOf.get(node)! ? above : -1,
        );
        return {
          choiceStart,
          limits: { leafOfChoice: Int32Array.from(rows.flat()), parent, room: Int32Array.from(room) },
          objectives,
        };
      });
    });
}

function valuesOf({ choiceStart, objectives }: OptimumProblem, choiceOf: Int32Array): number[] {
  return objectives.map((objective) => {
    let sum = 0;
    choiceOf.forEach((choice, student) => {
      if (choice >= 0) sum += costOf(objective, student, choice, choice - choiceStart[student]!);
    });
    return sum;
  });
}

/** Every way to give the students choices within the limits. */
function everyWay({ choiceStart, limits }: OptimumProblem): Int32Array[] {
  let ways: number[][] = [[]];
  for (let student = 0; student + 1 < choiceStart.length; student++) {
    const start = choiceStart[student]!;
    const options = [-1, ...Array.from({ length: choiceStart[student + 1]! - start }, (_, rank) => start + rank)];
    ways = ways.flatMap((way) => options.map((option) => [...way, option])).filter((way) => keepsLimits(limits, way));
  }
  return ways.map((way) => Int32Array.from(way));
}

function keepsLimits({ leafOfChoice, parent, room }: OptimumProblem['limits'], way: readonly number[]): boolean {
  const filled = room.map(() => 0);
  for (const choice of way) {
    for (let node = leafOfChoice[choice] ?? -1; node >= 0; node = parent[node]!) filled[node]!++;
  }
  return filled.every((count, node) => count <= room[node]!);
}

function compareWords(left: readonly number[], right: readonly number[]): number {
  return left.map((value, index) => value - right[index]!).find((difference) => difference !== 0) ?? 0;
}

describe('the optimum under nested limits', () => {
  it('is as good, objective after objective, as the best of all ways, and proved', () => {
    fc.assert(
      fc.property(anyProblem({ students: 5, nodes: 5, longest: 3 }), (problem) => {
        const optimum = solveNested(problem);
        const values = everyWay(problem).map((way) => valuesOf(problem, way));
        expect(valuesOf(problem, optimum.choiceOf)).toEqual(values.toSorted(compareWords)[0]);
        expect(checkCertificate(problem, optimum)).toEqual([]);
      }),
      { numRuns: 4000 },
    );
  });

  it('is proved for larger problems', () => {
    fc.assert(
      fc.property(anyProblem({ students: 40, nodes: 16, longest: 6 }), (problem) => {
        expect(checkCertificate(problem, solveNested(problem))).toEqual([]);
      }),
      { numRuns: 800 },
    );
  });

  it('is the same whether costs share numbers or are too large to', () => {
    const cost = [1, 2, 3, 1, 3, 2, 2, 1, 3];
    const inflated = (factor: number): Optimum =>
      solveNested({
        choiceStart: Int32Array.of(0, 3, 6, 9),
        limits: {
          leafOfChoice: Int32Array.of(0, 1, 2, 0, 1, 2, 0, 1, 2),
          parent: Int32Array.of(-1, 3, 3, -1),
          room: Int32Array.of(1, 1, 1, 1),
        },
        objectives: [
          { kind: 'PLACED' },
          ...[1, 2, 3, 4].map((shift): Objective => ({
            kind: 'BY_CHOICE',
            cost: Int32Array.from(cost, (_, choice) => cost[(choice * shift) % cost.length]! * factor),
          })),
        ],
      });
    expect(inflated(2 ** 28).choiceOf).toEqual(inflated(1).choiceOf);
    expect(inflated(2 ** 28).certificate.ofNode[1]).toEqual(
      inflated(1).certificate.ofNode[1]?.map((price) => price * 2 ** 28),
    );
  });
});

describe('the check of a certificate', () => {
  const contested = fc.noBias(anyProblem({ students: 8, nodes: 4, longest: 4 }));

  it('accepts no other way than a best one, whatever prices come with the proof', () => {
    let refused = 0;
    fc.assert(
      fc.property(anyProblem({ students: 4, nodes: 3, longest: 3 }), (problem) => {
        const { choiceOf, certificate } = solveNested(problem);
        const best = valuesOf(problem, choiceOf);
        for (const way of everyWay(problem)) {
          const isBest = compareWords(valuesOf(problem, way), best) === 0;
          // Prices prove every best way, not only the one they were found with.
          expect(checkCertificate(problem, { choiceOf: way, certificate }).length === 0).toBe(isBest);
          if (!isBest) refused++;
        }
      }),
      { numRuns: 1000 },
    );
    expect(refused).toBeGreaterThan(1000);
  });

  it('accepts a perturbed price only if the prices still prove the optimum', () => {
    const seen = { accepted: 0, refused: 0 };
    const perturbation = fc.record({
      ofStudent: fc.boolean(),
      objective: fc.nat(),
      at: fc.nat(),
      by: fc.constantFrom(-2, -1, 1, 2, 0.5, Number.NaN),
    });
    fc.assert(
      fc.property(contested, perturbation, (problem, { ofStudent, objective, at, by }) => {
        const { choiceOf, certificate } = solveNested(problem);
        const forged: Certificate = structuredClone(certificate);
        const rows = ofStudent ? forged.ofStudent : forged.ofNode;
        const row = rows[objective % rows.length]!;
        fc.pre(row.length > 0);
        row[at % row.length]! += by;
        const isProof = provesByDefinition(problem, { choiceOf, certificate: forged });
        expect(checkCertificate(problem, { choiceOf, certificate: forged }).length === 0).toBe(isProof);
        seen[isProof ? 'accepted' : 'refused']++;
      }),
      { numRuns: 2000 },
    );
    expect(Math.min(seen.accepted, seen.refused)).toBeGreaterThan(3);
  });

  const problem: OptimumProblem = {
    choiceStart: Int32Array.of(0, 2, 3),
    limits: { leafOfChoice: Int32Array.of(0, 1, 0), parent: Int32Array.of(-1, -1), room: Int32Array.of(1, 2) },
    objectives: [{ kind: 'PLACED' }, { kind: 'BY_RANK', costOfRank: Int32Array.of(1, 2) }],
  };
  const honest = solveNested(problem);
  /** One row for each objective. */
  function withPrices(ofStudent: number[][], ofNode: number[][]): Partial<Optimum> {
    const rows = (prices: number[][]): Float64Array[] => prices.map((row) => Float64Array.from(row));
    return { certificate: { ofStudent: rows(ofStudent), ofNode: rows(ofNode) } };
  }

  const none = [0, 0];
  const forgeries: [string, Partial<Optimum>][] = [
    ['WRONG_LENGTH', { choiceOf: Int32Array.of(1) }],
    ['WRONG_LENGTH', { certificate: { ...honest.certificate, ofNode: [] } }],
    ['NOT_OWN_CHOICE', { choiceOf: Int32Array.of(1, 1) }],
    ['OVER_LIMIT', { choiceOf: Int32Array.of(0, 2) }],
    ['GIVEN_NOT_ZERO', withPrices([[2, 1], none], [none, none])],
    ['CHOICE_BELOW_ZERO', withPrices([[0, 1], none], [none, none])],
    ['STUDENT_BELOW_ZERO', withPrices([[-1, 1], none], [none, none])],
    ['UNPLACED_WITH_PRICE', { choiceOf: Int32Array.of(0, -1) }],
    ['NODE_BELOW_ZERO', withPrices([[1, 1], none], [[0, -1], none])],
    ['ROOM_WITH_PRICE', withPrices([[1, 1], none], [[0, 1], none])],
    [
      'VALUE_NOT_PROVED',
      withPrices(
        [
          [1, 1],
          [7, 0],
        ],
        [none, none],
      ),
    ],
  ];

  it('has nothing against the true optimum', () => {
    expect(Array.from(honest.choiceOf)).toEqual([1, 2]);
    expect(checkCertificate(problem, honest)).toEqual([]);
  });

  it.each(forgeries)('finds %s', (kind, forgery) => {
    expect(checkCertificate(problem, { ...honest, ...forgery }).map((violation) => violation.kind)).toContain(kind);
  });

  it('lists the first hundred violations and no more', () => {
    const many: OptimumProblem = {
      choiceStart: Int32Array.from({ length: 201 }, (_, student) => student),
      limits: { leafOfChoice: new Int32Array(200), parent: Int32Array.of(-1), room: Int32Array.of(200) },
      objectives: [{ kind: 'PLACED' }],
    };
    const nobody = { ...solveNested(many), choiceOf: new Int32Array(200).fill(-1) };
    expect(checkCertificate(many, nobody)).toHaveLength(100);
  });
});

/** The conditions as they are written down with the type, word by word. */
function provesByDefinition(problem: OptimumProblem, { choiceOf, certificate }: Optimum): boolean {
  const { choiceStart, limits, objectives } = problem;
  const { leafOfChoice, parent, room } = limits;
  const filled = Array.from(room, () => 0);
  const above = (node: number): number[] => (node < 0 ? [] : [node, ...above(parent[node]!)]);
  for (const choice of choiceOf) if (choice >= 0) for (const node of above(leafOfChoice[choice]!)) filled[node]!++;
  const isZero = (word: readonly number[]): boolean => word.every((value) => value === 0);
  const isAtLeastZero = (word: readonly number[]): boolean =>
    word.every(Number.isInteger) && (word.find((value) => value !== 0) ?? 0) >= 0;
  const at = (rows: readonly Float64Array[], index: number): number[] => rows.map((row) => row[index]!);

  const nodes = Array.from(room, (most, node) => {
    const price = at(certificate.ofNode, node);
    return isAtLeastZero(price) && (filled[node]! === most || isZero(price));
  });
  const students = Array.from(choiceOf, (given, student) => {
    const price = at(certificate.ofStudent, student);
    const sums = Array.from({ length: choiceStart[student + 1]! - choiceStart[student]! }, (_, rank) => {
      const choice = choiceStart[student]! + rank;
      const nodePrices = above(leafOfChoice[choice]!).map((node) => at(certificate.ofNode, node));
      const word = objectives.map((objective, index) => {
        const cost = costOf(objective, student, choice, rank) + price[index]!;
        return nodePrices.reduce((sum, each) => sum + each[index]!, cost);
      });
      return isAtLeastZero(word) && (choice !== given || isZero(word));
    });
    return isAtLeastZero(price) && (given >= 0 || isZero(price)) && sums.every(Boolean);
  });
  return [...nodes, ...students].every(Boolean);
}
