import type { Actor, EmployerId, IdOf, LocalDate, Page, PageRequest } from '#kernel';
import { pageOf, readCursor } from '#kernel';
import { statement, type ScopedReads } from '#platform';
import type { EmployerState, InsuranceKind } from '../domain/employer.js';

/** An employer with all that belongs to it, for its own people and for whoever vets it. */
export interface EmployerFile {
  readonly id: EmployerId;
  readonly name: string;
  readonly sector: string;
  readonly staffCount: number;
  readonly webDomain: string | null;
  readonly owner: string | null;
  readonly state: EmployerState;
  readonly stateReason: string | null;
  readonly sites: {
    id: IdOf<'Site'>;
    name: string;
    addressLine: string;
    postcode: string;
    roughLocation: boolean;
    access: string;
    hostAdults: { id: IdOf<'HostAdult'>; name: string; jobTitle: string; workEmail: string; wasCalledBack: boolean }[];
  }[];
  readonly insurance: { kind: InsuranceKind; insurer: string; coverPounds: number; validTo: LocalDate }[];
}

const file = `
  select e.id, e.name, e.sector, e.staff_count as "staffCount", e.web_domain as "webDomain", e.owner, e.state, e.state_reason as "stateReason",
    coalesce((select json_agg(json_build_object('id', s.id, 'name', s.name, 'addressLine', s.address_line, 'postcode', s.postcode,
        'roughLocation', s.location_rough, 'access', s.access, 'hostAdults', coalesce((select json_agg(json_build_object('id', a.id, 'name', a.name,
          'jobTitle', a.job_title, 'workEmail', a.work_email, 'wasCalledBack', a.called_back_at is not null) order by a.id)
          from host_adult a where a.site_id = s.id), '[]')) order by s.id)
      from site s where s.employer_id = e.id), '[]') as sites,
    coalesce((select json_agg(json_build_object('kind', i.kind, 'insurer', i.insurer, 'coverPounds', i.cover_pounds,
        'validTo', i.valid_to) order by i.kind) from insurance i where i.employer_id = e.id), '[]') as insurance
  from employer e`;

const own = statement<EmployerFile>('own_employer', `${file} where e.id = $1`);
const toVerify = statement<EmployerFile>(
  'employers_to_verify',
  `${file} where e.programme_id = $1 and e.state = 'SUBMITTED' and e.id > $2 order by e.id limit $3`,
);

/** Reads of employers. */
export class EmployerQueries {
  constructor(private readonly reads: ScopedReads) {}

  /** The employer that the actor acts for. */
  async own(actor: Actor): Promise<EmployerFile | undefined> {
    return this.reads.one(actor, own, [actor.employerId]);
  }

  /** Employers of the coordinator's programme that wait to be verified, the longest waiting first. */
  async toVerify(actor: Actor, { first, after }: PageRequest): Promise<Page<EmployerFile>> {
    const from = after === null ? '' : (readCursor(after, 1)?.[0] ?? '');
    const rows = await this.reads.all(actor, toVerify, [actor.programmeId, from, first + 1]);
    return pageOf(rows, first, (node) => [node.id]);
  }
}
