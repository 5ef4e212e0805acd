import type { AccountId, EmployerId, IdOf, Outbox, PledgeId } from '#kernel';
import type { Pledge } from '../domain/pledge.js';

/** How much a pledge was changed, and why; null for what was changed before the quarter began. */
export interface PledgeChange {
  readonly id: IdOf<'PledgeChange'>;
  readonly before: number;
  readonly after: number;
  readonly reason: string | null;
  readonly by: AccountId | null;
  readonly at: Date;
}

/** What employers pledge. */
export interface Pledges {
  /** True for an area in which a school of the actor's programme is, or a site of its employer. */
  knowsArea(area: string): Promise<boolean>;
  /** The employer's pledge of that quarter, area, kind and measure, locked; made with nothing pledged where there is none. */
  lockOrMake(line: Pledge, at: Date): Promise<{ readonly id: PledgeId; readonly amount: number }>;
  change(pledge: Pledge, change: PledgeChange): Promise<void>;
}

/** Employers, as far as it matters here. */
export interface Pledgers {
  /** How far the employer's verification has come. */
  stateOf(employerId: EmployerId): Promise<string>;
}

/** What the use case of this feature works with. */
export interface PledgesTx {
  readonly pledges: Pledges;
  readonly employers: Pledgers;
  readonly outbox: Outbox;
}
