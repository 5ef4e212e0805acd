import type { LocalDate, LocalTime } from '#kernel';
import type { RotaDay } from './contact-days.js';
import type { Lifting } from './lifting-facts.js';
import type { GroupFacts, PlacementNote, SchoolFacts, TLevel, UnpaidGround } from './school-facts.js';
import type { VettingFacts } from './vetting-facts.js';

/** The kinds of experience: days at work, a group going to a workplace, an employer coming to a school, and on a screen. */
export const opportunityKinds = ['PLACEMENT', 'WORKPLACE_VISIT', 'SCHOOL_VISIT', 'VIRTUAL'] as const;

export type OpportunityKind = (typeof opportunityKinds)[number];

/**
 * What may be left of a danger after every control, as regulation 19(2) of the Management of Health and Safety at Work Regulations
 * 1999 lists it for young people; "beyond capacity" is of body or mind.
 */
export const hazards = [
  'BEYOND_CAPACITY',
  'TOXIC_OR_CARCINOGENIC',
  'RADIATION',
  'UNRECOGNISED_ACCIDENT_RISK',
  'EXTREME_HEAT_OR_COLD',
  'NOISE',
  'VIBRATION',
] as const;

export type Hazard = (typeof hazards)[number];

/** One stretch of work on one day of the timetable, on the wall clock. Two entries for a day are two stretches. */
export interface DayAtWork {
  readonly on: LocalDate;
  readonly startsAt: LocalTime | null;
  /** After `startsAt`, on the same day. */
  readonly finishesAt: LocalTime | null;
  /** The one break that the timetable names, 0 when it names none; it does not count as work. */
  readonly breakMinutes: number | null;
}

/** A policy of the employer's. */
export interface InsurancePolicy {
  readonly kind: 'EMPLOYERS_LIABILITY' | 'PUBLIC_LIABILITY';
  /** Cover for one event, in whole pounds. */
  readonly coverPounds: number;
  /** The last day that it covers. */
  readonly validTo: LocalDate;
}

/** An adult whom the site names for these days. */
export interface HostAdult {
  /** Only ever compared: two entries with one id are one person. */
  readonly id: string;
  /** A message to the address at work was answered. */
  readonly hasVerifiedWorkAddress: boolean;
  /** A person who did not invite this adult rang the workplace back. Null while nobody knows. */
  readonly calledBackByOther: boolean | null;
  /** A criminal-record check is asked for or stored. */
  readonly recordedCheck: boolean;
  /** Hosts a child under 16 on some other placement or visit. Null while nobody knows. */
  readonly hostsUnder16Elsewhere: boolean | null;
  /** Days, within some two months, on which this adult is with a child under 16 on other placements. Null while nobody knows. */
  readonly daysWithUnder16: readonly LocalDate[] | null;
  /** The day on which the employer says that it looked at the barred list for this adult; null while it has not. */
  readonly barredListSeenOn: LocalDate | null;
  /** Last day of a school's recorded decision about days beyond the third, which rests on the employer's word; null where there is none. */
  readonly contactDecisionUntil: LocalDate | null;
  /** Another adult is there whenever this one is with the students. Null while nobody knows. */
  readonly isSupervised: boolean | null;
}

/** Where one person's yes or no stands today. */
export interface Permission {
  readonly by: 'GUARDIAN' | 'STUDENT';
  /** The version of the placement that was shown when it was answered. */
  readonly placementVersion: string;
  readonly answer: 'GIVEN' | 'REFUSED' | 'WITHDRAWN';
  /** Typed in by staff from a paper form. */
  readonly isOnPaper: boolean;
  /** Seen by a second member of staff, not the one who typed it in. */
  readonly isCountersignedByOther: boolean;
}

/** The words of an advert as the public would read them. */
export interface AdvertTexts {
  readonly title: string;
  readonly description: string;
  /** What the student will do, day by day. */
  readonly tasks: readonly string[];
  readonly lessFun: string | null;
  /** Where the student eats, and with whom. */
  readonly lunchPlan: string | null;
}

