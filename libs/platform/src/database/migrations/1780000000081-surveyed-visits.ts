import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Those who were on a visit answer the four questions as those who had a place do. */
export class SurveyedVisits1780000000081 implements MigrationInterface {
  readonly name = 'SurveyedVisits1780000000081';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- The visits whose register is confirmed with the student who asks on it.
      create function my_visits() returns table (id text, programme_id text, school_id text, student_id text, opportunity_id text, kind text,
          title text, organisation text, starts_on date, ends_on date, starts_at time, finishes_at time, is_on_hold boolean, came boolean)
        stable security definer set search_path = public, pg_temp language sql
      begin atomic
        select r.id, r.programme_id, r.school_id, v.student_id, o.id, o.kind, o.title, e.name, s.starts_on, s.ends_on, s.starts_at, s.finishes_at,
          r.held_since is not null, v.came
        from visitor v join slot_request r on r.id = v.slot_request_id join slot s on s.id = r.slot_id
        join opportunity o on o.id = s.opportunity_id join employer e on e.id = o.employer_id
        where v.student_id = app_student() and app_role() = 'STUDENT' and r.state = 'ACCEPTED' and r.register_confirmed_at is not null;
      end;
      revoke execute on function my_visits from public;
      grant execute on function my_visits to foothold_service;

      -- Answers are about a place or about a visit, and each student has one set for either. Whoever is taken off the register goes with the answers.
      alter table exit_survey drop constraint exit_survey_pkey, alter column allocation_id drop not null, add column slot_request_id id,
        add check (num_nonnulls(allocation_id, slot_request_id) = 1),
        add column about_id text not null generated always as (coalesce(allocation_id::text, slot_request_id::text)) stored,
        add primary key (about_id, student_id), add unique (allocation_id),
        add foreign key (school_id, slot_request_id) references slot_request (school_id, id),
        add foreign key (slot_request_id, student_id) references visitor (slot_request_id, student_id) on delete cascade;
      create index exit_survey_by_visit on exit_survey (slot_request_id, student_id) where slot_request_id is not null;
      drop policy given on exit_survey;
      create policy given on exit_survey for insert to foothold_service
        with check (app_is_student(student_id) and (exists (select from allocation a
            where a.id = allocation_id and a.student_id = exit_survey.student_id and a.programme_id = exit_survey.programme_id)
          or exists (select from my_visits() v
            where v.id = slot_request_id and v.student_id = exit_survey.student_id and v.programme_id = exit_survey.programme_id and v.came)));
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      delete from exit_survey where slot_request_id is not null;
      drop policy given on exit_survey;
      create policy given on exit_survey for insert to foothold_service
        with check (app_is_student(student_id) and exists (select from allocation a
          where a.id = allocation_id and a.student_id = exit_survey.student_id and a.programme_id = exit_survey.programme_id));
      alter table exit_survey drop constraint exit_survey_pkey, drop constraint exit_survey_allocation_id_key, drop column about_id,
        drop column slot_request_id, add primary key (allocation_id);
      drop function my_visits;
    `);
  }
}
