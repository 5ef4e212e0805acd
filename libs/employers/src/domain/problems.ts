import { Problem } from '#kernel';

/** No directory that is loaded here knows the postcode, so nobody could be told how far it is. */
export class UnknownPostcode extends Problem {
  readonly code = 'UNKNOWN_POSTCODE';

  constructor(readonly postcode: string) {
    super(`The postcode ${JSON.stringify(postcode)} is not in the directory that is loaded here.`);
  }
}

/** The employer cannot be verified yet. */
export class VettingIncomplete extends Problem {
  readonly code = 'VETTING_INCOMPLETE';

  constructor(
    /** What is still to be done, all of it, each a sentence. */
    readonly missing: readonly string[],
  ) {
    super(`The vetting is not complete: ${missing.join(' ')}`);
  }
}

/** Whoever brought the employer in does not vet it. */
export class SecondPersonNeeded extends Problem {
  readonly code = 'SECOND_PERSON_NEEDED';

  constructor() {
    super('Somebody other than the person who registered the employer has to do this.');
  }
}
