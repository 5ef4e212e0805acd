import type { EmployerId, OpportunityId, Outbox, ProgrammeId } from '#kernel';
import type { Opportunity } from '#opportunities';

/** An employer that has left several requests without an answer, one after the other. */
export interface SilentEmployer {
  readonly id: EmployerId;
  readonly programmeId: ProgrammeId;
}

/** What is kept of how employers answer. */
export interface Answers {
  /** How many requests an employer takes in a week, from all schools together; null for as many as come. */
  setMostAWeek(employerId: EmployerId, programmeId: ProgrammeId, most: number | null): Promise<void>;
  /**
   * Employers with adverts on show that left at least `silences` requests unanswered since they last answered one, or were last paused; at most
   * `limit`.
   */
  silent(silences: number, limit: number): Promise<SilentEmployer[]>;
  /** Notes a pause: silences before it count no more. */
  notePause(employer: SilentEmployer, at: Date): Promise<void>;
}

/** Adverts, as far as silence takes them down. */
export interface ShownAdverts {
  /** The employer's adverts that are on show, locked until the unit of work ends. */
  lockShownOf(employerId: EmployerId): Promise<Opportunity[]>;
  move(id: OpportunityId, move: { readonly to: 'PAUSED'; readonly at: Date; readonly reason: string }): Promise<void>;
}

/** What the use cases of this feature work with. */
export interface AnswersTx {
  readonly answers: Answers;
  readonly adverts: ShownAdverts;
  readonly outbox: Outbox;
}
