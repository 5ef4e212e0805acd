import { termsSql } from '#clearances';

/** SQL that finds a link, with all that a page for it says, by the hash of a token ($1). See `FoundLink`. */
export const linkByTokenSql = `
  select l.id, a.programme_id as "programmeId", l.school_id as "schoolId", l.allocation_id as "allocationId", l.guardian_id as "guardianId", a.student_id as "studentId",
    json_build_object('employerId', a.employer_id, 'siteId', o.site_id, 'hostAdultId', null) as host,
    l.expires_at as "expiresAt", l.voided_at is not null or g.removed_at is not null as "isVoid",
    is_contact_restricted(g.student_id, g.email) as "isContactRestricted", l.answer as reply, a.state as "allocationState",
    e.state = 'VERIFIED' and not o.id = any(held_adverts()) as "isHostOpen",
    json_build_object('version', l.placement_version, 'termsHash', l.terms_hash) as asked, o.version, ${termsSql} as terms, g.language,
    case when n.adjustments <> '' then json_build_object('text', n.adjustments, 'version', adjustments_version(n.adjustments)) end as adjustments,
    json_build_object('givenName', i.given_name, 'schoolName', c.name, 'employerName', e.name, 'title', o.title, 'dayPlan', o.day_plan,
      'siteAddress', concat_ws('; ', concat_ws(', ', t.name, t.address_line, t.postcode), partner_places(o.id)), 'startsOn', s.starts_on, 'endsOn', s.ends_on,
      'startsAt', to_char(s.starts_at, 'HH24:MI'), 'finishesAt', to_char(s.finishes_at, 'HH24:MI'), 'breakMinutes', s.break_minutes,
      'supervisorJobTitle', host_job_title(o.supervisor_id), 'deputyJobTitle', host_job_title(o.deputy_id),
      'hazards', o.hazards, 'whatToWear', o.what_to_wear, 'lunchPlan', o.lunch_plan,
      'isInsured', exists (select from insurance n where n.employer_id = e.id and n.kind = 'EMPLOYERS_LIABILITY' and n.valid_to >= s.ends_on)
        and are_partners_insured(o.id, s.ends_on),
      'ownEmergencyPhone', (select m.phone from emergency_contact m where m.student_id = a.student_id and m.guardian_id = l.guardian_id
        order by m.place limit 1),
      'travel', (select json_build_object('outMinutes', r.out_minutes, 'backMinutes', r.back_minutes) from proposal_outcome r
        where r.proposal_id = a.proposal_id and r.student_id = a.student_id and r.slot_id = a.slot_id
          and r.out_minutes is not null and r.back_minutes is not null)) as placement
  from guardian_link l
  join guardian g on g.id = l.guardian_id
  join allocation a on a.id = l.allocation_id
  join student_identity i on i.student_id = a.student_id
  join student n on n.id = a.student_id
  join school c on c.id = l.school_id
  join employer e on e.id = a.employer_id
  join slot s on s.id = a.slot_id
  join opportunity o on o.id = s.opportunity_id
  join site t on t.id = o.site_id
  where l.token_hashes @> array[$1::bytea]`;
