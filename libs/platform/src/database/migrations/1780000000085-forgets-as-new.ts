import type { MigrationInterface, QueryRunner } from 'typeorm';
import { forgetBeyondRecordSql, forgetWhollySql } from './retention/erasure.sql.js';
import { forgetGuardianLinksSql } from './retention/forgetting.sql.js';

/**
 * A database that was made before releases of adjustments and people to ring in an emergency were added goes on to keep them for ever, since
 * the texts that forget were edited where a new database is made and nowhere else.
 */
export class ForgetsAsNew1780000000085 implements MigrationInterface {
  readonly name = 'ForgetsAsNew1780000000085';

  async up(runner: QueryRunner): Promise<void> {
    for (const sql of [forgetBeyondRecordSql, forgetWhollySql, forgetGuardianLinksSql]) await runner.query(sql);
  }

  async down(): Promise<void> {
    // What is forgotten less by is nothing to go back to.
  }
}
