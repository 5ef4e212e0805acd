import type { AccountId, AllocationId, EmployerId, LocalDate, Outbox, SchoolId } from '#kernel';
import type { PresentTerms } from '#clearances';
import type { TLevel, UnpaidGround } from '#safeguarding';
import type { DayCover } from '../domain/cover.js';
import type { NoteKind } from '../domain/placement-note.js';

/** What a school arranges for the days on which its students are out. */
export interface Covers {
  /** Puts this in place of whatever was named for each of the days. */
  setDays(schoolId: SchoolId, cover: DayCover, by: AccountId, at: Date): Promise<void>;
  setAccidentCover(schoolId: SchoolId, validTo: LocalDate, by: AccountId, at: Date): Promise<void>;
}

/** A place as far as notes about it go, with what it is now. */
export interface NotedPlace extends PresentTerms {
  readonly id: AllocationId;
  readonly schoolId: SchoolId;
  readonly employerId: EmployerId;
  readonly state: string;
  readonly startsOn: LocalDate;
  /** Whether who acts is a host that reads adjustments of the student now. */
  readonly isShownAdjustments: boolean;
}

/** One note to keep. */
export interface NewNote {
  readonly kind: NoteKind;
  readonly version: number;
  readonly termsHash: string;
  readonly ground: UnpaidGround | null;
  readonly tLevel: TLevel | null;
  readonly reason: string | null;
  readonly by: AccountId;
  readonly at: Date;
}

/** Notes about places. */
export interface PlacementNotes {
  /** The place; `undefined` when there is none in the actor's reach. */
  find(id: AllocationId): Promise<NotedPlace | undefined>;
  /** Takes the place of the last note of its kind. */
  put(place: NotedPlace, note: NewNote): Promise<void>;
  /** Confirmed places that began on that day and of which nobody has said that the student was shown round, each until it was told of once; none before noon. */
  withoutInduction(on: LocalDate, at: Date): Promise<readonly Pick<NotedPlace, 'id' | 'schoolId'>[]>;
}

/** What the use cases of this feature work with. */
export interface SchoolCoverTx {
  readonly covers: Covers;
  readonly notes: PlacementNotes;
  readonly outbox: Outbox;
}
