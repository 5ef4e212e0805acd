import type { OpenDays } from '#clearances';
import type { JobCategory, StudentInterests, TaskKind } from '#interests';
import type { Actor, EmployerId, LocalDate, LocalTime, OpportunityId, Page, PageRequest, SlotId } from '#kernel';
import type { OpportunityKind } from '#safeguarding';
import type { Traveller } from '#travel';
import type { OnThisDay } from '../domain/on-this-day.js';
import type { AccessFeature } from '../domain/opportunity.js';
import type { ListingFilter } from './listing-filter.js';
import type { AdvertOnMap, MapPoint } from './reach-of-adverts.js';

/** Dates with places that are still to come. */
export interface ListedSlot {
  readonly id: SlotId;
  readonly startsOn: LocalDate;
  readonly endsOn: LocalDate;
  readonly startsAt: LocalTime;
  readonly finishesAt: LocalTime;
  readonly capacity: number;
  readonly placesLeft: number;
}

/** An advert as anybody may read it. */
export interface CatalogueEntry<
  CatalogueSlot = Pick<ListedSlot, 'startsOn' | 'endsOn' | 'placesLeft'>,
> extends OnThisDay {
  readonly id: OpportunityId;
  readonly kind: OpportunityKind;
  readonly title: string;
  readonly summary: string;
  readonly category: JobCategory;
  readonly yearGroups: number[];
  readonly publishedAt: string;
  /** The day on which the employer last said that all of it holds. */
  readonly confirmedOn: LocalDate | null;
  readonly employer: { id: EmployerId; name: string; sector: string };
  /** The outward code of the site's postcode: "B36". */
  readonly area: string;
  /** By date. */
  readonly slots: CatalogueSlot[];
}

/** An advert as somebody of its programme reads it in the list. */
export type Listed = CatalogueEntry<ListedSlot>;

/** An advert of a list, and for a student where it is: the ways there are then asked for. */
export type Placed = Listed & { readonly site: (MapPoint & Pick<AdvertOnMap, 'otherSites'>) | null };

/** The orders that a list is paged in by the database itself. */
export type PagedOrder = 'NEWEST' | 'RELEVANCE';

/** An advert with its kind of work, to be held against interests. */
export type AdvertToFit = AdvertOnMap & { readonly category: JobCategory; readonly tasks: TaskKind[] };

/** What closes adverts to one student, beside the year group and the school's no: see `listing-conditions`. */
export interface StudentGate {
  readonly openDays: OpenDays;
  /** Adverts of workplaces have to be approved on that day. */
  readonly on: LocalDate;
  readonly traveller: Traveller;
}

/** Who looks at adverts, with what is closed to them; no gate for whoever is not a student. */
export interface Reader {
  readonly actor: Actor;
  readonly gate: StudentGate | null;
}

/** Finds out what is closed to whoever looks. */
export interface Readers {
  of(actor: Actor, today: LocalDate): Promise<Reader>;
}

/** The lists of a programme, see `ListingQueries`. */
export interface Listings {
  ofProgramme(
    reader: Reader,
    request: PageRequest,
    filter: ListingFilter,
    today: LocalDate,
    order: PagedOrder,
  ): Promise<Page<Placed>>;
  onMap(reader: Reader, filter: ListingFilter, today: LocalDate, from: MapPoint | null): Promise<AdvertToFit[]>;
  withIds(reader: Reader, ids: readonly OpportunityId[], today: LocalDate): Promise<Placed[]>;
}

/** What adverts are told apart by in a facet; TOTAL is all that was asked for. */
export const facetNames = ['TOTAL', 'KIND', 'CATEGORY', 'SECTOR', 'YEAR_GROUP', 'ACCESS'] as const;

export type FacetName = (typeof facetNames)[number];

/** How many adverts have that value. */
export interface Facet {
  readonly facet: FacetName;
  readonly value: string;
  readonly count: number;
}

/** Counts of adverts. */
export interface Facets {
  /** By facet in the order of their names, and by value. */
  ofProgramme(reader: Reader, filter: ListingFilter, today: LocalDate): Promise<Facet[]>;
}

/** What students have said of what appeals to them. */
export interface Interests {
  /** Of the student who acts. */
  of(actor: Actor): Promise<StudentInterests>;
}

/** A search that found nothing, without anybody's name; an empty text is no wish. */
export interface UnmetSearch {
  /** Its Monday. */
  readonly week: LocalDate;
  readonly sector: string;
  readonly category: string;
  readonly kind: string;
  /** There was something, and all of it was too far away. */
  readonly tooFar: boolean;
  /** 0 is no wish. */
  readonly yearGroup: number;
  /** All that was asked for together, each once, by name. */
  readonly access: readonly AccessFeature[];
  /** The months of the first and the last day asked for, as in 2026-10. */
  readonly fromMonth: string;
  readonly toMonth: string;
}

/** What the use cases of finding work with. */
export interface FindingTx {
  readonly unmetSearches: UnmetSearches;
}

/** Counts of searches that found nothing. */
export interface UnmetSearches {
  /** One more, in the area of the actor's school; nothing for anybody else than students and careers leads. */
  count(search: UnmetSearch): Promise<void>;
}
