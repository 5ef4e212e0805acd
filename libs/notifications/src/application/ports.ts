import type { AccountId, IdOf, Outbox } from '#kernel';
import type { MailAddress } from '../domain/address-code.js';
import type { LetterKind } from '../domain/letter-words.js';
import type { LetterLine } from '../domain/news-letter.js';

/** Events on their way to those concerned. */
export interface Notifications {
  /**
   * Writes one notification for each audience that the event names, and marks the event as delivered. Doing it again changes nothing,
   * so an event whose delivery was cut off is simply delivered again. False when there is no such event.
   */
  deliver(eventId: string, at: Date): Promise<boolean>;
  /** Keeps the event for a letter to each person concerned who wanted letters when it happened, except to whoever caused it. Harmless to repeat. */
  keepForLetters(eventId: string, kinds: readonly LetterKind[]): Promise<void>;
}

/** Where letters to people go. */
export interface MailAddresses {
  /** The address of an account, locked until the unit of work ends; `undefined` when it has none. */
  lock(accountId: AccountId): Promise<MailAddress | undefined>;
  /** Keeps an address that has yet to be confirmed, and queues the letter with its code. */
  ask(accountId: AccountId, address: string, at: Date): Promise<void>;
  /** Keeps the hash of a code that is about to be sent. */
  keepCode(accountId: AccountId, codeHash: Buffer): Promise<void>;
  countTry(accountId: AccountId): Promise<void>;
  confirm(accountId: AccountId, at: Date): Promise<void>;
  choose(accountId: AccountId, wantsLetters: boolean): Promise<boolean>;
  remove(accountId: AccountId): Promise<boolean>;
}

/** A letter that waits to be sent. */
export interface WaitingLetter {
  readonly id: IdOf<'Letter'>;
  readonly address: string;
  readonly lines: readonly LetterLine[];
  readonly writtenAt: Date;
}

/** Letters about what happened. */
export interface Letters {
  /**
   * Puts what was kept since each person's last letter into a letter and queues it: at once for whoever something urgent waits, otherwise once the
   * oldest of it happened before `before`. Returns how many letters that are.
   */
  write(before: Date, at: Date, newId: () => IdOf<'Letter'>): Promise<number>;
  /** A letter that has yet to go, locked until the unit of work ends; `undefined` when it went or nobody wants it any more. */
  lockToSend(id: IdOf<'Letter'>): Promise<WaitingLetter | undefined>;
  markSent(id: IdOf<'Letter'>, at: Date): Promise<void>;
}

/** What the use cases of this feature work with. */
export interface NotificationsTx {
  readonly notifications: Notifications;
  readonly addresses: MailAddresses;
  readonly letters: Letters;
  readonly outbox: Outbox;
}
