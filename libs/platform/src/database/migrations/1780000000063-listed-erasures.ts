import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A coordinator sees which erasures the schools of the programme have asked for, as well as the holds. */
export class ListedErasures1780000000063 implements MigrationInterface {
  readonly name = 'ListedErasures1780000000063';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create policy overseen on erasure for select to foothold_service using (app_is_coordinator_of(programme_id));
      create index erasure_by_programme on erasure (programme_id, id);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop index erasure_by_programme; drop policy overseen on erasure;');
  }
}