/** What the rules need to know of the student. */
export interface StudentFacts {
  readonly bornOn: LocalDate | null;
  /** The year group that the school teaches the student with, 7 to 13; it may differ from that of the age. */
  readonly yearGroup: number | null;
  /** Days on which the student is booked elsewhere, this booking left out. */
  readonly otherBookedDays: readonly LocalDate[] | null;
  /** Days that the school keeps free of experience, such as exams. */
  readonly blackoutDays: readonly LocalDate[] | null;
  readonly permissions: readonly Permission[] | null;
  /** Employers to which the student's school sends nobody; only ever compared. */
  readonly refusedEmployers: readonly string[] | null;
  /** What staff and host noted about this one place; null while nobody has looked. */
  readonly notes: readonly PlacementNote[] | null;
  /** The school has named adjustments that the host has to make. */
  readonly needsAdjustments: boolean | null;
  /** The school looks after this student with extra care: whoever is in care, or was. */
  readonly isVulnerable: boolean | null;
  /** Why a student over school age may come without pay; null while nobody has said. */
  readonly unpaidGround: UnpaidGround | null;
  /** The industry placement that this one is a part of; null where it is part of none, which is known. */
  readonly tLevel: TLevel | null;
}

/** The way from home and back, as it was reckoned when the place was given. */
export interface JourneyFacts {
  readonly outMinutes: number;
  readonly backMinutes: number;
  /** The most that the student may travel each way. */
  readonly limitMinutes: number;
}

/** What the host takes the student on as. A job is paid, or does the work of somebody who would be. */
export type Engagement =
  { readonly as: 'EXPERIENCE' } | { readonly as: 'JOB'; readonly permitIssuedOn: LocalDate | null };

/** Who arranges a placement, as part of education. */
export type ArrangedBy = 'SCHOOL' | 'LOCAL_AUTHORITY' | 'STUDENT';

/** What has to be true before somebody over school age may meet a danger of the list; regulation 19(3) of the same. */
export interface DangerTerms {
  readonly isNeededForTraining: boolean;
  readonly isCompetentlySupervised: boolean;
  /** As low as is reasonably practicable. */
  readonly isRiskLowest: boolean;
}

/**
 * Everything that the rules read, about one placement or visit and, except at PUBLISH, one student. Null means that nobody knows
 * yet, which is never the same as an empty list. Holds no name and no free text about a child.
 */
export interface PlacementFacts {
  readonly kind: OpportunityKind;
  /** Whose it is; only ever compared. */
  readonly employerId: string;
  /** The day on which the decision is taken. */
  readonly decidedOn: LocalDate;
  /** Opaque; another text whenever site, dates, hours, hazards or adults change. */
  readonly placementVersion: string;
  /** The days of one slot; empty while no dates are set. Two slots that a student may choose between are judged one by one. */
  readonly days: readonly DayAtWork[];
  /** Year groups that the advert welcomes, 7 to 13. */
  readonly yearGroupsWelcome: readonly number[] | null;
  readonly hazards: readonly Hazard[] | null;
  /** On what terms the dangers are met; null while nobody has said. */
  readonly dangerTerms: DangerTerms | null;
  readonly insurance: readonly InsurancePolicy[] | null;
  /** All adults named for these days at this site. */
  readonly hostAdults: readonly HostAdult[] | null;
  /** Who is with the students on each day; null while nobody has said. */
  readonly rota: readonly RotaDay[] | null;
  readonly advert: AdvertTexts | null;
  /** The employer has agreed to have these days: its own advert's it always has, those of another's once it has accepted them. */
  readonly hasHostAgreed: boolean | null;
  /** The employer, the site or one of the adults is suspended. Null while nobody knows. */
  readonly isHostSuspended: boolean | null;
  /** What is known of the employer at this site, for this kind of work; null while no vetting was begun. */
  readonly vetting: VettingFacts | null;
  /** The host is a school, a nursery or a place of health or care. */
  readonly isSchoolOrCare: boolean | null;
  readonly engagement: Engagement;
  /** Who arranged it, and whether the school has made it its own; null while nobody knows. */
  readonly arrangement: { readonly by: ArrangedBy; readonly isAdoptedBySchool: boolean } | null;
  /** Null where the way was not reckoned. */
  readonly journey: JourneyFacts | null;
  /** Null at PUBLISH, and wherever the school is not asked about; see `SchoolFacts`. */
  readonly school: SchoolFacts | null;
  /** At BOOK, where a school asks for places for a group, and at CONFIRM, where it confirms who goes on a visit; null elsewhere. */
  readonly group: GroupFacts | null;
  /** Null at PUBLISH and at BOOK; at any other stage null is a student of whom nothing is known. */
  readonly student: StudentFacts | null;
  /** Blocks that were lifted for this one place, and still are; no rule reads them, the decision does. */
  readonly liftings: readonly Lifting[];
}
