import { parseJobCategory, placementFitOf } from '#interests';
import {
  pageOf,
  readCursor,
  today,
  type Actor,
  type Clock,
  type LocalDate,
  type OpportunityId,
  type Page,
  type PageRequest,
} from '#kernel';
import { asksForNothing, type ListingFilter } from './listing-filter.js';
import type { CountUnmetSearch } from './count-unmet-search.use-case.js';
import type { AdvertToFit, Facet, Facets, Interests, Listed, Listings, PagedOrder, Reader } from './finding-ports.js';
import type { OpenAdverts } from './open-adverts.js';
import type { MapPoint, NearAdvert, Reach, ReachOfAdverts } from './reach-of-adverts.js';

/** The orders in which adverts can be listed. */
export const listingOrders = ['NEWEST', 'NEAREST', 'RELEVANCE', 'BEST_FIT'] as const;

export type ListingOrder = (typeof listingOrders)[number];

/** What somebody looks for among the adverts of their programme. */
export interface Wish {
  readonly filter: ListingFilter;
  readonly order: ListingOrder;
  /** The longer way at most; null is no wish, or in the order NEAREST the limits of whoever would go. */
  readonly maxMinutes: number | null;
}

/** An advert that was found, with the way there if ways were asked for and the fit if that was. */
export interface Found {
  readonly advert: Listed;
  readonly near: NearAdvert | null;
  readonly fit: number | null;
}

/** What is within reach and what is not, with the adverts that were asked about. */
type FullReach = Reach & { readonly adverts: readonly AdvertToFit[] };

/**
 * Lists adverts of a programme as somebody wishes them. What is not known to be too far is never left out for the way there; what is too far by a
 * student's own limits always is.
 */
export class FindAdverts {
  constructor(
    private readonly listings: Listings,
    private readonly open: OpenAdverts,
    private readonly facetReads: Facets,
    private readonly reach: ReachOfAdverts,
    private readonly interests: Interests,
    private readonly unmet: CountUnmetSearch,
    private readonly clock: Clock,
  ) {}

  /** Two statements for a student's page, one for anybody else's; a few more, however many adverts there are, where ways or interests come into it or nothing was found. */
  async page(actor: Actor, wish: Wish, request: PageRequest): Promise<Page<Found>> {
    const { page, tooFar } = await this.find(await this.open.reader(actor), wish, request);
    const isUnmet = request.after === null && page.rows.length === 0 && !asksForNothing(wish.filter);
    if (isUnmet) await this.unmet.run(actor, wish.filter, tooFar > 0);
    return page;
  }

  /** How many adverts there are of each kind, sector and so on, each counted as if nothing were asked for of that facet itself. */
  async facets(actor: Actor, { filter, maxMinutes }: Omit<Wish, 'order'>): Promise<Facet[]> {
    const reader = await this.open.reader(actor);
    const isNarrowed = maxMinutes !== null || reader.gate !== null;
    const reach = isNarrowed ? await this.reachOf(reader, withoutChoices(filter), maxMinutes) : null;
    return this.facetReads.ofProgramme(reader, without(filter, reach), this.today());
  }

  private async find(
    reader: Reader,
    { filter, order, maxMinutes }: Wish,
    request: PageRequest,
  ): Promise<{ page: Page<Found>; tooFar: number }> {
    const isFit = order === 'BEST_FIT' && reader.gate !== null;
    const needsReach = isFit || order === 'NEAREST' || maxMinutes !== null;
    const reach = needsReach ? await this.reachOf(reader, filter, maxMinutes) : null;
    const tooFar = reach?.tooFar.length ?? 0;
    if (isFit && reach !== null) return { page: await this.bestFit(reader, reach, request), tooFar };
    if (order === 'NEAREST' && reach !== null) return { page: await this.nearest(reader, reach.near, request), tooFar };
    return this.paged(reader, { filter, order: order === 'RELEVANCE' ? order : 'NEWEST' }, reach, request);
  }

