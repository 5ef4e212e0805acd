import { describe, expect, it } from '@jest/globals';
import { allocateFairly } from './allocate-fairly.js';
import type { AllocationInstance, AllocationStudent } from '../instance/allocation-instance.js';
import type { FairResult, StudentOutcome } from './fair-result.js';
import { verifyFair } from '../verify/verify-fair.js';

const student = (id: string, schoolId: string, priorityClass: number, ...slotIds: string[]): AllocationStudent => ({
  id,
  schoolId,
  priorityClass,
  choices: slotIds.map((slotId) => ({ slotId, distanceBand: 0 })),
  ownChoices: 2,
});

/** The worked example of the README: a bakery with one seat, a garage with two, of which one at most for Northfield. */
const instance: AllocationInstance = {
  students: [
    student('ada', 'northfield', 1, 'bakery', 'garage'),
    student('ben', 'northfield', 0, 'bakery', 'garage'),
    student('cem', 'northfield', 1, 'garage', 'bakery'),
    student('dee', 'westbrook', 2, 'bakery', 'garage', 'library'),
  ],
  slots: [
    { id: 'bakery', capacity: 1 },
    { id: 'garage', capacity: 2, schoolCeilings: [{ schoolId: 'northfield', seats: 1 }] },
    { id: 'library', capacity: 1 },
  ],
  lottery: new Map([
    ['ada', 3],
    ['ben', 4],
    ['cem', 1],
    ['dee', 2],
  ]),
};

function outcomeOf(result: FairResult, studentId: string): StudentOutcome | undefined {
  return result.outcomes.find((outcome) => outcome.studentId === studentId);
}

function withBand(each: AllocationStudent, distanceBand: number): AllocationStudent {
  return { ...each, choices: each.choices.map(({ slotId }) => ({ slotId, distanceBand })) };
}

describe('the worked example', () => {
  const result = allocateFairly(instance);

  it('seats Ben at the bakery, Cem and Dee at the garage, and Ada nowhere', () => {
    expect(result.outcomes.map((each) => [each.studentId, each.kind === 'UNPLACED' ? null : each.slotId])).toEqual([
      ['ada', null],
      ['ben', 'bakery'],
      ['cem', 'garage'],
      ['dee', 'garage'],
    ]);
    expect(verifyFair(instance, result)).toEqual([]);
  });

  it('tells Ada that a better class decided the bakery and the ceiling of her school the garage, and that three compete for two seats', () => {
    const own = { priorityClass: 1, distanceBand: 0, lotteryNumber: 3 };
    expect(outcomeOf(result, 'ada')).toEqual({
      kind: 'UNPLACED',
      studentId: 'ada',
      cause: 'ALL_REFUSED',
      refusals: [
        {
          slotId: 'bakery',
          rank: 1,
          chosenBy: 'STUDENT',
          decidedBy: 'PRIORITY_CLASS',
          own,
          cutoff: { priorityClass: 0, distanceBand: 0, lotteryNumber: 4 },
          reserves: [],
        },
        {
          slotId: 'garage',
          rank: 2,
          chosenBy: 'STUDENT',
          decidedBy: 'SCHOOL_CEILING',
          own,
          cutoff: { priorityClass: 1, distanceBand: 0, lotteryNumber: 1 },
          reserves: [],
        },
      ],
      remedy: { kind: 'TOO_FEW_PLACES', students: 3, slots: 2, seats: 2 },
    });
  });

  it('tells Dee that she has her second own choice and what the first would have needed', () => {
    expect(outcomeOf(result, 'dee')).toMatchObject({
      kind: 'PLACED',
      rank: 2,
      chosenBy: 'STUDENT',
      refusals: [{ slotId: 'bakery', rank: 1, decidedBy: 'PRIORITY_CLASS' }],
    });
  });

  it('publishes a cut-off where seats ran out, none for the library, and one for Northfield at the garage', () => {
    expect(result.slots).toEqual([
      {
        slotId: 'bakery',
        capacity: 1,
        filled: 1,
        pinned: 0,
        cutoff: { priorityClass: 0, distanceBand: 0, lotteryNumber: 4 },
        schools: [],
        reserves: [],
      },
      {
        slotId: 'garage',
        capacity: 2,
        filled: 2,
        pinned: 0,
        cutoff: { priorityClass: 2, distanceBand: 0, lotteryNumber: 2 },
        schools: [
          {
            schoolId: 'northfield',
            ceiling: 1,
            filled: 1,
            cutoff: { priorityClass: 1, distanceBand: 0, lotteryNumber: 1 },
          },
        ],
        reserves: [],
      },
      { slotId: 'library', capacity: 1, filled: 0, pinned: 0, cutoff: null, schools: [], reserves: [] },
    ]);
    expect(result.counts).toEqual({
      students: 4,
      pinned: 0,
      placedOnOwnChoice: 3,
      placedOnCompletedChoice: 0,
      withoutChoices: 0,
      refusedEverywhere: 1,
      seats: 4,
      seatsFilled: 3,
    });
  });
});

