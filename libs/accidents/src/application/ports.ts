import type { AllocationId, IdOf, LocalDate, LocalTime, Outbox, SlotRequestId, StudentId } from '#kernel';
import type { Accident, AccidentPlace, ToldBy } from '../domain/accident.js';

/** A confirmed place, or a visitor of a confirmed visit, with the days that it has. */
export interface PlaceOfAccident extends AccidentPlace {
  readonly startsOn: LocalDate;
  readonly endsOn: LocalDate;
  readonly startsAt: LocalTime;
  readonly finishesAt: LocalTime;
}

/** Where accidents can happen, in the actor's reach. */
export interface AccidentPlaces {
  /** `undefined` unless it is confirmed. */
  placement(id: AllocationId): Promise<PlaceOfAccident | undefined>;
  /** A student of the register of a visit to a workplace; `undefined` unless the school has confirmed it. */
  visit(id: SlotRequestId, studentId: StudentId): Promise<PlaceOfAccident | undefined>;
}

/** The words in which an accident is told. */
export interface AccidentText {
  readonly whereInSite: string;
  readonly whatHappened: string;
}

/** An accident whose report is due or late, and who hears of that. */
export type DueAccident = Pick<Accident, 'id' | 'programmeId' | 'schoolId' | 'employerId'>;

/** Accidents. What was said of one is only ever added to. */
export interface Accidents {
  add(accident: Accident, text: AccidentText, told: ToldBy): Promise<void>;
  /** The accident, locked until the unit of work ends; `undefined` when there is none in the actor's reach. */
  lock(id: IdOf<'Accident'>): Promise<Accident | undefined>;
  /** Keeps what has become of it, and a line of its history. Alarms ring again when `isReopened`. */
  keep(accident: Accident, told: ToldBy, isReopened: boolean): Promise<void>;
  /** Those to report on that day or before that were noted before that instant and of which the employer has not been reminded: each once. */
  toRemindOf(on: LocalDate, notedBefore: Date, at: Date): Promise<DueAccident[]>;
  /** Those that were to be reported before that day and are not: each once. */
  overdue(on: LocalDate, at: Date): Promise<DueAccident[]>;
}

/** What the use cases of this feature work with. */
export interface AccidentsTx {
  readonly places: AccidentPlaces;
  readonly accidents: Accidents;
  readonly outbox: Outbox;
}
