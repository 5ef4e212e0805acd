/** A function that does what is due and says how many rows it was: for the service itself alone, and never to a student under a hold. */
const forget = (name: string, parameters: string, steps: string, counted: string): string => `
  create or replace function retention.${name}(${parameters}) returns integer
    volatile security definer set search_path = public, pg_temp language plpgsql as $$
  #variable_conflict use_column
  declare counted integer := 0; more integer := 0;
  begin
    if app_role() is distinct from 'SYSTEM' then
      raise exception 'only the service itself forgets' using errcode = 'insufficient_privilege';
    end if;
    ${steps}
    return ${counted};
  end $$;
  revoke execute on function retention.${name} from public;
  grant execute on function retention.${name} to foothold_service;`;

const count = 'get diagnostics more = row_count; counted := counted + more;';

/** What was confirmed, and is on record for the safety of whoever went. */
const onRecord = `('CONFIRMED', 'ATTENDED', 'DID_NOT_ATTEND')`;

/** The last day of the school year that a day is in, in SQL. */
const schoolYearEnd = (day: string): string =>
  `make_date(extract(year from ${day})::integer + (extract(month from ${day}) >= 9)::integer, 8, 31)`;

/** Links for guardians, and who was taken off the list. Also for a database that was made before something was added to it. */
export const forgetGuardianLinksSql = forget(
  'forget_guardian_links',
  'ended_before timestamptz, at timestamptz',
  `delete from guardian_link l using allocation a where a.id = l.allocation_id
     and least(l.answered_at, l.voided_at, l.expires_at) < ended_before and not retention.is_held(a.student_id, at);
   ${count}
   delete from day_page_link l using allocation a where a.id = l.allocation_id
     and least(l.voided_at, l.expires_at) < ended_before and not retention.is_held(a.student_id, at);
   ${count}
   delete from guardian g where g.removed_at < ended_before and not retention.is_held(g.student_id, at)
     and not exists (select from guardian_link l where l.guardian_id = g.id)
     and not exists (select from day_page_link l where l.guardian_id = g.id)
     and not exists (select from permission p where p.guardian_id = g.id)
     and not exists (select from adjustments_release r where r.guardian_id = g.id)
     and not exists (select from concern c where c.guardian_id = g.id);
   ${count}`,
  'counted',
);

