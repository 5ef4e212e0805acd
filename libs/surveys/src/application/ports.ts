import type { AllocationId, Outbox } from '#kernel';
import type { LockedAllocations } from '#placements';
import type { ExitSurvey } from '../domain/exit-survey.js';

/** Answers, one set for each placement. */
export interface ExitSurveys {
  /** When answers about a placement were first given; `undefined` when there are none. */
  givenAt(allocationId: AllocationId): Promise<Date | undefined>;
  /** Keeps answers, in place of any before; the instant of the first stays. */
  keep(survey: ExitSurvey, at: Date): Promise<void>;
}

/** What the use cases of this feature work with. */
export interface SurveysTx {
  readonly allocations: LockedAllocations;
  readonly surveys: ExitSurveys;
  readonly outbox: Outbox;
}
