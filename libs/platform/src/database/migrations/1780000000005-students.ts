import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Students in two tables: what the matching needs, under a pseudonym, and who they are. The second is closed to everybody but the
 * student, the staff of the school, and an employer once the place is confirmed.
 */
export class Students1780000000005 implements MigrationInterface {
  readonly name = 'Students1780000000005';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table student (
        id id primary key,
        programme_id id not null,
        school_id id not null,
        year_group smallint not null check (year_group between 7 and 13),
        home_cell text not null,
        interests text[] not null,
        max_minutes_each_way smallint not null check (max_minutes_each_way between 10 and 120),
        free_school_meals boolean not null,
        send_support boolean not null,
        care_experienced boolean not null,
        neet_risk boolean not null,
        adjustments text,
        created_at timestamptz not null default now(),
        foreign key (programme_id, school_id) references school (programme_id, id),
        unique (school_id, id)
      );
      create index student_by_school on student (school_id, id);

      create table student_identity (
        student_id id primary key,
        school_id id not null,
        upn text not null,
        given_name text not null,
        family_name text not null,
        born_on date not null,
        foreign key (school_id, student_id) references student (school_id, id) on delete cascade,
        unique (school_id, upn)
      );
      create index student_identity_by_name on student_identity (school_id, family_name, given_name, student_id);

      alter table role_grant add foreign key (school_id, student_id) references student (school_id, id);

      alter table student enable row level security;
      create policy seen on student for select to foothold_service
        using ((select app_is_system()) or app_is_school_staff_of(school_id) or id = (select app_student()));
      create policy kept on student for all to foothold_service
        using ((select app_role()) = 'CAREERS_LEAD' and school_id = (select app_school()))
        with check ((select app_role()) = 'CAREERS_LEAD' and school_id = (select app_school()));
      create policy own on student for update to foothold_service
        using (app_is_student(id)) with check (app_is_student(id));

      alter table student_identity enable row level security;
      create policy kept on student_identity for all to foothold_service
        using ((select app_role()) = 'CAREERS_LEAD' and school_id = (select app_school()))
        with check ((select app_role()) = 'CAREERS_LEAD' and school_id = (select app_school()));

      grant select, insert, update, delete on student, student_identity to foothold_service;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table role_grant drop constraint role_grant_school_id_student_id_fkey;
      drop table student_identity, student;
    `);
  }
}
