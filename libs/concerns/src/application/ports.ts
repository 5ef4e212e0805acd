import type { AccountId, AllocationId, IdOf, LocalDate, Outbox, ProgrammeId, SchoolId, StudentId } from '#kernel';
import type { AllocationState } from '#placements';
import type { Suspensions } from '#suspensions';
import type { FiledConcern } from '../domain/concern-file.js';
import type { AllegedHost, Concern, ConcernedHost, ConcernState } from '../domain/concern.js';

/** A placement, as far as a concern goes. */
export interface ConcernedPlacement {
  readonly id: AllocationId;
  readonly programmeId: ProgrammeId;
  readonly schoolId: SchoolId;
  readonly studentId: StudentId;
  readonly state: AllocationState;
  /** Whose placement it is, with the site where it is. */
  readonly host: AllegedHost;
}

/** Placements and hosts that somebody may be worried about. */
export interface ConcernedPlacements {
  /** `undefined` when there is none in the actor's reach. */
  find(id: AllocationId): Promise<ConcernedPlacement | undefined>;
  /** The employer, site or adult by id; `undefined` when there is none in the actor's reach. */
  host(id: string): Promise<ConcernedHost | undefined>;
  /** Schools that have somebody there, on that day or later; the actor's own school; every school of the programme where there is neither. */
  schoolsToTell(host: ConcernedHost, since: LocalDate): Promise<SchoolId[]>;
}

/** A step of triage. */
export interface ConcernNote {
  readonly id: IdOf<'ConcernNote'>;
  readonly to: ConcernState;
  readonly note: string;
  readonly by: AccountId;
  readonly at: Date;
}

/** A concern that its school's lead works on. */
export interface LockedConcern {
  readonly id: IdOf<'Concern'>;
  readonly programmeId: ProgrammeId;
  readonly schoolId: SchoolId;
  readonly state: ConcernState;
  readonly isAllegation: boolean;
  readonly host: ConcernedHost | null;
  readonly allocationId: AllocationId | null;
}

/** An allegation that the local authority has not been told of in time. */
export interface LateAllegation {
  readonly id: IdOf<'Concern'>;
  readonly schoolId: SchoolId;
  readonly programmeId: ProgrammeId;
}

/** Concerns. Whoever raises one never reads it back through here. */
export interface Concerns {
  add(concern: Concern, at: Date): Promise<void>;
  /** The concern, locked until the unit of work ends; `undefined` when there is none in the actor's reach. */
  lock(id: IdOf<'Concern'>): Promise<LockedConcern | undefined>;
  /** Moves a concern and keeps the note of it. */
  move(concern: LockedConcern, note: ConcernNote): Promise<void>;
  /** Notes that a concern is an allegation about somebody there. */
  markAsAllegation(id: IdOf<'Concern'>, host: AllegedHost, dueOn: LocalDate): Promise<void>;
  /** Whose a concern is that is not of the actor's school; `undefined` where there is none, or where the actor's school was told of it since. */
  denied(id: IdOf<'Concern'>, since: Date): Promise<Pick<LockedConcern, 'schoolId' | 'programmeId'> | undefined>;
  /** Allegations that are late at that instant, each once. */
  late(now: Date): Promise<LateAllegation[]>;
}

/** Concerns with everything that is kept of them, for the school's own file. */
export interface ConcernFiles {
  /** Those of the school about that student, or of that id, oldest first. */
  of(schoolId: SchoolId, studentId: string | null, concernId: string | null): Promise<FiledConcern[]>;
}

/** What whoever keeps a concern needs. */
export interface KeepingTx {
  readonly concerns: Concerns;
  readonly suspensions: Suspensions;
  readonly outbox: Outbox;
}

/** What the use cases of this feature work with. */
export interface ConcernsTx extends KeepingTx {
  readonly placements: ConcernedPlacements;
  readonly files: ConcernFiles;
}
