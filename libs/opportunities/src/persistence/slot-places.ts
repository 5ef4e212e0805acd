import { invariant, type SlotId } from '#kernel';
import { codeOf, enqueueIn, type Transaction } from '#platform';
import { SlotBusy } from '../domain/problems.js';

/** What became of an attempt to take places; `remaining` is how many are left in the slot now. */
export type PlacesTaking =
  | { readonly outcome: 'TAKEN'; readonly remaining: number }
  | { readonly outcome: 'NOT_ENOUGH'; readonly remaining: number }
  /** The slot was cancelled: nothing can be taken there. */
  | { readonly outcome: 'CANCELLED' }
  /** There is none, or it is not the actor's to see. */
  | { readonly outcome: 'NO_SUCH_SLOT' };

/**
 * The places of a slot, taken and given back inside the caller's transaction. Whoever acts must be allowed to by the policies of
 * `slot`; events are the caller's to add.
 */
export class SlotPlaces {
  constructor(private readonly tx: Transaction) {}

  /**
   * Takes `places` (1 or more) in one conditional update, so that two who take at once can never oversell a slot: the second waits
   * for the first to commit. Takes all of them or none. One statement, two when nothing was taken.
   */
  async take(slotId: SlotId, places: number): Promise<PlacesTaking> {
    invariant(Number.isInteger(places) && places >= 1, 'at least one whole place is taken');
    const [taken] = await this.tx.manager
      .query<[{ remaining: number }[], number]>(
        `update slot set taken = taken + $2 where id = $1 and state = 'OPEN' and taken + $2 <= capacity
         returning capacity - taken as remaining`,
        [slotId, places],
      )
      .catch((error: unknown) => busyOr(error, slotId));
    return taken[0] === undefined ? this.whyNot(slotId) : { outcome: 'TAKEN', remaining: taken[0].remaining };
  }

  /**
   * From now on, whoever waits longer than that for anything is refused, for a slot with `SlotBusy`: for those who take in several slots,
   * because what they have locked already is waited for by others. What else is waited for is told by `busyOr`.
   */
  async waitAtMost(milliseconds: number): Promise<void> {
    invariant(Number.isInteger(milliseconds) && milliseconds >= 1, 'a wait is a whole number of milliseconds');
    await this.tx.manager.query(`set local lock_timeout = ${milliseconds}`);
  }

  /**
   * Gives back `places` that were taken before, and has them offered to those who wait; also in a slot that was cancelled since. Throws
   * `InvariantViolated` if there are not so many.
   */
  async release(slotId: SlotId, places: number): Promise<void> {
    invariant(Number.isInteger(places) && places >= 1, 'at least one whole place is released');
    const [, changed] = await this.tx.manager.query<[unknown[], number]>(
      'update slot set taken = taken - $2 where id = $1 and taken >= $2',
      [slotId, places],
    );
    invariant(changed === 1, 'only places that were taken are released');
    await enqueueIn(this.tx.manager, 'offer-free-places', [{ slotId }]);
  }

  private async whyNot(slotId: SlotId): Promise<PlacesTaking> {
    const rows = await this.tx.manager.query<{ isOpen: boolean; remaining: number }[]>(
      `select state = 'OPEN' as "isOpen", capacity - taken as remaining from slot where id = $1`,
      [slotId],
    );
    const slot = rows[0];
    if (slot === undefined) return { outcome: 'NO_SUCH_SLOT' };
    return slot.isOpen ? { outcome: 'NOT_ENOUGH', remaining: slot.remaining } : { outcome: 'CANCELLED' };
  }
}

/** PostgreSQL's word for "the lock was not to be had in the time that you gave". */
const lockNotAvailable = '55P03';

/** Tells whoever waited longer than `waitAtMost` allows, on the way to places in a slot, that it is busy; throws anything else as it is. */
export function busyOr(error: unknown, slotId: SlotId): never {
  if (codeOf(error) === lockNotAvailable) throw new SlotBusy(slotId);
  throw error;
}
