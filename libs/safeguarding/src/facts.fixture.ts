import { localDate, localTime, type LocalDate } from '#kernel';
import { turnByTurn } from './contact-days.js';
import type { DayAtWork, HostAdult, InsurancePolicy, Permission, PlacementFacts, StudentFacts } from './facts.js';
import type { CoverDay, GroupFacts, SchoolFacts } from './school-facts.js';
import type { EmployerDeclaration, VettingFacts } from './vetting-facts.js';

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
    barredListSeenOn: null,
    contactDecisionUntil: null,
    isSupervised: null,
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
  yearGroup: 10,
  otherBookedDays: [],
  blackoutDays: [],
  permissions: [aYes('GUARDIAN')],
  refusedEmployers: [],
  notes: [],
  needsAdjustments: false,
  isVulnerable: false,
  unpaidGround: null,
  tLevel: null,
};

/** For specs: an ordinary shop or office, which was asked for a conversation and for no paper. */
export const aDeclaration: EmployerDeclaration = {
  riskAssessmentReviewedOn: null,
  isStaffUnderFive: false,
  conversationNotedOn: localDate('2026-11-02'),
  highRiskMeasures: null,
  insurer: {
    exemption: null,
    indemnityUntil: null,
    isUnlikeNormalBusiness: false,
    acceptedOn: null,
    toldOfLongPlacementsOn: null,
  },
  vehicles: {
    isStudentDriving: false,
    isStudentPassenger: false,
    hasBusinessCover: null,
    hasDestinationAndCheckIn: null,
  },
  scrutiny: {
    isHomeBased: false,
    isIsolatedSite: false,
    isLoneWorkOverHalfDay: false,
    isMuchTravel: false,
    isResidential: false,
  },
  barredWork: [],
  listedTasks: [],
  isProductiveWork: false,
};

/** For specs: an approved place of the tier LOW. */
export const aVetting: VettingFacts = {
  state: 'APPROVED',
  approvedUntil: localDate('2028-11-01'),
  tier: 'LOW',
  declaration: aDeclaration,
};

/** For specs: the vetting with changes to it and to what was declared. */
export function vettedWith(declared: Partial<EmployerDeclaration>, changes: Partial<VettingFacts> = {}): VettingFacts {
  return { ...aVetting, ...changes, declaration: { ...aDeclaration, ...declared } };
}

/** For specs: a school day on which everything is arranged, unless the changes say otherwise. */
export function aCoverDay(on: string, changes: Partial<CoverDay> = {}): CoverDay {
  const arranged = { hasOnCallContact: true, hasSafeguardingLead: true, isInsurerTold: true };
  return { on: localDate(on), kind: 'TERM', ...arranged, ...changes };
}

const week = ['2027-07-05', '2027-07-06', '2027-07-07', '2027-07-08', '2027-07-09'];

/** For specs: a school that has arranged everything for the week of `aPlacement`. */
export const aSchool: SchoolFacts = {
  days: week.map((on) => aCoverDay(on)),
  accidentCoverUntil: localDate('2027-08-31'),
};

/** For specs: twelve students who come with two members of staff. */
export const aGroup: GroupFacts = {
  students: 12,
  hasStaffLead: true,
  staff: 2,
  isPurposeAgreed: true,
};

/** For specs: a week from Monday to Friday that every rule allows at every stage. */
export const aPlacement: PlacementFacts = {
  kind: 'PLACEMENT',
  employerId: 'workshop',
  decidedOn: localDate('2027-01-11'),
  placementVersion: 'v2',
  days: week.map((on) => aDay(on)),
  yearGroupsWelcome: [10, 11],
  hazards: [],
  dangerTerms: null,
  insurance: [aPolicy()],
  hostAdults: [anAdult('supervisor'), anAdult('deputy'), anAdult('helper')],
  rota: turnByTurn(dates(...week), ['supervisor', 'deputy', 'helper']),
  advert: {
    title: 'A week in a bicycle workshop',
    description: 'You will help two mechanics to mend what customers bring in.',
    tasks: ['Take a gear apart and put it together again'],
    lessFun: 'Cleaning chains is dirty work.',
    lunchPlan: 'With the mechanics, in the kitchen.',
  },
  hasHostAgreed: true,
  isHostSuspended: false,
  vetting: aVetting,
  isSchoolOrCare: false,
  engagement: { as: 'EXPERIENCE' },
  arrangement: { by: 'SCHOOL', isAdoptedBySchool: true },
  journey: { outMinutes: 35, backMinutes: 40, limitMinutes: 60 },
  school: aSchool,
  group: aGroup,
  student: aStudent,
  liftings: [],
};

/** For specs: the placement with another student, or with changes to its own. */
export function aPlacementFor(student: Partial<StudentFacts>, changes: Partial<PlacementFacts> = {}): PlacementFacts {
  return { ...aPlacement, ...changes, student: { ...aStudent, ...student } };
}
