import type { AccountId, AllocationId, MessageId, Role, SchoolId } from '#kernel';
import { confirmedStates, type AllocationState } from '#placements';
import { concernRaisers, findWordsOfConcern } from '#reviews';

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
  const mayRaise = concernRaisers.some((raiser) => raiser === role);
  const isKnown = role !== 'EMPLOYER' || confirmedStates.includes(state);
  return mayRaise && isKnown && findWordsOfConcern(text).length > 0;
}
