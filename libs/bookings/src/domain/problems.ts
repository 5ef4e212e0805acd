import { Problem } from '#kernel';

/** The key came with another request before: either a mistake, or a second request that needs a key of its own. */
export class IdempotencyConflict extends Problem {
  readonly code = 'IDEMPOTENCY_CONFLICT';

  constructor(
    /** The school's own request that the key belongs to. */
    readonly slotRequestId: string,
  ) {
    super(`The idempotency key belongs to the request ${slotRequestId}, which asked for something else.`);
  }
}
