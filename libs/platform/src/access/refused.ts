import { HttpException } from '@nestjs/common';

/** Why somebody was turned away before any work was done, and the HTTP status that says so. */
const statuses = { NOT_SIGNED_IN: 401, CHOOSE_GRANT: 400, FORBIDDEN: 403 } as const;

export type RefusalCode = keyof typeof statuses;

/** Turned away at the door; shown to the caller as a top-level error with this code. */
export class AccessRefused extends HttpException {
  override readonly name = 'AccessRefused';

  constructor(
    readonly code: RefusalCode,
    message: string,
  ) {
    super(message, statuses[code]);
  }
}
