import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Students who have left, and the files of child protection that have to follow them: of those nobody but the safeguarding lead learns. */
export class Departures1780000000078 implements MigrationInterface {
  readonly name = 'Departures1780000000078';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table departure (
        id id primary key,
        programme_id id not null,
        school_id id not null,
        student_id id not null unique,
        left_on date not null,
        new_school_name text,
        noted_by id not null references account,
        noted_at timestamptz not null,
        foreign key (programme_id, school_id) references school (programme_id, id),
        foreign key (school_id, student_id) references student (school_id, id) on delete cascade
      );
      create index departure_by_school on departure (school_id, id);
      alter table departure enable row level security;
      create policy seen on departure for select to foothold_service
        using ((select app_is_system()) or app_is_school_staff_of(school_id));
      create policy kept on departure for all to foothold_service
        using ((select app_role()) = 'CAREERS_LEAD' and school_id = (select app_school()))
        with check ((select app_role()) = 'CAREERS_LEAD' and school_id = (select app_school()) and noted_by = (select app_account()));
      grant select, insert, update (left_on, new_school_name, noted_by, noted_at), delete on departure to foothold_service;

      create table child_file (
        student_id id primary key references departure (student_id) on delete cascade,
        programme_id id not null,
        school_id id not null,
        remind_on date not null,
        due_on date not null,
        opened_at timestamptz not null,
        reminded_at timestamptz,
        overdue_told_at timestamptz,
        passed_on date,
        passed_on_by id references account,
        passed_on_noted_at timestamptz,
        check (remind_on <= due_on),
        check ((passed_on is null) = (passed_on_by is null) and (passed_on is null) = (passed_on_noted_at is null))
      );
      create index child_file_by_school on child_file (school_id, due_on, student_id);
      create index child_file_due on child_file (due_on) where passed_on is null;
      alter table child_file enable row level security;
      create policy seen on child_file for select to foothold_service
        using ((select app_is_system()) or ((select app_role()) = 'SAFEGUARDING_LEAD' and school_id = (select app_school())));
      create policy kept on child_file for update to foothold_service
        using ((select app_is_system()) or ((select app_role()) = 'SAFEGUARDING_LEAD' and school_id = (select app_school())));
      grant select, update (reminded_at, overdue_told_at, passed_on, passed_on_by, passed_on_noted_at) on child_file to foothold_service;

      -- Begins the clock where something is kept of somebody who has left, or sets it anew while the file is due; true when it is new.
      create function open_child_file(of_student text, reminded date, due date, at timestamptz) returns boolean
        volatile security definer set search_path = public, pg_temp language plpgsql as $$
      declare d departure;
      begin
        select * into d from departure x where x.student_id = of_student
          and (app_is_system() or (app_role() = 'CAREERS_LEAD' and x.school_id = app_school()));
        if not found or not exists (select from concern c where c.student_id = of_student and c.school_id = d.school_id) then
          return false;
        end if;
        update child_file f set remind_on = reminded, due_on = due, reminded_at = null, overdue_told_at = null
          where f.student_id = of_student and f.passed_on is null and f.due_on <> due;
        insert into child_file (student_id, programme_id, school_id, remind_on, due_on, opened_at)
          values (d.student_id, d.programme_id, d.school_id, reminded, due, at) on conflict (student_id) do nothing;
        return found;
      end $$;

      -- Those who have left, of whom something is kept now and was not then.
      create function without_child_file() returns setof text
        stable security definer set search_path = public, pg_temp language sql
      begin atomic
        select d.student_id::text from departure d
        where app_is_system() and exists (select from concern c where c.student_id = d.student_id and c.school_id = d.school_id)
          and not exists (select from child_file f where f.student_id = d.student_id);
      end;
      revoke execute on function open_child_file, without_child_file from public;
      grant execute on function open_child_file, without_child_file to foothold_service;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop function without_child_file, open_child_file; drop table child_file, departure;');
  }
}
