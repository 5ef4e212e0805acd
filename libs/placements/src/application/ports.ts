import type { ClearanceBook, FactsOfPlaces, Party, PresentTerms, SignedTerms, WarningBook } from '#clearances';
import type {
  AccountId,
  AllocationId,
  EmployerId,
  IdOf,
  LocalDate,
  Outbox,
  SchoolId,
  SlotId,
  SlotRequestId,
} from '#kernel';
import type { PlacesTaking } from '#opportunities';
import type { SigningParty } from '../domain/agreement.js';
import type { Allocation, AllocationState, NoReason } from '../domain/allocation.js';
import type { MarkedSession, PlacementTimes, Session } from '../domain/attendance.js';
import type { PaperPermission } from '../domain/permission.js';

/** Allocations. */
export interface Allocations {
  /** The allocation, locked until the unit of work ends; `undefined` when there is none in the actor's reach. */
  lock(id: AllocationId): Promise<Allocation | undefined>;
  /** Offers that were not answered before `now`, by slot, at most `limit`; locked. Passes over those that another has locked. */
  lockOverdue(now: Date, limit: number): Promise<Allocation[]>;
  move(id: AllocationId, state: AllocationState, reason: string | null, at: Date): Promise<void>;
  /** Notes why a place was given back, from the list. */
  noteWhy(id: AllocationId, because: NoReason): Promise<void>;
  /** Offers a declined place again up to then, and not past its first day; false when it has begun or the student is elsewhere then. */
  restore(id: AllocationId, until: Date, at: Date): Promise<boolean>;
  /** Notes that employers are reminded of students who wait for their answer, due before `until`, each once; at most `limit`. */
  remindHosts(now: Date, until: Date, limit: number): Promise<Allocation[]>;
  /** Notes where employers have not answered students in their time, each once; at most `limit`. */
  noteSilentHosts(now: Date, limit: number): Promise<Allocation[]>;
  /** Notes that students are reminded of offers to be answered before `until`, each once; at most `limit`. */
  remind(now: Date, until: Date, limit: number): Promise<Allocation[]>;
  /** Notes that the student's yes is to the advert as it stands now. */
  acceptPresentVersion(id: AllocationId): Promise<void>;
}

/** What the host's side says of an allocation. */
export interface Hosts {
  /** How far the employer's verification has come. */
  stateOf(employerId: EmployerId): Promise<string>;
  timesOf(slotId: SlotId): Promise<PlacementTimes>;
}

/** The places of slots. */
export interface Places {
  take(slotId: SlotId, places: number): Promise<PlacesTaking>;
  /** Gives back places that were taken. */
  release(slotId: SlotId, places: number): Promise<void>;
}

/** A permission to write down. */
export interface NewPermission {
  readonly id: IdOf<'Permission'>;
  readonly allocation: Allocation;
  /** What it is for. */
  readonly version: number;
  readonly termsHash: string;
  /** The date on the form. */
  readonly givenOn: LocalDate;
  readonly recordedBy: AccountId;
  readonly recordedAt: Date;
}

/** Guardians' forms. */
export interface Permissions {
  /** Takes the place of the form that was recorded before, countersigned or not. */
  record(permission: NewPermission): Promise<void>;
  /** A form that stands, locked until the unit of work ends; `undefined` when there is none in the actor's reach. */
  lock(id: IdOf<'Permission'>): Promise<PaperPermission | undefined>;
  countersign(id: IdOf<'Permission'>, by: AccountId, at: Date): Promise<void>;
}

/** A signature to keep. */
export interface NewSignature {
  readonly party: SigningParty;
  readonly version: number;
  readonly termsHash: string;
  readonly by: AccountId;
  readonly at: Date;
}

/** What the parties have signed. */
export interface Agreements {
  /** The parties that the account which acts has spoken for before; a member of staff who recorded or countersigned a form spoke for the school. */
  ownParties(id: AllocationId): Promise<Party[]>;
  /** What a party has signed; `undefined` when no signature is kept. */
  signed(id: AllocationId, party: SigningParty): Promise<SignedTerms | undefined>;
  /** Keeps a signature in place of that party's before. */
  give(allocation: Allocation, signature: NewSignature): Promise<void>;
}

/** The terms of placements. */
export interface Terms {
  /** What a slot offers as it stands now. */
  of(slotId: SlotId): Promise<PresentTerms>;
}

/** A session of which nobody has said who came, of a place or of a visit. */
export interface UnmarkedSession {
  /** The event that tells of it. */
  readonly kind: 'attendance.unmarked' | 'visit.unmarked';
  readonly subjectId: AllocationId | SlotRequestId;
  readonly schoolId: SchoolId;
  readonly session: Session;
}

/** Marks of sessions. */
export interface Attendance {
  /** Writes marks down, over any that stand for the same sessions. */
  mark(allocation: Allocation, marks: readonly MarkedSession[], by: AccountId | null, at: Date): Promise<void>;
  marksOf(id: AllocationId): Promise<readonly MarkedSession[]>;
  /** Sessions of `on`, of confirmed places and visits, that are not marked though it is late enough at `at`, and of which nobody was told that day. */
  unmarkedSessions(on: LocalDate, at: Date): Promise<readonly UnmarkedSession[]>;
}

/** Decisions of the safeguarding rules, kept. */
export interface Clearances extends Pick<ClearanceBook, 'replace'>, WarningBook {
  /** Has others who would confirm with a host of that slot wait until this unit of work ends. */
  holdContactsOf(slotId: SlotId): Promise<void>;
}

/** What the safeguarding rules read. */
export type RuleFacts = FactsOfPlaces;

/** What the use cases of this feature work with. */
export interface PlacementsTx {
  readonly allocations: Allocations;
  readonly hosts: Hosts;
  readonly places: Places;
  readonly permissions: Permissions;
  readonly agreements: Agreements;
  readonly terms: Terms;
  readonly attendance: Attendance;
  readonly clearances: Clearances;
  readonly outbox: Outbox;
}
