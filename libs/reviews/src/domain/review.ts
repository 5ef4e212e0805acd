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

/** How far a review has come: the school reads it first, then the programme. */
export const reviewStates = ['SUBMITTED', 'PASSED_BY_SCHOOL', 'PUBLISHED', 'REFUSED'] as const;

export type ReviewState = (typeof reviewStates)[number];

/** Who may move a review from where to where: a table for each who reads it, because each of them may refuse, but only at their own turn. */
export const reviewTransitions = {
  CAREERS_LEAD: {
    PASSED_BY_SCHOOL: { from: ['SUBMITTED'], by: ['CAREERS_LEAD'] },
    REFUSED: { from: ['SUBMITTED'], by: ['CAREERS_LEAD'] },
  },
  COORDINATOR: {
    PUBLISHED: { from: ['PASSED_BY_SCHOOL'], by: ['COORDINATOR'] },
    REFUSED: { from: ['PASSED_BY_SCHOOL'], by: ['COORDINATOR'] },
  },
} as const satisfies Partial<Record<Role, TransitionTable<ReviewState, Role>>>;

/** The steps that somebody in that role may take; none for whoever does not moderate. */
export function transitionsOf(role: string): TransitionTable<ReviewState, Role> {
  return role === 'CAREERS_LEAD' || role === 'COORDINATOR' ? reviewTransitions[role] : {};
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
}
