import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What happened (the outbox) and who was told of it. */
export class Outbox1780000000008 implements MigrationInterface {
  readonly name = 'Outbox1780000000008';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table event (
        id id primary key,
        kind text not null,
        subject_id text not null,
        programme_id id,
        school_id id,
        employer_id id,
        student_id id,
        safeguarding_of id,
        triggered_by id,
        triggered_as text not null,
        request_id text not null,
        happened_at timestamptz not null,
        delivered_at timestamptz
      );
      create index event_undelivered on event (happened_at, id) where delivered_at is null;

      create table notification (
        event_id id not null references event,
        audience text not null check (audience in ('STUDENT','SCHOOL','EMPLOYER','SAFEGUARDING_LEAD')),
        kind text not null,
        subject_id text not null,
        school_id id,
        employer_id id,
        student_id id,
        happened_at timestamptz not null,
        primary key (event_id, audience)
      );
      create index notification_for_student on notification (student_id, happened_at desc, event_id) where audience = 'STUDENT';
      create index notification_for_school on notification (school_id, happened_at desc, event_id) where audience in ('SCHOOL', 'SAFEGUARDING_LEAD');
      create index notification_for_employer on notification (employer_id, happened_at desc, event_id) where audience = 'EMPLOYER';

      alter table event enable row level security;
      create policy written on event for insert to foothold_service with check (true);
      create policy read on event for select to foothold_service using ((select app_is_system()));
      create policy delivered on event for update to foothold_service using ((select app_is_system()));

      alter table notification enable row level security;
      create policy made on notification for insert to foothold_service with check ((select app_is_system()));
      create policy seen on notification for select to foothold_service
        using ((select app_is_system())
          or (audience = 'STUDENT' and app_is_student(student_id))
          or (audience = 'SCHOOL' and app_is_school_staff_of(school_id))
          or (audience = 'SAFEGUARDING_LEAD' and (select app_role()) = 'SAFEGUARDING_LEAD' and school_id = (select app_school()))
          or (audience = 'EMPLOYER' and app_is_employer(employer_id)));

      grant select, insert, update on event, notification to foothold_service;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table notification, event;`);
  }
}
