import fc from 'fast-check';
import { addDays, localDate, timeOfMinutes, type LocalDate } from '#kernel';
import {
  hazards,
  opportunityKinds,
  type AdvertTexts,
  type Engagement,
  type PlacementFacts,
  type StudentFacts,
} from './facts.js';
import { placementNoteKinds, tLevelRoutes, unpaidGrounds, type GroupFacts, type SchoolFacts } from './school-facts.js';
import {
  barredWork,
  insuranceExemptions,
  listedTasks,
  riskTiers,
  vettingStates,
  type EmployerDeclaration,
  type VettingFacts,
} from './vetting-facts.js';

const summer: fc.Arbitrary<LocalDate> = daysFrom('2027-06-18', 30);
const earlier: fc.Arbitrary<LocalDate> = daysFrom('2025-06-01', 740);
const yesOrNo = fc.option(fc.boolean());
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

const anyNote = fc.record({
  kind: fc.constantFrom(...placementNoteKinds),
  placementVersion: fc.constantFrom('v1', 'v2'),
});

const anyStudent: fc.Arbitrary<StudentFacts> = fc.record({
  bornOn: fc.option(daysFrom('2008-06-01', 2_400)),
  otherBookedDays: fc.option(fc.array(summer, { maxLength: 6 })),
  blackoutDays: fc.option(fc.array(summer, { maxLength: 3 })),
  permissions: fc.option(fc.array(anyPermission, { maxLength: 3 })),
  refusedEmployers: fc.option(fc.subarray(['one', 'two'])),
  yearGroup: fc.option(fc.integer({ min: 7, max: 13 })),
  notes: fc.option(fc.array(anyNote, { maxLength: 3 })),
  needsAdjustments: yesOrNo,
  isVulnerable: yesOrNo,
  unpaidGround: fc.option(fc.constantFrom(...unpaidGrounds)),
  tLevel: fc.option(
    fc.record({
      route: fc.constantFrom(...tLevelRoutes),
      hoursElsewhere: fc.integer({ min: 250, max: 800 }),
      remoteHoursElsewhere: fc.integer({ min: 0, max: 250 }),
    }),
  ),
});

const anyAdult = fc.record({
  id: fc.constantFrom('one', 'two', 'three'),
  hasVerifiedWorkAddress: fc.boolean(),
  calledBackByOther: fc.option(fc.boolean()),
  recordedCheck: fc.boolean(),
  hostsUnder16Elsewhere: fc.option(fc.boolean()),
  daysWithUnder16: fc.option(fc.array(summer, { maxLength: 5 })),
  barredListSeenOn: fc.option(summer),
  contactDecisionUntil: fc.option(summer),
  isSupervised: fc.option(fc.boolean()),
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
  lunchPlan: fc.option(fc.constantFrom('', 'With the mechanics.')),
});

const minutes = fc.integer({ min: 0, max: 120 });

const anyDeclaration: fc.Arbitrary<EmployerDeclaration> = fc.record({
  riskAssessmentReviewedOn: fc.option(earlier),
  isStaffUnderFive: yesOrNo,
  conversationNotedOn: fc.option(earlier),
  highRiskMeasures: fc.option(
    fc.record({
      isSupervisionArranged: yesOrNo,
      isInductionArranged: yesOrNo,
      isProtectiveEquipmentArranged: yesOrNo,
      siteCheckedOn: fc.option(earlier),
    }),
  ),
  insurer: fc.record({
    exemption: fc.option(fc.constantFrom(...insuranceExemptions)),
    indemnityUntil: fc.option(summer),
    isUnlikeNormalBusiness: yesOrNo,
    acceptedOn: fc.option(earlier),
    toldOfLongPlacementsOn: fc.option(earlier),
  }),
  vehicles: fc.record({
    isStudentDriving: yesOrNo,
    isStudentPassenger: yesOrNo,
    hasBusinessCover: yesOrNo,
    hasDestinationAndCheckIn: yesOrNo,
  }),
  scrutiny: fc.record({
    isHomeBased: yesOrNo,
    isIsolatedSite: yesOrNo,
    isLoneWorkOverHalfDay: yesOrNo,
    isMuchTravel: yesOrNo,
    isResidential: yesOrNo,
  }),
  barredWork: fc.option(fc.subarray([...barredWork], { maxLength: 1 })),
  listedTasks: fc.option(fc.subarray([...listedTasks], { maxLength: 1 })),
  isProductiveWork: yesOrNo,
});

