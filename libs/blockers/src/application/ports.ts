import type { AnsweredWarning, FactsOfPlaces, JudgedPlace } from '#clearances';
import type {
  Actor,
  AllocationId,
  EmployerId,
  LocalDate,
  Outbox,
  Page,
  PageRequest,
  ProgrammeId,
  SchoolId,
  StudentId,
} from '#kernel';
import type { AgreementFacts } from '#placements';
import type { KnownOfPlace } from '../domain/blocked-since.js';
import type { WaitingState } from '../domain/blocker.js';

/** A place that is not ready, with who and where. */
export interface WaitingPlace extends JudgedPlace, KnownOfPlace {
  readonly programmeId: ProgrammeId;
  readonly schoolId: SchoolId;
  readonly employerId: EmployerId;
  readonly state: WaitingState;
  readonly startsOn: LocalDate;
  readonly endsOn: LocalDate;
  readonly opportunityTitle: string;
  readonly employerName: string;
  readonly student: { readonly id: StudentId; readonly givenName: string; readonly familyName: string };
  readonly remindedAt: string | null;
  /** What the agreements to it follow from. */
  readonly agreed: Omit<AgreementFacts, 'state' | 'placementVersion' | 'startsOn' | 'answers'>;
  /** The version of the advert that the student last said yes to. */
  readonly placementVersion: number;
  /** The programme asks for the talk about what to expect, and who has still to say that it was held; null where nobody has. */
  readonly talkWaitsFor: 'STUDENT' | 'SCHOOL' | null;
  /** Why it was confirmed though rules warned. */
  readonly answered: readonly AnsweredWarning[];
}

/** Places of a school that still wait for something. */
export interface WaitingPlaces {
  /** Those of the actor's school that begin on a day after `today`, and those on hold that are not over, the soonest first. */
  ofSchool(actor: Actor, request: PageRequest, today: LocalDate): Promise<Page<WaitingPlace>>;
  /** Those among them with these ids. */
  withIds(actor: Actor, ids: readonly string[], today: LocalDate): Promise<WaitingPlace[]>;
  /** Those of every school, for the service itself. */
  ofAll(actor: Actor, request: PageRequest, today: LocalDate): Promise<Page<WaitingPlace>>;
}

/** Reminders that were sent. */
export interface Reminders {
  /** Notes that these are reminded of now; returns those of which nobody was reminded since `notSince`. */
  take(ids: readonly AllocationId[], at: Date, notSince: Date): Promise<AllocationId[]>;
}

/** What blocks a place, with since when. */
export interface NotedBlockers {
  readonly id: AllocationId;
  readonly blockedSince: Readonly<Record<string, string>>;
}

/** What blocks places, as it was last noted. */
export interface BlockerNotes {
  note(places: readonly NotedBlockers[], at: Date): Promise<void>;
  /** Forgets what was noted of places that were not looked at since: they wait for nothing any more. */
  clear(notSince: Date): Promise<void>;
}

/** What the use cases of this feature work with. */
export interface BlockersTx {
  readonly reminders: Reminders;
  readonly notes: BlockerNotes;
  readonly outbox: Outbox;
}

/** What the rules read. */
export type RuleFacts = FactsOfPlaces;
