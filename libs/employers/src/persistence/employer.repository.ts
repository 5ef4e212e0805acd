import { NotFound, type AccountId, type EmployerId, type HostAdultId, type IdOf, type SiteId } from '#kernel';
import { codeOf, constraintOf, type Transaction } from '#platform';
import { InvalidInput } from '#kernel';
import type { Employer, EmployerIdentity, EmployerState, HostAdult, Insurance, Site } from '../domain/employer.js';
import type { CalledAdult, Employers, SiteAdults } from '../application/ports.js';
import { EmployerRow, HostAdultRow, InsuranceRow, SiteRow } from './employer.rows.js';

/** What two adults must not share, by the constraint that says so. */
const sharedBy: Readonly<Record<string, 'workEmail' | 'workPhone'>> = {
  host_adult_employer_id_work_email_key: 'workEmail',
  host_adult_phone_once: 'workPhone',
};

/** Employers in PostgreSQL. */
export class PgEmployers implements Employers {
  constructor(private readonly tx: Transaction) {}

  async add(employer: Employer): Promise<void> {
    try {
      await this.tx.manager.insert(EmployerRow, employer);
    } catch (error) {
      if (codeOf(error) === '23503') throw new NotFound('Programme', employer.programmeId);
      throw error;
    }
  }

  async lock(id: EmployerId): Promise<Employer | undefined> {
    const row = await this.tx.manager.findOne(EmployerRow, { where: { id }, lock: { mode: 'pessimistic_write' } });
    return row ?? undefined;
  }

  async setState(
    id: EmployerId,
    state: EmployerState,
    reason: string | null,
    by: AccountId | null,
    at: Date,
  ): Promise<void> {
    const verified = state === 'VERIFIED' ? { verifiedBy: by, verifiedAt: at } : {};
    await this.tx.manager.update(EmployerRow, { id }, { state, stateReason: reason, ...verified });
  }

  async changeIdentity(id: EmployerId, { name, sector, webDomain, owner }: EmployerIdentity): Promise<void> {
    await this.tx.manager.update(EmployerRow, { id }, { name, sector, webDomain, owner });
  }

  async addSite(site: Site): Promise<void> {
    await this.tx.manager.insert(SiteRow, site);
  }

  async site(employerId: EmployerId, siteId: SiteId): Promise<Site | undefined> {
    return (await this.tx.manager.findOneBy(SiteRow, { id: siteId, employerId })) ?? undefined;
  }

  async relocate({ id, addressLine, postcode, latitude, longitude, roughLocation }: Site): Promise<void> {
    await this.tx.manager.update(SiteRow, { id }, { addressLine, postcode, latitude, longitude, roughLocation });
  }

  async hasSite(employerId: EmployerId, siteId: SiteId): Promise<boolean> {
    return this.tx.manager.existsBy(SiteRow, { id: siteId, employerId });
  }

  async addHostAdult(adult: HostAdult): Promise<void> {
    try {
      await this.tx.manager.insert(HostAdultRow, adult);
    } catch (error) {
      const path = sharedBy[constraintOf(error)];
      if (path === undefined) throw error;
      const message = 'is that of another host adult of yours; each has their own';
      throw new InvalidInput([{ path, value: adult[path], message }]);
    }
  }

  async employerOfAdult(adultId: HostAdultId): Promise<CalledAdult | undefined> {
    const rows = await this.tx.manager.query<CalledAdult[]>(
      `select e.id as "employerId", e.registered_by as "registeredBy"
       from host_adult a join employer e on e.id = a.employer_id where a.id = $1`,
      [adultId],
    );
    return rows[0];
  }

  async recordCallBack(adultId: HostAdultId, by: AccountId | null, at: Date): Promise<void> {
    await this.tx.manager.update(
      HostAdultRow,
      { id: adultId },
      { workAddressVerifiedAt: at, calledBackAt: at, calledBackBy: by },
    );
  }

  async adultsBySite(id: EmployerId): Promise<SiteAdults[]> {
    return this.tx.manager.query<SiteAdults[]>(
      `select s.name as "siteName", count(a.id) filter (where a.called_back_at is not null)::integer as "calledBack"
       from site s left join host_adult a on a.site_id = s.id
       where s.employer_id = $1 group by s.id order by s.name`,
      [id],
    );
  }

  async forgetCallBacks(id: EmployerId, siteId: SiteId | null): Promise<void> {
    const forgotten = { workAddressVerifiedAt: null, calledBackAt: null, calledBackBy: null };
    await this.tx.manager.update(HostAdultRow, { employerId: id, ...(siteId === null ? {} : { siteId }) }, forgotten);
  }

  async declareInsurance(id: IdOf<'Declaration'>, insurance: Insurance, by: AccountId | null): Promise<void> {
    const row = { ...insurance, id, declaredBy: by };
    await this.tx.manager.upsert(InsuranceRow, row, {
      conflictPaths: ['employerId', 'kind'],
      skipUpdateIfNoValuesChanged: false,
    });
  }
}
