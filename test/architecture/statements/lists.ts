import type { Suggestions } from '#testing';

/** Who asks: somebody in that role, or nobody who is signed in. */
export type Reader =
  'STUDENT' | 'CAREERS_LEAD' | 'SAFEGUARDING_LEAD' | 'MENTOR' | 'EMPLOYER' | 'COORDINATOR' | 'NOBODY';

/** Each has a spec of its own that sets up what its lists show. */
export const areas = ['marketplace', 'hosts', 'placements', 'reviews', 'rounds', 'people'] as const;

export type Area = (typeof areas)[number];

/** A list whose statements are counted. */
export interface CountedList {
  readonly area: Area;
  readonly list: string;
  readonly readers: readonly Reader[];
  /** How it is sorted and filtered. */
  readonly asks?: Suggestions;
  /** How many rows it comes to where that is fewer than there are of everything: its rows are sums, or its page is short. */
  readonly most?: number;
}

const staff: readonly Reader[] = ['CAREERS_LEAD', 'SAFEGUARDING_LEAD'];
const programmeWide: readonly Reader[] = ['STUDENT', ...staff, 'EMPLOYER', 'COORDINATOR'];
const facets = { most: 1 };

const marketplace: readonly Omit<CountedList, 'area'>[] = [
  { list: 'opportunities', readers: programmeWide, asks: { sort: 'NEWEST' } },
  { list: 'opportunities', readers: programmeWide, asks: { sort: 'RELEVANCE', text: 'gallery' } },
  { list: 'opportunities', readers: programmeWide, asks: { sort: 'NEAREST' } },
  { list: 'opportunities', readers: programmeWide, asks: { sort: 'BEST_FIT' } },
  { list: 'opportunities', readers: ['STUDENT', ...staff], asks: { sort: 'NEWEST', maxMinutes: 60 } },
  { list: 'opportunities', readers: ['STUDENT', ...staff], asks: { sort: 'NEAREST', maxMinutes: 60, text: 'gallery' } },
  { list: 'opportunities', readers: ['STUDENT'], asks: { sort: 'BEST_FIT', maxMinutes: 60, text: 'gallery' } },
  { list: 'opportunities', readers: ['STUDENT', 'CAREERS_LEAD'], asks: { sort: 'NEWEST', favourites: true } },
  {
    list: 'opportunities',
    readers: programmeWide,
    asks: {
      sort: 'NEWEST',
      kind: 'PLACEMENT',
      category: 'CREATIVE_AND_MEDIA',
      sector: 'R',
      yearGroup: 10,
      startsFrom: '2026-10-26',
      startsTo: '2026-10-26',
    },
  },
  { list: 'opportunitiesFor', readers: ['MENTOR'] },
  { list: 'opportunityFacets', readers: programmeWide, ...facets },
  { list: 'opportunityFacets', readers: ['STUDENT', ...staff], asks: { maxMinutes: 60, text: 'gallery' }, ...facets },
  { list: 'publishedOpportunities', readers: ['NOBODY'], asks: { bestMatchFirst: false } },
  { list: 'publishedOpportunities', readers: ['NOBODY'], asks: { bestMatchFirst: true, text: 'gallery' } },
  { list: 'publishedOpportunityFacets', readers: ['NOBODY'], ...facets },
  { list: 'myOpportunities', readers: ['EMPLOYER'] },
  { list: 'advertsToModerate', readers: ['COORDINATOR'] },
  { list: 'advertReports', readers: ['COORDINATOR'] },
  { list: 'partnerships', readers: ['EMPLOYER'] },
  { list: 'refusedEmployers', readers: staff },
  { list: 'slotRequests', readers: [...staff, 'EMPLOYER', 'COORDINATOR'] },
  { list: 'waitingPlaces', readers: ['STUDENT', ...staff] },
  { list: 'needs', readers: [...staff, 'EMPLOYER', 'COORDINATOR'] },
  { list: 'needs', readers: ['EMPLOYER'], asks: { withinKilometres: 30, area: 'B36', state: 'OPEN' } },
  { list: 'needAnswers', readers: [...staff, 'EMPLOYER'] },
  { list: 'unmetNeeds', readers: ['COORDINATOR'], most: 1 },
  { list: 'unmetDemand', readers: ['COORDINATOR'] },
  { list: 'pledges', readers: ['EMPLOYER', 'COORDINATOR'] },
  { list: 'pledgeDelivery', readers: ['EMPLOYER'], most: 10 },
  { list: 'weeklyDigests', readers: ['STUDENT'], most: 10 },
];

const hosts: readonly Omit<CountedList, 'area'>[] = [
  { list: 'employersToVerify', readers: ['COORDINATOR'] },
  { list: 'vettingQueue', readers: ['COORDINATOR'] },
  { list: 'vettingSteps', readers: ['COORDINATOR'] },
  { list: 'myActivityProfiles', readers: ['EMPLOYER'] },
  { list: 'hostVetting', readers: staff },
  { list: 'suspensions', readers: ['SAFEGUARDING_LEAD', 'COORDINATOR'] },
  { list: 'alarms', readers: ['COORDINATOR'] },
  { list: 'unplacedReports', readers: ['COORDINATOR'] },
];

