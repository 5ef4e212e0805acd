import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What the database knows of who acts. The service sets `app.*` at the head of each transaction; the policies of every table read
 * them through these functions, wrapped as `(select app_role())` so that they are evaluated once a statement, not once a row.
 * `nullif` because a setting that was local to an earlier transaction reads as '' and not as null.
 */
export class Scope1780000000001 implements MigrationInterface {
  readonly name = 'Scope1780000000001';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create extension if not exists btree_gist;
      create extension if not exists pg_trgm;

      create domain id as text collate "C" check (value ~ '^[a-z]{3}_[0-9a-hjkmnp-tv-z]{26}$');

      create function app_role() returns text stable parallel safe language sql
        return nullif(current_setting('app.role', true), '');
      create function app_account() returns text stable parallel safe language sql
        return nullif(current_setting('app.account', true), '');
      create function app_programme() returns text stable parallel safe language sql
        return nullif(current_setting('app.programme', true), '');
      create function app_school() returns text stable parallel safe language sql
        return nullif(current_setting('app.school', true), '');
      create function app_employer() returns text stable parallel safe language sql
        return nullif(current_setting('app.employer', true), '');
      create function app_student() returns text stable parallel safe language sql
        return nullif(current_setting('app.student', true), '');

      create function app_is_system() returns boolean stable parallel safe language sql
        return app_role() = 'SYSTEM';
      create function app_is_coordinator_of(programme text) returns boolean stable parallel safe language sql
        return app_role() = 'COORDINATOR' and programme = app_programme();
      create function app_is_school_staff_of(school text) returns boolean stable parallel safe language sql
        return app_role() in ('CAREERS_LEAD', 'SAFEGUARDING_LEAD') and school = app_school();
      create function app_is_employer(employer text) returns boolean stable parallel safe language sql
        return app_role() = 'EMPLOYER' and employer = app_employer();
      create function app_is_student(student text) returns boolean stable parallel safe language sql
        return app_role() = 'STUDENT' and student = app_student();
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop function app_is_student, app_is_employer, app_is_school_staff_of, app_is_coordinator_of, app_is_system,
        app_student, app_employer, app_school, app_programme, app_account, app_role;
      drop domain id;
    `);
  }
}
