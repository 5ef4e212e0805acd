import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Codes by which whoever is shown a certificate can check it. */
export class Certificates1780000000038 implements MigrationInterface {
  readonly name = 'Certificates1780000000038';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table certificate (
        allocation_id id primary key,
        programme_id id not null,
        school_id id not null,
        student_id id not null,
        code text not null unique check (code ~ '^[0-9A-HJKMNP-TV-Z]{16}$'),
        issued_by id not null references account,
        issued_at timestamptz not null,
        foreign key (school_id, allocation_id) references allocation (school_id, id),
        foreign key (school_id, student_id) references student (school_id, id)
      );
      alter table certificate enable row level security;
      create policy seen on certificate for select to foothold_service
        using ((select app_is_system()) or app_is_student(student_id)
          or ((select app_role()) = 'CAREERS_LEAD' and school_id = (select app_school())));
      create policy issued on certificate for insert to foothold_service
        with check ((app_is_student(student_id) or ((select app_role()) = 'CAREERS_LEAD' and school_id = (select app_school())))
          and issued_by = (select app_account()) and exists (select from allocation a
            where a.id = allocation_id and a.student_id = certificate.student_id and a.state = 'ATTENDED'));
      grant select, insert on certificate to foothold_service;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table certificate;');
  }
}
