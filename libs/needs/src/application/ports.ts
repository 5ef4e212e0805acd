import type { BookingsTx } from '#bookings';
import type {
  AccountId,
  BookingGroupId,
  EmployerId,
  LocalDate,
  NeedAnswerId,
  NeedId,
  OpportunityId,
  Outbox,
  ProgrammeId,
  SchoolId,
  SlotId,
} from '#kernel';
import type { OpportunitiesTx } from '#opportunities';
import type { NeedAnswer, NeedRefusal } from '../domain/need-answer.js';
import type { Need, NeedState, NeedWords } from '../domain/need.js';

/** A need that has expired, and whom to tell. */
export interface ExpiredNeed {
  readonly id: NeedId;
  readonly programmeId: ProgrammeId;
  readonly schoolId: SchoolId;
  /** False for a draft that nobody saw. */
  readonly wasOpen: boolean;
}

/** An answer that ended with its need. */
export interface LapsedAnswer {
  readonly id: NeedAnswerId;
  readonly employerId: EmployerId;
}

/** What schools lack. */
export interface Needs {
  add(need: Need, by: AccountId | null, at: Date): Promise<void>;
  edit(id: NeedId, words: NeedWords): Promise<void>;
  /** True when the school has a day of term in that window that it does not keep free, or has not said yet what its terms are. */
  hasSchoolDay(schoolId: SchoolId, from: LocalDate, to: LocalDate): Promise<boolean>;
  /** The need, locked until the unit of work ends; `undefined` when there is none that the actor may change. */
  lock(id: NeedId): Promise<Need | undefined>;
  /** The need as it stands, kept from moving on until the unit of work ends; `undefined` when there is none that the actor may answer. */
  hold(id: NeedId): Promise<Need | undefined>;
  /** Opens or closes it. */
  move(id: NeedId, to: NeedState, reason: string | null): Promise<void>;
  /** Opens it for as many hosts as it has lost: accepted answers none of whose requests holds places any more. False when it has lost none. */
  reopen(id: NeedId): Promise<boolean>;
  /** Counts one more host, if one is wanted: what it is then; `undefined` when nobody is wanted any more. Never read and then written. */
  takeHost(id: NeedId): Promise<NeedState | undefined>;
  /** Lets needs whose last day is before that one expire, at most `limit`; passes over those that another has locked. */
  expire(before: LocalDate, limit: number): Promise<ExpiredNeed[]>;
}

/** What employers offer for it. */
export interface NeedAnswers {
  /** False when the employer has an answer to that need that waits. */
  add(answer: NeedAnswer, at: Date): Promise<boolean>;
  /** True while nobody is sent there: the employer, the site or an adult of the advert is suspended. */
  isHeld(opportunityId: OpportunityId): Promise<boolean>;
  /** The need that an answer is to; `undefined` when there is no such answer in the actor's reach. */
  needOf(id: NeedAnswerId): Promise<NeedId | undefined>;
  /** The answer, locked until the unit of work ends. */
  lock(id: NeedAnswerId): Promise<NeedAnswer | undefined>;
  accept(id: NeedAnswerId, groupId: BookingGroupId, at: Date): Promise<void>;
  decline(id: NeedAnswerId, refusal: NeedRefusal, reason: string, at: Date): Promise<void>;
  withdraw(id: NeedAnswerId, at: Date): Promise<void>;
  /** Ends every answer that waits for a need that is open no more. */
  lapse(needId: NeedId, at: Date): Promise<LapsedAnswer[]>;
  /** Those of the slots that are slots of the advert. */
  slotsOf(opportunityId: OpportunityId, slotIds: readonly SlotId[]): Promise<ReadonlySet<string>>;
}

/** What the use cases of this feature work with. */
export interface NeedsTx {
  readonly needs: Needs;
  readonly answers: NeedAnswers;
  /** So that what was accepted is asked for, and what is offered is drafted, by the use cases that always do so. */
  readonly bookings: BookingsTx;
  readonly adverts: OpportunitiesTx;
  readonly outbox: Outbox;
}
