import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { allocateFairly } from './allocate-fairly.js';
import type {
  AllocationChoice,
  AllocationInstance,
  AllocationSlot,
  AllocationStudent,
  PinnedAllocation,
} from '../instance/allocation-instance.js';
import type { FairResult, StudentOutcome } from './fair-result.js';
import { checkFairness } from '../verify/fairness.js';
import { checkProcedure } from '../verify/procedure.js';
import { readSeating } from '../verify/seating.js';
import { verifyFair } from '../verify/verify-fair.js';

const schools = ['north', 'south', 'west'];

interface Limits {
  readonly students: number;
  readonly slots: number;
  /** Fewest students; 0 unless given. */
  readonly fewest?: number;
  /** Shortest list; 0 unless given. */
  readonly shortest?: number;
  /** Fewest and most seats of a slot; 0 and 3 unless given. */
  readonly seats?: readonly [fewest: number, most: number];
  /** Priority classes; 3 unless given. */
  readonly classes?: number;
}

/** Instances with shared classes and bands, school ceilings, pins, empty lists, slots without seats and too few places. */
function anyInstance({
  students,
  slots,
  fewest = 0,
  shortest = 0,
  seats: [leastSeats, mostSeats] = [0, 3],
  classes = 3,
}: Limits): fc.Arbitrary<AllocationInstance> {
  const slotIds = Array.from({ length: slots }, (_, index) => `slot-${index}`);
  const anyCeilings = fc.array(
    fc.record({ schoolId: fc.constantFrom(...schools), seats: fc.integer({ min: Math.min(leastSeats, 1), max: 2 }) }),
    {
      maxLength: 2,
    },
  );
  const anySlot = (id: string): fc.Arbitrary<AllocationSlot> =>
    fc
      .record({ capacity: fc.integer({ min: leastSeats, max: mostSeats }), ceilings: anyCeilings })
      .map(({ capacity, ceilings }) => ({
        id,
        capacity,
        schoolCeilings: ceilings.filter(
          ({ schoolId }, at) => ceilings.findIndex((row) => row.schoolId === schoolId) === at,
        ),
      }));
  const anyStudent = fc
    .record({
      schoolId: fc.constantFrom(...schools),
      priorityClass: fc.nat(classes - 1),
      wanted: fc.shuffledSubarray(slotIds, { minLength: shortest }),
      bands: fc.nat(3 ** slots - 1),
      ownChoices: fc.nat(slots),
      pin: fc.nat(6 * slots),
    })
    .map(({ schoolId, priorityClass, wanted, bands, ownChoices, pin }) => ({
      schoolId,
      priorityClass,
      choices: wanted.map((slotId, at): AllocationChoice => ({
        slotId,
        distanceBand: Math.floor(bands / 3 ** at) % 3,
      })),
      ownChoices: Math.min(ownChoices, wanted.length),
      pin: slotIds[pin],
    }));
  return fc
    .record({
      slotRows: fc.tuple(...slotIds.map(anySlot)),
      rows: fc.array(anyStudent, { minLength: fewest, maxLength: students }),
      numbers: fc.shuffledSubarray(
        Array.from({ length: students }, (_, at) => 3 * at),
        { minLength: students },
      ),
    })
    .map(({ slotRows, rows, numbers }) => {
      const named = rows.map((row, index) => ({ ...row, id: `student-${index}` }));
      return {
        students: named.map(({ pin: _pin, ...student }) => student),
        slots: slotRows,
        lottery: new Map(named.map(({ id }, index) => [id, numbers[index] ?? index])),
        pinned: possiblePins(named, slotRows),
      };
    });
}

/** Those of the wished pins that capacity and ceilings allow. */
function possiblePins(
  students: readonly (AllocationStudent & { pin: string | undefined })[],
  slots: readonly AllocationSlot[],
): PinnedAllocation[] {
  const pinned: { studentId: string; slotId: string; schoolId: string }[] = [];
  for (const { id, schoolId, pin } of students) {
    const slot = slots.find((each) => each.id === pin);
    if (slot === undefined) continue;
    const there = pinned.filter(({ slotId }) => slotId === slot.id);
    const ceiling = slot.schoolCeilings?.find((row) => row.schoolId === schoolId)?.seats ?? Infinity;
    const schoolmates = there.filter((row) => row.schoolId === schoolId);
    if (there.length < slot.capacity && schoolmates.length < ceiling)
      pinned.push({ studentId: id, slotId: slot.id, schoolId });
  }
  return pinned.map(({ studentId, slotId }) => ({ studentId, slotId }));
}

