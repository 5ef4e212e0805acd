import type { Point } from '#geo';
import type { LocalDate, LocalTime } from '#kernel';
import type { TravelBasis } from './engine/travel-engine.js';
import type { HomeCell } from './home-cell.js';
import type { Fare } from './limits/fare.js';
import type { TravelLimits } from './limits/travel-limits.js';

/** A workplace with the hours that have to be met there, on the wall clock. */
export interface TravelSite<SiteId extends string = string> {
  /** Unique within a request. Whatever the caller wants back: a site's id, or a slot's. */
  readonly id: SiteId;
  readonly point: Point;
  /** The day whose timetable counts: the first of the placement. */
  readonly on: LocalDate;
  readonly startsAt: LocalTime;
  readonly finishesAt: LocalTime;
  /** Further places that have to be reached on other days of the same placement: the longest way of all is the one that counts. */
  readonly others?: readonly { readonly point: Point; readonly on: LocalDate }[];
}

/** Where one student sets out from and comes back to, and how they may travel. */
export interface TravelHome<HomeId extends string = string> {
  /** Unique within a request. */
  readonly id: HomeId;
  readonly cell: HomeCell;
  readonly limits: TravelLimits;
  /** What a ride costs the student; null where no fare is known. */
  readonly fare: Fare | null;
}

/** How the whole way is made: on foot; by bus, tram and train with the walks at either end; by bicycle; or driven by the family. */
export const travelModes = ['WALK', 'PUBLIC_TRANSPORT', 'CYCLE', 'FAMILY_CAR'] as const;

/** One of the ways of making a journey. */
export type TravelMode = (typeof travelModes)[number];

/** A way to a site and back, door to door in whole minutes. */
export interface Journey {
  /** From leaving home until due, which is ten minutes before the start. */
  readonly outMinutes: number;
  /** From the finish until home. */
  readonly backMinutes: number;
  /** Vehicles boarded; 0 on foot, by bicycle and in the family's car. */
  readonly outRides: number;
  readonly backRides: number;
  readonly mode: TravelMode;
  /** Fares of a day; null where no fare is known. */
  readonly pencePerDay: number | null;
  /** True when the fares of a day are above what the family can spend. */
  readonly needsTravelGrant: boolean;
  /** What the minutes rest on: the less certain of the two ways. */
  readonly basis: TravelBasis;
}

/** A journey between one home and one site of a request. */
export interface TravelEdge<SiteId extends string = string, HomeId extends string = string> extends Journey {
  readonly siteId: SiteId;
  readonly homeId: HomeId;
}

/** Every home against every site, each home under its own limits. */
export interface TravelRequest<SiteId extends string = string, HomeId extends string = string> {
  readonly sites: readonly TravelSite<SiteId>[];
  readonly homes: readonly TravelHome<HomeId>[];
}

/** Door-to-door travel times: the port behind which an estimate, a timetable search or a bought service may stand. */
export interface TravelTimeProvider {
  /**
   * The pairs within the home's limits both out and back, at most sites x homes, in the order of the sites as first named and then of the
   * homes. A pair that is absent is out of reach at these limits, a site with others as soon as one of them is; it is never absent because nothing was known about it.
   */
  batch<SiteId extends string, HomeId extends string>(
    request: TravelRequest<SiteId, HomeId>,
  ): Promise<TravelEdge<SiteId, HomeId>[]>;

  /** The journey between one home and one site, however long it takes, by the modes that the home's limits allow. */
  between(home: TravelHome, site: TravelSite): Promise<Journey>;
}
