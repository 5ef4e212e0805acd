import { Problem } from '#kernel';
import type { Lifter } from '#safeguarding';

/** The rule does not stand in the way of this place or visit: it is kept, only warns, was lifted already, or is no rule at all. */
export class BlockNotStanding extends Problem {
  readonly code = 'BLOCK_NOT_STANDING';

  constructor(readonly ruleId: string) {
    super('This rule does not stand in the way of it as it is now, so that there is nothing to lift.');
  }
}

/** The rule can be lifted by nobody, whatever the reason. */
export class NeverLifted extends Problem {
  readonly code = 'NEVER_LIFTED';

  constructor(readonly ruleId: string) {
    super('This rule is never lifted, by anybody. Something has to change, or they have to go somewhere else.');
  }
}

/** It is somebody else's office to lift the rule. */
export class NotYoursToLift extends Problem {
  readonly code = 'NOT_YOURS_TO_LIFT';

  constructor(
    readonly ruleId: string,
    /** Whose office it is. */
    readonly liftedBy: Lifter,
  ) {
    super('It is not your office to lift this rule.');
  }
}

/** Nobody has lifted that rule for the place or visit, or only somebody of an office whose liftings are not for the actor to take back. */
export class BlockNotLifted extends Problem {
  readonly code = 'BLOCK_NOT_LIFTED';

  constructor(readonly ruleId: string) {
    super('This rule is not lifted for it, so that there is nothing to take back.');
  }
}
