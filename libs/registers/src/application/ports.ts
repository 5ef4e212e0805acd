import type { AccountId, IdOf, LocalDate, Outbox, SchoolId } from '#kernel';
import type { RegisterCodes, RegisteredPlace } from '../domain/register.js';

/** From one day to another, both included. */
export interface RegisterRange {
  readonly from: LocalDate;
  readonly to: LocalDate;
}

/** What is known of attendance at a school. */
export interface Registers {
  codesOf(schoolId: SchoolId): Promise<RegisterCodes>;
  setCodes(schoolId: SchoolId, codes: RegisterCodes, by: AccountId, at: Date): Promise<void>;
  /**
   * Places and visits to a workplace of the school that were confirmed, with days in the range; whoever comes to the school, or is on a screen, finds
   * its students in its own register. One statement.
   */
  places(schoolId: SchoolId, range: RegisterRange): Promise<RegisteredPlace[]>;
}

/** Somebody wants attendance out of the service. */
export interface AttendanceExport extends RegisterRange {
  readonly id: IdOf<'AttendanceExport'>;
  readonly schoolId: SchoolId;
  readonly rowCount: number;
  readonly requestedBy: AccountId;
  readonly releasedBy: AccountId | null;
  readonly releasedAt: Date | null;
}

/** Exports that were asked for. */
export interface AttendanceExports {
  add(wanted: AttendanceExport, at: Date): Promise<void>;
  /** The export, locked until the unit of work ends; `undefined` when there is none in the actor's reach. */
  lock(id: IdOf<'AttendanceExport'>): Promise<AttendanceExport | undefined>;
  release(id: IdOf<'AttendanceExport'>, by: AccountId, at: Date): Promise<void>;
}

/** What the use cases of this feature work with. */
export interface RegistersTx {
  readonly registers: Registers;
  readonly exports: AttendanceExports;
  readonly outbox: Outbox;
}
