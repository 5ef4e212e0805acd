import {
  requireMove,
  type AllocationId,
  type EmployerId,
  type OpportunityId,
  type ProgrammeId,
  type ReviewId,
  type Role,
  type SchoolId,
  type StudentId,
  type TransitionTable,
} from '#kernel';
import type { ClaimAnswer } from './claim-answers.js';

/** How far a review has come: the school reads it first, then the programme. */
export const reviewStates = ['SUBMITTED', 'PASSED_BY_SCHOOL', 'PUBLISHED', 'REFUSED'] as const;

export type ReviewState = (typeof reviewStates)[number];

/**
 * Who may move a review from where to where: a table for each who has a turn, because each who reads it may refuse, but only then. Its author
 * writes it anew while nobody has read it.
 */
export const reviewTransitions = {
  STUDENT: {
    SUBMITTED: { from: ['SUBMITTED'], by: ['STUDENT'] },
  },
  CAREERS_LEAD: {
    PASSED_BY_SCHOOL: { from: ['SUBMITTED'], by: ['CAREERS_LEAD'] },
    REFUSED: { from: ['SUBMITTED'], by: ['CAREERS_LEAD'] },
  },
  COORDINATOR: {
    PUBLISHED: { from: ['PASSED_BY_SCHOOL'], by: ['COORDINATOR'] },
    REFUSED: { from: ['PASSED_BY_SCHOOL'], by: ['COORDINATOR'] },
  },
} as const satisfies Partial<Record<Role, TransitionTable<ReviewState, Role>>>;

/** The steps that somebody in that role may take; none for whoever has no turn. */
export function transitionsOf(role: string): TransitionTable<ReviewState, Role> {
  return role === 'STUDENT' || role === 'CAREERS_LEAD' || role === 'COORDINATOR' ? reviewTransitions[role] : {};
}

/** Throws `WrongState` unless somebody in that role may move a review from `state` to `wanted`. O(1). */
export function requireReviewMove(state: ReviewState, wanted: ReviewState, role: Role): void {
  requireMove('Review', transitionsOf(role), state, wanted, role);
}

/** What a student gives stars for, each 1 to 5. */
export const ratedAspects = ['tasks', 'welcome', 'learning', 'hours', 'travel'] as const;

export type Ratings = Readonly<Record<(typeof ratedAspects)[number], number>>;

/** What a student says of a placement. */
export interface ReviewText extends Ratings {
  readonly wasAsAdvertised: boolean;
  readonly body: string;
  /** For whoever goes there next. */
  readonly advice: string;
}

/** The same with what it answers to the promises of the advert. */
export interface ReviewWords extends ReviewText {
  readonly claims: readonly ClaimAnswer[];
}

/** A review by a student who was there. */
export interface Review {
  readonly id: ReviewId;
  readonly programmeId: ProgrammeId;
  readonly schoolId: SchoolId;
  readonly studentId: StudentId;
  readonly employerId: EmployerId;
  readonly opportunityId: OpportunityId;
  readonly allocationId: AllocationId;
  readonly state: ReviewState;
  /** Counts how often it was written: whoever moderates says which of them they have read. */
  readonly edition: number;
}
