import { describe, expect, it } from '@jest/globals';
import { allocateFairly } from '../fair/allocate-fairly.js';
import type { AllocationInstance } from './allocation-instance.js';
import { findInputFaults } from './input-faults.js';
import { MatchingInputError } from './matching-input-error.js';

const sound: AllocationInstance = {
  students: [
    { id: 'ada', schoolId: 'n', priorityClass: 0, choices: [{ slotId: 'bakery', distanceBand: 15 }], ownChoices: 1 },
    { id: 'ben', schoolId: 'n', priorityClass: 15, choices: [{ slotId: 'bakery', distanceBand: 0 }], ownChoices: 0 },
  ],
  slots: [{ id: 'bakery', capacity: 2, schoolCeilings: [{ schoolId: 'n', seats: 2 }] }],
  lottery: new Map([
    ['ada', 0],
    ['ben', 7],
    ['withdrawn', 7],
  ]),
  pinned: [{ studentId: 'ada', slotId: 'bakery' }],
};

const [ada, ben] = sound.students as [AllocationInstance['students'][number], AllocationInstance['students'][number]];
const [bakery] = sound.slots as [AllocationInstance['slots'][number]];
const [pin] = sound.pinned as [NonNullable<AllocationInstance['pinned']>[number]];
const withAda = (changes: Partial<typeof ada>): AllocationInstance => ({
  ...sound,
  students: [{ ...ada, ...changes }, ben],
});
const withBakery = (changes: Partial<typeof bakery>): AllocationInstance => ({
  ...sound,
  slots: [{ ...bakery, ...changes }],
});
const withAdasNumber = (number: number): AllocationInstance => ({
  ...sound,
  lottery: new Map([...sound.lottery, ['ada', number]]),
});
const choice = (slotId: string, distanceBand: number): (typeof ada)['choices'] => [{ slotId, distanceBand }];

const faulty: [what: string, path: string, instance: AllocationInstance][] = [
  [
    'a student without an id',
    'students.0.id',
    { ...withAda({ id: '' }), lottery: new Map([...sound.lottery, ['', 9]]), pinned: [] },
  ],
  ['two students with one id', 'students.2.id', { ...sound, students: [ada, ben, ada] }],
  ['a student without a school', 'students.0.schoolId', withAda({ schoolId: '' })],
  ['a negative class', 'students.0.priorityClass', withAda({ priorityClass: -1 })],
  ['a class above 15', 'students.0.priorityClass', withAda({ priorityClass: 16 })],
  ['a class that is no number', 'students.0.priorityClass', withAda({ priorityClass: Number.NaN })],
  ['half a class', 'students.0.priorityClass', withAda({ priorityClass: 0.5 })],
  ['a negative band', 'students.0.choices.0.distanceBand', withAda({ choices: choice('bakery', -1) })],
  ['a band above 15', 'students.0.choices.0.distanceBand', withAda({ choices: choice('bakery', 16) })],
  ['a band that is no number', 'students.0.choices.0.distanceBand', withAda({ choices: choice('bakery', Number.NaN) })],
  ['a choice of an unknown slot', 'students.0.choices.0.slotId', withAda({ choices: choice('garage', 0) })],
  ['a slot twice on a list', 'students.0.choices.1.slotId', withAda({ choices: [...ada.choices, ...ada.choices] })],
  ['more own choices than choices', 'students.0.ownChoices', withAda({ ownChoices: 2 })],
  ['a negative number of own choices', 'students.0.ownChoices', withAda({ ownChoices: -1 })],
  ['two slots with one id', 'slots.1.id', { ...sound, slots: [bakery, bakery] }],
  ['a negative capacity', 'slots.0.capacity', { ...withBakery({ capacity: -1 }), pinned: [] }],
  ['a capacity that is no number', 'slots.0.capacity', withBakery({ capacity: Number.NaN })],
  ['an endless capacity', 'slots.0.capacity', withBakery({ capacity: Infinity })],
  ['half a seat', 'slots.0.capacity', withBakery({ capacity: 1.5 })],
  [
    'a negative ceiling',
    'slots.0.schoolCeilings.0.seats',
    { ...withBakery({ schoolCeilings: [{ schoolId: 'n', seats: -1 }] }), pinned: [] },
  ],
  [
    'two ceilings for one school',
    'slots.0.schoolCeilings.1.schoolId',
    withBakery({
      schoolCeilings: [
        { schoolId: 'n', seats: 2 },
        { schoolId: 'n', seats: 3 },
      ],
    }),
  ],
  ['a student without a lottery number', 'lottery.ada', { ...sound, lottery: new Map([['ben', 7]]) }],
  ['a negative lottery number', 'lottery.ada', withAdasNumber(-1)],
  ['a lottery number that is no number', 'lottery.ada', withAdasNumber(Number.NaN)],
  ['a lottery number too great to be exact', 'lottery.ada', withAdasNumber(2 ** 53)],
  ['one lottery number for two students', 'lottery.ben', withAdasNumber(7)],
  ['a pin of an unknown student', 'pinned.0.studentId', { ...sound, pinned: [{ ...pin, studentId: 'cem' }] }],
  ['a pin to an unknown slot', 'pinned.0.slotId', { ...sound, pinned: [{ ...pin, slotId: 'garage' }] }],
  ['a student pinned twice', 'pinned.1.studentId', { ...sound, pinned: [pin, pin] }],
  ['more pins than seats', 'pinned.0.slotId', withBakery({ capacity: 0 })],
  [
    'more pins than seats for the school',
    'pinned.0.slotId',
    withBakery({ schoolCeilings: [{ schoolId: 'n', seats: 0 }] }),
  ],
];

describe('the door of the fair mode', () => {
  it('lets a sound instance in, with the highest and lowest values and the number of somebody who withdrew', () => {
    expect(findInputFaults(sound)).toEqual([]);
    expect(allocateFairly(sound).counts.students).toBe(2);
  });

  it.each(faulty)('turns away %s, and names nothing but %s', (_, path, instance) => {
    expect(findInputFaults(instance).map((fault) => fault.path)).toEqual([path]);
    expect(() => allocateFairly(instance)).toThrow(MatchingInputError);
  });

  it('lists every fault at once, with what stood there', () => {
    const instance = { ...withAda({ priorityClass: Number.NaN, ownChoices: 9 }), lottery: new Map([['ada', 1]]) };
    expect(findInputFaults(instance)).toEqual([
      { path: 'students.0.priorityClass', value: 'NaN', message: 'is not a whole number from 0 to 15' },
      { path: 'students.0.ownChoices', value: '9', message: 'is not a whole number from 0 to 1' },
      { path: 'lottery.ben', value: null, message: 'is missing' },
    ]);
  });

  it('keeps ids out of the message of the error', () => {
    const run = (): unknown => allocateFairly(withAdasNumber(7));
    expect(run).toThrow(
      expect.objectContaining({ code: 'MATCHING_INPUT_INVALID', message: '1 fault in the matching input' }),
    );
  });
});
