import { Problem } from '#kernel';

/** The programme has a school of that URN already. */
export class AlreadyRegistered extends Problem {
  readonly code = 'ALREADY_REGISTERED';

  constructor(readonly urn: string) {
    super(`The school with the URN ${urn} is in this programme already.`);
  }
}
