import type { Term } from '#calendar';
import type { LocalDate, Outbox, ProgrammeId, SchoolId, StudentId } from '#kernel';
import type { Departure, FileDates, FileState } from '../domain/departure.js';

/** A student who leaves, with the terms of the school. */
export interface LeavingStudent {
  readonly studentId: StudentId;
  readonly programmeId: ProgrammeId;
  readonly schoolId: SchoolId;
  readonly terms: readonly Term[];
}

/** Somebody who has left, of whom something is kept that was not when they did. */
export interface LateFile extends LeavingStudent {
  readonly leftOn: LocalDate;
}

/** Students who have left. */
export interface Departures {
  /** The student, locked until the unit of work ends; `undefined` when there is none in the actor's reach. */
  lock(studentId: StudentId): Promise<LeavingStudent | undefined>;
  /** Keeps that somebody has left, in place of what was said before. */
  put(departure: Departure, by: { readonly accountId: string; readonly at: Date }): Promise<void>;
  /** Takes it back; false when nothing was said. What was to be passed on is not any more. */
  takeBack(studentId: StudentId): Promise<boolean>;
}

/** A file that has to be passed on. */
export interface DueFile {
  readonly studentId: StudentId;
  readonly programmeId: ProgrammeId;
  readonly schoolId: SchoolId;
}

/** Files of child protection that follow students; nobody but the safeguarding lead of the old school learns that there is one. */
export interface ChildFiles {
  /**
   * Begins the clock for the file of somebody who has left, or begins it anew where it was not passed on. True when something is kept of them
   * and the file was not known of before.
   */
  open(studentId: StudentId, dates: FileDates, at: Date): Promise<boolean>;
  /** Whether the file is passed on, locked until the unit of work ends; `undefined` when there is none in the actor's reach. */
  lock(studentId: StudentId): Promise<FileState | undefined>;
  passOn(studentId: StudentId, passedOn: LocalDate, by: string, at: Date): Promise<void>;
  /** Those who have left and of whom something was kept only afterwards. */
  late(): Promise<LateFile[]>;
  /** Files to remind of on that day: each once. */
  toRemindOf(on: LocalDate, at: Date): Promise<DueFile[]>;
  /** Files that should have been passed on before that day: each once. */
  overdue(on: LocalDate, at: Date): Promise<DueFile[]>;
}

/** What the use cases of this feature work with. */
export interface DeparturesTx {
  readonly departures: Departures;
  readonly files: ChildFiles;
  readonly outbox: Outbox;
}
