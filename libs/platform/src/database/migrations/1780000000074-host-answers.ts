import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A student who has said yes waits for the employer: until when, and whether it answered, is kept as it is for what schools ask. */
export class HostAnswers1780000000074 implements MigrationInterface {
  readonly name = 'HostAnswers1780000000074';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table allocation add column host_answer_by timestamptz, add column host_answered_at timestamptz,
        add column host_reminded_at timestamptz, add column is_host_silent boolean not null default false;
      create index allocation_waits_for_host on allocation (host_answer_by) where state = 'ACCEPTED';
      create index allocation_host_silent on allocation (employer_id) where is_host_silent and host_answered_at is null;

      -- However a place gets there: by the student's yes, or by one that is given again.
      create function keep_host_answer() returns trigger
        security definer set search_path = public, pg_temp language plpgsql as $$
      begin
        if new.state = 'ACCEPTED' and old.state <> 'ACCEPTED' then
          new.host_answer_by := (select new.changed_at + make_interval(days => s.answer_within_days) from slot s where s.id = new.slot_id);
          new.host_answered_at := null;
          new.host_reminded_at := null;
          new.is_host_silent := false;
        elsif old.state = 'ACCEPTED' and new.state in ('HOST_AGREED', 'DECLINED_BY_HOST') then
          new.host_answered_at := new.changed_at;
        end if;
        return new;
      end; $$;
      create trigger keep_host_answer before update of state on allocation for each row execute function keep_host_answer();

      create or replace function employer_answer_record(of_employer text, at_time timestamptz)
        returns table (asked integer, answered_in_time integer)
        stable security definer set search_path = public, pg_temp language sql
      begin atomic
        select count(x.in_time)::integer, count(*) filter (where x.in_time)::integer
        from employer e left join lateral (
          select r.answered_at is not null as in_time from slot_request r
          where r.employer_id = e.id and r.created_at > at_time - interval '1 year' and (r.answered_at is not null or r.is_unanswered)
          union all
          select coalesce(a.host_answered_at <= a.host_answer_by, false) from allocation a
          where a.employer_id = e.id and a.host_answer_by > at_time - interval '1 year' and (a.host_answered_at is not null or a.is_host_silent)
        ) x on true
        where e.id = of_employer and e.programme_id = app_programme() group by e.id;
      end;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create or replace function employer_answer_record(of_employer text, at_time timestamptz)
        returns table (asked integer, answered_in_time integer)
        stable security definer set search_path = public, pg_temp language sql
      begin atomic
        select count(r.id)::integer, count(r.answered_at)::integer
        from employer e left join slot_request r on r.employer_id = e.id and r.created_at > at_time - interval '1 year'
          and (r.answered_at is not null or r.is_unanswered)
        where e.id = of_employer and e.programme_id = app_programme() group by e.id;
      end;
      drop trigger keep_host_answer on allocation;
      drop function keep_host_answer;
      drop index allocation_waits_for_host, allocation_host_silent;
      alter table allocation drop column host_answer_by, drop column host_answered_at, drop column host_reminded_at, drop column is_host_silent;
    `);
  }
}
