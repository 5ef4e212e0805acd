import type { AccountId, AllocationId, EmployerId, MessageId, Outbox, ProgrammeId, SchoolId, StudentId } from '#kernel';
import type { Concerns } from '#concerns';
import type { Message } from '../domain/message.js';
import type { ThreadFacts } from '../domain/thread.js';

/** A booking, as the place that messages belong to. */
export interface Thread extends ThreadFacts {
  /** The allocation's. */
  readonly id: AllocationId;
  readonly programmeId: ProgrammeId;
  readonly schoolId: SchoolId;
  readonly studentId: StudentId;
  readonly employerId: EmployerId;
  /** Of the site that the student goes to. */
  readonly workplacePostcode: string;
}

/** Bookings. */
export interface Threads {
  /** The booking, locked until the unit of work ends, so that one message about it is written after the other; `undefined` when there is none in the actor's reach. */
  lock(id: AllocationId): Promise<Thread | undefined>;
}

/** What became of something that somebody wrote. */
export type SentMessage = Pick<Message, 'id' | 'text' | 'outcome' | 'found'>;

/** Messages about bookings. */
export interface Messages {
  /** What the author sent about that booking under that key; `undefined` when there is nothing, or no key. */
  underKey(allocationId: AllocationId, authorId: AccountId, key: string | null): Promise<SentMessage | undefined>;
  /** The latest texts of the author about that booking that were delivered, oldest first. */
  latestTexts(allocationId: AllocationId, authorId: AccountId, most: number): Promise<readonly string[]>;
  /**
   * When the author wrote the message that is `most` messages back, if that was after `since`; `undefined` when fewer were written. What
   * became a concern does not count. Whoever
   * else writes as the same author waits until the unit of work ends.
   */
  sentBack(authorId: AccountId, most: number, since: Date): Promise<Date | undefined>;
  add(message: Message): Promise<void>;
  /** The booking of a delivered message, which that account has now read up to there; `undefined` when there is none in the actor's reach. */
  markRead(id: MessageId, by: AccountId): Promise<AllocationId | undefined>;
}

/** What the use cases of this feature work with. */
export interface MessagesTx {
  readonly threads: Threads;
  readonly messages: Messages;
  readonly concerns: Concerns;
  readonly outbox: Outbox;
}