/** The functions of single rows of the table in libs/retention. */
export const forgettingSql = `
  create function retention.is_held(of_student text, at timestamptz) returns boolean
    stable security definer set search_path = public, pg_temp language sql
  begin atomic
    select exists (select from legal_hold h where h.student_id = of_student and h.released_at is null and h.placed_at <= at
      and (h.agreed_at is not null or h.placed_at > at - interval '14 days'));
  end;
  revoke execute on function retention.is_held from public;

  create function retention.has_record(of_student text) returns boolean
    stable security definer set search_path = public, pg_temp language sql
  begin atomic
    select exists (select from allocation a where a.student_id = of_student and a.state in ${onRecord})
      or exists (select from visitor v where v.student_id = of_student and v.came)
      or exists (select from concern c where c.student_id = of_student);
  end;
  revoke execute on function retention.has_record from public;

  ${forget(
    'forget_applications',
    'year_ended_before date, at timestamptz',
    `create temporary table ended on commit drop as
       select r.id from round r where ${schoolYearEnd('r.slots_to')} < year_ended_before;
     delete from application p using ended e where p.round_id = e.id and not retention.is_held(p.student_id, at)
       and not exists (select from allocation a where a.round_id = p.round_id and a.student_id = p.student_id and a.slot_id = p.slot_id
         and a.state in ${onRecord});
     ${count}
     update application p set rank = null from ended e where p.round_id = e.id and p.rank is not null
       and not retention.is_held(p.student_id, at);
     ${count}
     delete from round_reminder m using ended e where m.round_id = e.id and not retention.is_held(m.student_id, at);
     ${count}
     delete from application_sheet h using ended e where h.round_id = e.id and h.application_id is null
       and not retention.is_held(h.student_id, at);
     ${count}
     delete from round_wish w using ended e where w.round_id = e.id and not retention.is_held(w.student_id, at);
     ${count}
     delete from round_pin w using ended e where w.round_id = e.id and not retention.is_held(w.student_id, at);
     ${count}
     delete from proposal_outcome o using proposal p, ended e where o.proposal_id = p.id and p.round_id = e.id
       and not retention.is_held(o.student_id, at);
     ${count}
     delete from waiting_place w using slot s where s.id = w.slot_id and ${schoolYearEnd('s.ends_on')} < year_ended_before
       and (w.student_id is null or not retention.is_held(w.student_id, at));
     ${count}
     drop table ended;`,
    'counted',
  )}

  ${forget(
    'forget_messages',
    'last_day_before date, concern_closed_before timestamptz, at timestamptz',
    `create temporary table thread on commit drop as
       select a.id from allocation a where upper(a.days) <= last_day_before and not retention.is_held(a.student_id, at)
         and not exists (select from concern c where c.allocation_id = a.id
           and (c.state <> 'CLOSED' or c.closed_at >= concern_closed_before));
     delete from message_read r using thread t where r.allocation_id = t.id;
     delete from message m using thread t where m.allocation_id = t.id;
     ${count}
     drop table thread;`,
    'counted',
  )}

  ${forgetGuardianLinksSql}

  ${forget(
    'cut_review_authors',
    'written_before timestamptz, at timestamptz',
    `update allocation a set review_cut = true from review r where r.allocation_id = a.id and r.created_at < written_before
       and not retention.is_held(r.student_id, at);
     update review r set student_id = null, allocation_id = null where r.student_id is not null and r.created_at < written_before
       and not retention.is_held(r.student_id, at);
     ${count}`,
    'counted',
  )}

  ${forget(
    'forget_review_texts',
    'written_before timestamptz, at timestamptz',
    `update review r set body = '', advice = '', refused_because = null where r.created_at < written_before
       and (r.body <> '' or r.advice <> '' or r.refused_because is not null)
       and (r.student_id is null or not retention.is_held(r.student_id, at));
     ${count}`,
    'counted',
  )}

  ${forget(
    'forget_contact_decisions',
    'last_active_before date',
    `delete from contact_decision d where d.attested_at < last_active_before and (d.valid_until is null or d.valid_until < last_active_before)
       and not exists (select from slot s join opportunity o on o.id = s.opportunity_id where s.ends_on >= last_active_before
         and (d.host_adult_id in (o.supervisor_id, o.deputy_id)
           or exists (select from rota r where r.slot_id = s.id and r.host_adult_id = d.host_adult_id)));
     ${count}`,
    'counted',
  )}

  ${forget(
    'forget_employer_people',
    'last_placement_before date',
    `create temporary table idle on commit drop as
       select e.id from employer e where e.created_at < last_placement_before
         and not exists (select from slot s where s.employer_id = e.id and s.ends_on >= last_placement_before);
     delete from rota r using idle i where r.employer_id = i.id;
     ${count}
     delete from insurance n using idle i where n.employer_id = i.id;
     ${count}
     delete from suspension u using idle i where u.employer_id = i.id and u.lifted_at < last_placement_before;
     ${count}
     update vetting_step v set by_whom = null, note = null from idle i
       where v.employer_id = i.id and (v.by_whom is not null or v.note is not null);
     ${count}
     update host_adult h set name = 'Not kept', job_title = 'Not kept', work_email = h.id || '@not-kept.invalid', work_phone = null from idle i
       where h.employer_id = i.id and h.name <> 'Not kept';
     ${count}
     drop table idle;`,
    'counted',
  )}

  ${forget(
    'forget_visit_leads',
    'last_day_before date',
    `update slot_request q set staff_lead = '', note = '' from slot s where s.id = q.slot_id and s.ends_on < last_day_before
       and (q.staff_lead <> '' or q.note <> '');
     ${count}
     delete from cover_day d where d.on_day < last_day_before;
     ${count}`,
    'counted',
  )}

  ${forget(
    'forget_events',
    'happened_before timestamptz',
    `delete from notification n where n.happened_at < happened_before;
     ${count}
     delete from event v where v.happened_at < happened_before and v.delivered_at is not null
       and not exists (select from notification n where n.event_id = v.id);
     ${count}
     delete from digest d where d.made_at < happened_before;
     ${count}`,
    'counted',
  )}

  ${forget(
    'forget_accounts',
    'idle_since timestamptz',
    `create temporary table idle on commit drop as
       select c.id from account c where c.created_at < idle_since
         and not exists (select from role_grant g where g.account_id = c.id and (g.revoked_at is null or g.revoked_at >= idle_since));
     delete from letter l using idle i where l.account_id = i.id;
     ${count}
     delete from mail_address m using idle i where m.account_id = i.id and m.asked_at < idle_since;
     ${count}
     delete from favourite f using idle i where f.account_id = i.id;
     ${count}
     delete from calendar_feed f where f.revoked_at < idle_since or f.account_id in (select id from idle);
     ${count}
     drop table idle;
     update account c set issuer = 'not kept', subject = c.id where c.issuer <> 'not kept' and c.created_at < idle_since
       and not exists (select from role_grant g where g.account_id = c.id and (g.revoked_at is null or g.revoked_at >= idle_since));
     ${count}`,
    'counted',
  )}

  ${forget(
    'forget_host_concerns',
    'closed_before timestamptz',
    `create temporary table closed on commit drop as
       select c.id from concern c where c.student_id is null and c.state = 'CLOSED' and c.closed_at < closed_before;
     delete from concern_note n using closed d where n.concern_id = d.id;
     delete from concern c using closed d where c.id = d.id;
     ${count}
     drop table closed;`,
    'counted',
  )}

  ${forget(
    'forget_advert_reports',
    'closed_before timestamptz',
    `delete from advert_report r where r.closed_at < closed_before;
     ${count}`,
    'counted',
  )}

  ${forget(
    'forget_invitations',
    'ended_before timestamptz',
    `delete from team_invitation t where (t.accepted_at is null and least(t.withdrawn_at, t.expires_at) < ended_before)
       or exists (select from role_grant g where g.id = t.grant_id and g.revoked_at < ended_before);
     ${count}`,
    'counted',
  )}

  ${forget(
    'forget_letters',
    'written_before timestamptz',
    `delete from letter l where l.written_at < written_before;
     ${count}`,
    'counted',
  )}

  ${forget(
    'forget_openings_and_holds',
    'ended_before timestamptz',
    `delete from identity_opening o where o.closes_at < ended_before;
     ${count}
     delete from legal_hold h where h.released_at < ended_before;
     ${count}`,
    'counted',
  )}
`;