/** The slot of each student, or `null`. */
type Matching = ReadonlyMap<string, string | null>;

function matchingOf({ outcomes }: FairResult): Matching {
  return new Map(outcomes.map((outcome) => [outcome.studentId, outcome.kind === 'UNPLACED' ? null : outcome.slotId]));
}

/** Position of a place on a list, from 0; no place is worse than any. */
function rankIn(student: AllocationStudent, slotId: string | null | undefined): number {
  const rank = student.choices.findIndex((choice) => choice.slotId === slotId);
  return rank < 0 ? Infinity : rank;
}

/** Everybody whom a slot would take, told to choose freely: the best first, while capacity and ceilings allow. Pinned students come first. */
function chosenBySlot(
  instance: AllocationInstance,
  slot: AllocationSlot,
  applicants: readonly AllocationStudent[],
): AllocationStudent[] {
  const isPinned = (student: AllocationStudent): boolean =>
    instance.pinned?.some(({ studentId }) => studentId === student.id) ?? false;
  const standing = (student: AllocationStudent): number[] => [
    isPinned(student) ? 0 : 1,
    student.priorityClass,
    student.choices.find(({ slotId }) => slotId === slot.id)?.distanceBand ?? 0,
    instance.lottery.get(student.id) ?? 0,
  ];
  const inOrder = applicants.toSorted((left, right) => {
    const other = standing(right);
    const differences = standing(left).map((value, index) => value - (other[index] ?? 0));
    return differences.find((difference) => difference !== 0) ?? 0;
  });
  const chosen: AllocationStudent[] = [];
  for (const student of inOrder) {
    const ceiling = slot.schoolCeilings?.find(({ schoolId }) => schoolId === student.schoolId)?.seats ?? Infinity;
    const schoolmates = chosen.filter(({ schoolId }) => schoolId === student.schoolId).length;
    if (chosen.length < slot.capacity && schoolmates < ceiling) chosen.push(student);
  }
  return chosen;
}

/** Every way to seat students at slots they list, within capacities and ceilings, pins kept. */
function everyMatching(instance: AllocationInstance): Matching[] {
  const pins = new Map(instance.pinned?.map(({ studentId, slotId }) => [studentId, slotId]));
  let partial: [string, string | null][][] = [[]];
  for (const { id, choices } of instance.students) {
    const pin = pins.get(id);
    const options = pin === undefined ? [null, ...choices.map(({ slotId }) => slotId)] : [pin];
    partial = partial.flatMap((rows) => options.map((slotId): [string, string | null][] => [...rows, [id, slotId]]));
  }
  return partial
    .map((rows) => new Map(rows))
    .filter((matching) => {
      return instance.slots.every((slot) => {
        const held = holdersIn(instance, matching, slot);
        return chosenBySlot(instance, slot, held).length === held.length;
      });
    });
}

function holdersIn({ students }: AllocationInstance, matching: Matching, slot: AllocationSlot): AllocationStudent[] {
  return students.filter(({ id }) => matching.get(id) === slot.id);
}

/** By the definition: no slot would take, if it could choose freely, a student who prefers it to what the student has. */
function isStable(instance: AllocationInstance, matching: Matching): boolean {
  const movable = instance.students.filter(({ id }) => !instance.pinned?.some(({ studentId }) => studentId === id));
  return instance.slots.every((slot) => {
    const held = holdersIn(instance, matching, slot);
    const claimants = movable.filter((student) => rankIn(student, slot.id) < rankIn(student, matching.get(student.id)));
    return claimants.every((claimant) => !chosenBySlot(instance, slot, [...held, claimant]).includes(claimant));
  });
}

/** A result that says who sits where and nothing else. */
function bareResult(matching: Matching): FairResult {
  const outcomes = [...matching].map(([studentId, slotId]): StudentOutcome => {
    if (slotId === null) return { kind: 'UNPLACED', studentId, cause: 'NO_CHOICES' };
    return { kind: 'PINNED', studentId, slotId };
  });
  return { ...allocateFairly({ students: [], slots: [], lottery: new Map() }), outcomes };
}

