import { isIdOf, type IdOf, type LocalDate, type SchoolId } from '#kernel';
import type { Transaction } from '#platform';
import type { Suspensions, SuspensionTerms } from '../application/ports.js';
import { stateOf, type SuspendedHost, type Suspension } from '../domain/suspension.js';

const columns = `id, programme_id as "programmeId", employer_id as "employerId", site_id as "siteId", host_adult_id as "hostAdultId",
  suspended_by as "suspendedBy", suspended_as as "suspendedAs", joined_by as "joinedBy", lead_agreed_by as "leadAgreedBy",
  coordinator_agreed_by as "coordinatorAgreedBy", escalated_at is not null as "isEscalated"`;

/** Where each kind of host is found by id. */
const hosts = {
  Employer: `select id as "employerId", null as "siteId", null as "hostAdultId" from employer where id = $1 and programme_id = $2`,
  Site: `select employer_id as "employerId", id as "siteId", null as "hostAdultId" from site where id = $1 and programme_id = $2`,
  HostAdult: `select employer_id as "employerId", null as "siteId", id as "hostAdultId" from host_adult where id = $1 and programme_id = $2`,
} as const;

/** Suspensions in PostgreSQL. */
export class PgSuspensions implements Suspensions {
  constructor(private readonly tx: Transaction) {}

  async find(id: string): Promise<SuspendedHost | undefined> {
    const kind = (['Employer', 'Site', 'HostAdult'] as const).find((each) => isIdOf(each, id));
    if (kind === undefined) return undefined;
    return (await this.tx.manager.query<SuspendedHost[]>(hosts[kind], [id, this.tx.actor.programmeId]))[0];
  }

  async add(suspension: Suspension, { reason, at, escalatesAt }: SuspensionTerms): Promise<boolean> {
    const { id, programmeId, employerId, siteId, hostAdultId, suspendedBy, suspendedAs } = suspension;
    if (suspendedAs === 'ALLEGATION') {
      // Whoever made the allegation may not suspend; the database does, for as long as it finds one that is open.
      const [held] = await this.tx.manager.query<{ held: boolean }[]>(
        'select hold_for_allegation($1, $2, $3, $4, $5, $6, $7, $8) as held',
        [id, programmeId, employerId, siteId, hostAdultId, reason, at, escalatesAt],
      );
      return held?.held === true;
    }
    const added = await this.tx.manager.query<unknown[]>(
      `insert into suspension (id, programme_id, employer_id, site_id, host_adult_id, reason, suspended_by, suspended_as, suspended_at,
         escalates_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) on conflict do nothing returning id`,
      [id, programmeId, employerId, siteId, hostAdultId, reason, suspendedBy, suspendedAs, at, escalatesAt],
    );
    return added.length === 1;
  }

  async lock(id: IdOf<'Suspension'>): Promise<Suspension | undefined> {
    const [suspension] = await this.tx.manager.query<Suspension[]>(
      `select ${columns} from suspension where id = $1 for update`,
      [id],
    );
    return suspension;
  }

  async keep(suspension: Suspension, at: Date): Promise<void> {
    const { id, joinedBy, leadAgreedBy, coordinatorAgreedBy } = suspension;
    await this.tx.manager.query(
      `update suspension set joined_by = $2::text, joined_at = case when $2::text is not null then coalesce(joined_at, $5) end,
         lead_agreed_by = $3, coordinator_agreed_by = $4, lifted_at = $6 where id = $1`,
      [id, joinedBy, leadAgreedBy, coordinatorAgreedBy, at, stateOf(suspension) === 'LIFTED' ? at : null],
    );
  }

  async escalate(now: Date): Promise<Suspension[]> {
    const [rows] = await this.tx.manager.query<[Suspension[], number]>(
      `update suspension set escalated_at = $1
       where lifted_at is null and joined_at is null and coordinator_agreed_by is null and escalated_at is null and escalates_at <= $1
       returning ${columns}`,
      [now],
    );
    return rows;
  }

  async schoolsAt({ employerId, siteId, hostAdultId }: SuspendedHost, since: LocalDate): Promise<SchoolId[]> {
    const rows = await this.tx.manager.query<{ id: SchoolId }[]>(
      'select id from schools_at_host($1, $2, $3, $4::date) as id order by id',
      [employerId, siteId, hostAdultId, since],
    );
    return rows.map(({ id }) => id);
  }
}
