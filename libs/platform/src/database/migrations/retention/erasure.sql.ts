/** All of a student goes. Also for a database that was made before something was added to it. */
export const forgetWhollySql = `create or replace function retention.forget_wholly(of_student text) returns void
    volatile security definer set search_path = public, pg_temp language plpgsql as $$
  declare
    visits text[] := array(select slot_request_id from visitor where student_id = of_student);
  begin
    perform retention.forget_beyond_record(of_student);
    delete from message_read r using allocation a where a.id = r.allocation_id and a.student_id = of_student;
    delete from message m using allocation a where a.id = m.allocation_id and a.student_id = of_student;
    delete from permission p using allocation a where a.id = p.allocation_id and a.student_id = of_student;
    delete from agreement g using allocation a where a.id = g.allocation_id and a.student_id = of_student;
    delete from attendance t using allocation a where a.id = t.allocation_id and a.student_id = of_student;
    delete from clearance c using allocation a where a.id = c.allocation_id and a.student_id = of_student;
    delete from placement_note n using allocation a where a.id = n.allocation_id and a.student_id = of_student;
    delete from visitor where student_id = of_student;
    -- What was decided of a visit goes with the last of those who were on it, and with it why somebody went on.
    visits := array(select v from unnest(visits) v where not exists (select from visitor r where r.slot_request_id = v));
    delete from block_lifting where slot_request_id = any(visits);
    delete from clearance where slot_request_id = any(visits);
    delete from concern_note n using concern c where c.id = n.concern_id and c.student_id = of_student;
    delete from concern where student_id = of_student;
    delete from allocation where student_id = of_student;
    delete from guardian where student_id = of_student;
    delete from identity_opening where student_id = of_student;
    delete from legal_hold where student_id = of_student;
    delete from kept_identity where student_id = of_student;
    delete from student_identity where student_id = of_student;
    delete from student where id = of_student;
  end $$;`;

/** What goes whether a safety record is kept or not. Also for a database that was made before something was added to it. */
export const forgetBeyondRecordSql = `create or replace function retention.forget_beyond_record(of_student text) returns void
    volatile security definer set search_path = public, pg_temp language plpgsql as $$
  declare
    -- The accounts that act for nobody but the student.
    own text[] := array(select g.account_id from role_grant g where g.student_id = of_student
      and not exists (select from role_grant o where o.account_id = g.account_id and o.student_id is distinct from of_student));
  begin
    delete from application_sheet where student_id = of_student;
    delete from round_reminder where student_id = of_student;
    delete from own_contact where student_id = of_student;
    delete from mentoring where student_id = of_student;
    delete from application where student_id = of_student;
    delete from waiting_place where student_id = of_student;
    delete from visitor where student_id = of_student and came is not true;
    delete from favourite where student_id = of_student;
    delete from digest where student_id = of_student;
    delete from calendar_feed where student_id = of_student;
    delete from letter where account_id = any(own);
    delete from mail_address where account_id = any(own);
    delete from exit_survey where student_id = of_student;
    delete from reflection where student_id = of_student;
    delete from certificate where student_id = of_student;
    delete from employer_feedback f using allocation a where a.id = f.allocation_id and a.student_id = of_student;
    delete from round_wish where student_id = of_student;
    delete from round_pin where student_id = of_student;
    delete from proposal_outcome where student_id = of_student;
    delete from message_read r using allocation a where a.id = r.allocation_id and a.student_id = of_student
      and not exists (select from concern c where c.allocation_id = a.id);
    delete from message m using allocation a where a.id = m.allocation_id and a.student_id = of_student
      and not exists (select from concern c where c.allocation_id = a.id);
    delete from guardian_link l using allocation a where a.id = l.allocation_id and a.student_id = of_student;
    delete from day_page_link l using allocation a where a.id = l.allocation_id and a.student_id = of_student;
    delete from adjustments_release r using allocation a where a.id = r.allocation_id and a.student_id = of_student;
    delete from emergency_contact where student_id = of_student;
    delete from contact_restriction where student_id = of_student;
    delete from guardian g where g.student_id = of_student and not exists (select from permission p where p.guardian_id = g.id)
      and not exists (select from concern c where c.guardian_id = g.id);
    update allocation set review_cut = true where student_id = of_student and id in (select allocation_id from review);
    update review set student_id = null, allocation_id = null, body = '', advice = '', refused_because = null
      where student_id = of_student;
    delete from notification where student_id = of_student;
    delete from role_grant where student_id = of_student;
    update account c set issuer = 'not kept', subject = c.id where c.issuer <> 'not kept'
      and not exists (select from role_grant g where g.account_id = c.id)
      and c.id in (select given_by from agreement where party = 'STUDENT' and allocation_id in
          (select id from allocation where student_id = of_student)
        union select raised_by from concern where student_id = of_student and raised_as = 'STUDENT');
    update student set home_cell = '', location_rough = false, interests = '{}', statement_answers = '{}', gender = null,
      travel_limits = '{}', weekly_digest = false, free_school_meals = false, send_support = false, care_experienced = false, neet_risk = false,
      adjustments = null where id = of_student;
  end $$;`;

