import { Problem } from '#kernel';

/** Nobody is given to a mentor of whom the safeguarding lead has not seen and settled everything. */
export class MentorNotCleared extends Problem {
  readonly code = 'MENTOR_NOT_CLEARED';

  constructor(
    /** All of what is missing, each a sentence. */
    readonly missing: readonly string[],
  ) {
    super(`The mentor may not be given a student yet: ${missing.join(' ')}`);
  }
}
