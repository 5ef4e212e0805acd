import type { Point } from '#geo';
import type { LocalTime } from '#kernel';
import type { HomeCell } from './home-cell.js';

/** A workplace with the hours that have to be met there, on the wall clock of an ordinary working day. */
export interface TravelSite<SiteId extends string = string> {
  /** Unique within a request. Whatever the caller wants back: a site's id, or a slot's. */
  readonly id: SiteId;
  readonly point: Point;
  readonly startsAt: LocalTime;
  readonly finishesAt: LocalTime;
}

/** Where one student sets out from and comes back to. */
export interface TravelHome<HomeId extends string = string> {
  /** Unique within a request. */
  readonly id: HomeId;
  readonly cell: HomeCell;
}

/** How the whole way is made: on foot, or by bus, tram and train with the walks at either end. */
export type TravelMode = 'WALK' | 'PUBLIC_TRANSPORT';

/** A way to a site and back, door to door in whole minutes. */
export interface Journey {
  readonly outMinutes: number;
  readonly backMinutes: number;
  readonly mode: TravelMode;
  /** True when the minutes come from the distance alone and not from a timetable: show "about". */
  readonly rough: boolean;
}

/** A journey between one home and one site of a request. */
export interface TravelEdge<SiteId extends string = string, HomeId extends string = string> extends Journey {
  readonly siteId: SiteId;
  readonly homeId: HomeId;
}

/** Every home against every site, under the widest limits that any of the students has. */
export interface TravelRequest<SiteId extends string = string, HomeId extends string = string> {
  readonly sites: readonly TravelSite<SiteId>[];
  readonly homes: readonly TravelHome<HomeId>[];
  readonly limits: {
    readonly maxMinutesEachWay: number;
    /** The longest way made wholly on foot. */
    readonly maxWalkMinutes: number;
  };
}

/** Longest way on foot where nobody has said otherwise; our own default, no English guidance names one for work experience. */
export const usualMaxWalkMinutes = 30;

/** Door-to-door travel times: the port behind which an estimate, a timetable search or a bought service may stand. */
export interface TravelTimeProvider {
  /**
   * The pairs within the limit both out and back, at most sites x homes, in the order of the sites as first named and then of the
   * homes. A pair that is absent is out of reach at these limits; it is never absent because nothing was known about it.
   */
  batch<SiteId extends string, HomeId extends string>(
    request: TravelRequest<SiteId, HomeId>,
  ): Promise<TravelEdge<SiteId, HomeId>[]>;

  /** The journey between one home and one site, however long it takes; on foot if that takes `maxWalkMinutes` (30) or less. */
  between(home: HomeCell, site: TravelSite, maxWalkMinutes?: number): Promise<Journey>;
}
