import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Workplaces that students found by themselves: their school looks first, then they are invited as any other. */
export class OwnContacts1780000000053 implements MigrationInterface {
  readonly name = 'OwnContacts1780000000053';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table own_contact (
        id id primary key,
        programme_id id not null,
        school_id id not null,
        student_id id not null,
        state text not null check (state in ('PROPOSED','REFUSED','INVITED','JOINED','KEPT','WITHDRAWN')),
        employer_name text not null,
        -- How to reach them, for as long as an invitation may have to be sent and no longer.
        contact_name text,
        contact_email text,
        why text not null,
        refused_because text,
        decided_by id references account,
        -- SHA-256 of each code that was sent.
        code_hashes bytea[] not null default '{}',
        sent_at timestamptz,
        employer_id id,
        slot_id id references slot,
        proposed_at timestamptz not null,
        changed_at timestamptz not null,
        foreign key (school_id, student_id) references student (school_id, id) on delete cascade,
        foreign key (programme_id, employer_id) references employer (programme_id, id),
        check ((state in ('PROPOSED', 'INVITED')) = (contact_email is not null)),
        check ((state = 'REFUSED') = (refused_because is not null)),
        check (state not in ('JOINED', 'KEPT') or employer_id is not null)
      );
      create index own_contact_by_student on own_contact (student_id, id);
      create index own_contact_by_school on own_contact (school_id, id desc);
      create index own_contact_by_programme on own_contact (programme_id, id desc) where state in ('JOINED', 'KEPT');
      create index own_contact_by_code on own_contact using gin (code_hashes);
      alter table own_contact enable row level security;
      create policy seen on own_contact for select to foothold_service
        using ((select app_is_system()) or app_is_student(student_id) or app_is_school_staff_of(school_id)
          or (app_is_coordinator_of(programme_id) and state in ('JOINED', 'KEPT')));
      create policy proposed on own_contact for insert to foothold_service
        with check (app_is_student(student_id) and state = 'PROPOSED');
      create policy moved on own_contact for update to foothold_service
        using ((select app_is_system()) or app_is_student(student_id)
          or ((select app_role()) = 'CAREERS_LEAD' and school_id = (select app_school())));
      grant select, insert, update on own_contact to foothold_service;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table own_contact;');
  }
}
