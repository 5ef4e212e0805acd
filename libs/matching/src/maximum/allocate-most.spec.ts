import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { AllocationInstance, AllocationStudent } from '../instance/allocation-instance.js';
import { verifyMaximum } from '../verify/maximum/verify-maximum.js';
import { allocateMost } from './allocate-most.js';
import { drawInstance, type DrawnSize } from './drawn-instance.js';
import type { MaximumResult, Place } from './maximum-result.js';
import type { MaximumSettings, RankObjective } from './maximum-settings.js';

const rankObjectives: RankObjective[] = ['LEAST_TOTAL_RANK', 'GENEROUS', 'GREEDY'];
const anySettings = fc.record<MaximumSettings>({
  priorityClasses: fc.nat(3),
  ranks: fc.constantFrom(...rankObjectives),
});

function anyInstance(size: DrawnSize): fc.Arbitrary<AllocationInstance> {
  return fc.gen().map((gen) => drawInstance((most) => gen(fc.nat, most), size));
}

const small = fc.noBias(anyInstance({ students: 5, slots: 3, longestList: 3 }));
const medium = fc.noBias(anyInstance({ students: 16, slots: 7, longestList: 6 }));

/** Everything that may be given to a student, `null` being nothing; closed slots are not open to anybody. */
function optionsOf(
  instance: AllocationInstance,
  student: AllocationStudent,
  closed: ReadonlySet<string>,
): (string | null)[] {
  const open = student.choices.filter(({ slotId }) => {
    const days = instance.slots.find(({ id }) => id === slotId)?.days;
    const isAway = student.unavailable?.some(
      ({ from, to }) => days !== undefined && from <= days.to && days.from <= to,
    );
    return !closed.has(slotId) && isAway !== true;
  });
  return [null, ...open.map(({ slotId }) => slotId)];
}

type Allocation = readonly { readonly student: AllocationStudent; readonly slotId: string | null }[];

/** Every allocation within the limits, pinned students left out but counted. */
function everyAllocation(instance: AllocationInstance, closed: ReadonlySet<string>): Allocation[] {
  const pinned = new Map(instance.pinned?.map(({ studentId, slotId }) => [studentId, slotId]));
  const pins = instance.students
    .filter(({ id }) => pinned.has(id))
    .map((student) => ({ student, slotId: pinned.get(student.id)! }));
  let partial: Allocation[] = [[]];
  for (const student of instance.students) {
    if (pinned.has(student.id)) continue;
    const options = optionsOf(instance, student, closed);
    partial = partial
      .flatMap((rows) => options.map((slotId): Allocation => [...rows, { student, slotId }]))
      .filter((rows) => keepsLimits(instance, [...pins, ...rows]));
  }
  return partial;
}

function keepsLimits(instance: AllocationInstance, rows: Allocation): boolean {
  return (
    instance.slots.every(({ id, capacity, supervision, schoolCeilings = [] }) => {
      const there = rows.filter(({ slotId }) => slotId === id).map(({ student }) => student);
      const { headsInRoom: heads, studentsPerAdult: each } = supervision ?? {
        headsInRoom: Infinity,
        studentsPerAdult: 1,
      };
      return (
        there.length <= capacity &&
        there.length + Math.ceil(there.length / each) <= heads &&
        schoolCeilings.every(
          ({ schoolId, seats }) => there.filter((student) => student.schoolId === schoolId).length <= seats,
        )
      );
    }) &&
    (instance.employerCeilings ?? []).every(({ employerId, seats }) => {
      const slots = instance.slots.filter((slot) => slot.employerId === employerId).map(({ id }) => id);
      return rows.filter(({ slotId }) => slotId !== null && slots.includes(slotId)).length <= seats;
    })
  );
}

/** What an allocation is judged by, smaller being better, first number first. */
function wordOf(instance: AllocationInstance, { priorityClasses, ranks }: MaximumSettings, rows: Allocation): number[] {
  const placed = rows.filter(({ slotId }) => slotId !== null);
  const rankOf = ({ student, slotId }: Allocation[number]): number =>
    student.choices.findIndex((choice) => choice.slotId === slotId) + 1;
  const longest = Math.max(0, ...instance.students.map(({ choices }) => choices.length));
  const profile = Array.from({ length: longest }, (_, at) => placed.filter((row) => rankOf(row) === at + 1).length);
  const worse = (id: string): number =>
    instance.students.filter((other) => instance.lottery.get(other.id)! >= instance.lottery.get(id)!).length;
  const sum = (of: (row: Allocation[number]) => number): number => placed.reduce((total, row) => total + of(row), 0);
  return [
    -placed.length,
    -placed.filter(({ student }) => student.priorityClass < priorityClasses).length,
    ...(ranks === 'LEAST_TOTAL_RANK'
      ? [sum(rankOf)]
      : ranks === 'GREEDY'
        ? profile.map((count) => -count)
        : profile.toReversed()),
    sum((row) => row.student.choices[rankOf(row) - 1]?.travelMinutes ?? 0),
    -sum((row) => (longest + 1 - rankOf(row)) * worse(row.student.id)),
  ];
}

function compareWords(left: readonly number[], right: readonly number[]): number {
  return left.map((value, index) => value - right[index]!).find((difference) => difference !== 0) ?? 0;
}

function allocationOf(instance: AllocationInstance, places: readonly Place[]): Allocation {
  return instance.students
    .filter(({ id }) => !instance.pinned?.some(({ studentId }) => studentId === id))
    .map((student) => ({ student, slotId: places.find(({ studentId }) => studentId === student.id)?.slotId ?? null }));
}

function placesOf({ outcomes }: MaximumResult): Place[] {
  return outcomes.flatMap((outcome) => (outcome.kind === 'PLACED' ? [outcome] : []));
}

