import type { MigrationInterface, QueryRunner } from 'typeorm';

const record = (more: string): string => `
  create or replace function retention.has_record(of_student text) returns boolean
    stable security definer set search_path = public, pg_temp language sql
  begin atomic
    select exists (select from allocation a where a.student_id = of_student and a.state in ('CONFIRMED', 'ATTENDED', 'DID_NOT_ATTEND'))
      or exists (select from visitor v where v.student_id = of_student and v.came)
      or exists (select from concern c where c.student_id = of_student)${more};
  end;`;

/** Accidents of students at workplaces, with everything that was said of each: for the school and the employer in words, for coordinators without. */
export class Accidents1780000000077 implements MigrationInterface {
  readonly name = 'Accidents1780000000077';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table accident (
        id id primary key,
        programme_id id not null,
        school_id id not null,
        student_id id not null,
        employer_id id not null,
        site_id id not null,
        allocation_id id,
        slot_request_id id,
        kind text not null check (kind in
          ('NEAR_MISS', 'MINOR', 'OVER_THREE_DAYS', 'TAKEN_TO_HOSPITAL', 'OVER_SEVEN_DAYS', 'SPECIFIED_INJURY', 'DEATH')),
        days_unable integer check (days_unable between 0 and 366),
        state text not null check (state in ('OPEN', 'REPORTED_TO_AUTHORITY', 'NO_REPORT_NEEDED', 'CLOSED')),
        occurred_at timestamptz not null,
        where_in_site text not null,
        what_happened text not null,
        -- By when the employer has to report it; null where nothing has to be reported.
        due_on date,
        reported_on date,
        authority_reference text,
        noted_by id not null references account,
        noted_as text not null check (noted_as in ('EMPLOYER', 'CAREERS_LEAD', 'SAFEGUARDING_LEAD')),
        noted_at timestamptz not null,
        reminded_at timestamptz,
        overdue_told_at timestamptz,
        foreign key (programme_id, school_id) references school (programme_id, id),
        foreign key (school_id, student_id) references student (school_id, id) on delete cascade,
        foreign key (school_id, allocation_id) references allocation (school_id, id) on delete cascade,
        foreign key (employer_id, allocation_id) references allocation (employer_id, id) on delete cascade,
        foreign key (school_id, slot_request_id) references slot_request (school_id, id),
        foreign key (employer_id, slot_request_id) references slot_request (employer_id, id),
        foreign key (programme_id, employer_id) references employer (programme_id, id),
        foreign key (site_id) references site,
        unique (school_id, id),
        unique (employer_id, id),
        check ((allocation_id is null) <> (slot_request_id is null)),
        check (state <> 'REPORTED_TO_AUTHORITY' or reported_on is not null)
      );
      create index accident_by_school on accident (school_id, id);
      create index accident_by_employer on accident (employer_id, id);
      create index accident_by_programme on accident (programme_id, id);
      create index accident_of_student on accident (student_id);
      create index accident_of_allocation on accident (allocation_id);
      create index accident_due on accident (due_on) where state = 'OPEN' and overdue_told_at is null;

      create table accident_change (
        id id primary key,
        accident_id id not null,
        school_id id not null,
        employer_id id not null,
        kind text not null,
        days_unable integer,
        state text not null,
        reported_on date,
        authority_reference text,
        made_by id not null references account,
        made_as text not null,
        made_at timestamptz not null,
        foreign key (school_id, accident_id) references accident (school_id, id) on delete cascade,
        foreign key (employer_id, accident_id) references accident (employer_id, id) on delete cascade
      );
      create index accident_change_of on accident_change (accident_id, id);

      alter table accident enable row level security;
      create policy seen on accident for select to foothold_service
        using ((select app_is_system()) or app_is_school_staff_of(school_id) or app_is_employer(employer_id));
      -- Of one's own place, whose student it is: what a policy's query finds is bound by the policies there.
      create policy noted on accident for insert to foothold_service
        with check (state = 'OPEN' and noted_as = (select app_role()) and noted_by = (select app_account())
          and (app_is_school_staff_of(school_id) or app_is_employer(employer_id))
          and (exists (select from allocation a where a.id = allocation_id and a.student_id = accident.student_id)
            or exists (select from visitor v where v.slot_request_id = accident.slot_request_id and v.student_id = accident.student_id)));
      create policy kept on accident for update to foothold_service
        using ((select app_is_system()) or app_is_school_staff_of(school_id) or app_is_employer(employer_id));
      grant select, insert, update (kind, days_unable, state, due_on, reported_on, authority_reference, reminded_at, overdue_told_at)
        on accident to foothold_service;

      alter table accident_change enable row level security;
      create policy seen on accident_change for select to foothold_service
        using (app_is_school_staff_of(school_id) or app_is_employer(employer_id));
      create policy made on accident_change for insert to foothold_service
        with check (made_as = (select app_role()) and made_by = (select app_account())
          and (app_is_school_staff_of(school_id) or app_is_employer(employer_id)));
      grant select, insert on accident_change to foothold_service;

      -- Whom an accident is about, as much as the employer knew already.
      create function name_in_accident(of_accident text) returns text
        stable security definer set search_path = public, pg_temp language sql
      begin atomic
        select i.given_name || ' ' || left(i.family_name, 1) || '.'
        from accident a join student_identity i on i.student_id = a.student_id
        where a.id = of_accident and app_is_employer(a.employer_id);
      end;

      -- For coordinators: who has to do what by when, and nothing of what happened.
      create function accidents_of_programme(of_programme text, in_state text, before text, at_most integer)
        returns table (id text, student_id text, school_name text, employer_name text, site_name text, kind text, days_unable integer,
          is_at_work boolean, state text, occurred_at timestamptz, noted_at timestamptz, due_on date, reported_on date)
        stable security definer set search_path = public, pg_temp language sql
      begin atomic
        select a.id, a.student_id, h.name, e.name, t.name, a.kind, a.days_unable, a.allocation_id is not null, a.state, a.occurred_at,
          a.noted_at, a.due_on, a.reported_on
        from accident a join school h on h.id = a.school_id join employer e on e.id = a.employer_id join site t on t.id = a.site_id
        where a.programme_id = of_programme and app_is_coordinator_of(a.programme_id) and (in_state is null or a.state = in_state)
          and a.id < before
        order by a.id desc limit at_most;
      end;
      revoke execute on function name_in_accident, accidents_of_programme from public;
      grant execute on function name_in_accident, accidents_of_programme to foothold_service;

      -- Also where the place was given back afterwards.
      ${record('\n      or exists (select from accident c where c.student_id = of_student)')}
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ${record('')}
      drop function accidents_of_programme, name_in_accident;
      drop table accident_change, accident;
    `);
  }
}
