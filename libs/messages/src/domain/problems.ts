import { Problem } from '#kernel';
import { mostMessagesAnHour } from './allowance.js';

/** The message holds a private way to reach somebody; it was not sent, and the safeguarding lead sees it. */
export class ContactDetailsFound extends Problem {
  readonly code = 'CONTACT_DETAILS_FOUND';

  constructor(
    /** All of them, as they read. */
    readonly found: readonly string[],
  ) {
    super(
      'Your message was not sent, because it holds contact details. Please leave out numbers, addresses, links and names on ' +
        "platforms. The safeguarding lead of the student's school sees what was refused.",
    );
  }
}

/** The author has written as many messages as anybody may within an hour. */
export class TooManyMessages extends Problem {
  readonly code = 'TOO_MANY_MESSAGES';

  constructor(
    /** When the next may be sent: UTC, as text. */
    readonly retryAfter: string,
  ) {
    super(`You have written ${mostMessagesAnHour} messages within an hour. Please send the next after ${retryAfter}.`);
  }
}

/** The author's key came with another text before. */
export class ClientMessageIdConflict extends Problem {
  readonly code = 'CLIENT_MESSAGE_ID_CONFLICT';

  constructor(
    /** The key, as it was sent. */
    readonly clientMessageId: string,
  ) {
    super('The clientMessageId belongs to another message of yours about this booking; nothing was sent.');
  }
}
