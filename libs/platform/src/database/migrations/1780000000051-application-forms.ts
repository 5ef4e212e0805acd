import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What a programme and an employer ask of those who apply, what students write before they send it, and what the employer answers. */
export class ApplicationForms1780000000051 implements MigrationInterface {
  readonly name = 'ApplicationForms1780000000051';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table application_form (
        programme_id id primary key references programme,
        guidance text not null,
        examples text[] not null,
        least_words smallint not null check (least_words between 1 and 200),
        most_strengths smallint not null check (most_strengths between 0 and 10),
        asks_availability boolean not null,
        set_by id not null references account,
        set_at timestamptz not null
      );
      alter table application_form enable row level security;
      create policy seen on application_form for select to foothold_service
        using ((select app_is_system()) or programme_id = (select app_programme()));
      create policy kept on application_form for all to foothold_service
        using (app_is_coordinator_of(programme_id)) with check (app_is_coordinator_of(programme_id));
      grant select, insert, update on application_form to foothold_service;

      create table advert_question (
        opportunity_id id not null references opportunity on delete cascade,
        position smallint not null check (position between 1 and 5),
        programme_id id not null,
        employer_id id not null references employer,
        question text not null,
        is_required boolean not null,
        primary key (opportunity_id, position)
      );
      alter table advert_question enable row level security;
      -- Whoever sees the advert sees its questions: what a policy's query finds is bound by the policies of opportunity itself.
      create policy seen on advert_question for select to foothold_service
        using (exists (select from opportunity o where o.id = opportunity_id));
      create policy kept on advert_question for all to foothold_service
        using (app_is_employer(employer_id)) with check (app_is_employer(employer_id));
      grant select, insert, delete on advert_question to foothold_service;

      create table application_sheet (
        id id primary key,
        programme_id id not null,
        school_id id not null,
        student_id id not null,
        employer_id id not null,
        slot_id id not null,
        round_id id not null,
        state text not null check (state in ('DRAFT','AWAITING_STUDENT','SENT','DISCARDED')),
        version integer not null check (version >= 1),
        statement text not null,
        strengths text[] not null,
        availability text not null,
        answers jsonb not null check (jsonb_typeof(answers) = 'array'),
        application_id id unique references application on delete cascade,
        saved_at timestamptz not null,
        foreign key (school_id, student_id) references student (school_id, id) on delete cascade,
        foreign key (employer_id, slot_id) references slot (employer_id, id),
        foreign key (programme_id, round_id) references round (programme_id, id),
        check ((state = 'SENT') = (application_id is not null))
      );
      create unique index application_sheet_open on application_sheet (round_id, student_id, slot_id)
        where state in ('DRAFT', 'AWAITING_STUDENT');
      create index application_sheet_by_student on application_sheet (student_id, round_id);
      create index application_sheet_sent on application_sheet (employer_id, application_id desc) where state = 'SENT';
      alter table application_sheet enable row level security;
      create policy seen on application_sheet for select to foothold_service
        using ((select app_is_system()) or app_is_school_staff_of(school_id));
      create policy own on application_sheet for all to foothold_service
        using (app_is_student(student_id)) with check (app_is_student(student_id));
      -- Whoever helps never sends: only the student makes a sheet into an application.
      create policy helped on application_sheet for insert to foothold_service
        with check ((select app_role()) = 'CAREERS_LEAD' and school_id = (select app_school()) and state = 'AWAITING_STUDENT');
      create policy helped_on on application_sheet for update to foothold_service
        using ((select app_role()) = 'CAREERS_LEAD' and school_id = (select app_school()) and state in ('DRAFT', 'AWAITING_STUDENT'))
        with check (state = 'AWAITING_STUDENT');
      grant select, insert, update on application_sheet to foothold_service;

