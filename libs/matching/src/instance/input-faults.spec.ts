import { describe, expect, it } from '@jest/globals';
import { allocateFairly } from '../fair/allocate-fairly.js';
import type { AllocationInstance } from './allocation-instance.js';
import { findInputFaults } from './input-faults.js';
import { MatchingInputError } from './matching-input-error.js';

const sound: AllocationInstance = {
  students: [
    {
      id: 'ada',
      schoolId: 'n',
      priorityClass: 0,
      choices: [{ slotId: 'bakery', distanceBand: 15, travelMinutes: 1440 }],
      ownChoices: 1,
      seatTypes: ['bursary', 'support'],
      unavailable: [{ from: '2027-03-01', to: '2027-03-01' }],
    },
    { id: 'ben', schoolId: 'n', priorityClass: 15, choices: [{ slotId: 'bakery', distanceBand: 0 }], ownChoices: 0 },
  ],
  slots: [
    {
      id: 'bakery',
      capacity: 3,
      employerId: 'crumb',
      schoolCeilings: [{ schoolId: 'n', seats: 2 }],
      reserves: [
        { type: 'bursary', seats: 1 },
        { type: 'support', seats: 1 },
      ],
      supervision: { headsInRoom: 3, studentsPerAdult: 2 },
      minimumGroup: 2,
      days: { from: '2027-03-01', to: '2027-03-05' },
    },
  ],
  lottery: new Map([
    ['ada', 0],
    ['ben', 7],
    ['withdrawn', 7],
  ]),
  employerCeilings: [
    { employerId: 'crumb', seats: 2 },
    { employerId: 'has no slots', seats: 0 },
  ],
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
const withoutPins = (instance: AllocationInstance): AllocationInstance => ({ ...instance, pinned: [] });
const reserving = (...seats: number[]): Partial<typeof bakery> => ({
  reserves: seats.map((each, index) => ({ type: `type-${index}`, seats: each })),
});
const withCrumb = (seats: number): AllocationInstance => ({
  ...sound,
  employerCeilings: [{ employerId: 'crumb', seats }],
});
const away = (from: string, to: string): Partial<typeof ada> => ({ unavailable: [{ from, to }] });
const daysOf = (from: string, to: string): Partial<typeof bakery> => ({ days: { from, to } });
const onlyCrumb = (seats: number): Pick<AllocationInstance, 'employerCeilings'> => ({
  employerCeilings: [{ employerId: 'crumb', seats }],
});
const withoutReserves = (instance: AllocationInstance): AllocationInstance => ({
  ...instance,
  slots: [{ ...bakery, reserves: [] }],
});
const roomy: Partial<typeof bakery> = { supervision: { headsInRoom: 99, studentsPerAdult: 9 } };
const travelling = (travelMinutes: number): (typeof ada)['choices'] => [
  { slotId: 'bakery', distanceBand: 0, travelMinutes },
];
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
  ['two slots with one id', 'slots.1.id', { ...withCrumb(4), slots: [bakery, bakery] }],
  ['a negative capacity', 'slots.0.capacity', withoutPins(withBakery({ capacity: -1, reserves: [] }))],
  ['a capacity that is no number', 'slots.0.capacity', withBakery({ capacity: Number.NaN })],
  ['an endless capacity', 'slots.0.capacity', withBakery({ capacity: Infinity })],
  ['half a seat', 'slots.0.capacity', withBakery({ capacity: 3.5 })],
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
  ['more pins than seats', 'pinned.0.slotId', withBakery({ capacity: 0, reserves: [] })],
  [
    'more pins than seats for the school',
    'pinned.0.slotId',
    withBakery({ schoolCeilings: [{ schoolId: 'n', seats: 0 }] }),
  ],
  ['more pins than the employer takes', 'pinned.0.slotId', { ...withBakery({ reserves: [] }), ...onlyCrumb(0) }],
  [
    'more pins than the adults in the room may look after',
    'pinned.0.slotId',
    withBakery({ reserves: [], supervision: { headsInRoom: 1, studentsPerAdult: 9 } }),
  ],
  ['a pin to a slot that can never have its group', 'pinned.0.slotId', withBakery({ minimumGroup: 3 })],
  ['negative travel', 'students.0.choices.0.travelMinutes', withAda({ choices: travelling(-1) })],
  ['more than a day of travel', 'students.0.choices.0.travelMinutes', withAda({ choices: travelling(1441) })],
  ['half a minute of travel', 'students.0.choices.0.travelMinutes', withAda({ choices: travelling(0.5) })],
  ['a type without a name', 'students.0.seatTypes.1', withAda({ seatTypes: ['bursary', ''] })],
  ['a type named twice', 'students.0.seatTypes.1', withAda({ seatTypes: ['bursary', 'bursary'] })],
  ['an absence from a day that is none', 'students.0.unavailable.0.from', withAda(away('2027-02-29', '2027-03-01'))],
  ['an absence to a day that is none', 'students.0.unavailable.0.to', withAda(away('2027-03-01', '1 March 2027'))],
  ['an absence that ends before it begins', 'students.0.unavailable.0.to', withAda(away('2027-03-02', '2027-03-01'))],
  [
    'a slot without days on the list of somebody who is away on some',
    'slots.0.days',
    { ...sound, slots: [(({ days: _days, ...rest }) => rest)(bakery)] },
  ],
  ['a slot from a day that is none', 'slots.0.days.from', withBakery(daysOf('2027-3-1', '2027-03-05'))],
  ['a slot to a day that is none', 'slots.0.days.to', withBakery(daysOf('2027-03-01', '2027-03-32'))],
  ['a slot that ends before it begins', 'slots.0.days.to', withBakery(daysOf('2027-03-02', '2027-03-01'))],
  ['an employer without a name', 'slots.0.employerId', withBakery({ employerId: '' })],
  [
    'a room without heads',
    'slots.0.supervision.headsInRoom',
    withoutPins(withBakery({ reserves: [], supervision: { headsInRoom: 0, studentsPerAdult: 2 } })),
  ],
  [
    'adults who may look after nobody',
    'slots.0.supervision.studentsPerAdult',
    withoutPins(withBakery({ reserves: [], supervision: { headsInRoom: 3, studentsPerAdult: 0 } })),
  ],
  [
    'half a student to an adult',
    'slots.0.supervision.studentsPerAdult',
    withBakery({ supervision: { headsInRoom: 9, studentsPerAdult: 1.5 } }),
  ],
  ['a group of nobody', 'slots.0.minimumGroup', withBakery({ minimumGroup: 0 })],
  ['a group that is no number', 'slots.0.minimumGroup', withBakery({ minimumGroup: Number.NaN })],
  ['a reserve for nobody', 'slots.0.reserves.0.type', withBakery({ reserves: [{ type: '', seats: 1 }] })],
  [
    'two reserves for one type',
    'slots.0.reserves.1.type',
    withBakery({
      reserves: [
        { type: 'bursary', seats: 1 },
        { type: 'bursary', seats: 1 },
      ],
    }),
  ],
  ['a negative reserve', 'slots.0.reserves.0.seats', withBakery(reserving(-1))],
  ['a reserve that is no number', 'slots.0.reserves.0.seats', withBakery(reserving(Number.NaN))],
  [
    'more reserved seats than seats',
    'slots.0.reserves',
    { ...withBakery({ ...reserving(2, 2), ...roomy }), ...onlyCrumb(4) },
  ],
  [
    'more reserved seats than the adults allow',
    'slots.0.reserves',
    { ...withBakery(reserving(2, 1)), ...onlyCrumb(3) },
  ],
  ['a negative employer ceiling', 'employerCeilings.0.seats', withoutPins(withoutReserves(withCrumb(-1)))],
  ['an employer ceiling that is no number', 'employerCeilings.0.seats', withCrumb(Number.NaN)],
  ['an employer ceiling below the reserved seats', 'employerCeilings.0.seats', withCrumb(1)],
  [
    'two ceilings for one employer',
    'employerCeilings.1.employerId',
    { ...sound, employerCeilings: [...(sound.employerCeilings ?? []).slice(0, 1), { employerId: 'crumb', seats: 9 }] },
  ],
  [
    'a ceiling of an employer without a name',
    'employerCeilings.0.employerId',
    { ...sound, employerCeilings: [{ employerId: '', seats: 9 }] },
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
