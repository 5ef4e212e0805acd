import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How a school codes days at work in its register, and what was taken out of attendance by whom; many rows only with a second person. */
export class Registers1780000000025 implements MigrationInterface {
  readonly name = 'Registers1780000000025';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table register_codes (
        school_id id primary key references school,
        placement_code text not null check (placement_code in ('W', 'B')),
        visit_code text not null check (visit_code in ('V', 'B')),
        set_by id not null references account,
        set_at timestamptz not null
      );
      create table attendance_export (
        id id primary key,
        school_id id not null references school,
        from_on date not null,
        to_on date not null,
        row_count integer not null,
        requested_by id not null references account,
        requested_at timestamptz not null,
        released_by id references account,
        released_at timestamptz,
        check (released_by <> requested_by),
        check ((released_by is null) = (released_at is null))
      );
      create index attendance_export_by_school on attendance_export (school_id, id);
      alter table register_codes enable row level security;
      create policy kept on register_codes for all to foothold_service
        using (app_is_school_staff_of(school_id)) with check (app_is_school_staff_of(school_id));
      alter table attendance_export enable row level security;
      create policy kept on attendance_export for all to foothold_service
        using (app_is_school_staff_of(school_id)) with check (app_is_school_staff_of(school_id));
      grant select, insert, update on register_codes, attendance_export to foothold_service;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table attendance_export, register_codes;');
  }
}
