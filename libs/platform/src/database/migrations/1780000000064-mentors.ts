import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Mentors: people whom a careers lead lets help some students of the school, by name. The tables of students stay closed to them; what they see of
 * their caseload, and nobody else's, comes from functions that show just that.
 */
export class Mentors1780000000064 implements MigrationInterface {
  readonly name = 'Mentors1780000000064';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table role_grant
        drop constraint role_grant_role_check,
        drop constraint role_grant_check,
        add constraint role_grant_role_check check (role in
          ('STUDENT','CAREERS_LEAD','SAFEGUARDING_LEAD','MENTOR','EMPLOYER','COORDINATOR')),
        add constraint role_grant_check check ((role in ('STUDENT','CAREERS_LEAD','SAFEGUARDING_LEAD','MENTOR')) = (school_id is not null));
      create policy mentor_made on role_grant for insert to foothold_service
        with check ((select app_role()) = 'CAREERS_LEAD' and school_id = (select app_school()) and role = 'MENTOR'
          and granted_by = (select app_account()));

      create table mentor (
        grant_id id primary key references role_grant on delete cascade,
        programme_id id not null,
        school_id id not null,
        account_id id not null references account,
        -- What the school calls them, so that it can tell one from another.
        known_as text not null,
        appointed_at timestamptz not null,
        foreign key (programme_id, school_id) references school (programme_id, id),
        unique (school_id, grant_id)
      );
      create index mentor_by_school on mentor (school_id, grant_id);
      alter table mentor enable row level security;
      create policy seen on mentor for select to foothold_service
        using ((select app_is_system()) or app_is_school_staff_of(school_id));
      create policy appointed on mentor for insert to foothold_service
        with check ((select app_role()) = 'CAREERS_LEAD' and school_id = (select app_school())
          and exists (select from role_grant g where g.id = grant_id and g.role = 'MENTOR' and g.school_id = mentor.school_id
            and g.account_id = mentor.account_id));
      grant select, insert on mentor to foothold_service;

      create table mentoring (
        id id primary key,
        programme_id id not null,
        school_id id not null,
        student_id id not null,
        grant_id id not null,
        assigned_at timestamptz not null,
        ended_at timestamptz,
        foreign key (school_id, student_id) references student (school_id, id) on delete cascade,
        foreign key (school_id, grant_id) references mentor (school_id, grant_id) on delete cascade
      );
      create unique index mentoring_once on mentoring (grant_id, student_id) where ended_at is null;
      create index mentoring_of on mentoring (student_id);
      alter table mentoring enable row level security;
      create policy seen on mentoring for select to foothold_service
        using ((select app_is_system()) or app_is_school_staff_of(school_id));
      create policy assigned on mentoring for insert to foothold_service
        with check ((select app_role()) = 'CAREERS_LEAD' and school_id = (select app_school()) and ended_at is null);
      create policy ended on mentoring for update to foothold_service
        using ((select app_role()) = 'CAREERS_LEAD' and school_id = (select app_school()))
        with check ((select app_role()) = 'CAREERS_LEAD' and school_id = (select app_school()) and ended_at is not null);
      grant select, insert, update (ended_at) on mentoring to foothold_service;

      -- The students whom the mentor who acts helps now, by name and year: all that a mentor learns of who somebody is. A caseload ends with the role.
      create function my_caseload() returns table (student_id text, programme_id text, school_id text, given_name text, family_name text,
          year_group smallint, since timestamptz)
        stable security definer set search_path = public, pg_temp language sql
      begin atomic
        select m.student_id, m.programme_id, m.school_id, i.given_name, i.family_name, s.year_group, m.assigned_at
        from mentoring m join mentor t on t.grant_id = m.grant_id join role_grant g on g.id = m.grant_id
        join student s on s.id = m.student_id join student_identity i on i.student_id = m.student_id
        where app_role() = 'MENTOR' and m.school_id = app_school() and t.account_id = app_account() and m.ended_at is null
          and g.revoked_at is null;
      end;
      create function app_is_mentor_of(student text) returns boolean stable security definer set search_path = public, pg_temp language sql
      begin atomic
        select app_role() = 'MENTOR' and exists (select from my_caseload() c where c.student_id = student);
      end;

      -- Where the students of a caseload have a place: for a worry about it.
      create function my_mentored_places() returns table (id text, programme_id text, school_id text, student_id text, state text,
          employer_id text, site_id text, opportunity_title text, employer_name text, starts_on date, ends_on date)
        stable security definer set search_path = public, pg_temp language sql
      begin atomic
        select a.id, a.programme_id, a.school_id, a.student_id, a.state, a.employer_id, o.site_id, o.title, e.name, s.starts_on, s.ends_on
        from my_caseload() c join allocation a on a.student_id = c.student_id join slot s on s.id = a.slot_id
        join opportunity o on o.id = s.opportunity_id join employer e on e.id = a.employer_id
        where a.state in ('OFFERED', 'ACCEPTED', 'HOST_AGREED', 'CONFIRMED', 'ATTENDED', 'DID_NOT_ATTEND');
      end;

