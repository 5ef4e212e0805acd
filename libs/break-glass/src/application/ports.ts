import type { Outbox, SchoolId, StudentId } from '#kernel';
import type { IdentityOpening } from '../domain/identity-opening.js';

/** Openings of who students are. */
export interface IdentityOpenings {
  /** The school of a student of the actor's programme. */
  schoolOf(studentId: StudentId): Promise<SchoolId | undefined>;
  add(opening: IdentityOpening): Promise<void>;
}

/** What the use cases of this feature work with. */
export interface BreakGlassTx {
  readonly openings: IdentityOpenings;
  readonly outbox: Outbox;
}
