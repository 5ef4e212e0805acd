import type { Language } from '#guardians';
import type {
  AccountId,
  Actor,
  AllocationId,
  GuardianId,
  IdOf,
  LocalDate,
  Outbox,
  ProgrammeId,
  SchoolId,
  SlotId,
  StudentId,
} from '#kernel';
import type { Allocation } from '#placements';
import type { DayPageFacts } from '../domain/day-page.js';
import type { TalkConfirmation, TalkSide } from '../domain/talk.js';

export type DayPageLinkId = IdOf<'DayPageLink'>;

/** A placement whose page is made, with both ends of the way. */
export interface PageSubject {
  readonly allocationId: AllocationId;
  readonly slotId: SlotId;
  readonly studentId: StudentId;
  /** True once the school has confirmed it and nothing holds it. */
  readonly isConfirmed: boolean;
  readonly facts: DayPageFacts;
}

/** What a link is found to be. */
export interface FoundPageLink extends PageSubject {
  readonly programmeId: ProgrammeId;
  /** Whose link it is. */
  readonly guardianId: GuardianId;
  readonly language: Language;
  /** Neither over nor void, and of a contact that the school may still write to. */
  readonly isUsable: boolean;
}

/** Reads of what a page says. */
export interface DayPageReads {
  /** The placement of the student who asks, while it is ahead. */
  ofStudent(actor: Actor, allocationId: string): Promise<PageSubject | undefined>;
  /** The placement that a token of that hash is about. */
  byToken(tokenHash: Buffer, now: Date): Promise<FoundPageLink | undefined>;
}

/** The placement that somebody wants to send a page about. */
export interface SendablePlacement extends Pick<Allocation, 'id' | 'schoolId' | 'studentId' | 'state'> {
  readonly lastDay: LocalDate;
  readonly isHeld: boolean;
}

/** A contact that a page may go to. */
export interface PageReader {
  readonly id: GuardianId;
  readonly isContactRestricted: boolean;
}

/** A link to make. */
export interface NewPageLink {
  readonly id: DayPageLinkId;
  readonly schoolId: SchoolId;
  readonly allocationId: AllocationId;
  readonly guardianId: GuardianId;
  readonly askedBy: AccountId;
  readonly askedAt: Date;
  readonly expiresAt: Date;
}

/** Whom a link goes to. */
export interface PageLinkToSend {
  readonly email: string;
  readonly language: Language;
  readonly schoolName: string;
  readonly expiresAt: Date;
  /** How many tokens it has had so far. */
  readonly tokens: number;
}

/** Links to pages. */
export interface DayPageLinks {
  /** The placement, for the staff of the student's school; `undefined` when there is none in their reach. */
  placement(id: AllocationId): Promise<SendablePlacement | undefined>;
  /** The contacts on the student's list. */
  readers(studentId: StudentId): Promise<PageReader[]>;
  /** Makes a link and queues it to be sent; an earlier one of the same contact for that placement is void from then on. */
  add(link: NewPageLink): Promise<void>;
  /** A link that waits to be sent and still may be, locked. */
  lockToSend(id: DayPageLinkId): Promise<PageLinkToSend | undefined>;
  addToken(id: DayPageLinkId, tokenHash: Buffer): Promise<void>;
  markSent(id: DayPageLinkId, at: Date): Promise<void>;
}

/** What is said about the talk. */
export interface Talks {
  /** The placement, locked; `undefined` when there is none in the actor's reach. */
  lock(id: AllocationId): Promise<Allocation | undefined>;
  /** On which day the other side says that it was held; null when it has said nothing. */
  saidBy(id: AllocationId, side: TalkSide): Promise<LocalDate | null>;
  /** Says for a programme whether it has to be held. */
  require(programmeId: ProgrammeId, isRequired: boolean): Promise<void>;
  put(allocation: Allocation, confirmation: TalkConfirmation, by: AccountId, at: Date): Promise<void>;
}

/** What the use cases of this feature work with. */
export interface DayPagesTx {
  readonly links: DayPageLinks;
  readonly talks: Talks;
  readonly outbox: Outbox;
}
