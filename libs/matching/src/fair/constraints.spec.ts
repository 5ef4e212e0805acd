import { describe, expect, it } from '@jest/globals';
import type { AllocationInstance, AllocationSlot, AllocationStudent } from '../instance/allocation-instance.js';
import { verifyFair } from '../verify/verify-fair.js';
import { allocateFairly } from './allocate-fairly.js';
import type { FairResult, StudentOutcome } from './fair-result.js';

const student = (id: string, slotIds: string[], more: Partial<AllocationStudent> = {}): AllocationStudent => ({
  id,
  schoolId: 'north',
  priorityClass: 0,
  choices: slotIds.map((slotId) => ({ slotId, distanceBand: 0 })),
  ownChoices: slotIds.length,
  ...more,
});

/** Lottery numbers follow the order of the students. */
function run(
  students: readonly AllocationStudent[],
  slots: readonly AllocationSlot[],
  more: Partial<AllocationInstance> = {},
): FairResult {
  const lottery = new Map(students.map(({ id }, index) => [id, index + 1]));
  const instance = { students, slots, lottery, ...more };
  const result = allocateFairly(instance);
  expect(verifyFair(instance, result)).toEqual([]);
  return result;
}

function outcomeOf(result: FairResult, studentId: string): StudentOutcome | undefined {
  return result.outcomes.find((outcome) => outcome.studentId === studentId);
}

const numbered = (lotteryNumber: number): object => ({ priorityClass: 0, distanceBand: 0, lotteryNumber });
const bursary = { seatTypes: ['bursary'] };

describe('reserved seats', () => {
  const forge = { id: 'forge', capacity: 2, reserves: [{ type: 'bursary', seats: 1 }] };

  it('go to the best of their type, who is told so, and leave the rest to everybody', () => {
    const result = run(
      [student('ada', ['forge']), student('ben', ['forge']), student('cem', ['forge'], bursary)],
      [forge],
    );
    expect(outcomeOf(result, 'ada')).toMatchObject({ kind: 'PLACED', reservedFor: null });
    expect(outcomeOf(result, 'ben')).toMatchObject({
      refusals: [{ decidedBy: 'LOTTERY', cutoff: numbered(1), reserves: [] }],
    });
    expect(outcomeOf(result, 'cem')).toMatchObject({ kind: 'PLACED', reservedFor: 'bursary' });
    expect(result.slots).toMatchObject([
      { filled: 2, cutoff: numbered(1), reserves: [{ type: 'bursary', seats: 1, filled: 1, cutoff: numbered(3) }] },
    ]);
  });

  it('show a student of the type both cut-offs: of the open seats and of the reserve', () => {
    const result = run(
      [student('ada', ['forge'], bursary), student('ben', ['forge']), student('cem', ['forge'], bursary)],
      [forge],
    );
    expect(outcomeOf(result, 'cem')).toMatchObject({
      refusals: [{ decidedBy: 'LOTTERY', cutoff: numbered(2), reserves: [{ type: 'bursary', cutoff: numbered(1) }] }],
    });
  });

  it('decide by themselves when no open seat is left', () => {
    const all = { ...forge, reserves: [{ type: 'bursary', seats: 2 }] };
    const result = run(
      [student('ada', ['forge']), student('ben', ['forge'], bursary), student('cem', ['forge'], bursary)],
      [all],
    );
    expect(outcomeOf(result, 'ada')).toMatchObject({
      refusals: [{ decidedBy: 'RESERVED', cutoff: null, reserves: [] }],
    });
    expect(result.slots).toMatchObject([{ cutoff: null }]);
  });

  it('give way, the last first, where pinned students need their room', () => {
    const slots = [
      {
        ...forge,
        reserves: [
          { type: 'bursary', seats: 1 },
          { type: 'support', seats: 1 },
        ],
      },
    ];
    const students = [student('ada', []), student('ben', ['forge']), student('cem', ['forge'], bursary)];
    const result = run(students, slots, { pinned: [{ studentId: 'ada', slotId: 'forge' }] });
    expect(outcomeOf(result, 'cem')).toMatchObject({ kind: 'PLACED', reservedFor: 'bursary' });
    expect(result.slots).toMatchObject([{ pinned: 1, filled: 2, reserves: [{ seats: 1 }, { seats: 0, filled: 0 }] }]);
  });
});

describe('an employer ceiling', () => {
  const slots = [
    { id: 'farm', capacity: 2, employerId: 'acre' },
    { id: 'mill', capacity: 2, employerId: 'acre' },
  ];

  it('refuses the weakest at all the slots together, who see the cut-off of the employer', () => {
    const students = [student('ada', ['farm']), student('ben', ['mill']), student('cem', ['mill'])];
    const result = run(students, slots, { employerCeilings: [{ employerId: 'acre', seats: 2 }] });
    expect(outcomeOf(result, 'cem')).toMatchObject({
      refusals: [{ decidedBy: 'EMPLOYER_CEILING', cutoff: numbered(2) }],
      remedy: { kind: 'TOO_FEW_PLACES', students: 3, slots: 2, seats: 2 },
    });
    expect(result.employers).toEqual([{ employerId: 'acre', seats: 2, filled: 2, cutoff: numbered(2) }]);
  });

  it('counts pinned students', () => {
    const students = [student('ada', []), student('ben', ['mill'])];
    const result = run(students, slots, {
      employerCeilings: [{ employerId: 'acre', seats: 1 }],
      pinned: [{ studentId: 'ada', slotId: 'farm' }],
    });
    expect(outcomeOf(result, 'ben')).toMatchObject({ refusals: [{ decidedBy: 'EMPLOYER_CEILING', cutoff: null }] });
  });
});

