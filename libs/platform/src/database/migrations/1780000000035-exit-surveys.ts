import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What students answer after a placement. */
export class ExitSurveys1780000000035 implements MigrationInterface {
  readonly name = 'ExitSurveys1780000000035';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table exit_survey (
        allocation_id id primary key,
        programme_id id not null,
        school_id id not null,
        student_id id not null,
        overall text not null check (overall in ('VERY_GOOD','GOOD','FAIR','POOR')),
        knowledge_improved text not null check (knowledge_improved in ('YES','UNSURE','NO')),
        satisfaction text not null
          check (satisfaction in ('VERY_SATISFIED','SATISFIED','NEITHER','DISSATISFIED','VERY_DISSATISFIED')),
        recommend text not null check (recommend in ('VERY_LIKELY','LIKELY','UNLIKELY','VERY_UNLIKELY')),
        given_at timestamptz not null,
        changed_at timestamptz not null,
        foreign key (school_id, allocation_id) references allocation (school_id, id),
        foreign key (school_id, student_id) references student (school_id, id)
      );
      create index exit_survey_by_programme on exit_survey (programme_id, school_id);

      alter table exit_survey enable row level security;
      create policy seen on exit_survey for select to foothold_service
        using ((select app_is_system()) or app_is_student(student_id)
          or ((select app_role()) = 'CAREERS_LEAD' and school_id = (select app_school())));
      create policy given on exit_survey for insert to foothold_service
        with check (app_is_student(student_id) and exists (select from allocation a
          where a.id = allocation_id and a.student_id = exit_survey.student_id and a.programme_id = exit_survey.programme_id));
      create policy changed on exit_survey for update to foothold_service
        using (app_is_student(student_id)) with check (app_is_student(student_id));
      grant select, insert, update (overall, knowledge_improved, satisfaction, recommend, changed_at) on exit_survey to foothold_service;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table exit_survey;');
  }
}
