import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who goes on a visit and who came. An employer learns numbers first, and names once the school has confirmed who comes. */
export class Visits1780000000021 implements MigrationInterface {
  readonly name = 'Visits1780000000021';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table slot_request add column staff_count smallint check (staff_count between 1 and 60),
        add column register_confirmed_at timestamptz;
      create table visitor (
        slot_request_id id not null,
        school_id id not null,
        employer_id id not null,
        student_id id not null,
        came boolean,
        marked_by id references account,
        marked_at timestamptz,
        primary key (slot_request_id, student_id),
        foreign key (school_id, slot_request_id) references slot_request (school_id, id) on delete cascade,
        foreign key (employer_id, slot_request_id) references slot_request (employer_id, id),
        foreign key (school_id, student_id) references student (school_id, id) on delete cascade,
        check ((came is null) = (marked_at is null))
      );
      create index visitor_by_student on visitor (student_id);

      alter table visitor enable row level security;
      create policy seen on visitor for select to foothold_service
        using ((select app_is_system()) or app_is_school_staff_of(school_id)
          or (app_is_employer(employer_id) and exists (select from slot_request r
            where r.id = slot_request_id and r.state = 'ACCEPTED' and r.register_confirmed_at is not null)));
      create policy kept on visitor for all to foothold_service
        using ((select app_role()) = 'CAREERS_LEAD' and school_id = (select app_school()))
        with check ((select app_role()) = 'CAREERS_LEAD' and school_id = (select app_school()));
      create policy marked on visitor for update to foothold_service
        using (app_is_employer(employer_id)) with check (app_is_employer(employer_id));
      grant select, insert, delete, update (came, marked_by, marked_at) on visitor to foothold_service;

      -- All that an employer learns of a group: how many of which year, and once the school has confirmed, who.
      create function visitors_for_employer(of_request text)
        returns table (year_group smallint, student_id text, display_name text, adjustments text, came boolean)
        stable security definer set search_path = public, pg_temp language sql
      begin atomic
        select s.year_group, case when k.is_known then s.id::text end,
          case when k.is_known then i.given_name || ' ' || left(i.family_name, 1) || '.' end,
          case when k.is_known then s.adjustments end, v.came
        from slot_request r join visitor v on v.slot_request_id = r.id join student s on s.id = v.student_id
        join student_identity i on i.student_id = v.student_id
        cross join lateral (select r.state = 'ACCEPTED' and r.register_confirmed_at is not null as is_known) k
        where r.id = of_request and app_is_employer(r.employer_id) and r.state in ('REQUESTED', 'ACCEPTED')
        order by s.year_group, i.given_name, s.id;
      end;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop function visitors_for_employer;
      drop table visitor;
      alter table slot_request drop column staff_count, drop column register_confirmed_at;
    `);
  }
}
