import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How far each advert of a digest was when a student was told of it; null for digests from before. */
export class DigestMinutes1780000000060 implements MigrationInterface {
  readonly name = 'DigestMinutes1780000000060';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      'alter table digest add column minutes smallint[], add check (cardinality(minutes) = cardinality(opportunity_ids))',
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table digest drop column minutes');
  }
}
