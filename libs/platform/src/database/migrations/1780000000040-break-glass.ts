import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A coordinator, who knows students by pseudonyms, may open who one of them is: for a reason, for an hour, and with the school told. */
export class BreakGlass1780000000040 implements MigrationInterface {
  readonly name = 'BreakGlass1780000000040';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table identity_opening (
        id id primary key,
        programme_id id not null,
        school_id id not null,
        student_id id not null,
        opened_by id not null references account,
        reason text not null check (length(reason) between 1 and 500),
        opened_at timestamptz not null,
        closes_at timestamptz not null,
        check (closes_at > opened_at and closes_at <= opened_at + interval '1 hour'),
        foreign key (programme_id, school_id) references school (programme_id, id),
        foreign key (school_id, student_id) references student (school_id, id)
      );
      create index identity_opening_by_student on identity_opening (student_id, opened_by, closes_at);
      create index identity_opening_by_school on identity_opening (school_id, id);

      alter table identity_opening enable row level security;
      create policy seen on identity_opening for select to foothold_service
        using ((select app_is_system()) or app_is_school_staff_of(school_id)
          or (app_is_coordinator_of(programme_id) and opened_by = (select app_account())));
      create policy made on identity_opening for insert to foothold_service
        with check (app_is_coordinator_of(programme_id) and opened_by = (select app_account()));
      grant select, insert on identity_opening to foothold_service;

      -- Whose school a student of the coordinator's programme goes to: all that has to be known to open who it is.
      create function school_of_student(of_student text) returns text
        stable security definer set search_path = public, pg_temp language sql
      begin atomic
        select school_id from student where id = of_student and app_is_coordinator_of(programme_id);
      end;

      -- All that an opening shows, and only while it is open, to whoever opened it.
      create function opened_identity(of_student text, at timestamptz)
        returns table (student_id text, given_name text, family_name text, year_group smallint, closes_at timestamptz)
        stable security definer set search_path = public, pg_temp language sql
      begin atomic
        select s.id, i.given_name, i.family_name, s.year_group, o.closes_at
        from identity_opening o join student s on s.id = o.student_id join student_identity i on i.student_id = s.id
        where o.student_id = of_student and o.opened_by = app_account() and app_is_coordinator_of(o.programme_id)
          and o.opened_at <= at and at < o.closes_at
        order by o.closes_at desc limit 1;
      end;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop function opened_identity, school_of_student; drop table identity_opening;');
  }
}
