import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What coordinators are shown each month of who has no place, by group: sums with small numbers withheld, and nothing that they were made of. */
export class UnplacedReports1780000000084 implements MigrationInterface {
  readonly name = 'UnplacedReports1780000000084';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table unplaced_report (
        id id primary key,
        programme_id id not null references programme,
        -- The first day of the month that it is about. One a programme and month, also where nobody took part: that is how it is done once.
        month date not null check (extract(day from month) = 1),
        made_at timestamptz not null,
        -- As they are shown. Null where nobody took part, and then it is no report that anybody reads.
        figures jsonb check (jsonb_typeof(figures) = 'object'),
        unique (programme_id, month)
      );
      alter table unplaced_report enable row level security;
      create policy seen on unplaced_report for select to foothold_service
        using ((select app_is_system()) or (figures is not null and app_is_coordinator_of(programme_id)));
      create policy made on unplaced_report for insert to foothold_service with check ((select app_is_system()));
      grant select, insert on unplaced_report to foothold_service;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table unplaced_report');
  }
}
