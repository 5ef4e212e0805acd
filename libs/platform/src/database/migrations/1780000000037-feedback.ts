import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What employers say of students, and what students write for themselves. */
export class Feedback1780000000037 implements MigrationInterface {
  readonly name = 'Feedback1780000000037';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table employer_feedback (
        allocation_id id primary key,
        programme_id id not null,
        school_id id not null,
        student_id id not null,
        employer_id id not null,
        skills jsonb not null check (jsonb_typeof(skills) = 'array'),
        did_well text not null,
        next_step text not null,
        given_by id not null references account,
        given_at timestamptz not null,
        foreign key (school_id, allocation_id) references allocation (school_id, id),
        foreign key (employer_id, allocation_id) references allocation (employer_id, id)
      );
      alter table employer_feedback enable row level security;
      create policy seen on employer_feedback for select to foothold_service
        using ((select app_is_system()) or app_is_student(student_id) or app_is_school_staff_of(school_id)
          or app_is_employer(employer_id));
      create policy given on employer_feedback for insert to foothold_service
        with check (app_is_employer(employer_id) and given_by = (select app_account()) and exists (select from allocation a
          where a.id = allocation_id and a.student_id = employer_feedback.student_id and a.state = 'ATTENDED'));
      grant select, insert on employer_feedback to foothold_service;

      create table reflection (
        allocation_id id primary key,
        programme_id id not null,
        school_id id not null,
        student_id id not null,
        enjoyed text not null,
        changed_plans text not null,
        would_visit_similar text not null check (would_visit_similar in ('YES','UNSURE','NO')),
        could_be_better text not null,
        written_at timestamptz not null,
        released_at timestamptz,
        foreign key (school_id, allocation_id) references allocation (school_id, id),
        foreign key (school_id, student_id) references student (school_id, id)
      );
      create index reflection_released on reflection (school_id, allocation_id) where released_at is not null;
      alter table reflection enable row level security;
      -- Not even the service itself reads what a student has not released.
      create policy own on reflection for all to foothold_service
        using (app_is_student(student_id))
        with check (app_is_student(student_id) and exists (select from allocation a
          where a.id = allocation_id and a.student_id = reflection.student_id));
      create policy released on reflection for select to foothold_service
        using (released_at is not null and (select app_role()) = 'CAREERS_LEAD' and school_id = (select app_school()));
      grant select, insert, update (enjoyed, changed_plans, would_visit_similar, could_be_better, written_at, released_at)
        on reflection to foothold_service;

      -- That there is a card, and nothing of it: for counting.
      create function is_reflected_on(of_allocation text) returns boolean
        stable security definer set search_path = public, pg_temp language sql
      begin atomic
        select exists (select from reflection r where r.allocation_id = of_allocation
          and (app_is_system() or app_is_student(r.student_id) or app_is_school_staff_of(r.school_id)));
      end;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop function is_reflected_on; drop table reflection, employer_feedback;');
  }
}
