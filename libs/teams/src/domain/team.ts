import type { AccountId, EmployerId, EmployerRight, IdOf } from '#kernel';

export type GrantId = IdOf<'Grant'>;

export type InvitationId = IdOf<'Invitation'>;

/** How long an invitation works. */
export const invitationDays = 14;

/** Somebody who acts for an employer. */
export interface Member {
  readonly grantId: GrantId;
  readonly accountId: AccountId;
  readonly rights: readonly EmployerRight[];
}

/** True when the team would have no owner once the member has these rights, or none; a team that nobody owns could not be mended. O(members). */
export function losesLastOwner(
  members: readonly Member[],
  of: GrantId,
  rights: readonly EmployerRight[] = [],
): boolean {
  if (rights.includes('OWNER')) return false;
  return !members.some((member) => member.grantId !== of && member.rights.includes('OWNER'));
}

/** An invitation to a team, as whoever has its code finds it. */
export interface Invitation {
  readonly id: InvitationId;
  readonly employerId: EmployerId;
  readonly rights: readonly EmployerRight[];
  readonly expiresAt: Date;
  readonly isAccepted: boolean;
  readonly isWithdrawn: boolean;
}

/** True when the invitation can still be taken up: once, in time, and unless it was taken back. O(1). */
export function isUsable({ isAccepted, isWithdrawn, expiresAt }: Invitation, now: Date): boolean {
  return !isAccepted && !isWithdrawn && now < expiresAt;
}
