import type { EmployerId, HostAdultId, OpportunityId, ProgrammeId, Role, SiteId, TransitionTable } from '#kernel';
import type { JobCategory, TaskKind } from '#interests';
import type { Hazard, OpportunityKind } from '#safeguarding';
import type { Activity } from '#vetting';

/** Where an advert stands. Only one that is PUBLISHED is shown to anybody but its employer and the coordinator. */
export const opportunityStates = ['DRAFT', 'PUBLISHED', 'PAUSED', 'WITHDRAWN'] as const;

export type OpportunityState = (typeof opportunityStates)[number];

/** Who may move an advert from where to where. */
export const opportunityTransitions = {
  PUBLISHED: { from: ['DRAFT', 'PAUSED'], by: ['EMPLOYER'] },
  PAUSED: { from: ['PUBLISHED'], by: ['EMPLOYER'] },
  WITHDRAWN: { from: ['DRAFT', 'PUBLISHED', 'PAUSED'], by: ['EMPLOYER', 'COORDINATOR'] },
} as const satisfies TransitionTable<OpportunityState, Role>;

/** The states in which its words may change: what is shown stays as it was judged when it was published. */
export const editableStates: readonly OpportunityState[] = ['DRAFT', 'PAUSED'];

/** The states in which it may be given slots. */
export const schedulableStates: readonly OpportunityState[] = ['DRAFT', 'PUBLISHED', 'PAUSED'];

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
}

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
  /** The part of the work that is less fun, said honestly. */
  readonly lessFun: string;
  readonly whatToWear: string;
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
}
