import { Problem } from '#kernel';

/** The employer has given feedback on this placement before. */
export class FeedbackGiven extends Problem {
  readonly code = 'FEEDBACK_GIVEN';

  constructor(
    /** The placement. */
    readonly allocationId: string,
  ) {
    super('Feedback on this placement was given already; it is given once, and the student has read it.');
  }
}
