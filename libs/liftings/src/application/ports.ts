import type {
  AccountId,
  AllocationId,
  IdOf,
  Outbox,
  ProgrammeId,
  SchoolId,
  SlotId,
  SlotRequestId,
  StudentId,
} from '#kernel';
import type { BookingRules, SlotRequest } from '#bookings';
import type { FactsOfPlaces } from '#clearances';
import type { AllocationState } from '#placements';
import type { Lifter } from '#safeguarding';
import type { OwnPart } from '../domain/lifting.js';

/** A place or a visit as far as those go who may lift a block for it. Holds no name. */
interface ToLift {
  readonly programmeId: ProgrammeId;
  readonly schoolId: SchoolId;
  readonly slotId: SlotId;
  /** Of the advert. */
  readonly version: number;
  /** What the account that acts has done for it before. */
  readonly ownParts: readonly OwnPart[];
}

/** A student's place. */
export interface PlaceToLift extends ToLift {
  readonly id: AllocationId;
  readonly studentId: StudentId;
  readonly state: AllocationState;
}

/** A visit of a group. */
export interface VisitToLift extends ToLift, Pick<SlotRequest, 'state' | 'places' | 'isPurposeAgreed'> {
  readonly id: SlotRequestId;
}

/** What a block is lifted for. */
export type LiftedFor = PlaceToLift | VisitToLift;

/** A lifting to keep. */
export interface NewLifting {
  readonly id: IdOf<'BlockLifting'>;
  readonly ruleId: string;
  readonly reason: string;
  readonly inputHash: string;
  readonly by: AccountId;
  readonly as: Lifter;
  readonly at: Date;
}

/** Liftings of blocks. */
export interface Liftings {
  /** The place; `undefined` when there is none in the actor's reach. Nobody else lifts or restores for it until the unit of work ends. */
  place(id: AllocationId): Promise<PlaceToLift | undefined>;
  /** The visit, likewise. */
  visit(id: SlotRequestId): Promise<VisitToLift | undefined>;
  /** Keeps it, in place of one of the same rule that holds no longer. */
  add(of: LiftedFor, lifting: NewLifting): Promise<void>;
  /** Ends what was lifted of that rule, as far as the actor may; false when there is nothing. */
  end(id: LiftedFor['id'], ruleId: string, by: AccountId, at: Date): Promise<boolean>;
}

/** What the rules read of places. */
export type RuleFacts = FactsOfPlaces;

/** What the rules say of visits. */
export type VisitRules = Pick<BookingRules, 'forLifting'>;

/** What the use cases of this feature work with. */
export interface LiftingsTx {
  readonly liftings: Liftings;
  readonly outbox: Outbox;
}
