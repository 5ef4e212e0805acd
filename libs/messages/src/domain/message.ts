import type { AccountId, AllocationId, MessageId, Role, SchoolId } from '#kernel';
import { confirmedStates, type AllocationState } from '#placements';
import { findWordsOfConcern } from '#concerns';

/** Who writes about a booking. */
export const authorRoles = [
  'STUDENT',
  'EMPLOYER',
  'CAREERS_LEAD',
  'SAFEGUARDING_LEAD',
] as const satisfies readonly Role[];

export type AuthorRole = (typeof authorRoles)[number];

/** What became of a message: delivered to all sides, refused for contact details, or handed to the safeguarding lead as a concern. */
export type MessageOutcome = 'DELIVERED' | 'REFUSED' | 'CONCERN';

/** The most characters of a message. */
export const longestMessage = 2000;

/** How many messages of its author before it a message is read on from. */
export const readOnFrom = 4;

/** A message about a booking. */
export interface Message {
  readonly id: MessageId;
  readonly allocationId: AllocationId;
  readonly schoolId: SchoolId;
  readonly authorId: AccountId;
  readonly authorRole: AuthorRole;
  readonly outcome: MessageOutcome;
  readonly text: string;
  /** The contact details for which it was refused, as they read; empty otherwise. */
  readonly found: readonly string[];
  /** The author's own name for it, so that sending it again writes nothing twice. */
  readonly clientMessageId: string | null;
  readonly sentAt: Date;
}

/**
 * True when a text is for the safeguarding lead and nobody else: it holds words of concern, and its author is somebody who may raise one
 * about a booking in that state. A student always may; a host once it knows the student. O(length).
 */
export function isForSafeguardingLead(text: string, role: AuthorRole, state: AllocationState): boolean {
  // The lead writes to both sides about worries, and reads every one already.
  const isLead = role === 'SAFEGUARDING_LEAD';
  const isKnown = role !== 'EMPLOYER' || confirmedStates.includes(state);
  return !isLead && isKnown && findWordsOfConcern(text).length > 0;
}
