import { Problem } from '#kernel';

/** The employer has an answer to this need that the school has not decided on. */
export class AlreadyAnswered extends Problem {
  readonly code = 'ALREADY_ANSWERED';

  constructor(readonly needId: string) {
    super('Your employer has answered this need already; withdraw that answer first.');
  }
}
