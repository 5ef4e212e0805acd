import { stillHolds, type PresentTerms, type SignedTerms } from '#clearances';
import { pendingStates, type AllocationState } from '#placements';

/** How long a link works, and how long after its end it is kept, in days. */
export const daysOfLink = { valid: 14, kept: 14 } as const;

const dayMs = 86_400_000;

/** The instant that many days of 24 hours later; earlier when negative. O(1). */
export function daysLater(at: Date, days: number): Date {
  return new Date(at.getTime() + days * dayMs);
}

/** What has become of a link, for the staff of the school. */
export const linkStates = ['QUEUED', 'SENT', 'ANSWERED', 'EXPIRED', 'VOID'] as const;

export type LinkState = (typeof linkStates)[number];

/** When what happened to a link. */
export interface LinkTimes {
  readonly expiresAt: Date;
  readonly sentAt: Date | null;
  readonly answeredAt: Date | null;
  readonly voidedAt: Date | null;
}

/** What has become of a link by now. O(1). */
export function linkState({ expiresAt, sentAt, answeredAt, voidedAt }: LinkTimes, now: Date): LinkState {
  if (voidedAt !== null) return 'VOID';
  if (answeredAt !== null) return 'ANSWERED';
  if (expiresAt <= now) return 'EXPIRED';
  return sentAt === null ? 'QUEUED' : 'SENT';
}

/** A guardian's answer. */
export type GuardianReply = 'GIVEN' | 'REFUSED';

/** What has to be known of a link before anything is shown for it. */
export interface LinkFacts extends PresentTerms {
  readonly expiresAt: Date;
  /** Another took its place, or its contact was taken off the list. */
  readonly isVoid: boolean;
  readonly isContactRestricted: boolean;
  /** What was answered by it; null while nothing was. */
  readonly reply: GuardianReply | null;
  readonly allocationState: AllocationState;
  /** The employer is verified, and neither the site nor its adults are suspended. */
  readonly isHostOpen: boolean;
  /** What it was made for. */
  readonly asked: SignedTerms;
}

/**
 * True when a link may be used: neither over, void nor answered, for a placement that is still ahead and has not changed in anything that
 * touches guardians. Why it may not is nobody's to know. O(length of the terms).
 */
export function isUsable(link: LinkFacts, now: Date): boolean {
  return isAlive(link, now) && link.reply === null && stillHolds(link.asked, link, 'GUARDIAN');
}

/** True when the very same was answered by a link before: saying it twice is harmless. O(1). */
export function isRepeated(link: LinkFacts, reply: GuardianReply, now: Date): boolean {
  return isAlive(link, now) && link.reply === reply;
}

/** True when a page could have shown that version for the link: one between its making and now. O(1). */
export function couldShow({ asked, version }: LinkFacts, shown: number): boolean {
  return asked.version <= shown && shown <= version;
}

/**
 * True when a worry that comes by a link goes to the safeguarding lead: from a contact that the school still has on its list, and whom no court
 * bars, for as long as the link is kept; answered or over makes no difference. O(1).
 */
export function mayRaiseConcern({
  isVoid,
  isContactRestricted,
}: Pick<LinkFacts, 'isVoid' | 'isContactRestricted'>): boolean {
  return !isVoid && !isContactRestricted;
}

/**
 * True when a guardian may say by a link whether the employer reads what the student needs: a yes while the placement is ahead and the link not
 * over, whether or not permission was answered by it; a no for as long as the link is kept. O(1).
 */
export function maySayOfAdjustments(link: LinkFacts, isReleased: boolean, now: Date): boolean {
  return isReleased ? isAlive(link, now) : mayRaiseConcern(link);
}

function isAlive(
  { isVoid, isContactRestricted, isHostOpen, expiresAt, allocationState }: LinkFacts,
  now: Date,
): boolean {
  const isOpen = !isVoid && !isContactRestricted && now < expiresAt;
  return isOpen && isHostOpen && pendingStates.includes(allocationState);
}
