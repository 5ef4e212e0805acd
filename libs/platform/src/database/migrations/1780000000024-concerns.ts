import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Concerns come from everybody who has to do with a placement, guardians by their link, and may be about a host without a child. They are triaged
 * with notes that are only ever added to; an allegation holds the host at once and has a day on which the local authority has to be told.
 */
export class Concerns1780000000024 implements MigrationInterface {
  readonly name = 'Concerns1780000000024';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table concern
        alter column student_id drop not null,
        alter column allocation_id drop not null,
        alter column raised_by drop not null,
        add column guardian_id id,
        add column employer_id id,
        add column site_id id,
        add column host_adult_id id,
        add column is_allegation boolean not null default false,
        add column authority_due_on date,
        add column reminded_at timestamptz,
        drop constraint concern_raised_as_check,
        drop constraint concern_state_check,
        add constraint concern_raised_as_check check (raised_as in
          ('STUDENT', 'CAREERS_LEAD', 'SAFEGUARDING_LEAD', 'EMPLOYER', 'COORDINATOR', 'GUARDIAN')),
        add constraint concern_state_check check (state in ('OPEN', 'LOOKED_AT', 'PASSED_ON', 'CLOSED')),
        add constraint concern_about check ((student_id is null) = (allocation_id is null)
          and (allocation_id is not null or employer_id is not null)),
        add constraint concern_by check ((raised_as = 'GUARDIAN') = (guardian_id is not null) and (raised_as = 'GUARDIAN') = (raised_by is null)),
        add constraint concern_allegation check (is_allegation = (authority_due_on is not null)
          and (not is_allegation or (employer_id is not null and site_id is not null))),
        add foreign key (school_id, guardian_id) references guardian (school_id, id),
        add foreign key (programme_id, employer_id) references employer (programme_id, id),
        add foreign key (employer_id, site_id) references site (employer_id, id),
        add foreign key (employer_id, host_adult_id) references host_adult (employer_id, id),
        add unique (school_id, id);
      create index concern_by_author on concern (raised_by, id);
      create index concern_to_remind on concern (authority_due_on)
        where is_allegation and reminded_at is null and state in ('OPEN', 'LOOKED_AT');

      create table concern_note (
        id id primary key,
        concern_id id not null,
        school_id id not null,
        state text not null check (state in ('OPEN', 'LOOKED_AT', 'PASSED_ON', 'CLOSED')),
        note text not null,
        made_by id not null references account,
        made_at timestamptz not null,
        foreign key (school_id, concern_id) references concern (school_id, id)
      );
      create index concern_note_of on concern_note (concern_id, id);
      insert into concern_note (id, concern_id, school_id, state, note, made_by, made_at)
        select 'cnt_' || substr(id, 5), id, school_id, state, closing_note, closed_by, closed_at from concern where state = 'CLOSED';
      alter table concern_note enable row level security;
      create policy read on concern_note for select to foothold_service
        using ((select app_role()) = 'SAFEGUARDING_LEAD' and school_id = (select app_school()));
      create policy made on concern_note for insert to foothold_service
        with check ((select app_role()) = 'SAFEGUARDING_LEAD' and school_id = (select app_school()) and made_by = (select app_account()));
      grant select, insert on concern_note to foothold_service;

      create function is_school_of_programme(school text, programme text) returns boolean
        stable security definer set search_path = public, pg_temp language sql
      begin atomic
        select exists (select from school c where c.id = is_school_of_programme.school and c.programme_id = programme);
      end;
      -- About a host and no child: for the lead of any school of the programme, under one's own name.
      create policy raised_about_host on concern for insert to foothold_service
        with check (state = 'OPEN' and allocation_id is null and programme_id = (select app_programme())
          and raised_as = (select app_role()) and raised_by = (select app_account())
          and is_school_of_programme(school_id, programme_id));

      -- A concern is never nobody's: where no school has anybody at the host, it is every school's of the programme.
      create function schools_to_tell(of_employer text, at_site text, adult text, since date) returns setof text
        stable security definer set search_path = public, pg_temp language sql
      begin atomic
        with there as (
          select id from schools_at_host(of_employer, at_site, adult, since) as id
          union
          select app_school() where app_school() is not null
        )
        select id from there
        union all
        select c.id::text from school c join employer e on e.programme_id = c.programme_id
        where e.id = of_employer and not exists (select from there);
      end;

      -- What a student wrote, for that student: the text and nothing of what became of it.
      create function own_concerns(before text, at_most integer) returns table (id text, body text, raised_at timestamptz)
        stable security definer set search_path = public, pg_temp language sql
      begin atomic
        select c.id::text, c.body, c.created_at from concern c
        where app_role() = 'STUDENT' and c.raised_as = 'STUDENT' and c.raised_by = app_account() and c.id < before
        order by c.id desc limit at_most;
      end;

