import { Problem } from '#kernel';

/** The vetting cannot take this step yet. */
export class VettingIncomplete extends Problem {
  readonly code = 'VETTING_INCOMPLETE';

  constructor(
    /** What is still to be done, all of it, each a sentence. */
    readonly missing: readonly string[],
  ) {
    super(`The vetting is not complete: ${missing.join(' ')}`);
  }
}

/** The tier takes another check: asking for more than it needs is as wrong as asking for less. */
export class OtherCheckAsked extends Problem {
  readonly code = 'OTHER_CHECK_ASKED';

  constructor(
    readonly tier: string,
    /** The checks that it takes. */
    readonly checks: readonly string[],
  ) {
    super(`A profile of the tier ${tier} is checked by ${checks.join(' or ')} and by nothing else.`);
  }
}
