import type {
  EmployerId,
  HostAdultId,
  LocalDate,
  LocalTime,
  OpportunityId,
  ProgrammeId,
  Role,
  SiteId,
  TransitionTable,
} from '#kernel';
import type { JobCategory, TaskKind } from '#interests';
import type { Hazard, OpportunityKind } from '#safeguarding';
import type { Activity } from '#vetting';

/** Where an advert stands. Only one that is PUBLISHED is shown to anybody but its employer and the coordinator. */
export const opportunityStates = [
  'DRAFT',
  'IN_MODERATION',
  'PUBLISHED',
  'PAUSED',
  'HIDDEN',
  'PAST',
  'WITHDRAWN',
] as const;

export type OpportunityState = (typeof opportunityStates)[number];

/**
 * Who may move an advert from where to where; SYSTEM is the worker, by the calendar. An employer publishes by itself only words that a
 * coordinator has let pass; others go through IN_MODERATION. That an advert is full is no state: its places are taken and given back
 * without anybody touching the advert, so it is read off its slots.
 */
export const opportunityTransitions = {
  IN_MODERATION: [
    { from: ['DRAFT', 'PAUSED'], by: ['EMPLOYER'] },
    { from: ['PAUSED'], by: ['SYSTEM'] },
  ],
  PUBLISHED: [
    { from: ['DRAFT', 'PAUSED'], by: ['EMPLOYER'] },
    { from: ['PAUSED'], by: ['SYSTEM'] },
    { from: ['IN_MODERATION', 'HIDDEN'], by: ['COORDINATOR'] },
  ],
  DRAFT: [
    { from: ['IN_MODERATION', 'PAUSED', 'PAST'], by: ['EMPLOYER'] },
    { from: ['IN_MODERATION', 'PUBLISHED', 'PAUSED', 'HIDDEN'], by: ['COORDINATOR'] },
  ],
  // By the worker when its employer has gone silent.
  PAUSED: { from: ['PUBLISHED'], by: ['EMPLOYER', 'SYSTEM'] },
  // Only by those whom the programme let in itself: anybody may register an employer, and would hide a rival's adverts.
  HIDDEN: { from: ['PUBLISHED'], by: ['STUDENT', 'CAREERS_LEAD', 'SAFEGUARDING_LEAD', 'COORDINATOR'] },
  PAST: { from: ['PUBLISHED', 'PAUSED'], by: ['SYSTEM'] },
  WITHDRAWN: {
    from: ['DRAFT', 'IN_MODERATION', 'PUBLISHED', 'PAUSED', 'HIDDEN', 'PAST'],
    by: ['EMPLOYER', 'COORDINATOR'],
  },
} as const satisfies TransitionTable<OpportunityState, Role | 'SYSTEM'>;

/** The states in which its words may change: what is shown, or read by a coordinator, stays as it is. */
export const editableStates: readonly OpportunityState[] = ['DRAFT', 'PAUSED'];

/** The states in which it may be given slots. */
export const schedulableStates: readonly OpportunityState[] = ['DRAFT', 'IN_MODERATION', 'PUBLISHED', 'PAUSED'];

/** The states in which its employer may say that it is still as it was. */
export const confirmableStates: readonly OpportunityState[] = ['PUBLISHED', 'PAUSED'];

/** The states from which it is renewed for another year. */
export const renewableStates: readonly OpportunityState[] = ['PAUSED', 'PAST'];

/** Most entries of a day plan: five days of two halves. */
export const longestDayPlan = 10;

/** The halves of a day. */
export const dayHalves = ['AM', 'PM'] as const;

export type DayHalf = (typeof dayHalves)[number];

/** What a student does in one half of a day. */
export interface HalfDay {
  /** Day of the placement, 1 to 5. */
  readonly day: number;
  readonly half: DayHalf;
  readonly department: string;
  readonly task: string;
  /** Who the student is with, by their work and not by name. */
  readonly with: string;
  /** Whom else the student meets, by their work; absent where nobody is promised. */
  readonly meets?: string;
  /** The adult of the site who is there, where it is neither left open nor the supervisor; never shown outside the employer. */
  readonly hostAdultId?: HostAdultId;
}

