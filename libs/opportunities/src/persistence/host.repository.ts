import { invariant, type EmployerId, type HostAdultId, type SiteId } from '#kernel';
import type { Transaction } from '#platform';
import type { Hosts } from '../application/ports.js';

/** Employers, sites and host adults in PostgreSQL, as far as an advert names them. */
export class PgHosts implements Hosts {
  constructor(private readonly tx: Transaction) {}

  async stateOf(employerId: EmployerId): Promise<string> {
    const rows = await this.tx.manager.query<{ state: string }[]>('select state from employer where id = $1', [
      employerId,
    ]);
    invariant(rows[0] !== undefined, 'an employer that has an advert is there');
    return rows[0].state;
  }

  async hasSite(employerId: EmployerId, siteId: SiteId): Promise<boolean> {
    const rows = await this.tx.manager.query<unknown[]>('select from site where id = $1 and employer_id = $2', [
      siteId,
      employerId,
    ]);
    return rows.length > 0;
  }

  async adultsOf(siteId: SiteId, adultIds: readonly HostAdultId[]): Promise<ReadonlySet<string>> {
    const rows = await this.tx.manager.query<{ id: string }[]>(
      'select id from host_adult where site_id = $1 and id = any($2)',
      [siteId, adultIds],
    );
    return new Set(rows.map(({ id }) => id));
  }
}