describe('supervision', () => {
  it.each([
    [9, 2, 6],
    [10, 2, 6],
    [11, 2, 7],
    [12, 2, 8],
    [11, 10, 10],
    [1, 5, 0],
    [99, 5, 10],
  ])(
    'of %i heads in a room, one adult to %i students, lets %i students of ten in',
    (headsInRoom, studentsPerAdult, seats) => {
      const result = run([], [{ id: 'lab', capacity: 10, supervision: { headsInRoom, studentsPerAdult } }]);
      expect(result.slots).toMatchObject([{ capacity: seats }]);
      expect(result.counts.seats).toBe(seats);
    },
  );
});

describe('days', () => {
  const week = { from: '2027-03-01', to: '2027-03-05' };
  const awayFrom = (from: string, to: string): Partial<AllocationStudent> => ({ unavailable: [{ from, to }] });

  it.each([
    ['2027-02-20', '2027-02-28', false],
    ['2027-02-20', '2027-03-01', true],
    ['2027-03-05', '2027-03-09', true],
    ['2027-03-06', '2027-03-09', false],
    ['2027-02-01', '2027-04-01', true],
  ])('from %s to %s elsewhere keep a student from a week that begins on 1 March: %s', (from, to, isAway) => {
    const result = run([student('ada', ['visit'], awayFrom(from, to))], [{ id: 'visit', capacity: 1, days: week }]);
    expect(outcomeOf(result, 'ada')?.kind).toBe(isAway ? 'UNPLACED' : 'PLACED');
  });

  it('leave the ranks of the other choices as they were', () => {
    const slots = [
      { id: 'visit', capacity: 1, days: week },
      { id: 'farm', capacity: 1, days: { from: '2027-03-08', to: '2027-03-12' } },
    ];
    const result = run([student('ada', ['visit', 'farm'], awayFrom('2027-03-03', '2027-03-03'))], slots);
    expect(outcomeOf(result, 'ada')).toMatchObject({
      kind: 'PLACED',
      rank: 2,
      refusals: [{ slotId: 'visit', rank: 1, decidedBy: 'UNAVAILABLE', own: numbered(1), cutoff: null }],
    });
  });

  it('leave nothing within reach of a student who is away on all of them', () => {
    const result = run(
      [student('ada', ['visit'], awayFrom('2027-03-03', '2027-03-03'))],
      [{ id: 'visit', capacity: 1, days: week }],
    );
    expect(outcomeOf(result, 'ada')).toMatchObject({
      cause: 'ALL_REFUSED',
      remedy: { kind: 'TOO_FEW_PLACES', students: 1, slots: 0, seats: 0 },
    });
  });
});

describe('minimum groups', () => {
  const tour = { id: 'tour', capacity: 3, minimumGroup: 3 };
  const visit = { id: 'visit', capacity: 3, minimumGroup: 2 };

  it('close the slot with the smallest part of its group first, and report who would have it in the end', () => {
    const students = [student('ada', ['tour', 'visit']), student('ben', ['visit']), student('cem', ['tour', 'visit'])];
    const result = run(students, [tour, visit]);
    expect(result.closures).toEqual([
      { slotId: 'visit', filled: 1, minimumGroup: 2 },
      { slotId: 'tour', filled: 2, minimumGroup: 3 },
    ]);
    expect(result.blockingCoalitions).toEqual([{ slotId: 'visit', students: 3 }]);
    expect(outcomeOf(result, 'ada')).toMatchObject({
      refusals: [{ decidedBy: 'SLOT_CLOSED', cutoff: null }, { decidedBy: 'SLOT_CLOSED' }],
      remedy: { kind: 'TOO_FEW_PLACES', students: 3, slots: 2, seats: 0 },
    });
  });

  it('close the slot with the smaller id of two that are as short', () => {
    const students = [student('ada', ['b']), student('ben', ['a'])];
    const slots = ['b', 'a'].map((id) => ({ id, capacity: 2, minimumGroup: 2 }));
    expect(run(students, slots).closures.map(({ slotId }) => slotId)).toEqual(['a', 'b']);
  });

  it('leave alone a slot that nobody has, and one that was promised to somebody', () => {
    const students = [student('ada', []), student('ben', ['visit'])];
    const result = run(students, [tour, visit], { pinned: [{ studentId: 'ada', slotId: 'visit' }] });
    expect(result.closures).toEqual([]);
    const alone = run([student('ada', [])], [tour], { pinned: [{ studentId: 'ada', slotId: 'tour' }] });
    expect(alone).toMatchObject({ closures: [], slots: [{ filled: 1 }] });
  });

  it('let back in, under an employer ceiling, whom those at the closed slot had kept out', () => {
    const slots = [
      { id: 'farm', capacity: 1, employerId: 'acre' },
      { ...tour, employerId: 'acre' },
    ];
    const students = [student('ada', ['tour']), student('ben', ['farm'])];
    const result = run(students, slots, { employerCeilings: [{ employerId: 'acre', seats: 1 }] });
    expect(result.closures).toEqual([{ slotId: 'tour', filled: 1, minimumGroup: 3 }]);
    expect(outcomeOf(result, 'ben')).toMatchObject({ kind: 'PLACED', slotId: 'farm' });
  });
});