      -- Students by name, to those who may know it.
      create view known_student with (security_invoker = true) as
        select student_id, school_id, given_name, family_name from student_identity
        union all select c.student_id, c.school_id, c.given_name, c.family_name from my_caseload() c;
      grant select on known_student to foothold_service;

      create policy held_by_mentor on round for update to foothold_service
        using ((select app_role()) = 'MENTOR' and programme_id = (select app_programme()) and state <> 'DRAFT') with check (false);

      create policy seen_by_mentor on application_sheet for select to foothold_service using (app_is_mentor_of(student_id));
      create policy helped_by_mentor on application_sheet for insert to foothold_service
        with check (app_is_mentor_of(student_id) and school_id = (select app_school()) and state = 'AWAITING_STUDENT');
      create policy helped_on_by_mentor on application_sheet for update to foothold_service
        using (app_is_mentor_of(student_id) and state in ('DRAFT', 'AWAITING_STUDENT'))
        with check (app_is_mentor_of(student_id) and state = 'AWAITING_STUDENT');
      create policy helped_by_mentor on application_help for insert to foothold_service
        with check ((select app_role()) = 'MENTOR' and helped_as = 'MENTOR' and school_id = (select app_school())
          and helped_by = (select app_account()) and exists (select from application_sheet s where s.id = sheet_id));

      alter table concern
        drop constraint concern_raised_as_check,
        add constraint concern_raised_as_check check (raised_as in
          ('STUDENT', 'CAREERS_LEAD', 'SAFEGUARDING_LEAD', 'MENTOR', 'EMPLOYER', 'COORDINATOR', 'GUARDIAN'));
      create policy raised_by_mentor on concern for insert to foothold_service
        with check (state = 'OPEN' and raised_as = 'MENTOR' and raised_by = (select app_account())
          and exists (select from my_mentored_places() p
            where p.id = allocation_id and p.student_id = concern.student_id and p.school_id = concern.school_id));
      -- What a student or a mentor wrote, for whoever wrote it: the text and nothing of what became of it.
      create or replace function own_concerns(before text, at_most integer) returns table (id text, body text, raised_at timestamptz)
        stable security definer set search_path = public, pg_temp language sql
      begin atomic
        select c.id::text, c.body, c.created_at from concern c
        where app_role() in ('STUDENT', 'MENTOR') and c.raised_as = app_role() and c.raised_by = app_account() and c.id < before
        order by c.id desc limit at_most;
      end;

      create function retention.forget_mentors(ended_before timestamptz) returns integer
        volatile security definer set search_path = public, pg_temp language plpgsql as $$
      declare counted integer := 0; more integer := 0;
      begin
        if app_role() is distinct from 'SYSTEM' then
          raise exception 'only the service itself forgets' using errcode = 'insufficient_privilege';
        end if;
        delete from mentoring m where m.ended_at < ended_before;
        get diagnostics counted = row_count;
        delete from mentor t using role_grant g where g.id = t.grant_id and g.revoked_at < ended_before;
        get diagnostics more = row_count;
        return counted + more;
      end $$;

      revoke execute on function my_caseload, app_is_mentor_of, my_mentored_places, retention.forget_mentors from public;
      grant execute on function my_caseload, app_is_mentor_of, my_mentored_places, retention.forget_mentors to foothold_service;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop function retention.forget_mentors;
      create or replace function own_concerns(before text, at_most integer) returns table (id text, body text, raised_at timestamptz)
        stable security definer set search_path = public, pg_temp language sql
      begin atomic
        select c.id::text, c.body, c.created_at from concern c
        where app_role() = 'STUDENT' and c.raised_as = 'STUDENT' and c.raised_by = app_account() and c.id < before
        order by c.id desc limit at_most;
      end;
      drop policy raised_by_mentor on concern;
      delete from concern where raised_as = 'MENTOR';
      alter table concern
        drop constraint concern_raised_as_check,
        add constraint concern_raised_as_check check (raised_as in
          ('STUDENT', 'CAREERS_LEAD', 'SAFEGUARDING_LEAD', 'EMPLOYER', 'COORDINATOR', 'GUARDIAN'));
      drop policy helped_by_mentor on application_help;
      drop policy helped_on_by_mentor on application_sheet;
      drop policy helped_by_mentor on application_sheet;
      drop policy seen_by_mentor on application_sheet;
      drop policy held_by_mentor on round;
      drop view known_student;
      drop function my_mentored_places, app_is_mentor_of, my_caseload;
      drop table mentoring, mentor;
      drop policy mentor_made on role_grant;
      delete from role_grant where role = 'MENTOR';
      alter table role_grant
        drop constraint role_grant_role_check,
        drop constraint role_grant_check,
        add constraint role_grant_role_check check (role in ('STUDENT','CAREERS_LEAD','SAFEGUARDING_LEAD','EMPLOYER','COORDINATOR')),
        add constraint role_grant_check check ((role in ('STUDENT','CAREERS_LEAD','SAFEGUARDING_LEAD')) = (school_id is not null));
    `);
  }
}
