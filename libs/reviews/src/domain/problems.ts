import { Problem } from '#kernel';

/** The student has reviewed this placement before. */
export class AlreadyReviewed extends Problem {
  readonly code = 'ALREADY_REVIEWED';

  constructor(
    /** The placement. */
    readonly allocationId: string,
  ) {
    super('You have reviewed this placement already; one review stands for each placement.');
  }
}