      create table application_help (
        sheet_id id not null references application_sheet on delete cascade,
        version integer not null,
        school_id id not null,
        helped_by id not null references account,
        helped_as text not null,
        fields text[] not null,
        helped_at timestamptz not null,
        primary key (sheet_id, version)
      );
      alter table application_help enable row level security;
      create policy seen on application_help for select to foothold_service
        using (exists (select from application_sheet s where s.id = sheet_id));
      create policy helped on application_help for insert to foothold_service
        with check ((select app_role()) = 'CAREERS_LEAD' and school_id = (select app_school()) and helped_by = (select app_account()));
      grant select, insert on application_help to foothold_service;

      create table application_answer (
        application_id id primary key references application on delete cascade,
        programme_id id not null,
        school_id id not null,
        student_id id not null,
        employer_id id not null,
        round_id id not null references round,
        reasons text[] not null check (cardinality(reasons) between 1 and 5),
        words text not null,
        answered_by id not null references account,
        answered_at timestamptz not null
      );
      create index application_answer_by_student on application_answer (student_id, round_id);
      alter table application_answer enable row level security;
      create policy seen on application_answer for select to foothold_service
        using ((select app_is_system()) or app_is_employer(employer_id) or ((app_is_student(student_id) or app_is_school_staff_of(school_id))
          and exists (select from round r where r.id = round_id and r.state in ('PUBLISHED', 'SETTLED'))));

      -- What an employer learns of those who apply: neither who they are nor which school is theirs, nor how dear the place is to them.
      create function applications_for_host(before text, most integer) returns table (id text, slot_id text, opportunity_title text,
          starts_on date, ends_on date, year_group smallint, statement text, strengths text[], availability text, answers jsonb,
          round_state text, reasons text[], words text)
        stable security definer set search_path = public, pg_temp language sql
      begin atomic
        select p.id, p.slot_id, o.title, s.starts_on, s.ends_on, n.year_group, h.statement, h.strengths, h.availability, h.answers,
          r.state, a.reasons, a.words
        from application_sheet h join application p on p.id = h.application_id join round r on r.id = p.round_id
        join slot s on s.id = p.slot_id join opportunity o on o.id = s.opportunity_id join student n on n.id = p.student_id
        left join application_answer a on a.application_id = p.id
        where app_is_employer(h.employer_id) and h.state = 'SENT' and p.state = 'SUBMITTED'
          and r.state in ('CLOSED', 'PROPOSED', 'PUBLISHED') and p.id < before
        order by p.id desc limit most;
      end;

      -- The answer finds its student by itself, so that no employer has to be told who that is.
      create function answer_application(of_application text, because text[], in_words text, at timestamptz)
        returns table (round_state text, school_id text, student_id text, is_new boolean)
        volatile security definer set search_path = public, pg_temp language plpgsql as $$
      #variable_conflict use_column
      declare p record; added integer;
      begin
        select a.id, a.programme_id, a.school_id, a.student_id, a.employer_id, a.round_id, r.state into p
        from application_sheet h join application a on a.id = h.application_id join round r on r.id = a.round_id
        where a.id = of_application and app_is_employer(h.employer_id) and h.state = 'SENT' and a.state = 'SUBMITTED' for share of r;
        if not found then return; end if;
        if p.state in ('CLOSED', 'PROPOSED', 'PUBLISHED') then
          insert into application_answer (application_id, programme_id, school_id, student_id, employer_id, round_id, reasons, words,
            answered_by, answered_at)
          values (p.id, p.programme_id, p.school_id, p.student_id, p.employer_id, p.round_id, because, in_words, app_account(), at)
          on conflict do nothing;
          get diagnostics added = row_count;
        else added := 0;
        end if;
        return query select p.state, p.school_id::text, p.student_id::text, added = 1;
      end $$;
      revoke execute on function applications_for_host, answer_application from public;
      grant execute on function applications_for_host, answer_application to foothold_service;
      grant select on application_answer to foothold_service;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop function answer_application, applications_for_host;
      drop table application_answer, application_help, application_sheet, advert_question, application_form;
    `);
  }
}
