import type { AccountId, EmployerId, IdOf, SlotId, StudentId } from '#kernel';
import type { RoundsTx } from '#rounds';
import type { OwnContact, OwnContactState, OwnContactText } from '../domain/own-contact.js';

/** An invitation that has to go out. */
export interface ContactToInvite {
  readonly email: string;
  readonly programmeName: string;
  readonly codes: number;
}

/** How a contact moves. */
export interface ContactMove {
  readonly state: OwnContactState;
  readonly by?: AccountId | null;
  readonly refusedBecause?: string;
  readonly employerId?: EmployerId;
  readonly slotId?: SlotId;
}

/** Workplaces that students found. */
export interface OwnContacts {
  add(contact: OwnContact, text: OwnContactText, at: Date): Promise<void>;
  /** How many the student has on the way; nobody adds another until the unit of work ends. */
  lockPending(studentId: StudentId): Promise<number>;
  lock(id: IdOf<'OwnContact'>): Promise<OwnContact | undefined>;
  lockByCode(hash: Buffer): Promise<OwnContact | undefined>;
  /** Moves it, and forgets how to reach the workplace where no invitation can follow. */
  move(id: IdOf<'OwnContact'>, move: ContactMove, at: Date): Promise<void>;
  /** Has a worker send the invitation once the unit of work is over. */
  enqueue(id: IdOf<'OwnContact'>): Promise<void>;
  /** `undefined` when it was sent, or is no longer to be. */
  lockToSend(id: IdOf<'OwnContact'>): Promise<ContactToInvite | undefined>;
  addCode(id: IdOf<'OwnContact'>, hash: Buffer): Promise<void>;
  markSent(id: IdOf<'OwnContact'>, at: Date): Promise<void>;
  /** Whose slot it is. */
  employerOf(slotId: SlotId): Promise<EmployerId | undefined>;
}

/** What the use cases of this feature work with. */
export interface OwnContactsTx extends RoundsTx {
  readonly ownContacts: OwnContacts;
}
