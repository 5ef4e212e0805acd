import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Favourites, what each student was told of each week, and secret links to calendars. */
export class Finding1780000000029 implements MigrationInterface {
  readonly name = 'Finding1780000000029';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table favourite (
        account_id id not null references account,
        opportunity_id id not null references opportunity on delete cascade,
        programme_id id not null references programme,
        school_id id not null,
        -- So that a student's favourites go with the student; null for staff.
        student_id id,
        kept_at timestamptz not null,
        primary key (account_id, opportunity_id),
        foreign key (programme_id, school_id) references school (programme_id, id),
        foreign key (school_id, student_id) references student (school_id, id) on delete cascade
      );
      create index favourite_of_student on favourite (student_id) where student_id is not null;
      alter table favourite enable row level security;
      create policy kept on favourite for all to foothold_service
        using (account_id = (select app_account()) and school_id = (select app_school()))
        with check (account_id = (select app_account()) and school_id = (select app_school())
          and programme_id = (select app_programme()) and student_id is not distinct from (select app_student()));
      grant select, insert, delete on favourite to foothold_service;

      alter table student add column weekly_digest boolean not null default true;
      create table digest (
        id id primary key,
        programme_id id not null references programme,
        school_id id not null,
        student_id id not null,
        -- Its Monday. One a student and week, also where there was nothing to tell: that is how it is done once.
        week date not null check (extract(isodow from week) = 1),
        opportunity_ids text[] not null,
        made_at timestamptz not null,
        foreign key (school_id, student_id) references student (school_id, id) on delete cascade,
        unique (student_id, week)
      );
      alter table digest enable row level security;
      create policy seen on digest for select to foothold_service
        using ((select app_is_system()) or app_is_student(student_id));
      create policy made on digest for insert to foothold_service with check ((select app_is_system()));
      grant select, insert on digest to foothold_service;

      create table calendar_feed (
        id id primary key,
        token_hash bytea not null unique check (length(token_hash) = 32),
        account_id id not null references account,
        role text not null check (role in ('STUDENT', 'CAREERS_LEAD', 'EMPLOYER')),
        programme_id id not null references programme,
        school_id id,
        employer_id id,
        student_id id,
        made_at timestamptz not null,
        revoked_at timestamptz,
        foreign key (programme_id, school_id) references school (programme_id, id),
        foreign key (programme_id, employer_id) references employer (programme_id, id),
        foreign key (school_id, student_id) references student (school_id, id) on delete cascade
      );
      create unique index calendar_feed_once on calendar_feed
        (account_id, role, coalesce(school_id, ''), coalesce(employer_id, ''), coalesce(student_id, '')) where revoked_at is null;
      alter table calendar_feed enable row level security;
      create policy kept on calendar_feed for all to foothold_service
        using (account_id = (select app_account()) and role = (select app_role())
          and school_id is not distinct from (select app_school()) and employer_id is not distinct from (select app_employer()))
        with check (account_id = (select app_account()) and role = (select app_role()) and programme_id = (select app_programme())
          and school_id is not distinct from (select app_school()) and employer_id is not distinct from (select app_employer())
          and student_id is not distinct from (select app_student()));
      grant select, insert, update on calendar_feed to foothold_service;

      -- As whom a link reads: asked before anybody is known, like sign_in. A role that was taken away closes its links at once.
      create function calendar_reader(hash bytea)
        returns table (account_id text, role text, programme_id text, school_id text, employer_id text, student_id text)
        stable security definer set search_path = public, pg_temp language sql
      begin atomic
        select f.account_id, f.role, f.programme_id, f.school_id, f.employer_id, f.student_id from calendar_feed f
        where f.token_hash = hash and f.revoked_at is null and exists (select from role_grant g where g.account_id = f.account_id
          and g.role = f.role and g.programme_id = f.programme_id and g.revoked_at is null
          and g.school_id is not distinct from f.school_id and g.employer_id is not distinct from f.employer_id
          and g.student_id is not distinct from f.student_id);
      end;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop function calendar_reader;
      drop table calendar_feed, digest, favourite;
      alter table student drop column weekly_digest;
    `);
  }
}
