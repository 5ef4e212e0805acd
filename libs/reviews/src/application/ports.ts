import type { Concerns } from '#concerns';
import type { Claim } from '#opportunities';
import type {
  AccountId,
  AllocationId,
  EmployerId,
  LocalDate,
  OpportunityId,
  Outbox,
  ProgrammeId,
  ReviewId,
  SchoolId,
  StudentId,
} from '#kernel';
import type { AllocationState } from '#placements';
import type { PendingReview, ReviewBatch } from '../domain/batches.js';
import type { ComplaintState, ReviewComplaint } from '../domain/complaint.js';
import type { ReplyState, ReviewReply } from '../domain/reply.js';
import type { Review, ReviewState, ReviewWords } from '../domain/review.js';

/** A placement that somebody was part of. */
export interface ReviewedPlacement {
  readonly id: AllocationId;
  readonly programmeId: ProgrammeId;
  readonly schoolId: SchoolId;
  readonly studentId: StudentId;
  readonly employerId: EmployerId;
  readonly opportunityId: OpportunityId;
  readonly state: AllocationState;
  readonly lastDay: LocalDate;
  /** The version of the advert that the student went to. */
  readonly placementVersion: number;
}

/** What adverts promise. */
export interface PromisesOfAdverts {
  /** What a version of an advert promised, in its order. */
  of(opportunityId: OpportunityId, version: number): Promise<Claim[]>;
}

/** Placements, as far as one may say something of them. */
export interface ReviewedPlacements {
  /** `undefined` when there is none in the actor's reach. */
  find(id: AllocationId): Promise<ReviewedPlacement | undefined>;
}

/** What a step of moderation writes down. */
export interface ReviewMove {
  readonly state: ReviewState;
  readonly refusedBecause: string | null;
  readonly publishedAt: Date | null;
  /** First day of the half-term. */
  readonly publishedIn: LocalDate | null;
}

/** Reviews. */
export interface Reviews {
  /** False when the placement was reviewed before. */
  add(review: Review, words: ReviewWords, at: Date): Promise<boolean>;
  /** Puts other words in place of those of a review, as its next edition. */
  rewrite(review: Review, words: ReviewWords): Promise<void>;
  /** The review, locked until the unit of work ends; `undefined` when there is none in the actor's reach. */
  lock(id: ReviewId): Promise<Review | undefined>;
  /** The review as it is, also when the actor may change it no more. */
  find(id: ReviewId): Promise<Review | undefined>;
  /** What a review says in its author's own words. */
  textOf(id: ReviewId): Promise<Pick<ReviewWords, 'body' | 'advice'>>;
  move(id: ReviewId, move: ReviewMove): Promise<void>;
  /** Every review that was published in moderation and is not shown yet, locked until the unit of work ends. */
  lockPending(): Promise<PendingReview[]>;
  /** Shows a batch from now on; gives the employer whom it is about. */
  show(batch: ReviewBatch): Promise<EmployerId>;
  /** Who is told of what becomes of a review that is shown: its author, as long as that is known, and their school. */
  authorOf(
    reference: string,
  ): Promise<{ readonly schoolId: SchoolId; readonly studentId: StudentId | null } | undefined>;
}

/** Answers of employers. */
export interface ReviewReplies {
  /** The answer to a batch, locked; `undefined` when there is none in the actor's reach. */
  lockOf(opportunityId: OpportunityId, batch: LocalDate): Promise<ReviewReply | undefined>;
  lock(id: ReviewReply['id']): Promise<ReviewReply | undefined>;
  /** True when there is such a batch of an advert of that employer. */
  isBatch(employerId: EmployerId, opportunityId: OpportunityId, batch: LocalDate): Promise<boolean>;
  /** Keeps an answer; false when another stands there. */
  add(reply: ReviewReply, body: string, at: Date): Promise<boolean>;
  rewrite(id: ReviewReply['id'], body: string, at: Date): Promise<void>;
  move(id: ReviewReply['id'], state: ReplyState, refusedBecause: string | null): Promise<void>;
}

/** Complaints about reviews. */
export interface ReviewComplaints {
  /** Whose advert a review that the actor can read is about; `undefined` where they can read none such. */
  subject(
    reference: string,
  ): Promise<Pick<ReviewComplaint, 'programmeId' | 'employerId' | 'opportunityId'> | undefined>;
  /** False when somebody has complained about that review for that reason. */
  add(complaint: ReviewComplaint, by: AccountId, at: Date): Promise<boolean>;
  lock(id: ReviewComplaint['id']): Promise<ReviewComplaint | undefined>;
  decide(id: ReviewComplaint['id'], state: ComplaintState, by: AccountId, at: Date): Promise<void>;
  /** Marks the complaints that had to be decided by now, and gives them. */
  markOverdue(now: Date): Promise<ReviewComplaint[]>;
}

/** What the use cases of this feature work with. */
export interface ReviewsTx {
  readonly placements: ReviewedPlacements;
  readonly promises: PromisesOfAdverts;
  readonly reviews: Reviews;
  readonly replies: ReviewReplies;
  readonly complaints: ReviewComplaints;
  readonly concerns: Concerns;
  readonly outbox: Outbox;
}
