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

/** A request with what was settled of its visit. */
export interface BookedVisit extends Visit {
  readonly request: SlotRequest;
  readonly isConfirmed: boolean;
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
  /** Confirmed visits that are not over, with that day among theirs where it is given; at most `limit`, those after `after` by id; locked. */
  lockConfirmed(on: LocalDate | null, today: LocalDate, after: string, limit: number): Promise<ConfirmedVisit[]>;
  /** Holds a visit from then on; `null` releases it. */
  hold(id: SlotRequestId, since: Date | null): Promise<void>;
  /** A visit that was held is no longer. */
  confirm(id: SlotRequestId, staffCount: number, at: Date): Promise<void>;
  /** Marks students on the register; the ids that are not on it come back, and then nothing is to be kept. */
  mark(id: SlotRequestId, marks: readonly VisitMark[], by: AccountId | null, at: Date): Promise<string[]>;
}

/** Whether a student came. */
export interface VisitMark {
  readonly studentId: string;
  readonly came: boolean;
}

/** What the use cases of visits work with. */
export interface VisitsTx {
  readonly visits: Visits;
  readonly outbox: Outbox;
}
