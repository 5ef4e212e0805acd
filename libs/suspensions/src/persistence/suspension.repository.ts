import { isIdOf, type IdOf } from '#kernel';
import type { Transaction } from '#platform';
import type { HostFound, Suspensions } from '../application/ports.js';
import type { Suspension } from '../domain/suspension.js';

/** Suspensions in PostgreSQL. */
export class PgSuspensions implements Suspensions {
  constructor(private readonly tx: Transaction) {}

  async find(id: string): Promise<HostFound | undefined> {
    const { programmeId } = this.tx.actor;
    const sites = `select employer_id as "employerId", id as "siteId", null as "hostAdultId" from site where id = $1 and programme_id = $2`;
    const adults = `select employer_id as "employerId", null as "siteId", id as "hostAdultId" from host_adult where id = $1 and programme_id = $2`;
    if (isIdOf('Site', id)) return (await this.tx.manager.query<HostFound[]>(sites, [id, programmeId]))[0];
    if (isIdOf('HostAdult', id)) return (await this.tx.manager.query<HostFound[]>(adults, [id, programmeId]))[0];
    return undefined;
  }

  async add(suspension: Suspension, reason: string, at: Date): Promise<boolean> {
    const { id, programmeId, employerId, siteId, hostAdultId, suspendedBy, suspendedAs } = suspension;
    const added = await this.tx.manager.query<unknown[]>(
      `insert into suspension (id, programme_id, employer_id, site_id, host_adult_id, reason, suspended_by, suspended_as, suspended_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9) on conflict do nothing returning id`,
      [id, programmeId, employerId, siteId, hostAdultId, reason, suspendedBy, suspendedAs, at],
    );
    return added.length === 1;
  }

  async lock(id: IdOf<'Suspension'>): Promise<Suspension | undefined> {
    const [suspension] = await this.tx.manager.query<Suspension[]>(
      `select id, programme_id as "programmeId", employer_id as "employerId", site_id as "siteId", host_adult_id as "hostAdultId",
         suspended_by as "suspendedBy", suspended_as as "suspendedAs", lead_agreed_by as "leadAgreedBy",
         coordinator_agreed_by as "coordinatorAgreedBy", lifted_at is not null as "isLifted"
       from suspension where id = $1 for update`,
      [id],
    );
    return suspension;
  }

  async agree({ id, leadAgreedBy, coordinatorAgreedBy, isLifted }: Suspension, at: Date): Promise<void> {
    await this.tx.manager.query(
      'update suspension set lead_agreed_by = $2, coordinator_agreed_by = $3, lifted_at = $4 where id = $1',
      [id, leadAgreedBy, coordinatorAgreedBy, isLifted ? at : null],
    );
  }
}
