import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Requests that a school made together, all or nothing. The key that they were made under stands in one of them. */
export class BookingGroups1780000000018 implements MigrationInterface {
  readonly name = 'BookingGroups1780000000018';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table slot_request add column group_id id;
      create index slot_request_by_group on slot_request (group_id) where group_id is not null;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table slot_request drop column group_id;');
  }
}
