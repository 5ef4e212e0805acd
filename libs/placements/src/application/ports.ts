import type { ClearanceFacts, ClearanceRecord } from '#clearances';
import type { AccountId, AllocationId, EmployerId, IdOf, LocalDate, Outbox, SlotId } from '#kernel';
import type { Allocation, AllocationState } from '../domain/allocation.js';
import type { MarkedSession, PlacementTimes } from '../domain/attendance.js';
import type { PaperPermission } from '../domain/permission.js';

/** Allocations. */
export interface Allocations {
  /** The allocation, locked until the unit of work ends; `undefined` when there is none in the actor's reach. */
  lock(id: AllocationId): Promise<Allocation | undefined>;
  move(id: AllocationId, state: AllocationState, reason: string | null, at: Date): Promise<void>;
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
  /** Gives back places that were taken. */
  release(slotId: SlotId, places: number): Promise<void>;
}

/** A permission to write down. */
export interface NewPermission {
  readonly id: IdOf<'Permission'>;
  readonly allocation: Allocation;
  /** The date on the form. */
  readonly givenOn: LocalDate;
  readonly recordedBy: AccountId;
  readonly recordedAt: Date;
}

/** Guardians' forms. */
export interface Permissions {
  /** For the advert as it stands now; takes the place of one recorded for the same version, countersigned or not. */
  record(permission: NewPermission): Promise<void>;
  /** The permission, locked until the unit of work ends; `undefined` when there is none in the actor's reach. */
  lock(id: IdOf<'Permission'>): Promise<PaperPermission | undefined>;
  countersign(id: IdOf<'Permission'>, by: AccountId, at: Date): Promise<void>;
}

/** Marks of sessions. */
export interface Attendance {
  /** Writes marks down, over any that stand for the same sessions. */
  mark(allocation: Allocation, marks: readonly MarkedSession[], by: AccountId | null, at: Date): Promise<void>;
  marksOf(id: AllocationId): Promise<readonly MarkedSession[]>;
}

/** Decisions of the safeguarding rules, kept. */
export interface Clearances {
  record(clearance: ClearanceRecord): Promise<void>;
}

/** What the safeguarding rules read. */
export type RuleFacts = Pick<ClearanceFacts, 'ofSlots' | 'ofStudents' | 'permissionsOf'>;

/** What the use cases of this feature work with. */
export interface PlacementsTx {
  readonly allocations: Allocations;
  readonly hosts: Hosts;
  readonly places: Places;
  readonly permissions: Permissions;
  readonly attendance: Attendance;
  readonly clearances: Clearances;
  readonly outbox: Outbox;
}