  /** A page in the order of the database; where some of it turns out to be too far, what is too far is found out first and the page is read again. */
  private async paged(
    reader: Reader,
    wish: { readonly filter: ListingFilter; readonly order: PagedOrder },
    reach: FullReach | null,
    request: PageRequest,
  ): Promise<{ page: Page<Found>; tooFar: number }> {
    const { filter, order } = wish;
    const page = await this.listings.ofProgramme(reader, request, without(filter, reach), this.today(), order);
    const open = await this.open.withinReach(reader, page.rows);
    if (open.length < page.rows.length && reach === null)
      return this.paged(reader, wish, await this.reachOf(reader, filter, null), request);
    const near = new Map(reach?.near.map((advert) => [advert.id, advert]));
    const rows = open.map((advert) => ({ advert, near: near.get(advert.id) ?? null, fit: null }));
    return { page: { ...page, rows }, tooFar: reach?.tooFar.length ?? 0 };
  }

  private async nearest(reader: Reader, near: readonly NearAdvert[], request: PageRequest): Promise<Page<Found>> {
    const page = afterCursor(near, request, ({ minutes }) => minutes);
    return this.withRows(reader, page, (advert, near) => ({ advert, near, fit: null }));
  }

  private async bestFit(reader: Reader, reach: FullReach, request: PageRequest): Promise<Page<Found>> {
    const said = await this.interests.of(reader.actor);
    const near = new Map(reach.near.map((advert) => [advert.id, advert]));
    const far = new Set(reach.tooFar);
    const fitOf = placementFitOf(said);
    const fitting = reach.adverts
      .filter(({ id }) => !far.has(id))
      .map(({ id, category, tasks }) => ({
        id,
        fit: fitOf({ tasks, category: parseJobCategory(category) ?? null, sicSection: null }),
      }))
      .sort((left, right) => worth(left) - worth(right) || (left.id < right.id ? -1 : 1));
    const page = afterCursor(fitting, request, worth);
    return this.withRows(reader, page, (advert, { fit }) => ({ advert, near: near.get(advert.id) ?? null, fit }));
  }

  /** With what is too far: beyond `maxMinutes`, or without it placements beyond the limits of the student who looks. */
  private async reachOf(reader: Reader, filter: ListingFilter, maxMinutes: number | null): Promise<FullReach | null> {
    const onMap = (from: MapPoint) => this.listings.onMap(reader, filter, this.today(), from);
    const reach = await this.reach.of(reader.actor, onMap, maxMinutes);
    if (reach === null || maxMinutes !== null) return reach;
    const placements = new Set(reach.adverts.filter(({ kind }) => kind === 'PLACEMENT').map(({ id }) => id));
    return { ...reach, tooFar: reach.tooFar.filter((id) => placements.has(id)) };
  }

  private async withRows<Key extends { readonly id: OpportunityId }>(
    reader: Reader,
    page: Page<Key>,
    toFound: (advert: Listed, key: Key) => Found,
  ): Promise<Page<Found>> {
    const ids = page.rows.map(({ id }) => id);
    const placed = await this.listings.withIds(reader, ids, this.today());
    const listed = new Map((await this.open.withinReach(reader, placed)).map((advert) => [advert.id, advert]));
    const rows = page.rows.flatMap((key) => {
      const advert = listed.get(key.id);
      return advert === undefined ? [] : [toFound(advert, key)];
    });
    return { ...page, rows };
  }

  private today(): LocalDate {
    return today(this.clock);
  }
}

/** The filter without what a facet may be counted without, since what is too far is left out of all of them. */
function withoutChoices(filter: ListingFilter): ListingFilter {
  return { ...filter, kind: null, category: null, sector: null, yearGroup: null };
}

function without(filter: ListingFilter, reach: Reach | null): ListingFilter {
  return reach === null ? filter : { ...filter, except: reach.tooFar };
}

/** What a fit is ordered by, the best first: whole numbers, so that a cursor says them exactly. Where nothing can be said is the middle. */
function worth({ fit }: { readonly fit: number | null }): number {
  return -Math.round((fit ?? 0) * 1_000_000);
}

/** The page that comes after the cursor, of entries in the order of their key and then their id. */
function afterCursor<Entry extends { readonly id: string }>(
  entries: readonly Entry[],
  { first, after }: PageRequest,
  keyOf: (entry: Entry) => number,
): Page<Entry> {
  const [key, id] = (after === null ? undefined : readCursor(after, 2)) ?? [];
  const isLater = (entry: Entry): boolean =>
    typeof key !== 'number' || typeof id !== 'string' || keyOf(entry) > key || (keyOf(entry) === key && entry.id > id);
  return pageOf(entries.filter(isLater), first, (entry) => [keyOf(entry), entry.id]);
}
