import type { ClearanceFacts } from '#clearances';
import type { Actor, IdOf, LocalDate, OpportunityId, Outbox, ProgrammeId, SchoolId, SlotId, StudentId } from '#kernel';
import type { OpportunityKind } from '#safeguarding';
import type { Traveller, TravelSite } from '#travel';

/** A published advert that is open to whoever asked. */
export interface OpenAdvert {
  readonly id: OpportunityId;
  readonly kind: OpportunityKind;
}

/** Which adverts are open to whoever acts, see `OpenAdverts`. */
export interface OpenToActor {
  withIds(actor: Actor, ids: readonly OpportunityId[]): Promise<OpenAdvert[]>;
}

/** What somebody keeps to find it again. */
export interface Favourites {
  /** Keeps it; nothing more where it is kept already. */
  keep(id: OpportunityId, at: Date): Promise<void>;
  /** Keeps it no longer; nothing where it was not. */
  drop(id: OpportunityId): Promise<void>;
}

/** A student of whom this week's digest is not made yet. */
export interface DueStudent {
  readonly id: StudentId;
  readonly programmeId: ProgrammeId;
  readonly schoolId: SchoolId;
  readonly yearGroup: number;
  readonly traveller: Traveller;
  /** What was published before then is old: a day before the last digest, since what was being published just then was not seen by it. */
  readonly since: Date;
  /** What the student was told of before. */
  readonly told: OpportunityId[];
}

/** An advert of the last weeks with its next open slot. */
export interface NewAdvert {
  readonly id: OpportunityId;
  readonly programmeId: ProgrammeId;
  readonly yearGroups: number[];
  readonly publishedAt: Date;
  readonly slotId: SlotId;
  /** The schools that may have the slot; null for all. */
  readonly keptForSchoolIds: readonly SchoolId[] | null;
  /** Where and when the students of a placement have to be; null where nobody travels alone. */
  readonly site: Omit<TravelSite, 'id'> | null;
}

/** What digests are made from. */
export interface DigestReads {
  /** At most `limit` students who want a digest and have none of that week, by id. */
  due(week: LocalDate, at: Date, limit: number): Promise<DueStudent[]>;
  /** Slots from `today` on of adverts that were published since, by advert and date. */
  newAdverts(since: Date, today: LocalDate): Promise<NewAdvert[]>;
}

/** An advert that a student is told of. */
export interface DigestAdvert {
  readonly id: OpportunityId;
  /** The longer way there or back when it was told, door to door; null where nobody has to go anywhere. */
  readonly minutes: number | null;
}

/** What one student is told of one week. */
export interface Digest {
  readonly id: IdOf<'Digest'>;
  readonly student: DueStudent;
  readonly adverts: readonly DigestAdvert[];
}

/** What was told. */
export interface Digests {
  /** Those that were not there before, by id. */
  add(digests: readonly Digest[], week: LocalDate, at: Date): Promise<ReadonlySet<string>>;
  /** Whether the student who acts wants any; false when there is no such student. */
  setWanted(actor: Actor, isWanted: boolean): Promise<boolean>;
}

/** What the safeguarding rules read. */
export type DigestFacts = Pick<ClearanceFacts, 'ofSlots' | 'ofStudents'>;

/** What the use cases of this feature work with. */
export interface FindingTx {
  readonly favourites: Favourites;
  readonly digests: Digests;
  readonly outbox: Outbox;
}
