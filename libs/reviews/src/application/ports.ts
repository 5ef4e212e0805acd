import type { Concerns } from '#concerns';
import type {
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
import type { Review, ReviewState, ReviewText } from '../domain/review.js';

/** A placement that somebody was part of. */
export interface ReviewedPlacement {
  readonly id: AllocationId;
  readonly programmeId: ProgrammeId;
  readonly schoolId: SchoolId;
  readonly studentId: StudentId;
  readonly employerId: EmployerId;
  readonly opportunityId: OpportunityId;
  readonly state: AllocationState;
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
  add(review: Review, text: ReviewText, at: Date): Promise<boolean>;
  /** The review, locked until the unit of work ends; `undefined` when there is none in the actor's reach. */
  lock(id: ReviewId): Promise<Review | undefined>;
  move(id: ReviewId, move: ReviewMove): Promise<void>;
}

/** What the use cases of this feature work with. */
export interface ReviewsTx {
  readonly placements: ReviewedPlacements;
  readonly reviews: Reviews;
  readonly concerns: Concerns;
  readonly outbox: Outbox;
}
