import type {
  AccountId,
  AllocationId,
  EmployerId,
  IdOf,
  Outbox,
  ProgrammeId,
  SchoolId,
  SlotId,
  StudentId,
} from '#kernel';
import type { FactsOfPlaces } from '#clearances';
import type { AllocationState } from '#placements';
import type { Lifter } from '#safeguarding';
import type { OwnPart } from '../domain/lifting.js';

/** A place as far as those go who may lift a block for it. Holds no name. */
export interface PlaceToLift {
  readonly id: AllocationId;
  readonly programmeId: ProgrammeId;
  readonly schoolId: SchoolId;
  readonly employerId: EmployerId;
  readonly studentId: StudentId;
  readonly slotId: SlotId;
  readonly state: AllocationState;
  /** Of the advert. */
  readonly version: number;
  /** What the account that acts has done for it before. */
  readonly ownParts: readonly OwnPart[];
}

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
  /** Keeps it, in place of one of the same rule that holds no longer. */
  add(place: PlaceToLift, lifting: NewLifting): Promise<void>;
  /** Ends what was lifted of that rule, as far as the actor may; false when there is nothing. */
  end(id: AllocationId, ruleId: string, by: AccountId, at: Date): Promise<boolean>;
}

/** What the rules read. */
export type RuleFacts = FactsOfPlaces;

/** What the use cases of this feature work with. */
export interface LiftingsTx {
  readonly liftings: Liftings;
  readonly outbox: Outbox;
}
