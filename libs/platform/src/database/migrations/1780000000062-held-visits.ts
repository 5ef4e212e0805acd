import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A confirmed visit is held while the rules no longer let everybody on its register go. */
export class HeldVisits1780000000062 implements MigrationInterface {
  readonly name = 'HeldVisits1780000000062';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table slot_request add column held_since timestamptz;
      create index slot_request_confirmed on slot_request (id) where state = 'ACCEPTED' and register_confirmed_at is not null;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop index slot_request_confirmed; alter table slot_request drop column held_since;');
  }
}
