import type { ClearanceFacts } from '#clearances';
import type { EmployerId, HostAdultId, LocalDate, OpportunityId, Outbox, SchoolId, SiteId, SlotId } from '#kernel';
import type { Advert, Opportunity, OpportunityState } from '../domain/opportunity.js';
import type { Slot, SlotState } from '../domain/slot.js';

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

/** Slots. */
export interface Slots {
  add(slot: Slot): Promise<void>;
  /** The slot, locked until the unit of work ends; `undefined` when there is none that the actor may change. */
  lock(id: SlotId): Promise<Slot | undefined>;
  setState(id: SlotId, state: SlotState): Promise<void>;
  /** Open slots of the advert that end on that day or later. */
  upcomingOf(opportunityId: OpportunityId, from: LocalDate): Promise<SlotId[]>;
  /** True when the school is one of the actor's programme. */
  isSchool(id: SchoolId): Promise<boolean>;
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
