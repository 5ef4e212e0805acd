import { workingHoursLater } from '#calendar';
import type { EmployerId, IdOf, OpportunityId, ProgrammeId, Role, TransitionTable } from '#kernel';

/** Why somebody says that a review should not stand. Choices and no text: what is written about somebody who writes would find its way. */
export const complaintGrounds = [
  'UNTRUE',
  'NAMES_SOMEBODY',
  'INSULTS',
  'ABOUT_ANOTHER_PLACE',
  'GIVES_CONTACT_DETAILS',
] as const;

export type ComplaintGround = (typeof complaintGrounds)[number];

/** How a complaint stands. The review is hidden until it is dismissed. */
export const complaintStates = ['OPEN', 'OVERDUE', 'DISMISSED', 'UPHELD'] as const;

export type ComplaintState = (typeof complaintStates)[number];

const undecided = ['OPEN', 'OVERDUE'] as const;

/** Who may move a complaint from where to where. Time only makes it louder: a review does not come back because nobody had any. */
export const complaintTransitions = {
  OVERDUE: { from: ['OPEN'], by: ['SYSTEM'] },
  DISMISSED: { from: undecided, by: ['COORDINATOR'] },
  UPHELD: { from: undecided, by: ['COORDINATOR'] },
} as const satisfies TransitionTable<ComplaintState, Role | 'SYSTEM'>;

/** Who may complain. */
export const complainants = ['STUDENT', 'EMPLOYER'] as const satisfies readonly Role[];

/** A complaint about a review that is shown. */
export interface ReviewComplaint {
  readonly id: IdOf<'ReviewComplaint'>;
  readonly programmeId: ProgrammeId;
  readonly employerId: EmployerId;
  readonly opportunityId: OpportunityId;
  /** By what readers know the review. */
  readonly reference: string;
  readonly raisedAs: (typeof complainants)[number];
  readonly ground: ComplaintGround;
  readonly state: ComplaintState;
  readonly decideBy: Date;
}

const hoursToDecide = 48;

/** Until when a complaint has to be decided: 48 hours that run neither at weekends nor on bank holidays. O(1). */
export function decideBy(raisedAt: Date): Date {
  return workingHoursLater(raisedAt, hoursToDecide);
}
