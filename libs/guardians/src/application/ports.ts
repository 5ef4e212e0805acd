import type { Releases } from '#adjustments';
import type { PresentTerms } from '#clearances';
import type { AllegedHost, KeepingTx } from '#concerns';
import type {
  AccountId,
  AllocationId,
  EmployerId,
  GuardianId,
  GuardianLinkId,
  IdOf,
  LocalDate,
  ProgrammeId,
  SchoolId,
  SlotId,
  StudentId,
} from '#kernel';
import type { Allocation } from '#placements';
import type { Guardian, GuardianContact } from '../domain/guardian.js';
import type { GuardianReply, LinkFacts } from '../domain/guardian-link.js';
import type { AdjustmentsForGuardian, PlacementForGuardian } from '../domain/guardian-page.js';
import type { Language } from '../words/translations.js';

/** A contact to keep. */
export interface NewGuardian extends GuardianContact {
  /** Taken only if the student has no contact of that address yet, on the list or off it. */
  readonly id: GuardianId;
}

/** Contacts of students. */
export interface Guardians {
  /** Lets changes to the contacts of one student wait for each other. False when there is no such student in the actor's reach. */
  lockOf(studentId: StudentId): Promise<boolean>;
  /** The contacts on a student's list. */
  of(studentId: StudentId): Promise<Guardian[]>;
  /** A contact on some list, locked until the unit of work ends; `undefined` when there is none in the actor's reach. */
  lock(id: GuardianId): Promise<Guardian | undefined>;
  /** Puts contacts on a student's list, and brings those up to date that are there. */
  keep(studentId: StudentId, guardians: readonly NewGuardian[], at: Date): Promise<void>;
  /** For whom else the address speaks: the student, or somebody who acts for the student's school; null where for neither. */
  partyOf(studentId: StudentId, email: string): Promise<'STUDENT' | 'SCHOOL' | null>;
  /** Takes contacts off the list. */
  remove(ids: readonly GuardianId[], at: Date): Promise<void>;
  /** Notes that a court keeps the contact's address from contact with the student, or that it does so no more. */
  restrict(guardian: Guardian, isRestricted: boolean, by: AccountId, at: Date): Promise<void>;
}

/** A link to make. */
export interface NewLink {
  readonly id: GuardianLinkId;
  readonly allocationId: AllocationId;
  readonly guardianId: GuardianId;
  readonly version: number;
  readonly termsHash: string;
  readonly askedBy: AccountId;
  readonly askedAt: Date;
  readonly expiresAt: Date;
}

/** A link that was found by its token. */
export interface FoundLink extends LinkFacts {
  readonly id: GuardianLinkId;
  readonly programmeId: ProgrammeId;
  readonly schoolId: SchoolId;
  readonly allocationId: AllocationId;
  readonly guardianId: GuardianId;
  readonly studentId: StudentId;
  /** Whose placement it is, with the site where it is. */
  readonly host: AllegedHost;
  /** The contact's own. */
  readonly language: Language;
  readonly placement: PlacementForGuardian;
  /** Null where the student needs nothing. */
  readonly adjustments: AdjustmentsForGuardian | null;
}

/** Whom a link goes to. */
export interface LinkToSend {
  readonly email: string;
  readonly language: Language;
  readonly schoolName: string;
  readonly expiresAt: Date;
  /** How many tokens it has had so far. */
  readonly tokens: number;
}

/** Single-use links. */
export interface GuardianLinks {
  /** Makes a link and queues it to be sent; the contact's open link for the same allocation is void from then on. */
  add(link: NewLink): Promise<void>;
  /** Voids every link of contacts that is not void yet. */
  voidOf(guardianIds: readonly GuardianId[], at: Date): Promise<void>;
  /** A link that waits to be sent and still may be, locked; `undefined` when there is no such link. */
  lockToSend(id: GuardianLinkId): Promise<LinkToSend | undefined>;
  /** Adds the hash of a token that is about to be sent. */
  addToken(id: GuardianLinkId, tokenHash: Buffer): Promise<void>;
  markSent(id: GuardianLinkId, at: Date): Promise<void>;
  /** The link that a token of that hash belongs to, locked until the unit of work ends. */
  lockByToken(tokenHash: Buffer): Promise<FoundLink | undefined>;
  markAnswered(id: GuardianLinkId, reply: GuardianReply, at: Date): Promise<void>;
}

/** An answer to keep. */
export interface NewAnswer {
  readonly id: IdOf<'Permission'>;
  readonly link: FoundLink;
  readonly version: number;
  readonly termsHash: string;
  readonly reply: GuardianReply;
  /** As it was typed. */
  readonly signedName: string;
  readonly givenOn: LocalDate;
  readonly at: Date;
}

/** What guardians have answered. */
export interface GuardianAnswers {
  /** Keeps an answer in place of what the same guardian answered for the same allocation before. */
  give(answer: NewAnswer): Promise<void>;
  /** Voids what a guardian has answered by links; returns what that was. */
  voidOf(guardianId: GuardianId, at: Date): Promise<IdOf<'Permission'>[]>;
}

/** What has to be known of a placement before somebody is asked about it. */
export interface Placements {
  /** The allocation, locked until the unit of work ends; `undefined` when there is none in the actor's reach. */
  lock(id: AllocationId): Promise<Allocation | undefined>;
  /** The student's date of birth and the first day. */
  datesOf(id: AllocationId): Promise<{ readonly bornOn: LocalDate; readonly startsOn: LocalDate }>;
  /** What the slot offers as it stands now. */
  termsOf(slotId: SlotId): Promise<PresentTerms>;
  /** True when that is the address of an adult who hosts students for the employer. */
  isHostAdult(employerId: EmployerId, email: string): Promise<boolean>;
}

/** What the use cases of this feature work with. */
export interface GuardiansTx extends KeepingTx {
  readonly guardians: Guardians;
  readonly links: GuardianLinks;
  readonly answers: GuardianAnswers;
  readonly releases: Pick<Releases, 'say' | 'voidOf'>;
  readonly placements: Placements;
}

/** The address of the page that a token opens, with the token where neither a server's log nor a referrer gets to see it. */
export type PageAddress = (token: string) => string;