describe('the maximum mode, on random instances with every kind of limit', () => {
  it('is as good as the best of all allocations in every stage, before and after each closure', () => {
    const seen = { closures: 0, unplaced: 0 };
    fc.assert(
      fc.property(small, anySettings, (instance, settings) => {
        const result = allocateMost(instance, settings);
        const closed = new Set<string>();
        const rounds = [...result.closures, { slotId: null, places: placesOf(result) }];
        for (const { slotId, places } of rounds) {
          const words = everyAllocation(instance, closed).map((rows) => wordOf(instance, settings, rows));
          expect(wordOf(instance, settings, allocationOf(instance, places))).toEqual(words.toSorted(compareWords)[0]);
          if (slotId !== null) closed.add(slotId);
        }
        seen.closures += result.closures.length;
        seen.unplaced += result.counts.withoutPlace;
      }),
      { numRuns: 1000 },
    );
    expect(Math.min(seen.closures, seen.unplaced)).toBeGreaterThan(20);
  });

  it('gives results that the verifier has nothing against', () => {
    fc.assert(
      fc.property(medium, anySettings, (instance, settings) => {
        expect(verifyMaximum(instance, settings, allocateMost(instance, settings))).toEqual([]);
      }),
      { numRuns: 600 },
    );
  });

  it('can be written down and verified later', () => {
    fc.assert(
      fc.property(medium, anySettings, (instance, settings) => {
        const written = JSON.stringify(allocateMost(instance, settings));
        expect(verifyMaximum(instance, settings, JSON.parse(written) as MaximumResult)).toEqual([]);
      }),
      { numRuns: 200 },
    );
  });

  it('gives the same result whatever the order of rows', () => {
    fc.assert(
      fc.property(medium, anySettings, fc.nat(), (instance, settings, turn) => {
        const turned = <Row>(rows: readonly Row[]): Row[] => {
          const by = turn % Math.max(rows.length, 1);
          return [...rows.slice(by), ...rows.slice(0, by)].reverse();
        };
        const other: AllocationInstance = {
          students: turned(instance.students),
          slots: turned(instance.slots),
          lottery: new Map(turned([...instance.lottery])),
          employerCeilings: turned(instance.employerCeilings ?? []),
          pinned: turned(instance.pinned ?? []),
        };
        expect(allocateMost(other, settings)).toEqual(allocateMost(instance, settings));
      }),
      { numRuns: 300 },
    );
  });

  it('costs what a refusal says, at least: with that choice given nothing better than that can be had', () => {
    let costly = 0;
    fc.assert(
      fc.property(small, anySettings, (instance, settings) => {
        const result = allocateMost(instance, settings);
        const closed = new Set(result.closures.map(({ slotId }) => slotId));
        const allocations = everyAllocation(instance, closed);
        const best = wordOf(instance, settings, allocationOf(instance, placesOf(result)));
        for (const outcome of result.outcomes) {
          for (const { slotId, decidedBy, costs } of 'refusals' in outcome ? outcome.refusals : []) {
            const withIt = allocations.filter((rows) =>
              rows.some((row) => row.student.id === outcome.studentId && row.slotId === slotId),
            );
            if (decidedBy !== 'OTHERS') expect(withIt).toEqual([]);
            if (costs === null) continue;
            costly++;
            const stage = result.stages.findIndex(
              ({ objective }) => JSON.stringify(objective) === JSON.stringify(costs.objective),
            );
            // The brute force counts every rank of a profile, the stages leave out the one that follows from the others.
            const isProfile = settings.ranks !== 'LEAST_TOTAL_RANK';
            const at = isProfile && stage >= result.stages.length - 2 ? stage + 1 : stage;
            for (const rows of withIt) {
              const more = wordOf(instance, settings, rows).map((value, index) => value - best[index]!);
              const first = more.findIndex((value) => value !== 0);
              expect(first).toBeGreaterThanOrEqual(0);
              if (first >= at) expect(more[at]).toBeGreaterThanOrEqual(costs.amount);
            }
          }
        }
      }),
      { numRuns: 500 },
    );
    expect(costly).toBeGreaterThan(30);
  });

  it('saves no more by one more seat than the price of the limit says', () => {
    let priced = 0;
    fc.assert(
      fc.property(small, anySettings, fc.nat(2), (instance, settings, index) => {
        const slots = instance.slots.map(({ minimumGroup: _minimumGroup, ...slot }) => slot);
        const slot = slots[index]!;
        fc.pre(slot.supervision === undefined);
        const before = allocateMost({ ...instance, slots }, settings);
        const after = allocateMost(
          { ...instance, slots: slots.with(index, { ...slot, capacity: slot.capacity + 1 }) },
          settings,
        );
        const price = before.slots.find(({ slotId }) => slotId === slot.id)!.price;
        const saved = before.stages.map(({ value }, stage) => value - after.stages[stage]!.value);
        const bound = before.stages.map(
          ({ objective }) =>
            price.find((each) => JSON.stringify(each.objective) === JSON.stringify(objective))?.amount ?? 0,
        );
        expect(compareWords(saved, bound)).toBeLessThanOrEqual(0);
        if (price.length > 0) priced++;
      }),
      { numRuns: 600 },
    );
    expect(priced).toBeGreaterThan(100);
  });

  it('tells no student the id of another', () => {
    fc.assert(
      fc.property(medium, anySettings, (instance, settings) => {
        for (const outcome of allocateMost(instance, settings).outcomes) {
          expect(JSON.stringify(outcome).match(/student-\d+/g)).toEqual([outcome.studentId]);
        }
      }),
      { numRuns: 100 },
    );
  });
});
