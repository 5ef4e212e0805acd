import type { ClearanceBook, WarningBook } from '#clearances';
import type {
  AccountId,
  EmployerId,
  LocalDate,
  Outbox,
  ProgrammeId,
  SchoolId,
  SlotId,
  SlotRequestId,
  StudentId,
} from '#kernel';
import type { SlotRequest } from '../domain/slot-request.js';
import type { Visit, Visitor } from '../domain/visit.js';
import type { VisitorSession } from '../domain/visit-sessions.js';

/** A request with what was settled of its visit. */
export interface BookedVisit extends Visit {
  readonly request: SlotRequest;
  readonly isConfirmed: boolean;
  readonly isHeld: boolean;
  readonly isMarked: boolean;
}

/** A visit of which the school has confirmed who goes, as far as the rules ask. */
export interface ConfirmedVisit {
  readonly id: SlotRequestId;
  readonly programmeId: ProgrammeId;
  readonly schoolId: SchoolId;
  readonly employerId: EmployerId;
  readonly slotId: SlotId;
  /** At least one. */
  readonly studentIds: readonly StudentId[];
  readonly staffCount: number;
  readonly isPurposeAgreed: boolean | null;
  readonly isHeld: boolean;
  /** Hash of the facts that its last clearance rests on; null before the first, and where the visit does not stand as that one said. */
  readonly inputHash: string | null;
  /** The edition of the rules that its last clearance was judged by; null before the first. */
  readonly ruleSetVersion: string | null;
}

/** Which visits to look at again: one, those of one employer, school or student, on one day, or all of them. */
export interface VisitsScope {
  readonly slotRequestId?: SlotRequestId;
  readonly employerId?: EmployerId | null;
  readonly schoolId?: SchoolId | null;
  readonly studentId?: StudentId | null;
  /** Only visits with that day among theirs. */
  readonly on?: LocalDate;
}

/** Who goes on visits, and who came. */
export interface Visits {
  /** The request and its visit, locked until the unit of work ends; `undefined` when there is none in the actor's reach. */
  lock(id: SlotRequestId): Promise<BookedVisit | undefined>;
  /** Those of the students that are of the actor's school. */
  visitors(id: SlotRequestId, studentIds: readonly string[]): Promise<Visitor[]>;
  /** Puts these in place of all that were on the register, which has to be confirmed again. */
  replace(request: SlotRequest, studentIds: readonly StudentId[]): Promise<void>;
  /** Everybody on the register. */
  registered(id: SlotRequestId): Promise<{ readonly studentId: StudentId; readonly yearGroup: number }[]>;
  /** Confirmed visits within the scope that are not over; at most `limit`, those after `after` by id; locked. */
  lockConfirmed(scope: VisitsScope, today: LocalDate, after: string, limit: number): Promise<ConfirmedVisit[]>;
  /** Holds a visit from then on; `null` releases it. */
  hold(id: SlotRequestId, since: Date | null): Promise<void>;
  /** Notes how many adults would go, while the visit is not confirmed. */
  noteStaff(id: SlotRequestId, staffCount: number): Promise<void>;
  /** A visit that was held is no longer. */
  confirm(id: SlotRequestId, staffCount: number, at: Date): Promise<void>;
  /** Marks sessions of students on the register; the ids that are not on it come back, and then nothing is to be kept. */
  mark(request: SlotRequest, marks: readonly VisitorSession[], by: AccountId | null, at: Date): Promise<string[]>;
}

/** Decisions on visits that are kept. */
export interface VisitClearances extends Pick<ClearanceBook, 'voidOf' | 'replace'>, WarningBook {
  /** Has others who would confirm with a host of that slot wait until this unit of work ends. */
  holdContactsOf(slotId: SlotId): Promise<void>;
}

/** What the use cases of visits work with. */
export interface VisitsTx {
  readonly visits: Visits;
  readonly clearances: VisitClearances;
  readonly outbox: Outbox;
}
