import type { IdOf, LocalDate, Outbox, SchoolId } from '#kernel';
import type { SuspendedHost, Suspension } from '../domain/suspension.js';

/** Why and until when, for a suspension that is made. */
export interface SuspensionTerms {
  readonly reason: string;
  readonly at: Date;
  /** When a coordinator has to have looked at it; null where one made it. */
  readonly escalatesAt: Date | null;
}

/** Suspensions of employers, sites and host adults. */
export interface Suspensions {
  /** The employer, site or adult by id, if it belongs to the actor's programme. */
  find(id: string): Promise<SuspendedHost | undefined>;
  /** Keeps a suspension; false when the same is suspended already. */
  add(suspension: Suspension, terms: SuspensionTerms): Promise<boolean>;
  /** The suspension, locked until the unit of work ends; `undefined` when there is none in the actor's reach. */
  lock(id: IdOf<'Suspension'>): Promise<Suspension | undefined>;
  /** Writes down who has agreed, and who joined; lifts it when both roles have agreed. */
  keep(suspension: Suspension, at: Date): Promise<void>;
  /** Marks as escalated what no coordinator has looked at in time; returns those. */
  escalate(now: Date): Promise<Suspension[]>;
  /** Schools with a place or a visit there whose last day is that day or later. */
  schoolsAt(host: SuspendedHost, since: LocalDate): Promise<SchoolId[]>;
}

/** What the use cases of this feature work with. */
export interface SuspensionsTx {
  readonly suspensions: Suspensions;
  readonly outbox: Outbox;
}