/** With whom a student has lunch. */
export const lunchCompanies = ['SUPERVISOR', 'TEAM', 'OTHER_STUDENTS', 'NOBODY'] as const;

export type LunchCompany = (typeof lunchCompanies)[number];

/** What a workplace has, or does, so that somebody can get in and take part. */
export const accessFeatures = [
  'STEP_FREE',
  'LIFT',
  'ACCESSIBLE_TOILET',
  'GENDER_NEUTRAL_TOILET',
  'BLUE_BADGE_PARKING',
  'HEARING_LOOP',
  'LARGE_PRINT',
  'WRITTEN_INSTRUCTIONS',
  'ADJUSTABLE_DESK',
  'QUIET_SPACE',
  'PRAYER_SPACE',
  'ASSISTANCE_DOGS',
] as const;

export type AccessFeature = (typeof accessFeatures)[number];

/** The hours that an advert promises; those of a slot may differ on a day, and are what is judged. */
export interface UsualHours {
  readonly startsAt: LocalTime;
  readonly finishesAt: LocalTime;
  readonly breakMinutes: number;
}

/** Most things that students will be able to do afterwards, and most people whom they meet. */
export const mostListed = 8;

/** What an advert says, all of which its employer may change. */
export interface Advert {
  readonly siteId: SiteId;
  readonly supervisorId: HostAdultId;
  /** Stands in for the supervisor; another adult of the same site. */
  readonly deputyId: HostAdultId;
  readonly kind: OpportunityKind;
  readonly title: string;
  readonly summary: string;
  readonly category: JobCategory;
  /** What is done there: the advert goes by the vetting of this activity at its site. */
  readonly activity: Activity;
  /** What students will mostly do, each kind once and six at most; none leaves it to the category. */
  readonly tasks: readonly TaskKind[];
  /** At most ten, no half of a day twice. */
  readonly dayPlan: readonly HalfDay[];
  readonly lunchPlan: string;
  /** Null where nothing is promised. */
  readonly lunchCompany: LunchCompany | null;
  /** Null where only slots say it. */
  readonly usualHours: UsualHours | null;
  /** The part of the work that is less fun, said honestly. */
  readonly lessFun: string;
  readonly whatToWear: string;
  /** Each once. */
  readonly accessFeatures: readonly AccessFeature[];
  /** What the list cannot say of getting in and about. */
  readonly accessNotes: string;
  /** What it is for: what the student comes to know. */
  readonly willLearn: string;
  /** What the student will be able to do afterwards, each a phrase. */
  readonly learningOutcomes: readonly string[];
  /** The piece of work that is the student's own; empty where there is none. */
  readonly ownTask: string;
  /** Whom the student meets, each by their work. */
  readonly peopleMet: readonly string[];
  /** Who tells the student how it went, and when; empty where nobody is promised to. */
  readonly feedback: string;
  /** When there is time to look back; empty where there is none. */
  readonly reflection: string;
  /** Year groups that are welcome, 7 to 13. */
  readonly yearGroups: readonly number[];
  /** What is left of a danger after every control. */
  readonly hazards: readonly Hazard[];
}

/** An advert for an experience of the world of work. */
export interface Opportunity extends Advert {
  readonly id: OpportunityId;
  readonly programmeId: ProgrammeId;
  readonly employerId: EmployerId;
  readonly state: OpportunityState;
  /** 1 at first, one more with every edit; a permission is given for one version. */
  readonly version: number;
  /** The latest version whose words a coordinator has let pass; null while none was. */
  readonly approvedVersion: number | null;
  /** The day on which a paused advert is shown again; null where nobody has said. */
  readonly pausedUntil: LocalDate | null;
  /** The day on which the employer last said that all of it holds. */
  readonly confirmedOn: LocalDate | null;
}

/** How every advert begins. */
export const newDraft = {
  state: 'DRAFT',
  version: 1,
  approvedVersion: null,
  pausedUntil: null,
  confirmedOn: null,
} as const satisfies Partial<Opportunity>;
