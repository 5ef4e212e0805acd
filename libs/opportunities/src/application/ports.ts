import type { ClearanceFacts } from '#clearances';
import type {
  EmployerId,
  HostAdultId,
  LocalDate,
  OpportunityId,
  Outbox,
  ProgrammeId,
  SchoolId,
  SiteId,
  SlotId,
  StudentId,
} from '#kernel';
import type { Advert, Opportunity, OpportunityState } from '../domain/opportunity.js';
import type { ClosedSchools, PlanContext } from '../domain/slot-plan.js';
import type { Slot } from '../domain/slot.js';

/** Adverts. */
export interface Opportunities {
  add(opportunity: Opportunity): Promise<void>;
  /** The advert, locked until the unit of work ends; `undefined` when there is none that the actor may change. */
  lock(id: OpportunityId): Promise<Opportunity | undefined>;
  /** Replaces what it says; returns the new version. */
  edit(opportunity: Opportunity, advert: Advert): Promise<number>;
  /** The first publication sets the date by which adverts are listed; later ones leave it. */
  setState(id: OpportunityId, state: OpportunityState, reason: string | null, at: Date): Promise<void>;
}

/** The employer's own side of what an advert names. */
export interface Hosts {
  /** How far the employer's verification has come. */
  stateOf(employerId: EmployerId): Promise<string>;
  hasSite(employerId: EmployerId, siteId: SiteId): Promise<boolean>;
  /** Those of the adults that belong to the site. */
  adultsOf(siteId: SiteId, adultIds: readonly HostAdultId[]): Promise<ReadonlySet<string>>;
}

/** A request for places or a student's place that ended with its slot. */
export interface EndedHold {
  readonly id: string;
  readonly kind: 'REQUEST' | 'ALLOCATION';
  readonly schoolId: SchoolId;
  readonly studentId: StudentId | null;
}

/** Slots. */
export interface Slots {
  add(...slots: readonly Slot[]): Promise<void>;
  /** The slot, locked until the unit of work ends; `undefined` when there is none that the actor may change. */
  lock(id: SlotId): Promise<Slot | undefined>;
  /** Closes a slot for good and ends whatever holds a place in it, for the same reason; by id. */
  cancel(id: SlotId, reason: string | null, at: Date): Promise<EndedHold[]>;
  /** Open slots of the advert that end on that day or later. */
  upcomingOf(opportunityId: OpportunityId, from: LocalDate): Promise<SlotId[]>;
  /** How many of these schools (of all of the programme when there are none) that have set their terms are closed, by day. */
  schoolsClosed(
    programmeId: ProgrammeId,
    schoolIds: readonly SchoolId[],
    days: readonly LocalDate[],
  ): Promise<ReadonlyMap<LocalDate, ClosedSchools>>;
  /** The times of open slots of the advert that end on that day or later. */
  timesOf(opportunityId: OpportunityId, from: LocalDate): Promise<PlanContext['existing']>;
  /** Those that are schools of the actor's programme. */
  schoolsAmong(ids: readonly SchoolId[]): Promise<ReadonlySet<string>>;
}

/** What the safeguarding rules read of adverts and slots as they are saved. */
export type AdvertFacts = Pick<ClearanceFacts, 'ofOpportunity' | 'ofSlots'>;

/** What the use cases of this feature work with. */
export interface OpportunitiesTx {
  readonly opportunities: Opportunities;
  readonly hosts: Hosts;
  readonly slots: Slots;
  readonly outbox: Outbox;
}
