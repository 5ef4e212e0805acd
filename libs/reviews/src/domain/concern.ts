import type { AccountId, AllocationId, IdOf, ProgrammeId, Role, SchoolId, StudentId, TransitionTable } from '#kernel';
import type { ReviewText } from './review.js';
import { findWordsOfConcern } from './words-of-concern.js';

/** Whether a worry waits to be dealt with. */
export const concernStates = ['OPEN', 'CLOSED'] as const;

export type ConcernState = (typeof concernStates)[number];

/** Who may move a concern from where to where. */
export const concernTransitions = {
  CLOSED: { from: ['OPEN'], by: ['SAFEGUARDING_LEAD'] },
} as const satisfies TransitionTable<ConcernState, Role>;

/** Who may raise one about a placement that they are part of. */
export const concernRaisers = ['STUDENT', 'CAREERS_LEAD', 'EMPLOYER'] as const satisfies readonly Role[];

export type ConcernRaiser = (typeof concernRaisers)[number];

/** A worry about a student, for the safeguarding lead of the student's school and for nobody else. */
export interface Concern {
  readonly id: IdOf<'Concern'>;
  readonly programmeId: ProgrammeId;
  readonly schoolId: SchoolId;
  readonly studentId: StudentId;
  readonly allocationId: AllocationId;
  readonly raisedAs: ConcernRaiser;
  readonly raisedBy: AccountId;
  readonly body: string;
  /** What the student answered in a review; `null` where it was not asked. */
  readonly feltSafe: boolean | null;
}

/** True when what was written as a review is for the safeguarding lead instead. O(length). */
export function isOfConcern({ body, advice }: Pick<ReviewText, 'body' | 'advice'>, feltSafe: boolean): boolean {
  return !feltSafe || findWordsOfConcern(body).length > 0 || findWordsOfConcern(advice).length > 0;
}
