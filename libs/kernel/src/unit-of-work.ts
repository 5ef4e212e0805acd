import type { Actor } from './actor.js';
import type { Clock } from './clock.js';
import type { EmployerId, NewId, ProgrammeId, SchoolId, StudentId } from './ids.js';

/**
 * All or nothing. `work` gets the repositories of one feature, bound to one transaction in which the database knows who acts; they
 * exist only in there. What `work` throws rolls everything back and comes out again. Where the database asks for a retry
 * (serialisation failure, deadlock) the whole of `work` runs again, so it must have no effect outside the transaction.
 */
export interface UnitOfWork<Repositories> {
  run<Result>(actor: Actor, work: (tx: Repositories) => Promise<Result>): Promise<Result>;
}

/** A unit of work inside one that is under way: whatever a use case does in it is kept or lost with the rest. The actor is the one outside. */
export function joined<Repositories>(tx: Repositories): UnitOfWork<Repositories> {
  return { run: (_actor, work) => work(tx) };
}

/** Something that happened, for those concerned. Names and free text of people never go in here. */
export interface DomainEvent {
  /** Past tense, dotted: `slot-request.accepted`. */
  readonly kind: string;
  /** The thing that it happened to. */
  readonly subjectId: string;
  readonly programmeId?: ProgrammeId | null;
  /** Whoever is named here is told. */
  readonly schoolId?: SchoolId | null;
  readonly employerId?: EmployerId | null;
  readonly studentId?: StudentId | null;
  /** The school whose safeguarding lead is told, and nobody else there. */
  readonly safeguardingOf?: SchoolId | null;
  /** The programme whose coordinators are told. */
  readonly coordinatorOf?: ProgrammeId | null;
  /** What is to be kept beside it: counts, filters and codes, and never names or texts. A letter says how many `things` it tells of, one without. */
  readonly detail?: Readonly<Record<string, string | number>> | null;
  /** What the audit trail keeps of it besides. */
  readonly audit?: AuditNote;
}

/** What an audit row may say besides who did what to what. Never a value of a field, and nothing that a child has written. */
export interface AuditNote {
  /** Names of the fields that it was about. */
  readonly fields?: readonly string[];
  readonly ruleSetVersion?: string;
  /** Why, in the words of whoever acted in office. */
  readonly reason?: string;
  /** SHA-256, in hexadecimal, of a document that this row vouches for. */
  readonly digest?: string;
}

/** Takes events down in the same transaction as the change that caused them; the worker delivers them, at least once. */
export interface Outbox {
  add(...events: readonly DomainEvent[]): Promise<void>;
}

/** What a use case needs of the world besides its repositories. */
export interface Surroundings {
  readonly clock: Clock;
  readonly newId: NewId;
}
