import { addYears, type LocalDate, type OpportunityId, type ReviewId, type SchoolId } from '#kernel';
import { halfTermStart } from './half-term.js';

/** How many reviews, from how many schools, come out together at the least. The functions in the database hold to the same. */
export const leastInBatch = { reviews: 5, schools: 2 } as const;

/** A review that was published in moderation and is not shown yet. */
export interface PendingReview {
  readonly id: ReviewId;
  readonly opportunityId: OpportunityId;
  readonly schoolId: SchoolId;
  /** First day of the half-term in which moderation let it pass. */
  readonly publishedIn: LocalDate;
}

/** Reviews of one advert that are shown from the same moment on. */
export interface ReviewBatch {
  readonly opportunityId: OpportunityId;
  /** First day of the half-term from which on they are shown: all that anybody learns of when they came. */
  readonly shownFrom: LocalDate;
  readonly reviewIds: readonly ReviewId[];
}

/**
 * The reviews to be shown from now on: of each advert all that passed before this half-term, provided that they are enough by themselves. A
 * few more beside those already shown would tell by the difference whose they are, so they wait until they are enough as well. O(pending).
 */
export function batchesDue(pending: readonly PendingReview[], today: LocalDate): ReviewBatch[] {
  const shownFrom = halfTermStart(today);
  const byAdvert = new Map<OpportunityId, PendingReview[]>();
  for (const review of pending) {
    if (review.publishedIn >= shownFrom) continue;
    byAdvert.set(review.opportunityId, [...(byAdvert.get(review.opportunityId) ?? []), review]);
  }
  return [...byAdvert]
    .filter(([, reviews]) => isEnough(reviews))
    .map(([opportunityId, reviews]) => ({ opportunityId, shownFrom, reviewIds: reviews.map(({ id }) => id) }));
}

/** True when so many reviews hide which of them is whose. O(reviews). */
export function isEnough(reviews: readonly Pick<PendingReview, 'schoolId'>[]): boolean {
  const schools = new Set(reviews.map(({ schoolId }) => schoolId));
  return reviews.length >= leastInBatch.reviews && schools.size >= leastInBatch.schools;
}

/** True of reviews that were first shown a year or longer ago: the advert may have changed since. O(1). */
export function isOld(shownFrom: LocalDate, today: LocalDate): boolean {
  return shownFrom <= addYears(today, -1);
}