/** All of one student goes, or all but the safety record: in one place, for the age at which it goes and for whoever asks for it. */
export const erasureSql = `
  ${forgetBeyondRecordSql}
  ${forgetWhollySql}
  create function retention.forget_to_record(of_student text, at timestamptz) returns void
    volatile security definer set search_path = public, pg_temp language plpgsql as $$
  begin
    perform retention.forget_beyond_record(of_student);
    insert into kept_identity (student_id, school_id, upn, given_name, family_name, born_on, kept_because, kept_since)
      select i.student_id, i.school_id, i.upn, i.given_name, i.family_name, i.born_on, 'SAFETY_RECORD', at
      from student_identity i where i.student_id = of_student on conflict (student_id) do nothing;
    delete from student_identity where student_id = of_student;
  end $$;
  revoke execute on function retention.forget_beyond_record, retention.forget_wholly, retention.forget_to_record from public;

  -- Safety records, once whoever they are about has come of an age at which nobody can claim by them any more.
  create function retention.forget_safety_records(born_before date, at timestamptz) returns integer
    volatile security definer set search_path = public, pg_temp language plpgsql as $$
  declare s record; counted integer := 0;
  begin
    if app_role() is distinct from 'SYSTEM' then
      raise exception 'only the service itself forgets' using errcode = 'insufficient_privilege';
    end if;
    for s in select k.student_id as id from (select student_id, born_on from student_identity union all
        select student_id, born_on from kept_identity) k where k.born_on <= born_before and not retention.is_held(k.student_id, at)
        order by k.student_id loop
      perform retention.forget_wholly(s.id);
      counted := counted + 1;
    end loop;
    return counted;
  end $$;

  -- Those who have left school: all of them who never went anywhere, and of the others all but the record.
  create function retention.forget_leavers(born_before date, at timestamptz) returns integer
    volatile security definer set search_path = public, pg_temp language plpgsql as $$
  declare s record; counted integer := 0;
  begin
    if app_role() is distinct from 'SYSTEM' then
      raise exception 'only the service itself forgets' using errcode = 'insufficient_privilege';
    end if;
    for s in select i.student_id as id from student_identity i where i.born_on <= born_before
        and not retention.is_held(i.student_id, at) order by i.student_id loop
      if retention.has_record(s.id) then perform retention.forget_to_record(s.id, at);
      else perform retention.forget_wholly(s.id); end if;
      counted := counted + 1;
    end loop;
    return counted;
  end $$;
  revoke execute on function retention.forget_safety_records, retention.forget_leavers from public;
  grant execute on function retention.forget_safety_records, retention.forget_leavers to foothold_service;

  -- What stands against an erasure now, for the safeguarding lead of the school.
  create function retention.obstacles(of_student text, at timestamptz) returns text[]
    stable security definer set search_path = public, pg_temp language sql
  begin atomic
    select array(
      select 'LEGAL_HOLD' where retention.is_held(of_student, at)
      union all select 'OPEN_CONCERN' where exists (select from concern c where c.student_id = of_student and c.state <> 'CLOSED')
      union all select 'PLACE_AHEAD' where exists (select from allocation a where a.student_id = of_student
        and a.state in ('OFFERED', 'ACCEPTED', 'HOST_AGREED', 'CONFIRMED') and upper(a.days) > (at at time zone 'Europe/London')::date))
    where exists (select from student s where s.id = of_student and app_role() = 'SAFEGUARDING_LEAD' and s.school_id = app_school());
  end;

  -- Does it, once a second person of the school has agreed; says what was kept and why, or null where nothing was.
  create function retention.erase(erasure_id text, at timestamptz) returns text
    volatile security definer set search_path = public, pg_temp language plpgsql as $$
  declare e erasure; kept text;
  begin
    select * into e from erasure x where x.id = erasure_id and x.erased_at is null and app_role() = 'SAFEGUARDING_LEAD'
      and x.school_id = app_school() and x.requested_by <> app_account() for update;
    if not found then raise exception 'nobody has asked for this erasure' using errcode = 'insufficient_privilege'; end if;
    if cardinality(retention.obstacles(e.student_id, at)) > 0 then
      raise exception 'something stands against this erasure' using errcode = 'insufficient_privilege';
    end if;
    if retention.has_record(e.student_id) then
      kept := 'SAFETY_RECORD';
      perform retention.forget_to_record(e.student_id, at);
    else
      perform retention.forget_wholly(e.student_id);
    end if;
    update erasure set agreed_by = app_account(), erased_at = at, kept_because = kept where id = e.id;
    return kept;
  end $$;
  revoke execute on function retention.obstacles, retention.erase from public;
  grant execute on function retention.obstacles, retention.erase to foothold_service;
`;
