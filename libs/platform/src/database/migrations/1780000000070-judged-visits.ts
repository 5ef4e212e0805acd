import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What goes at the end of time: an employer's word about an adult who is with nobody any more. `decided` says which decisions keep it. */
const forgetting = (decided: string): string => `
  create or replace function retention.forget_contact_decisions(last_active_before date) returns integer
    volatile security definer set search_path = public, pg_temp language plpgsql as $$
  declare counted integer := 0;
  begin
    if app_role() is distinct from 'SYSTEM' then
      raise exception 'only the service itself forgets' using errcode = 'insufficient_privilege';
    end if;
    delete from contact_decision d where d.attested_at < last_active_before and ${decided}
      and not exists (select from slot s join opportunity o on o.id = s.opportunity_id where s.ends_on >= last_active_before
        and (d.host_adult_id = any(advert_adults(o)) or exists (select from advert_partner r where r.opportunity_id = o.id
            and r.state = 'ACCEPTED' and d.host_adult_id in (r.supervisor_id, r.deputy_id))
          or exists (select from rota r where r.slot_id = s.id and r.host_adult_id = d.host_adult_id)));
    get diagnostics counted = row_count;
    return counted;
  end $$;`;

/** States of a place in which its student is sure to come. */
const coming = `('ACCEPTED', 'HOST_AGREED', 'CONFIRMED', 'ATTENDED')`;
const isConfirmed = (request: string): string =>
  `${request}.state = 'ACCEPTED' and ${request}.register_confirmed_at is not null`;

/** Visits are judged and kept as places are: clearances, days that no student has twice, decisions by each school, both sessions marked. */
export class JudgedVisits1780000000070 implements MigrationInterface {
  readonly name = 'JudgedVisits1780000000070';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- A clearance is of a place or of a visit.
      alter table clearance alter column allocation_id drop not null, add column slot_request_id id,
        add foreign key (school_id, slot_request_id) references slot_request (school_id, id),
        add check (num_nonnulls(allocation_id, slot_request_id) = 1);
      create index clearance_by_visit on clearance (slot_request_id, decided_at desc) where slot_request_id is not null;
      -- Whoever changes the register of a visit ends what was decided of the one before.
      create policy voided_with_register on clearance for update to foothold_service
        using (slot_request_id is not null and (select app_role()) = 'CAREERS_LEAD' and school_id = (select app_school()))
        with check (slot_request_id is not null and voided_at is not null);

      -- No student is on a visit and at a placement on one day, whoever asks at the same moment: both sides take the student first.
      create function student_days(of_student text) returns void volatile language sql
      begin atomic
        select pg_advisory_xact_lock(hashtextextended('days of ' || of_student, 0));
      end;
      create function keep_days_of_place() returns trigger
        security definer set search_path = public, pg_temp language plpgsql as $$
      begin
        perform student_days(new.student_id);
        if exists (select from visitor v join slot_request r on r.id = v.slot_request_id join slot s on s.id = r.slot_id
            where v.student_id = new.student_id and ${isConfirmed('r')} and new.days && daterange(s.starts_on, s.ends_on, '[]')) then
          raise exception 'the student is on a visit' using errcode = 'exclusion_violation', constraint = 'student_on_a_visit';
        end if;
        return new;
      end $$;
      create trigger keep_days_of_new_place before insert on allocation for each row
        when (new.state in ${coming}) execute function keep_days_of_place();
      create trigger keep_days_of_place before update on allocation for each row
        when (new.state in ${coming} and (old.state not in ${coming} or new.days <> old.days)) execute function keep_days_of_place();
      create function keep_days_of_visit() returns trigger
        security definer set search_path = public, pg_temp language plpgsql as $$
      begin
        perform student_days(v.student_id) from (select student_id from visitor where slot_request_id = new.id order by 1) v;
        -- What the rules read is not so any more: the whole step is done again, and then the rules say it.
        if exists (select from visitor v join slot s on s.id = new.slot_id join allocation a on a.student_id = v.student_id
            where v.slot_request_id = new.id and a.state in ${coming} and a.days && daterange(s.starts_on, s.ends_on, '[]')) then
          raise exception 'a student of the visit has a place' using errcode = 'serialization_failure';
        end if;
        return new;
      end $$;
      create trigger keep_days_of_visit before update on slot_request for each row
        when (${isConfirmed('new')} and not (${isConfirmed('old')}))
        execute function keep_days_of_visit();

      -- Two schools that confirm with one host at the same moment: the second sees the days of the first.
      create function hold_contacts_of(of_slot text) returns void
        volatile security definer set search_path = public, pg_temp language plpgsql as $$
      begin
        perform pg_advisory_xact_lock(hashtextextended('contacts of ' || h.id, 0)) from (
          select s.employer_id::text as id from slot s where s.id = of_slot
          union select r.partner_employer_id from slot s join advert_partner r on r.opportunity_id = s.opportunity_id
            where s.id = of_slot and r.state = 'ACCEPTED' order by 1) h;
      end $$;

