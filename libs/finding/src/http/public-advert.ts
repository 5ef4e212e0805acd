import type { LocalDate } from '#kernel';
import type { OpportunityKind } from '#safeguarding';

/** A published advert as it goes out into the world: with the area of its site and neither street nor adult. */
export interface PublicAdvert {
  readonly id: string;
  readonly kind: OpportunityKind;
  readonly title: string;
  readonly summary: string;
  readonly employerName: string;
  /** The town or district of its programme. */
  readonly locality: string;
  /** The first half of the postcode. */
  readonly area: string;
  /** UTC, to the second. */
  readonly publishedAt: string;
  /** Since when it reads as it does: when it was last shown after an edit. */
  readonly updatedAt: string;
  /** The last day on which an open slot with a place starts; null where there is none. */
  readonly lastStart: LocalDate | null;
}
