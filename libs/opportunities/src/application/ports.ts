import type { ClearanceBook, ClearanceFacts } from '#clearances';
import type {
  EmployerId,
  HostAdultId,
  IdOf,
  LocalDate,
  NewId,
  OpportunityId,
  Outbox,
  ProgrammeId,
  SchoolId,
  SiteId,
  SlotId,
  StudentId,
} from '#kernel';
import type { AdvertReport, AdvertReportId, ClosedReportState, ReportedAdvert } from '../domain/advert-report.js';
import type { RenewedDates } from '../domain/next-year.js';
import type { AdvertPromise } from '../domain/claims.js';
import type { ModerationFault } from '../domain/moderation.js';
import type { Advert, Opportunity, OpportunityState } from '../domain/opportunity.js';
import type { ClosedSchools, PlanContext } from '../domain/slot-plan.js';
import type { Slot } from '../domain/slot.js';

/** What adverts promise, kept for those who are asked about it. */
export interface Claims {
  /** Takes down what a version promises: what reads as before keeps its id. */
  keep(id: OpportunityId, version: number, promises: readonly AdvertPromise[], newId: NewId): Promise<void>;
}

/** Where an advert goes, and what comes with it. */
export interface OpportunityMove {
  readonly to: OpportunityState;
  readonly at: Date;
  /** Why it was withdrawn. */
  readonly reason?: string;
  /** The day on which it is shown again. */
  readonly pausedUntil?: LocalDate;
  /** What a coordinator asks to be mended. */
  readonly faults?: readonly ModerationFault[];
  /** The words of this version may be shown from now on; null takes that back. Left out, it stays as it is. */
  readonly approvedVersion?: number | null;
  /** The day on which the employer said that it holds; null where that has to be said anew. Left out, it stays as it is. */
  readonly confirmedOn?: LocalDate | null;
}

/** A partner that is asked again. */
export interface AskedPartner {
  readonly id: IdOf<'Partnership'>;
  readonly partnerEmployerId: EmployerId;
}

/** Adverts. */
export interface Opportunities {
  /** Asks partners again that accepted a plan of their days that is no longer that of the advert; all of them where `isAnew`. */
  askPartnersAgain(id: OpportunityId, isAnew: boolean): Promise<AskedPartner[]>;
  add(opportunity: Opportunity): Promise<void>;
  /** The advert, locked until the unit of work ends; `undefined` when there is none that the actor may change. */
  lock(id: OpportunityId): Promise<Opportunity | undefined>;
  /** Replaces what it says, as a new version. */
  edit(id: OpportunityId, advert: Advert, version: number, approvedVersion: number | null): Promise<void>;
  /** The first publication sets the date by which adverts are listed; later ones leave it. */
  move(id: OpportunityId, move: OpportunityMove): Promise<void>;
  confirm(id: OpportunityId, on: LocalDate): Promise<void>;
  /** The dates of its slots that were not cancelled, also of those that are over. */
  datesOf(id: OpportunityId): Promise<RenewedDates[]>;
  /** Paused adverts of every programme that are to be shown again on that day or were before. */
  toResume(on: LocalDate, limit: number): Promise<OpportunityId[]>;
  /** Nobody is to try again by the calendar to show it. */
  stopResuming(id: OpportunityId): Promise<void>;
  /** Adverts of every programme that are shown or paused and whose slots are all over, locked. */
  lockOver(on: LocalDate, limit: number): Promise<Opportunity[]>;
}

/** Reports about adverts. */
export interface AdvertReports {
  /** An advert that the actor may read, here or in the public catalogue. */
  find(id: OpportunityId): Promise<ReportedAdvert | undefined>;
  /** Keeps the report, unless the account has one open about that advert: then its id. */
  add(report: AdvertReport, words: string, at: Date): Promise<AdvertReportId>;
  /** True when a report of the actor's about that advert was dismissed. */
  wasDismissedBefore(id: OpportunityId): Promise<boolean>;
  /** Takes an advert that is shown out of sight, where an open report of the actor's does so; true when this call did it. */
  hide(id: OpportunityId): Promise<boolean>;
  lock(id: string): Promise<AdvertReport | undefined>;
  close(id: AdvertReportId, state: ClosedReportState, answer: string, at: Date): Promise<void>;
  /** True while an open report keeps the advert out of sight. */
  isHiding(id: OpportunityId): Promise<boolean>;
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
  /** Says how many places it has, no fewer than are held, and has what is free offered to those who wait. */
  setCapacity(id: SlotId, capacity: number, at: Date): Promise<void>;
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
  readonly claims: Claims;
  readonly reports: AdvertReports;
  readonly clearances: Pick<ClearanceBook, 'voidOf' | 'voidOfAdvert' | 'record'>;
  readonly outbox: Outbox;
}
