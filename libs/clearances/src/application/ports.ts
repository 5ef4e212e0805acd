import type {
  AllocationId,
  EmployerId,
  IdOf,
  LocalDate,
  OpportunityId,
  Outbox,
  ProgrammeId,
  SchoolId,
  SlotId,
  StudentId,
} from '#kernel';
import type { SchoolFacts, Stage, StudentFacts } from '#safeguarding';
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
    Pick<StudentFacts, 'permissions' | 'notes' | 'unpaidGround' | 'tLevel'>,
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
  /** Marks what was decided of a thing before at that stage as void: what it rested on has changed, or it is decided anew. */
  voidOf(id: ClearedId, stage: Stage, at: Date): Promise<void>;
  /** The same for an advert with all its slots, at publication. */
  voidOfAdvert(id: OpportunityId, at: Date): Promise<void>;
  /** Keeps decisions; earlier ones stay. One statement, however many. */
  record(...clearances: readonly ClearanceRecord[]): Promise<void>;
  /** Keeps a decision, and marks what was decided of the same thing at that step before as void. Its id. */
  replace(clearance: ClearanceRecord): Promise<IdOf<'Clearance'>>;
}

/** A decision of a step before anything is confirmed that stands, with what says which facts it rests on. */
export interface StandingClearance {
  readonly id: IdOf<'Clearance'>;
  readonly stage: Exclude<Stage, 'CONFIRM'>;
  readonly inputHash: string;
  /** Null of an advert. */
  readonly schoolId: SchoolId | null;
  readonly slotId: SlotId | null;
  /** Null but of an advert. */
  readonly opportunityId: OpportunityId | null;
  /** Null of a group and an advert. */
  readonly studentId: StudentId | null;
  /** Of a place that was offered. */
  readonly allocationId: AllocationId | null;
  /** Of a group. */
  readonly places: number | null;
  readonly isPurposeAgreed: boolean | null;
}

/** Whose adverts, requests, applications and offers an edit concerns. */
export type StepsScope =
  | { readonly by: 'EMPLOYER'; readonly id: EmployerId }
  | { readonly by: 'SCHOOL'; readonly id: SchoolId }
  | { readonly by: 'STUDENT'; readonly id: StudentId };

/** Decisions of steps before anything is confirmed. */
export interface StandingSteps {
  /** Those of what goes on and is not over, at most `limit`, those after `after` by id. Dates of an advert stand and fall with it, and are left out. */
  standing(scope: StepsScope, on: LocalDate, after: string, limit: number): Promise<StandingClearance[]>;
  void(ids: readonly IdOf<'Clearance'>[], at: Date): Promise<void>;
}

/** What the rules read before anything is confirmed, as saved. */
export interface StepFacts extends Pick<FactsOfPlaces, 'ofStudentsIn'> {
  ofOpportunities(opportunityIds: readonly string[]): Promise<ReadonlyMap<string, HostFacts>>;
  /** As they are for students of that school; without one, as they are before any school is asked. */
  ofSlots(slotIds: readonly string[], schoolId?: SchoolId): Promise<ReadonlyMap<string, HostFacts>>;
  ofStudents(studentIds: readonly string[]): Promise<ReadonlyMap<string, StudentFacts>>;
  ofSchool(schoolId: SchoolId, slotIds: readonly string[]): Promise<ReadonlyMap<string, SchoolFacts>>;
}

/** What the use cases of this feature work with. */
export interface ClearancesTx {
  readonly places: ConfirmedPlaces;
  readonly steps: StandingSteps;
  readonly clearances: ClearanceBook;
  readonly outbox: Outbox;
}