describe('reasons', () => {
  const twoForOne = (first: AllocationStudent, second: AllocationStudent): StudentOutcome | undefined => {
    const market = {
      students: [first, second],
      slots: [{ id: 'bakery', capacity: 1 }],
      lottery: new Map([
        [first.id, 1],
        [second.id, 2],
      ]),
    };
    return outcomeOf(allocateFairly(market), second.id);
  };
  const rival = { ...student('rival', 'northfield', 3, 'bakery'), ownChoices: 1 };
  const loser = { ...student('loser', 'northfield', 3, 'bakery'), ownChoices: 1 };

  it.each([
    ['PRIORITY_CLASS', { ...rival, priorityClass: 2 }, withBand(loser, 0)],
    ['DISTANCE_BAND', withBand(rival, 4), withBand(loser, 5)],
    ['LOTTERY', rival, loser],
  ] as const)(
    'name %s when it is the first criterion in which the student stands behind the cut-off',
    (decidedBy, first, second) => {
      expect(twoForOne(first, second)).toMatchObject({
        refusals: [{ decidedBy, own: { lotteryNumber: 2 }, cutoff: { lotteryNumber: 1 } }],
      });
    },
  );

  it('say that a slot had no seats to give when all of them were accepted before the run, and keep those students there', () => {
    const pinned = [
      { studentId: 'ben', slotId: 'garage' },
      { studentId: 'dee', slotId: 'garage' },
    ];
    const result = allocateFairly({ ...instance, pinned });
    expect(outcomeOf(result, 'ben')).toEqual({ kind: 'PINNED', studentId: 'ben', slotId: 'garage' });
    expect(outcomeOf(result, 'cem')).toMatchObject({
      kind: 'PLACED',
      slotId: 'bakery',
      refusals: [{ slotId: 'garage', decidedBy: 'NO_SEATS', cutoff: null }],
    });
    expect(result.slots[1]).toMatchObject({ filled: 2, pinned: 2, cutoff: null });
    expect(verifyFair({ ...instance, pinned }, result)).toEqual([]);
  });

  it('give no cut-off for a school that may not send anybody to a slot with free seats', () => {
    const slots = [{ id: 'garage', capacity: 5, schoolCeilings: [{ schoolId: 'northfield', seats: 0 }] }];
    const only = { ...student('ada', 'northfield', 0, 'garage'), ownChoices: 1 };
    const result = allocateFairly({ students: [only], slots, lottery: new Map([['ada', 1]]) });
    expect(outcomeOf(result, 'ada')).toMatchObject({
      refusals: [{ decidedBy: 'SCHOOL_CEILING', cutoff: null }],
      remedy: { kind: 'TOO_FEW_PLACES', students: 1, slots: 1, seats: 0 },
    });
  });

  it('tell apart the choices that the system added', () => {
    const listed = { ...student('ada', 'northfield', 1, 'bakery', 'library'), ownChoices: 1 };
    const result = allocateFairly({ ...instance, students: [listed, ...instance.students.slice(1)] });
    expect(outcomeOf(result, 'ada')).toMatchObject({ slotId: 'library', rank: 2, chosenBy: 'SYSTEM' });
    expect(result.counts).toMatchObject({ placedOnOwnChoice: 3, placedOnCompletedChoice: 1 });
  });

  it('say that no slot is permitted and within reach when the list is empty', () => {
    const only = { ...student('ada', 'northfield', 0), ownChoices: 0 };
    const result = allocateFairly({ students: [only], slots: instance.slots, lottery: new Map([['ada', 1]]) });
    expect(outcomeOf(result, 'ada')).toEqual({ kind: 'UNPLACED', studentId: 'ada', cause: 'NO_CHOICES' });
  });

  it('say that moves would help when somebody in the way could take a free seat', () => {
    const students = [
      { ...student('ada', 'northfield', 1, 'bakery'), ownChoices: 1 },
      { ...student('ben', 'northfield', 0, 'bakery', 'library'), ownChoices: 1 },
    ];
    const result = allocateFairly({ ...instance, students });
    expect(outcomeOf(result, 'ada')).toMatchObject({ remedy: { kind: 'MOVES_WOULD_HELP' } });
  });

  it('keep groups apart that compete for different places', () => {
    const wanting = (id: string, slotId: string): AllocationStudent => ({
      ...student(id, 'westbrook', 0, slotId),
      ownChoices: 1,
    });
    const students = ['a', 'b', 'c']
      .map((id) => wanting(id, 'bakery'))
      .concat(['d', 'e', 'f', 'g'].map((id) => wanting(id, 'garage')));
    const lottery = new Map(students.map(({ id }, index) => [id, index]));
    const result = allocateFairly({ students, slots: instance.slots, lottery });
    expect(outcomeOf(result, 'c')).toMatchObject({ remedy: { students: 3, slots: 1, seats: 1 } });
    expect(outcomeOf(result, 'g')).toMatchObject({ remedy: { students: 4, slots: 1, seats: 2 } });
  });

  it('are not needed for a run without students or slots', () => {
    const result = allocateFairly({ students: [], slots: [], lottery: new Map() });
    expect(result).toMatchObject({ outcomes: [], slots: [], counts: { students: 0, seats: 0 } });
  });
});
