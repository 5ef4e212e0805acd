import type { AccountId, EmployerId, EmployerRight, Outbox } from '#kernel';
import type { GrantId, Invitation, InvitationId, Member } from '../domain/team.js';

/** A new invitation. */
export interface NewInvitation {
  readonly id: InvitationId;
  readonly email: string;
  readonly rights: readonly EmployerRight[];
  readonly invitedAt: Date;
  readonly expiresAt: Date;
}

/** An invitation whose letter has to go. */
export interface InvitationToSend {
  readonly email: string;
  readonly employerName: string;
  readonly expiresAt: Date;
  /** How many codes were drawn before. */
  readonly codes: number;
}

/** Who acts for the employer of the actor. */
export interface Members {
  /** All of the team, locked until the unit of work ends: so that two owners cannot leave at once. */
  lockAll(employerId: EmployerId): Promise<Member[]>;
  setRights(grantId: GrantId, rights: readonly EmployerRight[]): Promise<void>;
  remove(grantId: GrantId, at: Date): Promise<void>;
  /** Lets the account act for the employer; false where it does already. */
  add(grantId: GrantId, account: AccountId, invitation: Invitation): Promise<boolean>;
}

/** Invitations to teams. */
export interface Invitations {
  /** False when an invitation to that address is open. */
  add(employerId: EmployerId, invitation: NewInvitation): Promise<boolean>;
  /** Takes back one that is open; false when there is none of the employer's. */
  withdraw(employerId: EmployerId, id: string, at: Date): Promise<boolean>;
  lockByCode(hash: Buffer): Promise<Invitation | undefined>;
  markAccepted(id: InvitationId, grantId: GrantId, at: Date): Promise<void>;
  /** One that is open and was not sent, locked. */
  lockToSend(id: InvitationId): Promise<InvitationToSend | undefined>;
  addCode(id: InvitationId, hash: Buffer): Promise<void>;
  markSent(id: InvitationId, at: Date): Promise<void>;
  /** Has the worker send it. */
  enqueue(id: InvitationId): Promise<void>;
}

/** What the use cases of this feature work with. */
export interface TeamsTx {
  readonly members: Members;
  readonly invitations: Invitations;
  readonly outbox: Outbox;
}
