import {
  idAfter,
  isIdOf,
  pageOf,
  type Actor,
  type AllocationId,
  type OpportunityId,
  type Page,
  type PageRequest,
  type ReviewId,
} from '#kernel';
import type { Claim } from '#opportunities';
import { statement, type ScopedReads } from '#platform';
import type { ClaimAnswer } from '../domain/claim-answers.js';
import type { ReviewState, ReviewText } from '../domain/review.js';

/** A review with the placement that it is about. */
interface ListedReview extends ReviewText {
  readonly id: ReviewId;
  readonly opportunityId: OpportunityId;
  readonly opportunityTitle: string;
  readonly employerName: string;
  /** Counts how often it was written. */
  readonly edition: number;
  readonly claims: AnsweredClaim[];
}

/** What a review answers to one promise. */
export interface AnsweredClaim extends ClaimAnswer {
  readonly words: string;
}

/** A review as its author sees it. */
export interface ReviewOfAuthor extends ListedReview {
  readonly allocationId: AllocationId;
  readonly state: ReviewState;
  readonly refusedBecause: string | null;
}

/** A review as whoever moderates it sees it. */
export interface ReviewToModerate extends ListedReview {
  /** For the school; `null` for the programme. */
  readonly authorName: string | null;
}

const columns = `r.id, r.opportunity_id as "opportunityId", o.title as "opportunityTitle", e.name as "employerName",
  r.was_as_advertised as "wasAsAdvertised", r.tasks, r.welcome, r.learning, r.hours, r.travel, r.body, r.advice, r.edition,
  coalesce((select json_agg(json_build_object('claimId', c.id, 'words', c.words, 'answer', a.answer) order by c.position, c.id)
    from review_claim_answer a join advert_claim c on c.id = a.claim_id where a.review_id = r.id), '[]') as claims`;

const placement = 'join opportunity o on o.id = r.opportunity_id join employer e on e.id = r.employer_id';

const own = statement<ReviewOfAuthor>(
  'own_reviews',
  `select ${columns}, r.allocation_id as "allocationId", r.state, r.refused_because as "refusedBecause"
   from (select * from review where student_id = $1 and id < $2 order by id desc limit $3) r ${placement} order by r.id desc`,
);

const forSchool = statement<ReviewToModerate>(
  'reviews_for_school',
  `select ${columns}, i.given_name || ' ' || i.family_name as "authorName"
   from (select * from review where school_id = $1 and state = 'SUBMITTED' and id > $2 order by id limit $3) r ${placement}
   join student_identity i on i.student_id = r.student_id order by r.id`,
);

const forProgramme = statement<ReviewToModerate>(
  'reviews_for_programme',
  `select ${columns}, null::text as "authorName"
   from (select * from review where programme_id = $1 and state = 'PASSED_BY_SCHOOL' and id > $2 order by id limit $3) r ${placement}
   order by r.id`,
);

const asked = statement<Claim>(
  'claims_to_answer',
  `select c.id, c.kind, c.words from allocation a join slot s on s.id = a.slot_id join advert_claim c on c.opportunity_id = s.opportunity_id
   where a.id = $1 and a.student_id = $2 and c.since_version <= a.placement_version
     and coalesce(c.until_version, a.placement_version) >= a.placement_version order by c.position, c.id`,
);

/** After every id. */
const end = '~';

/** Reads of reviews by those who have to do with them; each list is one statement, whatever the size of the page. */
export class ReviewQueries {
  constructor(private readonly reads: ScopedReads) {}

  /** The reviews of the student who asks, newest first. */
  async own(actor: Actor, { first, after }: PageRequest): Promise<Page<ReviewOfAuthor>> {
    const rows = await this.reads.all(actor, own, [actor.studentId, idAfter('Review', after, end), first + 1]);
    return pageOf(rows, first, ({ id }) => [id]);
  }

  /** What the advert of a placement of the student who asks promised, as it was when they went. */
  async claimsToAnswer(actor: Actor, allocationId: string): Promise<Claim[]> {
    return isIdOf('Allocation', allocationId) ? this.reads.all(actor, asked, [allocationId, actor.studentId]) : [];
  }

  /** The reviews that wait for the actor, a careers lead or a coordinator, the longest waiting first. */
  async toModerate(actor: Actor, { first, after }: PageRequest): Promise<Page<ReviewToModerate>> {
    const [read, owner] =
      actor.role === 'CAREERS_LEAD'
        ? ([forSchool, actor.schoolId] as const)
        : ([forProgramme, actor.programmeId] as const);
    const rows = await this.reads.all(actor, read, [owner, idAfter('Review', after, ''), first + 1]);
    return pageOf(rows, first, ({ id }) => [id]);
  }
}
