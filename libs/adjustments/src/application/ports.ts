import type { AccountId, GuardianId, IdOf, LocalDate, Outbox } from '#kernel';
import type { Allocation, LockedAllocations } from '#placements';
import type { AdjustmentsStanding, PaperRelease } from '../domain/adjustments-release.js';

/** A place as far as something is said of it. */
export type ReleasedPlace = Pick<Allocation, 'id' | 'programmeId' | 'schoolId'>;

/** Something said: under the student's own account, by a guardian's link, or at home and typed in by the school. */
export interface NewRelease {
  readonly id: IdOf<'AdjustmentsRelease'>;
  readonly place: ReleasedPlace;
  readonly channel: 'ACCOUNT' | 'LINK' | 'PAPER';
  /** The text that was agreed to; null for a no. */
  readonly version: string | null;
  /** For a link alone. */
  readonly guardianId: GuardianId | null;
  readonly givenOn: LocalDate;
  /** For anything but a link. */
  readonly by: AccountId | null;
  readonly at: Date;
}

/** What was said to the host's reading of adjustments. */
export interface Releases {
  /** Who has said what, for the student or the staff of the school. */
  standing(place: ReleasedPlace): Promise<AdjustmentsStanding>;
  /** Takes the place of what the same one said before. */
  say(release: NewRelease): Promise<void>;
  /** A form that stands, locked until the unit of work ends; `undefined` when there is none in the actor's reach. */
  lockForm(id: IdOf<'AdjustmentsRelease'>): Promise<PaperRelease | undefined>;
  countersign(id: IdOf<'AdjustmentsRelease'>, by: AccountId, at: Date): Promise<void>;
  /** Voids what a guardian has said by links. */
  voidOf(guardianId: GuardianId, at: Date): Promise<void>;
}

/** What the use cases of this feature work with. */
export interface AdjustmentsTx {
  readonly allocations: LockedAllocations;
  readonly releases: Releases;
  readonly outbox: Outbox;
}
