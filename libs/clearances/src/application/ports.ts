import type { AllocationId, EmployerId, LocalDate, Outbox, ProgrammeId, SchoolId, SlotId, StudentId } from '#kernel';
import type { StudentFacts } from '#safeguarding';
import type { ClearanceRecord } from '../domain/clearance-record.js';
import type { HostFacts, PlaceFacts } from '../domain/judge.js';

/** What the rules read of one place: what people said and noted about it, the way there, and what the school has arranged for its days. */
export type NotedOfPlace = Pick<StudentFacts, 'permissions' | 'notes' | 'unpaidGround'> &
  Pick<PlaceFacts, 'school' | 'journey' | 'arrangement'>;

/** What the rules read of slots, students and places, as saved. */
export interface FactsOfPlaces {
  ofSlots(slotIds: readonly string[]): Promise<ReadonlyMap<string, HostFacts>>;
  /** Days of the allocation `except` do not count as booked elsewhere. */
  ofStudents(studentIds: readonly string[], except: AllocationId | null): Promise<ReadonlyMap<string, StudentFacts>>;
  ofPlace(allocationId: AllocationId): Promise<NotedOfPlace>;
}

/** What an event of the outbox says of whom it concerns. */
export interface EventRow {
  readonly kind: string;
  readonly subjectId: string;
  readonly employerId: EmployerId | null;
  readonly schoolId: SchoolId | null;
  readonly studentId: StudentId | null;
}

/** Events of the outbox. */
export interface Events {
  one(id: string): Promise<EventRow | undefined>;
}

/** A confirmed place that is not over, as far as its clearance goes. */
export interface ConfirmedPlace {
  readonly id: AllocationId;
  readonly programmeId: ProgrammeId;
  readonly schoolId: SchoolId;
  readonly studentId: StudentId;
  readonly employerId: EmployerId;
  readonly slotId: SlotId;
  readonly placementVersion: number;
  readonly isHeld: boolean;
  /** Hash of the facts that its last clearance rests on; null before the first. */
  readonly inputHash: string | null;
  /** The edition of the rules that its last clearance was judged by; null before the first. */
  readonly ruleSetVersion: string | null;
}

/** Which places to look at again: of one employer, school, student or allocation, on one day, or all of them. */
export interface PlacesScope {
  readonly employerId?: EmployerId | null;
  readonly schoolId?: SchoolId | null;
  readonly studentId?: StudentId | null;
  readonly allocationId?: AllocationId | null;
  /** Only places with that day among theirs. */
  readonly on?: LocalDate;
}

/** Confirmed places. */
export interface ConfirmedPlaces {
  /** Those within the scope whose last day is today or later, locked until the unit of work ends, by id. */
  lock(scope: PlacesScope, today: LocalDate): Promise<ConfirmedPlace[]>;
  hold(id: AllocationId, since: Date): Promise<void>;
  release(id: AllocationId): Promise<void>;
}

/** Decisions that are kept. */
export interface ClearanceBook {
  /** Marks what was decided of a place before as void. */
  voidOf(id: AllocationId, at: Date): Promise<void>;
  record(clearance: ClearanceRecord): Promise<void>;
}

/** What the use cases of this feature work with. */
export interface ClearancesTx {
  readonly places: ConfirmedPlaces;
  readonly clearances: ClearanceBook;
  readonly outbox: Outbox;
}
