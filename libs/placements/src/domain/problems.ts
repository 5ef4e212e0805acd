import { Problem } from '#kernel';

/** The employer was verified when the place was offered and is not now, so that nobody may be sent there. */
export class HostNotVerified extends Problem {
  readonly code = 'HOST_NOT_VERIFIED';

  constructor(
    /** Where the verification stands, e.g. SUSPENDED. */
    readonly state: string,
  ) {
    super(`The employer is ${state} and not VERIFIED, so that no placement there can be confirmed.`);
  }
}