const small = anyInstance({ students: 4, slots: 3 });
/** Instances in which students want each other's places, so that there is often more than one stable matching. */
const contested = fc.oneof(
  small,
  fc.noBias(anyInstance({ students: 4, slots: 3, fewest: 4, shortest: 2, seats: [1, 1], classes: 1 })),
  fc.noBias(anyInstance({ students: 5, slots: 2, fewest: 5, shortest: 2, seats: [1, 3], classes: 1 })),
);
const medium = anyInstance({ students: 14, slots: 6 });

describe('the fair mode, on random instances with ceilings and pins', () => {
  it('gives results that the verifier has nothing against', () => {
    fc.assert(
      fc.property(medium, (instance) => {
        expect(verifyFair(instance, allocateFairly(instance))).toEqual([]);
      }),
      { numRuns: 2500 },
    );
  });

  it('gives the same result whatever the order of students, slots, ceilings, pins and lottery rows', () => {
    const shuffled = medium.chain((instance) =>
      fc.record({
        instance: fc.constant(instance),
        students: fc.shuffledSubarray([...instance.students], { minLength: instance.students.length }),
        slots: fc
          .shuffledSubarray([...instance.slots], { minLength: instance.slots.length })
          .map((slots) => slots.map((slot) => ({ ...slot, schoolCeilings: slot.schoolCeilings?.toReversed() ?? [] }))),
        pinned: fc.constant(instance.pinned?.toReversed() ?? []),
        lottery: fc.constant(new Map([...instance.lottery].toReversed())),
      }),
    );
    fc.assert(
      fc.property(shuffled, ({ instance, ...rows }) => {
        expect(allocateFairly(rows)).toEqual(allocateFairly(instance));
      }),
      { numRuns: 500 },
    );
  });

  it('gives every student the best place that any stable matching gives them, all of them tried', () => {
    fc.assert(
      fc.property(small, (instance) => {
        const ours = matchingOf(allocateFairly(instance));
        const stable = everyMatching(instance).filter((matching) => isStable(instance, matching));
        expect(stable).toContainEqual(ours);
        for (const student of instance.students) {
          const ranks = stable.map((matching) => rankIn(student, matching.get(student.id)));
          expect(rankIn(student, ours.get(student.id))).toBe(Math.min(...ranks));
        }
      }),
      { numRuns: 500 },
    );
  });

  it('is verified as fair exactly when it is stable by the definition, and as best for students exactly when no stable matching is better', () => {
    const seen = { unfair: 0, fairOnly: 0, best: 0 };
    fc.assert(
      fc.property(contested, (instance) => {
        const best = matchingOf(allocateFairly(instance));
        for (const matching of everyMatching(instance)) {
          const result = bareResult(matching);
          const seating = readSeating(instance, result);
          const isFair = checkFairness(seating).length === 0;
          expect(isFair).toBe(isStable(instance, matching));
          if (!isFair) seen.unfair++;
          if (!isFair) continue;
          const isBest = instance.students.every(({ id }) => matching.get(id) === best.get(id));
          expect(checkProcedure(result, seating).length === 0).toBe(isBest);
          seen[isBest ? 'best' : 'fairOnly']++;
        }
      }),
      { numRuns: 600 },
    );
    expect(Math.min(seen.unfair, seen.fairOnly, seen.best)).toBeGreaterThan(3);
  });

  it('rewards no student for any other list: every order of every part of the true list is tried', () => {
    fc.assert(
      fc.property(small, fc.nat(3), (instance, index) => {
        const student = instance.students[index];
        fc.pre(student !== undefined);
        const honest = rankIn(student, matchingOf(allocateFairly(instance)).get(student.id));
        for (const choices of everyOrderOfEveryPart(student.choices)) {
          const lie = { ...student, choices, ownChoices: choices.length };
          const students = instance.students.with(index, lie);
          const place = matchingOf(allocateFairly({ ...instance, students })).get(student.id);
          expect(rankIn(student, place)).toBeGreaterThanOrEqual(honest);
        }
      }),
      { numRuns: 600 },
    );
  });

  it('makes no student worse off when a slot gains a seat', () => {
    fc.assert(
      fc.property(medium, fc.nat(5), (instance, index) => {
        const grown = instance.slots.map((slot, at) =>
          at === index ? { ...slot, capacity: slot.capacity + 1 } : slot,
        );
        expectNobodyWorse(instance.students, allocateFairly(instance), allocateFairly({ ...instance, slots: grown }));
      }),
      { numRuns: 500 },
    );
  });

  it('harms no student by a better priority class of their own', () => {
    fc.assert(
      fc.property(medium, fc.nat(13), (instance, index) => {
        const student = instance.students[index];
        fc.pre(student !== undefined && student.priorityClass > 0);
        const students = instance.students.with(index, { ...student, priorityClass: student.priorityClass - 1 });
        expectNobodyWorse([student], allocateFairly(instance), allocateFairly({ ...instance, students }));
      }),
      { numRuns: 500 },
    );
  });

  it('harms nobody when an unplaced student leaves, and places the same students in the same number of seats', () => {
    fc.assert(
      fc.property(medium, fc.nat(), (instance, pick) => {
        const before = allocateFairly(instance);
        const unplaced = before.outcomes.filter(({ kind }) => kind === 'UNPLACED');
        const leaver = unplaced[pick % Math.max(unplaced.length, 1)]?.studentId;
        fc.pre(leaver !== undefined);
        const students = instance.students.filter(({ id }) => id !== leaver);
        const after = allocateFairly({ ...instance, students });
        expectNobodyWorse(students, before, after);
        expect(placedIn(after)).toEqual(placedIn(before));
        expect(after.slots.map(({ filled }) => filled)).toEqual(before.slots.map(({ filled }) => filled));
      }),
      { numRuns: 500 },
    );
  });

  it('changes nothing for anybody when a student drops the choices below the place they got', () => {
    fc.assert(
      fc.property(medium, fc.nat(13), (instance, index) => {
        const student = instance.students[index];
        fc.pre(student !== undefined);
        const before = matchingOf(allocateFairly(instance));
        const choices = student.choices.slice(0, rankIn(student, before.get(student.id)) + 1);
        const cut = { ...student, choices, ownChoices: Math.min(student.ownChoices, choices.length) };
        expect(matchingOf(allocateFairly({ ...instance, students: instance.students.with(index, cut) }))).toEqual(
          before,
        );
      }),
      { numRuns: 500 },
    );
  });

  it('says that moves would help exactly when some allocation places that student and everybody placed now', () => {
    const seen = { MOVES_WOULD_HELP: 0, TOO_FEW_PLACES: 0 };
    fc.assert(
      fc.property(contested, (instance) => {
        const result = allocateFairly(instance);
        const placed = placedIn(result);
        const matchings = everyMatching(instance);
        for (const outcome of result.outcomes) {
          if (outcome.kind !== 'UNPLACED' || outcome.cause !== 'ALL_REFUSED') continue;
          const wanted = [...placed, outcome.studentId];
          const couldAll = matchings.some((matching) => wanted.every((id) => matching.get(id) !== null));
          expect(outcome.remedy.kind).toBe(couldAll ? 'MOVES_WOULD_HELP' : 'TOO_FEW_PLACES');
          seen[outcome.remedy.kind]++;
        }
      }),
      { numRuns: 800 },
    );
    expect(Math.min(...Object.values(seen))).toBeGreaterThan(3);
  });

  it('tells no student the id of another', () => {
    fc.assert(
      fc.property(medium, (instance) => {
        for (const outcome of allocateFairly(instance).outcomes) {
          const ids = JSON.stringify(outcome).match(/student-\d+/g);
          expect(ids).toEqual([outcome.studentId]);
        }
      }),
    );
  });
});

function placedIn(result: FairResult): string[] {
  return [...matchingOf(result)].filter(([, slotId]) => slotId !== null).map(([studentId]) => studentId);
}

function expectNobodyWorse(students: readonly AllocationStudent[], before: FairResult, after: FairResult): void {
  const placesBefore = matchingOf(before);
  const placesAfter = matchingOf(after);
  for (const student of students) {
    const rank = rankIn(student, placesBefore.get(student.id));
    expect(rankIn(student, placesAfter.get(student.id))).toBeLessThanOrEqual(rank);
  }
}

function everyOrderOfEveryPart<Item>(items: readonly Item[]): Item[][] {
  const longer = items.flatMap((item, index) =>
    everyOrderOfEveryPart(items.toSpliced(index, 1)).map((rest) => [item, ...rest]),
  );
  return [[], ...longer];
}
