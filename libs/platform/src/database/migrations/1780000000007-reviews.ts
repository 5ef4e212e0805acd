import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Reviews by those who went, and the concerns that are told apart from them. */
export class Reviews1780000000007 implements MigrationInterface {
  readonly name = 'Reviews1780000000007';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table review (
        id id primary key,
        programme_id id not null,
        school_id id not null,
        student_id id not null,
        employer_id id not null,
        opportunity_id id not null,
        allocation_id id not null unique,
        state text not null check (state in ('SUBMITTED','PASSED_BY_SCHOOL','PUBLISHED','REFUSED')),
        was_as_advertised boolean not null,
        tasks smallint not null check (tasks between 1 and 5),
        welcome smallint not null check (welcome between 1 and 5),
        learning smallint not null check (learning between 1 and 5),
        hours smallint not null check (hours between 1 and 5),
        travel smallint not null check (travel between 1 and 5),
        body text not null,
        advice text not null,
        refused_because text,
        created_at timestamptz not null default now(),
        published_at timestamptz,
        foreign key (school_id, allocation_id) references allocation (school_id, id),
        foreign key (employer_id, opportunity_id) references opportunity (employer_id, id)
      );
      create index review_of_opportunity on review (opportunity_id) where state = 'PUBLISHED';
      create index review_to_moderate on review (school_id, created_at, id) where state in ('SUBMITTED', 'PASSED_BY_SCHOOL');

      create table concern (
        id id primary key,
        programme_id id not null,
        school_id id not null,
        student_id id not null,
        allocation_id id,
        raised_as text not null,
        body text not null,
        state text not null check (state in ('OPEN','CLOSED')),
        created_at timestamptz not null default now(),
        foreign key (school_id, student_id) references student (school_id, id),
        foreign key (school_id, allocation_id) references allocation (school_id, id)
      );

      create function review_summary(of_opportunity text)
        returns table (reviews integer, schools integer, as_advertised integer)
        stable security definer set search_path = public, pg_temp language sql
      begin atomic
        select count(*)::integer, count(distinct school_id)::integer, count(*) filter (where was_as_advertised)::integer
        from review where opportunity_id = of_opportunity and state = 'PUBLISHED';
      end;

      alter table review enable row level security;
      create policy own on review for select to foothold_service using (app_is_student(student_id));
      create policy written on review for insert to foothold_service
        with check (app_is_student(student_id) and state = 'SUBMITTED');
      create policy moderated on review for all to foothold_service
        using ((select app_is_system()) or app_is_school_staff_of(school_id)
          or (app_is_coordinator_of(programme_id) and state in ('PASSED_BY_SCHOOL', 'PUBLISHED', 'REFUSED')))
        with check ((select app_is_system()) or app_is_school_staff_of(school_id) or app_is_coordinator_of(programme_id));

      alter table concern enable row level security;
      create policy read on concern for select to foothold_service
        using ((select app_role()) = 'SAFEGUARDING_LEAD' and school_id = (select app_school()));
      create policy closed on concern for update to foothold_service
        using ((select app_role()) = 'SAFEGUARDING_LEAD' and school_id = (select app_school()));
      create policy raised on concern for insert to foothold_service with check (true);

      grant select, insert, update, delete on review, concern to foothold_service;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop function review_summary; drop table concern, review;`);
  }
}
