import type { Activity } from '../domain/activity.js';
import type { ActivityProfile } from '../domain/activity-profile.js';
import type { DoubtsOf } from '../domain/domain-doubts.js';
import type { EmployerOnFile, VettingFile } from '../domain/vetting-file.js';

/** A file as it is read: with the domains that nobody has decided about, and not yet what is doubtful about them. */
export interface FileRow extends ActivityProfile {
  readonly activity: Activity;
  readonly employer: Omit<EmployerOnFile, 'doubts'>;
  readonly domains: readonly string[];
  readonly adults: number;
  readonly adultsCalledBack: number;
  readonly noticesSeenOn: VettingFile['noticesSeenOn'];
  readonly insurance: VettingFile['insurance'];
  readonly advertised: VettingFile['advertised'];
}

/** Domains of employer `e` and its adults about which nobody has decided, as an SQL array. */
export const undecidedDomains = `array(select distinct own.domain from (select regexp_replace(lower(e.web_domain), '^www[.]', '')
      union all select lower(split_part(a.work_email, '@', 2)) from host_adult a where a.employer_id = e.id) own (domain)
    where own.domain is not null
      and not exists (select from domain_decision c where c.employer_id = e.id and c.domain = own.domain))`;

/** A `FileRow` of profile `p`, employer `e` and declaration `d`. A check counts until there is an approval that rests on it. */
export const fileColumns = `p.id, p.programme_id as "programmeId", p.employer_id as "employerId", p.site_id as "siteId", p.activity, p.tier, p.state,
  to_char(p.approved_until, 'YYYY-MM-DD') as "approvedUntil", d.answers,
  case when p.check_form is not null and (p.approved_at is null or p.checked_at > p.approved_at)
    then json_build_object('form', p.check_form, 'on', p.checked_on, 'by', p.checked_by) end as "check",
  json_build_object('state', e.state, 'staffCount', e.staff_count, 'registeredBy', e.registered_by) as employer,
  ${undecidedDomains} as domains, to_char(p.notices_seen_on, 'YYYY-MM-DD') as "noticesSeenOn",
  (select count(*)::integer from host_adult a where a.site_id = p.site_id) as adults,
  (select count(*)::integer from host_adult a where a.site_id = p.site_id and a.called_back_at is not null) as "adultsCalledBack",
  coalesce((select json_agg(json_build_object('kind', i.kind, 'coverPounds', i.cover_pounds, 'validTo', i.valid_to) order by i.kind)
    from insurance i where i.employer_id = p.employer_id), '[]') as insurance,
  array(select distinct o.kind from opportunity o
    where o.site_id = p.site_id and o.activity = p.activity and o.state <> 'WITHDRAWN') as advertised`;

/** Where it comes from. */
export const fileTables = `activity_profile p join employer e on e.id = p.employer_id
  left join activity_declaration d on d.profile_id = p.id`;

/** The file of a row, its domains judged. */
export function fileOf(row: FileRow, doubtsOf: DoubtsOf): VettingFile {
  const { employer, domains, adults, adultsCalledBack, noticesSeenOn, insurance, advertised, ...profile } = row;
  return {
    profile,
    employer: { ...employer, doubts: doubtsOf(profile.employerId, domains) },
    adults,
    adultsCalledBack,
    noticesSeenOn,
    insurance,
    advertised,
  };
}
