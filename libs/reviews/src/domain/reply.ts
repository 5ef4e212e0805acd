import type { EmployerId, IdOf, LocalDate, OpportunityId, ProgrammeId, Role, TransitionTable } from '#kernel';

/** How far an employer's answer to a batch of reviews has come: the programme reads it before anybody else does. */
export const replyStates = ['SUBMITTED', 'PUBLISHED', 'REFUSED'] as const;

export type ReplyState = (typeof replyStates)[number];

/** Who may move an answer from where to where. What was refused may be written anew; what is shown stands. */
export const replyTransitions = {
  SUBMITTED: { from: ['REFUSED'], by: ['EMPLOYER'] },
  PUBLISHED: { from: ['SUBMITTED'], by: ['COORDINATOR'] },
  REFUSED: { from: ['SUBMITTED'], by: ['COORDINATOR'] },
} as const satisfies TransitionTable<ReplyState, Role>;

/** An employer's answer to the reviews of one advert that came out together. */
export interface ReviewReply {
  readonly id: IdOf<'ReviewReply'>;
  readonly programmeId: ProgrammeId;
  readonly employerId: EmployerId;
  readonly opportunityId: OpportunityId;
  /** The batch, by the first day of the half-term from which on it is shown. */
  readonly batch: LocalDate;
  readonly state: ReplyState;
}
