import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A programme may say that nobody goes without the talk about what to expect. */
export class RequiredTalks1780000000057 implements MigrationInterface {
  readonly name = 'RequiredTalks1780000000057';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table programme add column requires_talk boolean not null default false;
      create policy kept on programme for update to foothold_service
        using (app_is_coordinator_of(id)) with check (app_is_coordinator_of(id));
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop policy kept on programme; alter table programme drop column requires_talk;');
  }
}
