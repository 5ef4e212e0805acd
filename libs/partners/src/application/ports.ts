import type { EmployerId, HostAdultId, OpportunityId, Outbox, SiteId } from '#kernel';
import type { OpportunityState } from '#opportunities';
import type { OpportunityKind } from '#safeguarding';
import type { Activity } from '#vetting';
import type { Partnership, PartnershipState } from '../domain/partnership.js';

/** An advert as far as days of it can be given to others. */
export interface SharedAdvert {
  readonly id: OpportunityId;
  readonly employerId: EmployerId;
  readonly state: OpportunityState;
  readonly kind: OpportunityKind;
  /** The days that its plan speaks of. */
  readonly plannedDays: readonly number[];
}

/** What a partner names when it accepts. */
export interface PartnerHost {
  readonly siteId: SiteId;
  readonly activity: Activity;
  readonly supervisorId: HostAdultId;
  readonly deputyId: HostAdultId;
}

/** Partners of adverts. */
export interface Partnerships {
  /** An advert of the actor's employer, locked until the unit of work ends. */
  lockAdvert(id: OpportunityId): Promise<SharedAdvert | undefined>;
  /** What has not ended of an advert's partners. */
  of(id: OpportunityId): Promise<Pick<Partnership, 'partnerEmployerId' | 'days'>[]>;
  /** True of a verified employer of the actor's programme. */
  isVerified(employerId: EmployerId): Promise<boolean>;
  invite(partnership: Partnership, at: Date): Promise<void>;
  /** The advert is another one from now on: a coordinator reads it again, and what was signed of it no longer holds. */
  renewAdvert(id: OpportunityId): Promise<void>;
  /** As the side that it is for, locked; `undefined` where there is none of the actor's. */
  lock(id: Partnership['id'], side: 'OWNER' | 'PARTNER'): Promise<Partnership | undefined>;
  /** Those of the adults that are at a site of the actor's employer; `undefined` where the site is none of it. */
  adultsAt(siteId: SiteId, adultIds: readonly string[]): Promise<ReadonlySet<string> | undefined>;
  /** Keeps what the partner named, with the plan as it stands now. */
  accept(id: Partnership['id'], host: PartnerHost, at: Date): Promise<void>;
  move(id: Partnership['id'], to: PartnershipState, at: Date): Promise<void>;
  /** Takes down an advert that a partner has withdrawn from; false where it was not on show. */
  pauseLeft(id: OpportunityId): Promise<boolean>;
}

/** What the use cases of this feature work with. */
export interface PartnersTx {
  readonly partnerships: Partnerships;
  readonly outbox: Outbox;
}
