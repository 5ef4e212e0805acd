import type { MigrationInterface, QueryRunner } from 'typeorm';
import { erasureSql } from './retention/erasure.sql.js';
import { forgettingSql } from './retention/forgetting.sql.js';
import { retentionTablesSql } from './retention/tables.sql.js';

/**
 * How long what is kept, and how it goes. The service gets no right to delete by this: it may ask for what is due, by functions that look for
 * themselves, leave out whoever is under a legal hold, and answer with how many rows went.
 */
export class Retention1780000000041 implements MigrationInterface {
  readonly name = 'Retention1780000000041';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(retentionTablesSql);
    await runner.query(forgettingSql);
    await runner.query(erasureSql);
    // retention.forget_messages knows of holds; the one before it did not.
    await runner.query('revoke execute on function public.forget_messages from foothold_service');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      grant execute on function public.forget_messages to foothold_service;
      drop schema retention cascade;
      drop trigger reviewed_before on review;
      drop function review_once_though_cut;
      alter table allocation drop column review_cut;
      delete from review where student_id is null;
      alter table review alter column student_id set not null, alter column allocation_id set not null;
      drop table kept_identity, erasure, legal_hold, retention_run;
    `);
  }
}
