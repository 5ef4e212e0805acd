import type { ClearanceBook, ClearanceFacts } from '#clearances';
import type { AllocationId, Outbox, SchoolId, SlotId, SlotRequestId, StudentId, WaitingPlaceId } from '#kernel';
import type { PlacesTaking } from '#opportunities';
import type { FullSlot, InLine, WaitingPlace } from '../domain/waiting-place.js';

/** Whoever joins, as far as it matters here. */
export interface Joiner {
  readonly id: StudentId;
  readonly schoolId: SchoolId;
  readonly yearGroup: number;
  /** Has a place in the slot. */
  readonly isThere: boolean;
}

/** What is offered, and until when. */
export interface NewOffer {
  readonly to: WaitingPlace;
  readonly slot: FullSlot;
  readonly until: Date;
  readonly at: Date;
}

/** Who waits for which slot. */
export interface WaitingPlaces {
  /** The slot, locked until the unit of work ends, so that nothing is taken or given back meanwhile; `undefined` when it is out of the actor's reach. */
  lockSlot(id: SlotId): Promise<FullSlot | undefined>;
  /** A student who would wait for the slot; `undefined` when it is none in the actor's reach. */
  joiner(id: StudentId, slotId: SlotId): Promise<Joiner | undefined>;
  /** False when the student, or the school, waits there already. */
  add(place: WaitingPlace, at: Date): Promise<boolean>;
  lock(id: WaitingPlaceId): Promise<WaitingPlace | undefined>;
  leave(id: WaitingPlaceId, at: Date): Promise<void>;
  /** Everybody who waits for the slot, in no order. */
  line(slotId: SlotId): Promise<InLine[]>;
  /** Places of the slot that each school holds; absent for none. */
  heldBySchools(slotId: SlotId): Promise<ReadonlyMap<SchoolId, number>>;
  /** Gives a student a place, which is taken besides, as an offer; false when somebody has placed them on one of its days meanwhile. */
  offerPlace(offer: NewOffer, allocationId: AllocationId): Promise<boolean>;
  /** Gives a school places, which are taken besides, as an offer. */
  offerGroup(offer: NewOffer, slotRequestId: SlotRequestId): Promise<void>;
  /** Notes whom an offer passed over. */
  passOver(ids: readonly WaitingPlaceId[], at: Date): Promise<void>;
  /** Ends the waiting of everybody in the line. */
  end(slotId: SlotId, at: Date): Promise<WaitingPlace[]>;
  /** Ends the student's waiting for slots on the days of a place that, by that event, they have said yes to. */
  endRivals(eventId: string, at: Date): Promise<WaitingPlace[]>;
  /** Slots that somebody waits for and that have free places to offer, are over or have begun; at most `limit`, those after `after` by id. */
  slotsToLookAt(after: SlotId | null, now: Date, limit: number): Promise<SlotId[]>;
}

/** The places of slots. */
export interface Places {
  take(slotId: SlotId, places: number): Promise<PlacesTaking>;
}

/** What the safeguarding rules read. */
export type RuleFacts = Pick<ClearanceFacts, 'ofSlots' | 'ofStudents' | 'ofSchool'>;

/** What the use cases of this feature work with. */
export interface WaitingTx {
  readonly waiting: WaitingPlaces;
  readonly places: Places;
  readonly clearances: Pick<ClearanceBook, 'record'>;
  readonly outbox: Outbox;
}
