import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who took how many lines of a school's ledger out as a file, and when. */
export class LedgerExports1780000000036 implements MigrationInterface {
  readonly name = 'LedgerExports1780000000036';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table ledger_export (
        id id primary key,
        programme_id id not null,
        school_id id not null,
        exported_by id not null references account,
        row_count integer not null check (row_count >= 0),
        exported_at timestamptz not null,
        foreign key (programme_id, school_id) references school (programme_id, id)
      );
      create index ledger_export_by_school on ledger_export (school_id, id);
      create index student_identity_by_upn on student_identity (upn);

      alter table ledger_export enable row level security;
      create policy seen on ledger_export for select to foothold_service
        using ((select app_is_system()) or app_is_school_staff_of(school_id));
      create policy made on ledger_export for insert to foothold_service
        with check ((select app_role()) = 'CAREERS_LEAD' and school_id = (select app_school()) and exported_by = (select app_account()));
      grant select, insert on ledger_export to foothold_service;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop index student_identity_by_upn; drop table ledger_export;');
  }
}
