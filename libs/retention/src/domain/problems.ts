import { Problem } from '#kernel';

/** Something has to be settled before everything about a student can go. */
export class ErasureStandsOver extends Problem {
  readonly code = 'ERASURE_STANDS_OVER';

  constructor(
    /** LEGAL_HOLD, OPEN_CONCERN, PLACE_AHEAD. */
    readonly obstacles: readonly string[],
  ) {
    super('Something has to be settled first; nothing was erased.');
  }
}
