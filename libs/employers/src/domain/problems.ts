import { Problem } from '#kernel';

const unknownBecause = {
  MALFORMED: 'is not a postcode',
  UNKNOWN_AREA: 'lies in no district of the directory that is loaded here',
} as const;

/** The text is no postcode, or the directory knows none in its district, so nobody could be told how far it is. */
export class UnknownPostcode extends Problem {
  readonly code = 'UNKNOWN_POSTCODE';

  constructor(
    readonly postcode: string,
    reason: keyof typeof unknownBecause,
  ) {
    super(`${JSON.stringify(postcode)} ${unknownBecause[reason]}.`);
  }
}

/** Two steps that one person must not take alone: bringing an employer in and vetting it, recording a permission and countersigning it. */
export class SecondPersonNeeded extends Problem {
  readonly code = 'SECOND_PERSON_NEEDED';

  constructor() {
    super('Somebody other than the person who took the step before has to take this one.');
  }
}
