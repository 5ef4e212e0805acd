import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Whoever reads the public catalogue may search it for what a workplace has so that somebody can take part. */
export class AccessInSearch1780000000045 implements MigrationInterface {
  readonly name = 'AccessInSearch1780000000045';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('grant select (access_features) on opportunity to foothold_public');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('revoke select (access_features) on opportunity from foothold_public');
  }
}
