import type {
  AllocationId,
  EmployerId,
  IdOf,
  LocalDate,
  Outbox,
  ProgrammeId,
  SchoolId,
  SlotId,
  StudentId,
} from '#kernel';
import type { StudentFacts } from '#safeguarding';
import type { ClearanceRecord, ClearedId } from '../domain/clearance-record.js';
import type { HostFacts, PlaceFacts } from '../domain/judge.js';
import type { KeptLifting } from '../domain/lifting-of-place.js';

/** A place as far as its facts go. */
export interface JudgedPlace {
  readonly id: AllocationId;
  readonly schoolId: SchoolId;
  readonly slotId: SlotId;
  readonly studentId: StudentId;
}

/** What the rules read of one place: what people said and noted about it, the way there, and what the school has arranged for its days. */
export interface NotedOfPlace
  extends
    Pick<StudentFacts, 'permissions' | 'notes' | 'unpaidGround'>,
    Pick<PlaceFacts, 'school' | 'journey' | 'arrangement'> {
  /** Blocks that were lifted for it and not restored; some may hold no longer. */
  readonly liftings: readonly KeptLifting[];
  /** Of what touches the school. */
  readonly termsHash: string;
}

/** What is kept of one visit beside its slot, its school and its students. */
export interface NotedOfVisit {
  /** Everybody on the register, by id. */
  readonly studentIds: readonly StudentId[];
  /** How many adults of the school go along; null before the school has said. */
  readonly staffCount: number | null;
  /** Blocks that were lifted for it and not restored; some may hold no longer. */
  readonly liftings: readonly KeptLifting[];
  /** Of what touches the school. */
  readonly termsHash: string;
}

/** What the rules read of slots, students and places, as saved. */
export interface FactsOfPlaces {
  /** As they are for students of that school. */
  ofSlots(slotIds: readonly string[], schoolId: SchoolId): Promise<ReadonlyMap<string, HostFacts>>;
  /** Of the student of each place, by place: its own days do not count as booked elsewhere. */
  ofStudentsIn(places: readonly JudgedPlace[]): Promise<ReadonlyMap<AllocationId, StudentFacts>>;
  ofPlaces(allocationIds: readonly AllocationId[]): Promise<ReadonlyMap<AllocationId, NotedOfPlace>>;
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
  /** Marks what was decided of a place or visit before as void. */
  voidOf(id: ClearedId, at: Date): Promise<void>;
  record(clearance: ClearanceRecord): Promise<IdOf<'Clearance'>>;
}

/** What the use cases of this feature work with. */
export interface ClearancesTx {
  readonly places: ConfirmedPlaces;
  readonly clearances: ClearanceBook;
  readonly outbox: Outbox;
}
