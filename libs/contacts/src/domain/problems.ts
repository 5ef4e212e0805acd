import { Problem } from '#kernel';

/** A check on an adult who is with no child under 16 may be neither asked for nor kept. */
export class CheckNotAllowed extends Problem {
  readonly code = 'CHECK_NOT_ALLOWED';

  constructor() {
    super('This adult is with no student under 16 in the months around today: no check may be asked for, or kept.');
  }
}

/** A school decides on the employer's word that the barred list was looked at, and that word is missing. */
export class AttestationMissing extends Problem {
  readonly code = 'ATTESTATION_MISSING';

  constructor() {
    super('The employer has not said yet that the barred list was looked at for this adult.');
  }
}