      -- Holds a host about which an allegation is open; false where it is held already.
      create function hold_for_allegation(of_id text, of_programme text, of_employer text, at_site text, adult text, why text,
        at timestamptz, until timestamptz) returns boolean
        volatile security definer set search_path = public, pg_temp language plpgsql as $$
      begin
        if not exists (select from concern c where c.is_allegation and c.state <> 'CLOSED' and c.programme_id = of_programme
            and c.employer_id = of_employer and (c.site_id = at_site or c.host_adult_id = adult)) then
          raise exception 'no allegation is open about this host';
        end if;
        insert into suspension (id, programme_id, employer_id, site_id, host_adult_id, reason, suspended_as, suspended_at, escalates_at)
          values (of_id, of_programme, of_employer, at_site, adult, why, 'ALLEGATION', at, until) on conflict do nothing;
        return found;
      end $$;

      -- Allegations of which the local authority has not been told by the same hour of the day on which it has to be; each is given once.
      create function allegations_to_remind_of(now timestamptz) returns table (id text, school_id text, programme_id text)
        volatile security definer set search_path = public, pg_temp language sql
      begin atomic
        update concern c set reminded_at = now
        where app_is_system() and c.is_allegation and c.reminded_at is null and c.state in ('OPEN', 'LOOKED_AT')
          and now at time zone 'Europe/London' >= c.authority_due_on + (c.created_at at time zone 'Europe/London')::time
        returning c.id::text, c.school_id::text, c.programme_id::text;
      end;

      create or replace function forget_messages(last_day_before date, concern_closed_before timestamptz, at_most integer) returns integer
        volatile security definer set search_path = public, pg_temp language sql
      begin atomic
        with thread as (
          select a.id from allocation a
          where app_is_system() and upper(a.days) <= last_day_before
            and exists (select from message m where m.allocation_id = a.id)
            and not exists (select from concern c where c.allocation_id = a.id
              and (c.state <> 'CLOSED' or c.closed_at >= concern_closed_before))
          order by a.id limit at_most
        ), mark as (
          delete from message_read r using thread where r.allocation_id = thread.id
        ), gone as (
          delete from message m using thread where m.allocation_id = thread.id returning m.id
        )
        select count(*)::integer from gone;
      end;
      revoke execute on function hold_for_allegation, allegations_to_remind_of, own_concerns, schools_to_tell, is_school_of_programme from public;
      grant execute on function hold_for_allegation, allegations_to_remind_of, own_concerns, schools_to_tell, is_school_of_programme
        to foothold_service;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create or replace function forget_messages(last_day_before date, concern_closed_before timestamptz, at_most integer) returns integer
        volatile security definer set search_path = public, pg_temp language sql
      begin atomic
        with thread as (
          select a.id from allocation a
          where app_is_system() and upper(a.days) <= last_day_before
            and exists (select from message m where m.allocation_id = a.id)
            and not exists (select from concern c where c.allocation_id = a.id
              and (c.state = 'OPEN' or c.closed_at >= concern_closed_before))
          order by a.id limit at_most
        ), mark as (
          delete from message_read r using thread where r.allocation_id = thread.id
        ), gone as (
          delete from message m using thread where m.allocation_id = thread.id returning m.id
        )
        select count(*)::integer from gone;
      end;
      drop function allegations_to_remind_of, hold_for_allegation, own_concerns, schools_to_tell;
      drop policy raised_about_host on concern;
      drop function is_school_of_programme;
      drop table concern_note;
      delete from concern where allocation_id is null or raised_by is null or raised_as in ('SAFEGUARDING_LEAD', 'COORDINATOR');
      drop index concern_by_author, concern_to_remind;
      alter table concern
        drop constraint concern_about, drop constraint concern_by, drop constraint concern_allegation,
        drop constraint concern_raised_as_check, drop constraint concern_state_check,
        drop constraint concern_school_id_id_key;
      update concern set state = 'OPEN' where state in ('LOOKED_AT', 'PASSED_ON');
      alter table concern
        add constraint concern_raised_as_check check (raised_as in ('STUDENT','CAREERS_LEAD','EMPLOYER')),
        add constraint concern_state_check check (state in ('OPEN','CLOSED')),
        drop column reminded_at, drop column authority_due_on, drop column is_allegation, drop column host_adult_id, drop column site_id,
        drop column employer_id, drop column guardian_id,
        alter column raised_by set not null, alter column allocation_id set not null, alter column student_id set not null;
    `);
  }
}
