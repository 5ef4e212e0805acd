import { invariant, type EmployerId, type SlotId } from '#kernel';
import type { Transaction } from '#platform';
import type { Hosts } from '../application/ports.js';
import type { PlacementTimes } from '../domain/attendance.js';

/** Employers and slots in PostgreSQL, as those concerned by a place there see them. */
export class PgHosts implements Hosts {
  constructor(private readonly tx: Transaction) {}

  async stateOf(employerId: EmployerId): Promise<string> {
    const [employer] = await this.tx.manager.query<{ state: string }[]>('select state from employer where id = $1', [
      employerId,
    ]);
    invariant(employer !== undefined, 'whoever is concerned by a place sees its employer');
    return employer.state;
  }

  async timesOf(slotId: SlotId): Promise<PlacementTimes> {
    const [times] = await this.tx.manager.query<PlacementTimes[]>(
      `select to_char(starts_on, 'YYYY-MM-DD') as "startsOn", to_char(ends_on, 'YYYY-MM-DD') as "endsOn",
         to_char(starts_at, 'HH24:MI') as "startsAt", to_char(finishes_at, 'HH24:MI') as "finishesAt"
       from slot where id = $1`,
      [slotId],
    );
    invariant(times !== undefined, 'whoever is concerned by a place sees its slot');
    return times;
  }
}
