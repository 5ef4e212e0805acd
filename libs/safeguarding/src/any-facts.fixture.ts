import fc from 'fast-check';
import { addDays, localDate, timeOfMinutes, type LocalDate } from '#kernel';
import { hazards, opportunityKinds, type AdvertTexts, type PlacementFacts, type StudentFacts } from './facts.js';
import { anAdult } from './facts.fixture.js';

const summer: fc.Arbitrary<LocalDate> = daysFrom('2027-06-18', 30);
const minute = fc.integer({ min: 0, max: 1_439 });

const anyDay = fc.record({
  on: summer,
  startsAt: fc.option(minute.map(timeOfMinutes)),
  finishesAt: fc.option(minute.map(timeOfMinutes)),
  breakMinutes: fc.option(fc.integer({ min: 0, max: 90 })),
});

const anyPermission = fc.record({
  by: fc.constantFrom('GUARDIAN' as const, 'STUDENT' as const),
  placementVersion: fc.constantFrom('v1', 'v2'),
  answer: fc.constantFrom('GIVEN' as const, 'REFUSED' as const, 'WITHDRAWN' as const),
  isOnPaper: fc.boolean(),
  isCountersignedByOther: fc.boolean(),
});

const anyStudent: fc.Arbitrary<StudentFacts> = fc.record({
  bornOn: fc.option(daysFrom('2008-06-01', 2_400)),
  otherBookedDays: fc.option(fc.array(summer, { maxLength: 6 })),
  blackoutDays: fc.option(fc.array(summer, { maxLength: 3 })),
  permissions: fc.option(fc.array(anyPermission, { maxLength: 3 })),
});

const anyAdult = fc.record({
  id: fc.constantFrom('one', 'two', 'three'),
  hasVerifiedWorkAddress: fc.boolean(),
  calledBackByOther: fc.option(fc.boolean()),
  recordedCheck: fc.boolean(),
  hostsUnder16Elsewhere: fc.option(fc.boolean()),
});

const anyPolicy = fc.record({
  kind: fc.constantFrom('EMPLOYERS_LIABILITY' as const, 'PUBLIC_LIABILITY' as const),
  coverPounds: fc.constantFrom(0, 4_999_999, 5_000_000, 10_000_000),
  validTo: summer,
});

const anyAdvert: fc.Arbitrary<AdvertTexts> = fc.record({
  title: fc.constantFrom('A week in a workshop', 'Ring 07700 900123'),
  description: fc.constantFrom('You will help to mend bicycles.', 'See www.example.com'),
  tasks: fc.array(fc.constantFrom('', 'Mend a tyre'), { maxLength: 2 }),
  lessFun: fc.option(fc.constantFrom('', 'It is dirty work.')),
});

/** For specs: facts of every sort around the end of a school year, known and unknown, good and bad. */
export const anyFacts: fc.Arbitrary<PlacementFacts> = fc.record({
  kind: fc.constantFrom(...opportunityKinds),
  decidedOn: summer,
  placementVersion: fc.constantFrom('v1', 'v2'),
  days: fc.array(anyDay, { maxLength: 7 }),
  yearGroupsWelcome: fc.option(fc.subarray([7, 8, 9, 10, 11, 12, 13])),
  hazards: fc.option(fc.subarray([...hazards], { maxLength: 2 })),
  insurance: fc.option(fc.array(anyPolicy, { maxLength: 2 })),
  hostAdults: fc.option(fc.array(anyAdult, { maxLength: 4 })),
  advert: fc.option(anyAdvert),
  student: fc.option(anyStudent),
});

type Worsening = readonly [name: string, worsen: (facts: PlacementFacts) => PlacementFacts];

/** For specs: changes for the worse, each enough to block `aPlacement` at some stage. */
export const worsenings: readonly Worsening[] = [
  ['a danger', (facts) => ({ ...facts, hazards: [...(facts.hazards ?? []), 'NOISE'] })],
  ['no insurance', (facts) => ({ ...facts, insurance: [] })],
  [
    'a year group that is too young',
    (facts) => ({ ...facts, yearGroupsWelcome: [...(facts.yearGroupsWelcome ?? []), 9] }),
  ],
  [
    'an adult whom nobody knows',
    (facts) => ({
      ...facts,
      hostAdults: [...(facts.hostAdults ?? []), anAdult('stranger', { hasVerifiedWorkAddress: false })],
    }),
  ],
  ['one adult less than two', (facts) => ({ ...facts, hostAdults: (facts.hostAdults ?? []).slice(0, 1) })],
  [
    'a telephone number in the advert',
    (facts) => ({
      ...facts,
      advert: facts.advert && { ...facts.advert, title: `${facts.advert.title} 0121 496 0123` },
    }),
  ],
  ['no tasks', (facts) => ({ ...facts, advert: facts.advert && { ...facts.advert, tasks: [] } })],
  ['nothing less fun', (facts) => ({ ...facts, advert: facts.advert && { ...facts.advert, lessFun: null } })],
  [
    'days from six to ten at night',
    (facts) => ({
      ...facts,
      days: facts.days.map(({ on }) => ({
        on,
        startsAt: timeOfMinutes(360),
        finishesAt: timeOfMinutes(1_320),
        breakMinutes: 0,
      })),
    }),
  ],
  [
    'a booking on every day',
    withStudent((student, own) => ({ ...student, otherBookedDays: [...(student.otherBookedDays ?? []), ...own] })),
  ],
  [
    'an exam on every day',
    withStudent((student, own) => ({ ...student, blackoutDays: [...(student.blackoutDays ?? []), ...own] })),
  ],
  ['a date of birth of a small child', withStudent((student) => ({ ...student, bornOn: localDate('2020-01-01') }))],
  ['no permission', withStudent((student) => ({ ...student, permissions: [] }))],
  ['permissions to another version', (facts) => ({ ...facts, placementVersion: `${facts.placementVersion}, changed` })],
];

function withStudent(worsen: (student: StudentFacts, own: readonly LocalDate[]) => StudentFacts): Worsening[1] {
  return (facts) => ({
    ...facts,
    student:
      facts.student &&
      worsen(
        facts.student,
        facts.days.map(({ on }) => on),
      ),
  });
}

function daysFrom(first: string, count: number): fc.Arbitrary<LocalDate> {
  return fc.integer({ min: 0, max: count }).map((days) => addDays(localDate(first), days));
}
