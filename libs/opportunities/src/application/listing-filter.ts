import type { JobCategory } from '#interests';
import type { LocalDate, OpportunityId } from '#kernel';
import type { OpportunityKind } from '#safeguarding';
import type { AccessFeature } from '../domain/opportunity.js';

/** What a list of adverts is narrowed to; null or absent is no wish. */
export interface ListingFilter {
  /** Words to look for, as somebody typed them; see `advert_query`. */
  readonly text?: string | null;
  readonly kind: OpportunityKind | null;
  readonly category: JobCategory | null;
  /** Section letter of SIC 2007 of the employer. */
  readonly sector?: string | null;
  /** Welcomes that year group. */
  readonly yearGroup?: number | null;
  /** Has all of these; empty is no wish. */
  readonly access?: readonly AccessFeature[];
  /** Some open slot starts on that day or later … */
  readonly startsFrom: LocalDate | null;
  /** … and on that day or earlier. */
  readonly startsTo: LocalDate | null;
  /** Only what the actor keeps as a favourite and still has an open slot to come. */
  readonly favourites?: boolean;
  /** Not these: what is known to be too far away. */
  readonly except?: readonly OpportunityId[];
}

/** No wish at all. */
export const everything: ListingFilter = { kind: null, category: null, startsFrom: null, startsTo: null };

/** True when nothing is asked for, so that an empty list says nothing about what is missing. O(1). */
export function asksForNothing(filter: ListingFilter): boolean {
  const { text, kind, category, sector, yearGroup, startsFrom, startsTo, access = [] } = filter;
  const wishes = [text, kind, category, sector, yearGroup, startsFrom, startsTo];
  return access.length === 0 && wishes.every((wish) => wish === null || wish === undefined);
}
