import { Problem } from '#kernel';

/** The code is not the one that was sent, or it works no more. */
export class CodeRefused extends Problem {
  readonly code = 'CODE_REFUSED';

  constructor(
    /** False once another code has to be asked for. */
    readonly mayTryAgain: boolean,
  ) {
    super(mayTryAgain ? 'That is not the code that was sent.' : 'That code works no more. Please ask for another one.');
  }
}

/** A code was sent only just before. */
export class CodeJustSent extends Problem {
  readonly code = 'CODE_JUST_SENT';

  constructor(
    /** When another may be asked for: UTC, as text. */
    readonly retryAfter: string,
  ) {
    super(`A code was sent just before. Another one can be sent after ${retryAfter}.`);
  }
}
