import type { AccountId, IdOf, LocalDate, Outbox, ProgrammeId, SchoolId, StudentId } from '#kernel';
import type { RetentionReport } from '../domain/report.js';
import type { DueLine } from '../domain/retention-table.js';

/** What is due and goes. */
export interface Forgetting {
  /** Does what is due of one line; how many rows it was. */
  forget(line: DueLine, dueBefore: LocalDate, at: Date): Promise<number>;
  /** Keeps the report of a run. */
  keep(id: IdOf<'RetentionRun'>, report: RetentionReport, digest: string, at: Date): Promise<void>;
}

/** A hold by which nothing of a student goes. */
export interface Hold {
  readonly id: IdOf<'LegalHold'>;
  readonly schoolId: SchoolId;
  readonly placedBy: AccountId;
  readonly agreedBy: AccountId | null;
  readonly leadReleasedBy: AccountId | null;
  readonly coordinatorReleasedBy: AccountId | null;
  readonly isReleased: boolean;
}

/** Holds of students in the actor's reach. */
export interface Holds {
  /** False when there is one already. */
  place(
    hold: {
      id: Hold['id'];
      studentId: StudentId;
      programmeId: ProgrammeId;
      schoolId: SchoolId;
      reason: string;
      placedBy: AccountId;
    },
    at: Date,
  ): Promise<boolean>;
  lock(id: Hold['id']): Promise<Hold | undefined>;
  agree(id: Hold['id'], by: AccountId, at: Date): Promise<void>;
  release(hold: Hold, at: Date): Promise<void>;
}

/** A request that everything about a student be erased. */
export interface Erasures {
  /** True for a student of the actor's school. */
  isOwn(studentId: StudentId): Promise<boolean>;
  /** False when it was asked for already. */
  request(
    erasure: {
      id: IdOf<'Erasure'>;
      studentId: StudentId;
      programmeId: ProgrammeId;
      schoolId: SchoolId;
      reason: string;
      requestedBy: AccountId;
    },
    at: Date,
  ): Promise<boolean>;
  lock(id: IdOf<'Erasure'>): Promise<{ studentId: StudentId; requestedBy: AccountId; isErased: boolean } | undefined>;
  /** What stands against it now. */
  obstacles(studentId: StudentId, at: Date): Promise<string[]>;
  /** Does it; says why something was kept. */
  erase(id: IdOf<'Erasure'>, at: Date): Promise<string | null>;
}

/** What the use cases of this feature work with. */
export interface RetentionTx {
  readonly forgetting: Forgetting;
  readonly holds: Holds;
  readonly erasures: Erasures;
  readonly outbox: Outbox;
}
