import { isIdOf, type AllocationId, type LocalDate, type SchoolId } from '#kernel';
import type { Transaction } from '#platform';
import type { ConcernedPlacement, ConcernedPlacements } from '../application/ports.js';
import type { ConcernedHost } from '../domain/concern.js';

/** Where each kind of host is found by id; an adult with the site where they work. */
const hosts = {
  Employer: `select id as "employerId", null as "siteId", null as "hostAdultId" from employer where id = $1 and programme_id = $2`,
  Site: `select employer_id as "employerId", id as "siteId", null as "hostAdultId" from site where id = $1 and programme_id = $2`,
  HostAdult: `select employer_id as "employerId", site_id as "siteId", id as "hostAdultId" from host_adult where id = $1 and programme_id = $2`,
} as const;

/** Allocations and hosts in PostgreSQL, as far as a concern goes. */
export class PgConcernedPlacements implements ConcernedPlacements {
  constructor(private readonly tx: Transaction) {}

  async find(id: AllocationId): Promise<ConcernedPlacement | undefined> {
    const [placement] = await this.tx.manager.query<ConcernedPlacement[]>(
      `select a.id, a.programme_id as "programmeId", a.school_id as "schoolId", a.student_id as "studentId", a.state,
         json_build_object('employerId', a.employer_id, 'siteId', o.site_id, 'hostAdultId', null) as host
       from allocation a join slot s on s.id = a.slot_id join opportunity o on o.id = s.opportunity_id where a.id = $1
       union all
       select p.id, p.programme_id, p.school_id, p.student_id, p.state,
         json_build_object('employerId', p.employer_id, 'siteId', p.site_id, 'hostAdultId', null)
       from my_mentored_places() p where p.id = $1`,
      [id],
    );
    return placement;
  }

  async host(id: string): Promise<ConcernedHost | undefined> {
    const kind = (['Employer', 'Site', 'HostAdult'] as const).find((each) => isIdOf(each, id));
    if (kind === undefined) return undefined;
    return (await this.tx.manager.query<ConcernedHost[]>(hosts[kind], [id, this.tx.actor.programmeId]))[0];
  }

  async schoolsToTell(host: ConcernedHost, since: LocalDate): Promise<SchoolId[]> {
    const { employerId, siteId, hostAdultId } = host;
    // Of an adult, wherever they look after somebody.
    const site = hostAdultId === null ? siteId : null;
    const rows = await this.tx.manager.query<{ id: SchoolId }[]>(
      'select id from schools_to_tell($1, $2, $3, $4::date) as id order by id',
      [employerId, site, hostAdultId, since],
    );
    return rows.map(({ id }) => id);
  }
}
