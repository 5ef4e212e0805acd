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
        -- First day of the half-term in which it was published: all that readers learn of the date.
        published_in date,
        check ((state = 'PUBLISHED') = (published_in is not null)),
        foreign key (school_id, allocation_id) references allocation (school_id, id),
        foreign key (employer_id, opportunity_id) references opportunity (employer_id, id)
      );
      create index review_of_opportunity on review (opportunity_id) where state = 'PUBLISHED';
      create index review_by_student on review (student_id, id);
      create index review_to_pass on review (school_id, id) where state = 'SUBMITTED';
      create index review_to_publish on review (programme_id, id) where state = 'PASSED_BY_SCHOOL';

      create table concern (
        id id primary key,
        programme_id id not null,
        school_id id not null,
        student_id id not null,
        allocation_id id not null,
        raised_as text not null check (raised_as in ('STUDENT','CAREERS_LEAD','EMPLOYER')),
        raised_by id not null references account,
        body text not null,
        -- What the student answered in a review; null where it was not asked.
        felt_safe boolean,
        state text not null check (state in ('OPEN','CLOSED')),
        closing_note text,
        closed_by id references account,
        closed_at timestamptz,
        created_at timestamptz not null default now(),
        check ((state = 'CLOSED') = (closing_note is not null and closed_by is not null and closed_at is not null)),
        foreign key (school_id, student_id) references student (school_id, id),
        foreign key (school_id, allocation_id) references allocation (school_id, id)
      );
      create index concern_by_school on concern (school_id, id);

      -- The one place that says from when on reviews are shown: five, from two schools. Below that there is no row.
      create function review_summary(of_opportunity text)
        returns table (reviews integer, as_advertised_percent integer)
        stable security definer set search_path = public, pg_temp language sql
      begin atomic
        select count(*)::integer, round(100.0 * count(*) filter (where was_as_advertised) / count(*))::integer
        from review where opportunity_id = of_opportunity and state = 'PUBLISHED' and programme_id = app_programme()
        having count(*) >= 5 and count(distinct school_id) >= 2;
      end;

      -- Without author, school and id (an id tells when it was made); in an order that says nothing within a half-term.
      create function published_reviews(of_opportunity text)
        returns table (published_in date, shuffle text, was_as_advertised boolean, tasks smallint, welcome smallint,
          learning smallint, hours smallint, travel smallint, body text, advice text)
        stable security definer set search_path = public, pg_temp language sql
      begin atomic
        select published_in, md5(id), was_as_advertised, tasks, welcome, learning, hours, travel, body, advice
        from review where opportunity_id = of_opportunity and state = 'PUBLISHED' and programme_id = app_programme()
          and exists (select from review_summary(of_opportunity));
      end;

      alter table review enable row level security;
      create policy own on review for select to foothold_service using (app_is_student(student_id));
      create policy written on review for insert to foothold_service
        with check (app_is_student(student_id) and state = 'SUBMITTED');
      create policy read on review for select to foothold_service
        using ((select app_is_system()) or app_is_school_staff_of(school_id)
          or (app_is_coordinator_of(programme_id) and state in ('PASSED_BY_SCHOOL', 'PUBLISHED', 'REFUSED')));
      create policy moderated on review for update to foothold_service
        using (((select app_role()) = 'CAREERS_LEAD' and school_id = (select app_school()))
          or (app_is_coordinator_of(programme_id) and state in ('PASSED_BY_SCHOOL', 'PUBLISHED', 'REFUSED')));

      alter table concern enable row level security;
      create policy read on concern for select to foothold_service
        using ((select app_role()) = 'SAFEGUARDING_LEAD' and school_id = (select app_school()));
      create policy closed on concern for update to foothold_service
        using ((select app_role()) = 'SAFEGUARDING_LEAD' and school_id = (select app_school()));
      create policy raised on concern for insert to foothold_service
        with check (state = 'OPEN' and exists (select from allocation a
          where a.id = allocation_id and a.student_id = concern.student_id and a.school_id = concern.school_id));

      grant select, insert, update, delete on review, concern to foothold_service;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop function published_reviews, review_summary; drop table concern, review;`);
  }
}
