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
import type { AdvertToFit, Facet, Facets, Interests, Listed, Listings } from './finding-ports.js';
import type { NearAdvert, Reach, ReachOfAdverts } from './reach-of-adverts.js';

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
export type Found = Listed & { readonly near: NearAdvert | null; readonly fit: number | null };

/** What is within reach and what is not, with the adverts that were asked about. */
type FullReach = Reach & { readonly adverts: readonly AdvertToFit[] };

/** Lists adverts of a programme as somebody wishes them. What is not known to be too far is never left out for the way there. */
export class FindAdverts {
  constructor(
    private readonly listings: Listings,
    private readonly facetReads: Facets,
    private readonly reach: ReachOfAdverts,
    private readonly interests: Interests,
    private readonly unmet: CountUnmetSearch,
    private readonly clock: Clock,
  ) {}

  /** One statement for the page; up to three more, however many adverts there are, where ways or interests come into it or nothing was found. */
  async page(actor: Actor, wish: Wish, request: PageRequest): Promise<Page<Found>> {
    const { page, tooFar } = await this.find(actor, wish, request);
    const isUnmet = request.after === null && page.rows.length === 0 && !asksForNothing(wish.filter);
    if (isUnmet) await this.unmet.run(actor, wish.filter, tooFar > 0);
    return page;
  }

  /** How many adverts there are of each kind, sector and so on, each counted as if nothing were asked for of that facet itself. */
  async facets(actor: Actor, { filter, maxMinutes }: Omit<Wish, 'order'>): Promise<Facet[]> {
    const reach = maxMinutes === null ? null : await this.reachOf(actor, filter, maxMinutes);
    return this.facetReads.ofProgramme(actor, without(filter, reach), this.today());
  }

  private async find(
    actor: Actor,
    { filter, order, maxMinutes }: Wish,
    request: PageRequest,
  ): Promise<{ page: Page<Found>; tooFar: number }> {
    const isFit = order === 'BEST_FIT' && actor.studentId !== null;
    const needsReach = isFit || order === 'NEAREST' || maxMinutes !== null;
    const reach = needsReach ? await this.reachOf(actor, filter, maxMinutes) : null;
    const tooFar = reach === null || (isFit && maxMinutes === null) ? 0 : reach.tooFar.length;
    if (isFit && reach !== null) return { page: await this.bestFit(actor, reach, maxMinutes, request), tooFar };
    if (order === 'NEAREST' && reach !== null) return { page: await this.nearest(actor, reach.near, request), tooFar };
    const paged = order === 'RELEVANCE' ? order : 'NEWEST';
    const rows = await this.listings.ofProgramme(actor, request, without(filter, reach), this.today(), paged);
    const near = new Map(reach?.near.map((advert) => [advert.id, advert]));
    return { page: mapPage(rows, (row) => ({ ...row, near: near.get(row.id) ?? null, fit: null })), tooFar };
  }

  private async nearest(actor: Actor, near: readonly NearAdvert[], request: PageRequest): Promise<Page<Found>> {
    const page = afterCursor(near, request, ({ minutes }) => minutes);
    return this.withRows(actor, page, (row, advert) => ({ ...row, near: advert, fit: null }));
  }

  private async bestFit(
    actor: Actor,
    reach: FullReach,
    maxMinutes: number | null,
    request: PageRequest,
  ): Promise<Page<Found>> {
    const said = await this.interests.of(actor);
    const near = new Map(reach.near.map((advert) => [advert.id, advert]));
    const far = new Set(maxMinutes === null ? [] : reach.tooFar);
    const fitOf = placementFitOf(said);
    const fitting = reach.adverts
      .filter(({ id }) => !far.has(id))
      .map(({ id, category, tasks }) => ({
        id,
        fit: fitOf({ tasks, category: parseJobCategory(category) ?? null, sicSection: null }),
      }))
      .sort((left, right) => worth(left) - worth(right) || (left.id < right.id ? -1 : 1));
    const page = afterCursor(fitting, request, worth);
    return this.withRows(actor, page, (row, { fit }) => ({ ...row, near: near.get(row.id) ?? null, fit }));
  }

  private reachOf(actor: Actor, filter: ListingFilter, maxMinutes: number | null): Promise<FullReach | null> {
    return this.reach.of(actor, (from) => this.listings.onMap(actor, filter, this.today(), from), maxMinutes);
  }

  private async withRows<Key extends { readonly id: OpportunityId }>(
    actor: Actor,
    page: Page<Key>,
    toFound: (row: Listed, key: Key) => Found,
  ): Promise<Page<Found>> {
    const ids = page.rows.map(({ node }) => node.id);
    const listed = new Map((await this.listings.withIds(actor, ids, this.today())).map((row) => [row.id, row]));
    const rows = page.rows.flatMap(({ cursor, node }) => {
      const row = listed.get(node.id);
      return row === undefined ? [] : [{ cursor, node: toFound(row, node) }];
    });
    return { ...page, rows };
  }

  private today(): LocalDate {
    return today(this.clock);
  }
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

function mapPage<Row, Node>({ rows, hasNextPage }: Page<Row>, toNode: (row: Row) => Node): Page<Node> {
  return { rows: rows.map(({ cursor, node }) => ({ cursor, node: toNode(node) })), hasNextPage };
}
