import { Problem, type LocalDate } from '#kernel';

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

/** The placement is too long ago. */
export class ReviewWindowOver extends Problem {
  readonly code = 'REVIEW_WINDOW_OVER';

  constructor(
    /** The last day on which it could be reviewed. */
    readonly closedOn: LocalDate,
  ) {
    super(`This placement could be reviewed until ${closedOn}. What was not right there you can tell at any time.`);
  }
}

/** The review was written anew since it was read. */
export class ReviewChanged extends Problem {
  readonly code = 'REVIEW_CHANGED';

  constructor(
    readonly reviewId: string,
    /** The edition that has to be read. */
    readonly edition: number,
  ) {
    super('Its author has changed this review since you read it. Read it again before you decide.');
  }
}

/** Somebody has complained of that review for the same reason. */
export class AlreadyComplained extends Problem {
  readonly code = 'ALREADY_COMPLAINED';

  constructor(
    /** The review, by what readers know it. */
    readonly reference: string,
  ) {
    super('Somebody has complained about this review for that reason already; it is decided once.');
  }
}

/** An answer stands beside those reviews already, or waits to be read. */
export class AlreadyReplied extends Problem {
  readonly code = 'ALREADY_REPLIED';

  constructor(
    /** The batch, by its first day. */
    readonly batch: LocalDate,
  ) {
    super('You have answered these reviews already; one answer stands beside each batch.');
  }
}