const placements: readonly Omit<CountedList, 'area'>[] = [
  { list: 'schoolAllocations', readers: staff },
  { list: 'hostAllocations', readers: ['EMPLOYER'] },
  { list: 'myAllocations', readers: ['STUDENT'] },
  { list: 'myVisits', readers: ['STUDENT'] },
  { list: 'blockedPlacements', readers: staff },
  { list: 'blocksToLift', readers: ['COORDINATOR'] },
  { list: 'messages', readers: ['STUDENT', 'EMPLOYER', ...staff] },
  { list: 'refusedMessages', readers: ['SAFEGUARDING_LEAD'] },
  { list: 'guardians', readers: staff },
  { list: 'permissionRequests', readers: staff },
  { list: 'releasedReflections', readers: ['CAREERS_LEAD'] },
  { list: 'studentLedgers', readers: ['CAREERS_LEAD'] },
  { list: 'contactLedger', readers: ['EMPLOYER', 'COORDINATOR'] },
  { list: 'notifications', readers: programmeWide },
  { list: 'students', readers: staff },
  { list: 'visitRegister', readers: staff },
  { list: 'visitors', readers: ['EMPLOYER'] },
  { list: 'concerns', readers: ['SAFEGUARDING_LEAD'] },
  { list: 'schoolConcerns', readers: ['SAFEGUARDING_LEAD'] },
  { list: 'myConcerns', readers: ['STUDENT', 'MENTOR'] },
  { list: 'clearances', readers: [...staff, 'COORDINATOR'] },
  { list: 'schoolAccidents', readers: staff },
  { list: 'hostAccidents', readers: ['EMPLOYER'] },
  { list: 'programmeAccidents', readers: ['COORDINATOR'] },
  { list: 'leftStudents', readers: staff },
  { list: 'filesToPassOn', readers: ['SAFEGUARDING_LEAD'] },
];

const reviews: readonly Omit<CountedList, 'area'>[] = [
  { list: 'myReviews', readers: ['STUDENT'] },
  { list: 'reviewsToModerate', readers: ['CAREERS_LEAD', 'COORDINATOR'] },
  { list: 'publishedReviews', readers: programmeWide },
  { list: 'myReviewComplaints', readers: ['STUDENT', 'EMPLOYER'] },
  { list: 'reviewComplaintsToDecide', readers: ['COORDINATOR'] },
  { list: 'reviewReplies', readers: ['EMPLOYER', 'COORDINATOR'] },
];

const rounds: readonly Omit<CountedList, 'area'>[] = [
  { list: 'rounds', readers: [...programmeWide, 'MENTOR'] },
  { list: 'placementOptions', readers: ['STUDENT'], asks: { sort: 'BEST' } },
  { list: 'placementOptions', readers: ['STUDENT'], asks: { sort: 'NEAREST', maxMinutes: 60 } },
  { list: 'myApplications', readers: ['STUDENT'] },
  { list: 'applicationsOfStudent', readers: staff },
  { list: 'myApplicationSheets', readers: ['STUDENT'] },
  { list: 'applicationSheetsOfStudent', readers: [...staff, 'MENTOR'] },
  { list: 'myApplicationAnswers', readers: ['STUDENT'] },
  { list: 'applicationAnswersOfStudent', readers: staff },
  { list: 'hostApplications', readers: ['EMPLOYER'] },
  { list: 'pinnedPlacements', readers: ['COORDINATOR'] },
  { list: 'proposalRuns', readers: ['COORDINATOR'] },
  { list: 'schoolOutcomes', readers: staff },
  { list: 'slotsByReach', readers: ['COORDINATOR'] },
];

const people: readonly Omit<CountedList, 'area'>[] = [
  { list: 'schools', readers: ['COORDINATOR'] },
  { list: 'programmes', readers: ['NOBODY'] },
  { list: 'mentors', readers: staff },
  { list: 'myCaseload', readers: ['MENTOR'] },
  { list: 'myOwnContacts', readers: ['STUDENT'] },
  { list: 'schoolOwnContacts', readers: staff },
  { list: 'joinedOwnContacts', readers: ['COORDINATOR'] },
  { list: 'erasures', readers: ['SAFEGUARDING_LEAD', 'COORDINATOR'] },
  { list: 'legalHolds', readers: ['SAFEGUARDING_LEAD', 'COORDINATOR'] },
  { list: 'identityOpenings', readers: [...staff, 'COORDINATOR'] },
  { list: 'looksAtMe', readers: ['STUDENT'] },
  { list: 'looksAtStudent', readers: ['SAFEGUARDING_LEAD'] },
];

const byArea = { marketplace, hosts, placements, reviews, rounds, people };

/** Every list that can grow. */
export const countedLists: readonly CountedList[] = areas.flatMap((area) =>
  byArea[area].map((counted) => ({ area, ...counted })),
);

/** Lists that cannot grow, each with the reason. */
export const shortLists: Readonly<Record<string, string>> = {
  advertQuestions: 'an advert asks five questions at most',
  agreements: 'a place has three parties, each of which agrees once',
  claimsToAnswer: 'an advert promises what stands in its day plan of one week',
  declineReasons: 'one row for each reason of a fixed table',
  emergencyContactsOf: 'two people at most are rung for a student',
  interestStatements: 'a fixed table',
  myEmergencyContacts: 'two people at most are rung for a student',
  priorityClasses: 'a fixed table',
};
