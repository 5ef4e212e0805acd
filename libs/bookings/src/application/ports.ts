import type { ClearanceBook, ClearanceRecord } from '#clearances';
import type { AccountId, LocalDate, Outbox, SchoolId, SlotId, SlotRequestId } from '#kernel';
import type { PlacesTaking } from '#opportunities';
import type { AskedSlot } from '../domain/asked-slot.js';
import type { RefusalReason, SlotRequest, SlotRequestState } from '../domain/slot-request.js';

/** A request as it is first written down. */
export interface NewSlotRequest extends SlotRequest {
  readonly idempotencyKey: string | null;
  readonly requestedBy: AccountId | null;
  readonly createdAt: Date;
}

/** A request that was made under a key before. */
export interface EarlierRequest extends SlotRequest {
  /** Places left in its slot now. */
  readonly remainingPlaces: number;
}

/** What a move writes down. */
export interface SlotRequestMove {
  readonly state: SlotRequestState;
  readonly reason: string | null;
  /** When the employer answered; `null` leaves what stands there. */
  readonly answeredAt: Date | null;
  readonly refusal?: RefusalReason | null;
  /** True when the employer let the time to answer go by. */
  readonly isUnanswered?: boolean;
  /** Until when the next answer is due; `null` leaves what stands there. */
  readonly answerBy?: Date | null;
}

/** Slots, as somebody who asks for places sees them. */
export interface AskedSlots {
  /** `undefined` when there is none in the actor's reach. */
  find(id: SlotId): Promise<AskedSlot | undefined>;
}

/** The places of slots: taken and given back, never read and then written. */
export interface Places {
  /** Takes all of them or none. */
  take(slotId: SlotId, places: number): Promise<PlacesTaking>;
  /** From now on, waiting longer than that for a slot throws `SlotBusy`. */
  waitAtMost(milliseconds: number): Promise<void>;
  /** Gives back places that were taken. */
  release(slotId: SlotId, places: number): Promise<void>;
}

/** Requests of schools for places. */
export interface SlotRequests {
  /** Counts one more request to the employer in the week that begins on that Monday; false, and nothing counted, when it took `most` already. */
  countInWeek(request: SlotRequest, monday: LocalDate, most: number): Promise<boolean>;
  /** The request that the school made under that key, with all that were made together with it; none when there is none, or no key. */
  underKey(schoolId: SchoolId, key: string | null): Promise<EarlierRequest[]>;
  /**
   * Writes the request down with what the rules said of it, in one statement. False, and neither written, when the school's key was used
   * before, be it a moment ago by a request that is still under way: that one is waited for.
   */
  add(request: NewSlotRequest, clearance: ClearanceRecord): Promise<boolean>;
  /** Places of the slot that the school holds, by requests and by its students. */
  heldBy(schoolId: SchoolId, slotId: SlotId): Promise<number>;
  /** The request, locked until the unit of work ends; `undefined` when there is none in the actor's reach. */
  lock(id: SlotRequestId): Promise<SlotRequest | undefined>;
  /** Requests that are due to be answered between `now` and `until` and of which the employer was not reminded, at most `limit`; locked, and noted as reminded. */
  remind(now: Date, until: Date, limit: number): Promise<SlotRequest[]>;
  /** True while nobody is sent there: the employer, the site or an adult is suspended. */
  isHeld(id: SlotRequestId): Promise<boolean>;
  /** Requests that nobody answered before `now`, longest overdue first, at most `limit`; locked. Passes over those that another has locked. */
  lockOverdue(now: Date, limit: number): Promise<SlotRequest[]>;
  move(ids: readonly SlotRequestId[], move: SlotRequestMove): Promise<void>;
}

/** What the use cases of this feature work with. */
export interface BookingsTx {
  readonly slots: AskedSlots;
  readonly places: Places;
  readonly requests: SlotRequests;
  readonly clearances: Pick<ClearanceBook, 'replace'>;
  readonly outbox: Outbox;
}
