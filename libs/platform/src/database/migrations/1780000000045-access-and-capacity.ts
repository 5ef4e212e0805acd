import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The public catalogue is searched for what a workplace has so that somebody can take part; an employer may change how many places a slot has. */
export class AccessAndCapacity1780000000045 implements MigrationInterface {
  readonly name = 'AccessAndCapacity1780000000045';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      grant select (access_features) on opportunity to foothold_public;
      grant update (capacity) on slot to foothold_service;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      revoke select (access_features) on opportunity from foothold_public;
      revoke update (capacity) on slot from foothold_service;
    `);
  }
}
