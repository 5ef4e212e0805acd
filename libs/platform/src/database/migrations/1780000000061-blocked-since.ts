import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Since when each thing that stands in the way of a place has stood there: by what it is, and when that was last looked at. */
export class BlockedSince1780000000061 implements MigrationInterface {
  readonly name = 'BlockedSince1780000000061';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table allocation add column blocked_since jsonb not null default '{}', add column blockers_noted_at timestamptz;
      create index allocation_blocked on allocation (id) where blocked_since <> '{}';
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      'drop index allocation_blocked; alter table allocation drop column blocked_since, drop column blockers_noted_at;',
    );
  }
}
