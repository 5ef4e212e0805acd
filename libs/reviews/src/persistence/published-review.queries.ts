import {
  emptyPage,
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
import type { Claim } from '#opportunities';
import type { ReviewText } from '../domain/review.js';

/** How many reviews there are, and how many of them say that it was as advertised. */
export interface ReviewTally {
  readonly reviews: number;
  readonly asAdvertised: number;
}

/** What those who went answered to one promise of an advert. */
export interface ClaimTally extends Claim {
  readonly yes: number;
  readonly partly: number;
  readonly no: number;
  readonly cannotSay: number;
}

/** A review as everybody sees it. */
export interface PublishedReview extends ReviewText {
  /** First day of the half-term from which on it is shown. */
  readonly shownFrom: LocalDate;
  readonly reference: string;
  /** What the employer answered to its batch. */
  readonly reply: string | null;
}

const tally = 'reviews, as_advertised as "asAdvertised"';

const ofAdvert = statement<ReviewTally>('review_summary', `select ${tally} from review_summary($1)`);

const ofEmployer = statement<ReviewTally>(
  'employer_review_summary',
  `select ${tally} from employer_review_summary($1)`,
);

const claims = statement<ClaimTally>(
  'review_claims',
  `select claim_id as id, kind, words, yes, partly, no, cannot_say as "cannotSay" from review_claims($1) order by position, claim_id`,
);

const published = statement<PublishedReview>(
  'published_reviews',
  `select to_char(shown_from, 'YYYY-MM-DD') as "shownFrom", reference, was_as_advertised as "wasAsAdvertised",
     tasks, welcome, learning, hours, travel, body, advice, reply
   from published_reviews($1)
   where (shown_from, reference) < ($2::date, $3) order by shown_from desc, reference desc limit $4`,
);

/** Before the newest. */
const start = ['9999-12-31', ''] as const;

/** Reads of what is shown of reviews. From when on that is, the database decides: below it the functions give no row. */
export class PublishedReviewQueries {
  constructor(private readonly reads: ScopedReads) {}

  /** What the reviews of an advert in the actor's programme come to; `undefined` while there are too few. */
  async ofAdvert(actor: Actor, opportunityId: string): Promise<ReviewTally | undefined> {
    return isIdOf('Opportunity', opportunityId) ? this.reads.one(actor, ofAdvert, [opportunityId]) : undefined;
  }

  /** The same of all adverts of an employer. */
  async ofEmployer(actor: Actor, employerId: string): Promise<ReviewTally | undefined> {
    return isIdOf('Employer', employerId) ? this.reads.one(actor, ofEmployer, [employerId]) : undefined;
  }

  /** Promise by promise, in the order of the advert; none that too few have answered. */
  async claims(actor: Actor, opportunityId: string): Promise<ClaimTally[]> {
    return isIdOf('Opportunity', opportunityId) ? this.reads.all(actor, claims, [opportunityId]) : [];
  }

  /** The reviews themselves, the latest half-term first. */
  async page(actor: Actor, opportunityId: string, { first, after }: PageRequest): Promise<Page<PublishedReview>> {
    if (!isIdOf('Opportunity', opportunityId)) return emptyPage;
    const rows = await this.reads.all(actor, published, [opportunityId, ...startAfter(after), first + 1]);
    return pageOf(rows, first, (node) => [node.shownFrom, node.reference]);
  }
}

function startAfter(cursor: string | null): readonly [shownFrom: string, reference: string] {
  const [shownFrom, reference] = (cursor === null ? undefined : readCursor(cursor, 2)) ?? [];
  const isOurs =
    typeof shownFrom === 'string' && parseLocalDate(shownFrom) !== undefined && typeof reference === 'string';
  return isOurs && /^[0-9a-f]{32}$/.test(reference) ? [shownFrom, reference] : start;
}