      -- Each school decides about its own students; the employer's word is one for all.
      alter table contact_decision add unique (host_adult_id, attested_by);
      create table school_contact_decision (
        host_adult_id id not null,
        school_id id not null,
        programme_id id not null,
        attested_by id not null,
        decided_by id not null references account,
        decided_at timestamptz not null,
        reason text not null,
        valid_until date not null,
        primary key (host_adult_id, school_id),
        foreign key (programme_id, school_id) references school (programme_id, id),
        foreign key (host_adult_id, attested_by) references contact_decision (host_adult_id, attested_by) on delete cascade,
        check (decided_by <> attested_by)
      );
      create index school_contact_decision_by_school on school_contact_decision (school_id);
      insert into school_contact_decision (host_adult_id, school_id, programme_id, attested_by, decided_by, decided_at, reason, valid_until)
        select host_adult_id, school_id, programme_id, attested_by, decided_by, decided_at, reason, valid_until
        from contact_decision where decided_at is not null;
      alter table school_contact_decision enable row level security;
      create policy seen on school_contact_decision for select to foothold_service
        using ((select app_is_system()) or app_is_school_staff_of(school_id));
      create policy decided on school_contact_decision for all to foothold_service
        using ((select app_role()) = 'SAFEGUARDING_LEAD' and school_id = (select app_school()))
        with check (school_id = (select app_school()) and decided_by = (select app_account()));
      grant select, insert, update on school_contact_decision to foothold_service;
      drop policy decided on contact_decision;
      drop policy attested on contact_decision;
      create policy attested on contact_decision for all to foothold_service
        using (app_is_employer(employer_id)) with check (app_is_employer(employer_id));
      -- Whoever decides holds the employer's word (select for share needs an update policy) and can change nothing of it.
      create policy held on contact_decision for update to foothold_service
        using ((select app_role()) = 'SAFEGUARDING_LEAD' and programme_id = (select app_programme())) with check (false);
      alter table contact_decision drop column school_id, drop column decided_by, drop column decided_at, drop column reason,
        drop column valid_until;
      ${forgetting(`not exists (select from school_contact_decision c where c.host_adult_id = d.host_adult_id
        and c.valid_until >= last_active_before)`)}

      -- Who came to a visit, by session. What visitor.came says follows from it: one session is enough to have come.
      create table visit_attendance (
        slot_request_id id not null,
        student_id id not null,
        on_day date not null,
        session text not null check (session in ('AM','PM')),
        mark text not null check (mark in ('PRESENT','ABSENT')),
        school_id id not null,
        employer_id id not null,
        marked_by id references account,
        marked_at timestamptz not null,
        primary key (slot_request_id, student_id, on_day, session),
        foreign key (slot_request_id, student_id) references visitor (slot_request_id, student_id) on delete cascade,
        foreign key (school_id, slot_request_id) references slot_request (school_id, id),
        foreign key (employer_id, slot_request_id) references slot_request (employer_id, id)
      );
      insert into visit_attendance (slot_request_id, student_id, on_day, session, mark, school_id, employer_id, marked_by, marked_at)
        select v.slot_request_id, v.student_id, d::date, h.session, case when v.came then 'PRESENT' else 'ABSENT' end, v.school_id,
          v.employer_id, v.marked_by, v.marked_at
        from visitor v join slot_request r on r.id = v.slot_request_id join slot s on s.id = r.slot_id
        cross join generate_series(s.starts_on, s.ends_on, interval '1 day') d
        join (values ('AM'), ('PM')) h (session) on case h.session when 'AM' then s.starts_at < '12:00' else s.finishes_at > '12:00' end
        where v.came is not null and extract(isodow from d) < 6;
      alter table visit_attendance enable row level security;
      create policy seen on visit_attendance for select to foothold_service
        using ((select app_is_system()) or app_is_school_staff_of(school_id) or app_is_employer(employer_id));
      create policy kept on visit_attendance for all to foothold_service
        using (app_is_employer(employer_id) or ((select app_role()) = 'CAREERS_LEAD' and school_id = (select app_school())))
        with check (app_is_employer(employer_id) or ((select app_role()) = 'CAREERS_LEAD' and school_id = (select app_school())));
      grant select, insert, update, delete on visit_attendance to foothold_service;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop table visit_attendance;
      alter table contact_decision add column school_id id, add column decided_by id references account,
        add column decided_at timestamptz, add column reason text, add column valid_until date;
      -- There is room for one decision of an adult again: the latest.
      update contact_decision d set school_id = c.school_id, decided_by = c.decided_by, decided_at = c.decided_at, reason = c.reason,
          valid_until = c.valid_until
        from (select distinct on (host_adult_id) * from school_contact_decision order by host_adult_id, decided_at desc) c
        where c.host_adult_id = d.host_adult_id;
      drop table school_contact_decision;
      alter table contact_decision drop constraint contact_decision_host_adult_id_attested_by_key,
        add foreign key (programme_id, school_id) references school (programme_id, id),
        add check ((decided_at is null) = (valid_until is null) and (decided_at is null) = (decided_by is null)
          and (decided_at is null) = (school_id is null) and (decided_at is null) = (reason is null)),
        add check (decided_by <> attested_by);
      drop policy held on contact_decision;
      drop policy attested on contact_decision;
      create policy attested on contact_decision for all to foothold_service
        using (app_is_employer(employer_id)) with check (app_is_employer(employer_id) and decided_at is null);
      create policy decided on contact_decision for update to foothold_service
        using ((select app_role()) = 'SAFEGUARDING_LEAD' and programme_id = (select app_programme()))
        with check (school_id = (select app_school()) and decided_by = (select app_account()));
      ${forgetting('(d.valid_until is null or d.valid_until < last_active_before)')}
      drop function hold_contacts_of;
      drop trigger keep_days_of_visit on slot_request;
      drop trigger keep_days_of_place on allocation;
      drop trigger keep_days_of_new_place on allocation;
      drop function keep_days_of_visit, keep_days_of_place, student_days;
      drop policy voided_with_register on clearance;
      delete from clearance where slot_request_id is not null;
      alter table clearance drop column slot_request_id, alter column allocation_id set not null;
    `);
  }
}
