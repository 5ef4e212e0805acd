import type { MigrationInterface, QueryRunner } from 'typeorm';

/** When a round opens, closes and is answered by, and what becomes of a place that somebody gives back; who was reminded of that. */
export class RoundTerms1780000000052 implements MigrationInterface {
  readonly name = 'RoundTerms1780000000052';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table round add column opens_at timestamptz, add column closes_at timestamptz, add column answer_by timestamptz,
        add column after_no text not null default 'WAITING_LIST' check (after_no in ('WAITING_LIST','LEAST_CHANGE')),
        add constraint round_opens_first check (opens_at < closes_at),
        add constraint round_answered_last check (answer_by > coalesce(closes_at, opens_at));
      create index round_due on round (id) where state in ('DRAFT', 'OPEN', 'PUBLISHED');

      create table round_reminder (
        round_id id not null references round,
        student_id id not null references student on delete cascade,
        reminded_at timestamptz not null,
        primary key (round_id, student_id)
      );
      alter table round_reminder enable row level security;
      create policy kept on round_reminder for all to foothold_service
        using ((select app_is_system())) with check ((select app_is_system()));
      grant select, insert on round_reminder to foothold_service;

      alter table allocation add column ended_because text, add column restored_at timestamptz, add column answer_reminded_at timestamptz;
      create index allocation_offered_in_round on allocation (round_id) where state = 'OFFERED';

      alter table proposal_run add column caused_by id unique;
      create policy asked_for_by_service on proposal_run for insert to foothold_service
        with check ((select app_is_system()) and caused_by is not null);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop policy asked_for_by_service on proposal_run;
      alter table proposal_run drop column caused_by;
      drop index allocation_offered_in_round;
      alter table allocation drop column ended_because, drop column restored_at, drop column answer_reminded_at;
      drop table round_reminder;
      drop index round_due;
      alter table round drop column opens_at, drop column closes_at, drop column answer_by, drop column after_no;
    `);
  }
}
