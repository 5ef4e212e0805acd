/** A mail that is ready to go. */
export interface Letter {
  /** Another for every letter that is written, and the same for every try to send it: who gets it twice can tell. */
  readonly messageId: string;
  readonly to: string;
  readonly subject: string;
  /** Plain text, in any script. */
  readonly text: string;
  readonly writtenAt: Date;
}

/** Takes letters. */
export interface Mail {
  /** Hands a letter over for good. Throws when that failed or when nobody has said how letters go, so that it is tried again. */
  send(letter: Letter): Promise<void>;
}
