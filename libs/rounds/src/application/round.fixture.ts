import type { HostFacts } from '#clearances';
import { localDate, localTime, type SlotId, type StudentId } from '#kernel';
import type { StudentFacts } from '#safeguarding';
import { homeCellOf, usualTravelLimits, type Journey, type TravelEdge } from '#travel';
import { anId } from '../domain/ids.fixture.js';
import type { RoundApplication, RoundInstance, RoundSlot, RoundStudent } from '../domain/instance.js';
import { Eligibility } from './eligibility.js';

/** For specs: what every ride in them has in common. */
export const byBus: Omit<Journey, 'outMinutes' | 'backMinutes'> = {
  outRides: 1,
  backRides: 1,
  mode: 'PUBLIC_TRANSPORT',
  pencePerDay: null,
  needsTravelGrant: false,
  basis: { engine: 'ESTIMATE', timetableOf: null, rough: true, unanswered: [] },
};

/** For specs: a student of Year 10 without any mark of priority. */
export function aStudent(number: number, changes: Partial<RoundStudent> = {}): RoundStudent {
  return {
    id: anId('Student', number),
    schoolId: anId('School', 1),
    yearGroup: 10,
    interests: ['CREATIVE_AND_MEDIA'],
    answers: {},
    traveller: { cell: homeCellOf({ latitude: 52.5, longitude: -1.8 }), limits: usualTravelLimits(10), fare: null },
    freeSchoolMeals: false,
    sendSupport: false,
    careExperienced: false,
    neetRisk: false,
    isPlaced: false,
    ...changes,
  };
}

/** For specs: how a student differs whose ways may take so many minutes. */
export function limitedTo(maxMinutesEachWay: number): Pick<RoundStudent, 'traveller'> {
  const { traveller } = aStudent(0);
  return { traveller: { ...traveller, limits: { ...traveller.limits, maxMinutesEachWay } } };
}

/** For specs: a slot of one place in the autumn half-term. */
export function aSlot(number: number, changes: Partial<RoundSlot> = {}): RoundSlot {
  return {
    id: anId('Slot', number),
    opportunityId: anId('Opportunity', number),
    employerId: anId('Employer', number),
    title: `Week ${number}`,
    employerName: 'Midland Press',
    area: 'B26',
    category: 'CREATIVE_AND_MEDIA',
    tasks: [],
    yearGroups: [10, 11],
    keptForSchoolIds: null,
    minimumGroup: 1,
    mostPerSchool: null,
    seats: 1,
    startsOn: localDate('2026-10-26'),
    endsOn: localDate('2026-10-30'),
    startsAt: localTime('09:30'),
    finishesAt: localTime('15:30'),
    latitude: 52.46,
    longitude: -1.78,
    otherSites: [],
    ...changes,
  };
}

/** For specs: a student's wish for a slot. */
export function aWish({ id: studentId }: RoundStudent, { id: slotId }: RoundSlot, rank: number): RoundApplication {
  return { id: anId('Application', rank), studentId, slotId, rank };
}

/** For specs: a round in which nobody asked for anything, unless told otherwise. */
export function anInstance(changes: Partial<RoundInstance> = {}): RoundInstance {
  return { students: [], slots: [], applications: [], wishes: [], pins: [], held: [], ended: [], ...changes };
}

/** For specs: eligibility in which everybody lives 20 minutes from everything, except where `minutes` or `bornOn` say otherwise. */
export function anEligibility(
  students: readonly RoundStudent[],
  slots: readonly RoundSlot[],
  {
    minutes = () => 20,
    bornOn = () => '2011-11-05',
  }: { minutes?: (slot: RoundSlot) => number; bornOn?: (student: RoundStudent) => string } = {},
): Eligibility {
  const way = (slot: RoundSlot): Omit<TravelEdge, 'siteId' | 'homeId'> => ({
    outMinutes: minutes(slot),
    backMinutes: minutes(slot) - 1,
    ...byBus,
  });
  return new Eligibility({
    stage: 'ALLOCATE',
    decidedOn: localDate('2026-09-14'),
    hosts: new Map(slots.map((slot) => [slot.id as string, hostFacts(slot)])),
    students: new Map(students.map((student) => [student.id as string, studentFacts(bornOn(student))])),
    edges: slots.flatMap((slot) =>
      students
        .filter(({ traveller }) => minutes(slot) <= traveller.limits.maxMinutesEachWay)
        .map(({ id }): TravelEdge<SlotId, StudentId> => ({ siteId: slot.id, homeId: id, ...way(slot) })),
    ),
  });
}

function hostFacts({ title, yearGroups, startsAt, finishesAt }: RoundSlot): HostFacts {
  const days = ['2026-10-26', '2026-10-27', '2026-10-28', '2026-10-29', '2026-10-30'].map(localDate);
  return {
    kind: 'PLACEMENT',
    employerId: 'emp',
    placementVersion: '1',
    days: days.map((on) => ({ on, startsAt, finishesAt, breakMinutes: 30 })),
    yearGroupsWelcome: yearGroups,
    hazards: [],
    dangerTerms: null,
    insurance: [],
    hostAdults: [],
    rota: [],
    advert: {
      title,
      description: 'Set type and pull prints.',
      tasks: ['Set a line of type'],
      lessFun: 'Cleaning the press.',
      lunchPlan: 'With the studio team.',
    },
    hasHostAgreed: true,
    isHostSuspended: false,
    vetting: { state: 'APPROVED', approvedUntil: localDate('2028-09-14'), tier: 'LOW', declaration: null },
    isSchoolOrCare: false,
    engagement: { as: 'EXPERIENCE' },
  };
}

function studentFacts(bornOn: string): StudentFacts {
  return {
    bornOn: localDate(bornOn),
    yearGroup: null,
    otherBookedDays: [],
    blackoutDays: [],
    permissions: [],
    refusedEmployers: [],
    notes: [],
    needsAdjustments: false,
    isVulnerable: false,
    unpaidGround: null,
    tLevel: null,
  };
}
