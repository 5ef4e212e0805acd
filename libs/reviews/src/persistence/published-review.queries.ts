import {
  isIdOf,
  pageOf,
  parseLocalDate,
  readCursor,
  type Actor,
  type LocalDate,
  type Page,
  type PageRequest,
} from '#kernel';
import { statement, type ScopedReads } from '#platform';
import type { ReviewText } from '../domain/review.js';

/** What the reviews of an advert come to. Both are `null` while there are too few to be shown. */
export interface ReviewSummary {
  readonly reviews: number | null;
  /** How many of a hundred say that it was as advertised. */
  readonly asAdvertisedPercent: number | null;
}

/** A review as everybody sees it. */
export interface PublishedReview extends ReviewText {
  /** First day of the half-term in which it was published. */
  readonly publishedIn: LocalDate;
}

type Row = PublishedReview & { readonly shuffle: string };

const summary = statement<ReviewSummary>(
  'review_summary',
  'select reviews, as_advertised_percent as "asAdvertisedPercent" from review_summary($1)',
);

const published = statement<Row>(
  'published_reviews',
  `select to_char(published_in, 'YYYY-MM-DD') as "publishedIn", shuffle, was_as_advertised as "wasAsAdvertised",
     tasks, welcome, learning, hours, travel, body, advice
   from published_reviews($1)
   where (published_in, shuffle) < ($2::date, $3) order by published_in desc, shuffle desc limit $4`,
);

const nothing: ReviewSummary = { reviews: null, asAdvertisedPercent: null };

/** Before the newest. */
const start = ['9999-12-31', ''] as const;

/** Reads of what is shown of reviews. From when on that is, the database decides: below it both functions give no row. */
export class PublishedReviewQueries {
  constructor(private readonly reads: ScopedReads) {}

  /** What the reviews of an advert in the actor's programme come to. */
  async summary(actor: Actor, opportunityId: string): Promise<ReviewSummary> {
    if (!isIdOf('Opportunity', opportunityId)) return nothing;
    return (await this.reads.one(actor, summary, [opportunityId])) ?? nothing;
  }

  /** The reviews themselves, the latest half-term first. */
  async page(actor: Actor, opportunityId: string, { first, after }: PageRequest): Promise<Page<PublishedReview>> {
    if (!isIdOf('Opportunity', opportunityId)) return { rows: [], hasNextPage: false };
    const rows = await this.reads.all(actor, published, [opportunityId, ...startAfter(after), first + 1]);
    return pageOf(rows, first, (node) => [node.publishedIn, node.shuffle]);
  }
}

function startAfter(cursor: string | null): readonly [publishedIn: string, shuffle: string] {
  const [publishedIn, shuffle] = (cursor === null ? undefined : readCursor(cursor, 2)) ?? [];
  const isOurs =
    typeof publishedIn === 'string' && parseLocalDate(publishedIn) !== undefined && typeof shuffle === 'string';
  return isOurs && /^[0-9a-f]{32}$/.test(shuffle) ? [publishedIn, shuffle] : start;
}
