import { localDate, localTime, type LocalDate } from '#kernel';
import { turnByTurn } from './contact-days.js';
import type { DayAtWork, HostAdult, InsurancePolicy, Permission, PlacementFacts, StudentFacts } from './facts.js';

/** For specs: a day from nine to five with half an hour's break, or with the hours given. */
export function aDay(on: string, startsAt = '09:00', finishesAt = '17:00', breakMinutes = 30): DayAtWork {
  return { on: localDate(on), startsAt: localTime(startsAt), finishesAt: localTime(finishesAt), breakMinutes };
}

/** For specs: dates in the order given. */
export function dates(...texts: string[]): LocalDate[] {
  return texts.map(localDate);
}

/** For specs: an adult who may host, unless the changes say otherwise. */
export function anAdult(id: string, changes: Partial<HostAdult> = {}): HostAdult {
  const proven = { hasVerifiedWorkAddress: true, calledBackByOther: true };
  return {
    id,
    ...proven,
    recordedCheck: false,
    hostsUnder16Elsewhere: false,
    daysWithUnder16: [],
    hasContactDecision: false,
    ...changes,
  };
}

/** For specs: a policy that covers a placement to the end of 2027, unless the changes say otherwise. */
export function aPolicy(changes: Partial<InsurancePolicy> = {}): InsurancePolicy {
  return { kind: 'EMPLOYERS_LIABILITY', coverPounds: 5_000_000, validTo: localDate('2027-12-31'), ...changes };
}

/** For specs: a yes on screen to version `v2`, unless the changes say otherwise. */
export function aYes(by: Permission['by'], changes: Partial<Permission> = {}): Permission {
  const onScreen = { isOnPaper: false, isCountersignedByOther: false };
  return { by, placementVersion: 'v2', answer: 'GIVEN', ...onScreen, ...changes };
}

/** For specs: a student of Year 10 in the week of `aPlacement`, with permission. */
export const aStudent: StudentFacts = {
  bornOn: localDate('2012-03-14'),
  otherBookedDays: [],
  blackoutDays: [],
  permissions: [aYes('GUARDIAN')],
};

/** For specs: a week from Monday to Friday that every rule allows at every stage. */
export const aPlacement: PlacementFacts = {
  kind: 'PLACEMENT',
  decidedOn: localDate('2027-01-11'),
  placementVersion: 'v2',
  days: ['2027-07-05', '2027-07-06', '2027-07-07', '2027-07-08', '2027-07-09'].map((on) => aDay(on)),
  yearGroupsWelcome: [10, 11],
  hazards: [],
  dangerTerms: null,
  insurance: [aPolicy()],
  hostAdults: [anAdult('supervisor'), anAdult('deputy'), anAdult('helper')],
  rota: turnByTurn(dates('2027-07-05', '2027-07-06', '2027-07-07', '2027-07-08', '2027-07-09'), [
    'supervisor',
    'deputy',
    'helper',
  ]),
  advert: {
    title: 'A week in a bicycle workshop',
    description: 'You will help two mechanics to mend what customers bring in.',
    tasks: ['Take a gear apart and put it together again'],
    lessFun: 'Cleaning chains is dirty work.',
  },
  isHostSuspended: false,
  student: aStudent,
};

/** For specs: the placement with another student, or with changes to its own. */
export function aPlacementFor(student: Partial<StudentFacts>, changes: Partial<PlacementFacts> = {}): PlacementFacts {
  return { ...aPlacement, ...changes, student: { ...aStudent, ...student } };
}