const anyVetting: fc.Arbitrary<VettingFacts> = fc.record({
  state: fc.constantFrom(...vettingStates),
  approvedUntil: fc.option(summer),
  tier: fc.option(fc.constantFrom(...riskTiers)),
  declaration: fc.option(anyDeclaration),
});

const anyEngagement: fc.Arbitrary<Engagement> = fc.oneof(
  fc.constant({ as: 'EXPERIENCE' } as const),
  fc.record({ as: fc.constant('JOB' as const), permitIssuedOn: fc.option(summer) }),
);

const anySchool: fc.Arbitrary<SchoolFacts> = fc.record({
  days: fc.option(
    fc.array(
      fc.record({
        on: summer,
        kind: fc.option(fc.constantFrom('TERM' as const, 'HALF_TERM' as const, 'HOLIDAY' as const)),
        hasOnCallContact: fc.boolean(),
        hasSafeguardingLead: fc.boolean(),
        isInsurerTold: fc.boolean(),
      }),
      { maxLength: 7 },
    ),
  ),
  accidentCoverUntil: fc.option(summer),
});

const anyGroup: fc.Arbitrary<GroupFacts> = fc.record({
  students: fc.integer({ min: 1, max: 60 }),
  hasStaffLead: fc.boolean(),
  staff: fc.option(fc.integer({ min: 0, max: 5 })),
  isPurposeAgreed: yesOrNo,
});

/** For specs: facts of every sort around the end of a school year, known and unknown, good and bad. */
export const anyFacts: fc.Arbitrary<PlacementFacts> = fc.record({
  kind: fc.constantFrom(...opportunityKinds),
  employerId: fc.constantFrom('one', 'two'),
  decidedOn: summer,
  placementVersion: fc.constantFrom('v1', 'v2'),
  days: fc.array(anyDay, { maxLength: 7 }),
  yearGroupsWelcome: fc.option(fc.subarray([7, 8, 9, 10, 11, 12, 13])),
  hazards: fc.option(fc.subarray([...hazards], { maxLength: 2 })),
  dangerTerms: fc.option(
    fc.record({ isNeededForTraining: fc.boolean(), isCompetentlySupervised: fc.boolean(), isRiskLowest: fc.boolean() }),
  ),
  insurance: fc.option(fc.array(anyPolicy, { maxLength: 2 })),
  hostAdults: fc.option(fc.array(anyAdult, { maxLength: 4 })),
  rota: fc.option(
    fc.array(fc.record({ on: summer, adultIds: fc.subarray(['one', 'two', 'three']) }), { maxLength: 7 }),
  ),
  advert: fc.option(anyAdvert),
  hasHostAgreed: yesOrNo,
  isHostSuspended: yesOrNo,
  vetting: fc.option(anyVetting),
  isSchoolOrCare: yesOrNo,
  engagement: anyEngagement,
  arrangement: fc.option(
    fc.record({
      by: fc.constantFrom('SCHOOL' as const, 'LOCAL_AUTHORITY' as const, 'STUDENT' as const),
      isAdoptedBySchool: fc.boolean(),
    }),
  ),
  journey: fc.option(fc.record({ outMinutes: minutes, backMinutes: minutes, limitMinutes: minutes })),
  school: fc.option(anySchool),
  group: fc.option(anyGroup),
  student: fc.option(anyStudent),
  liftings: fc.constant([]),
});

function daysFrom(first: string, count: number): fc.Arbitrary<LocalDate> {
  return fc.integer({ min: 0, max: count }).map((days) => addDays(localDate(first), days));
}
