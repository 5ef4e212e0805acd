import type { EmployerId, HostAdultId, IdOf, Outbox, SiteId } from '#kernel';
import type { Suspension } from '../domain/suspension.js';

/** What is to be suspended, found. */
export interface HostFound {
  readonly employerId: EmployerId;
  readonly siteId: SiteId | null;
  readonly hostAdultId: HostAdultId | null;
}

/** Suspensions of sites and host adults. */
export interface Suspensions {
  /** The site or adult by id, if it belongs to the actor's programme. */
  find(id: string): Promise<HostFound | undefined>;
  /** Keeps a suspension; false when the site or adult is suspended already. */
  add(suspension: Suspension, reason: string, at: Date): Promise<boolean>;
  /** The suspension, locked until the unit of work ends; `undefined` when there is none in the actor's reach. */
  lock(id: IdOf<'Suspension'>): Promise<Suspension | undefined>;
  /** Writes agreements down, and when it was lifted. */
  agree(suspension: Suspension, at: Date): Promise<void>;
}

/** What the use cases of this feature work with. */
export interface SuspensionsTx {
  readonly suspensions: Suspensions;
  readonly outbox: Outbox;
}
