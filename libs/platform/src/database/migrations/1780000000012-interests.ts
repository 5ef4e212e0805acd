import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What students answer to the statements about their interests, what kinds of task a placement consists of, and each student's gender, which
 * serves to audit who was offered what and nothing else. Rows and policies stay those of the tables they are in.
 */
export class Interests1780000000012 implements MigrationInterface {
  readonly name = 'Interests1780000000012';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table student
        add column statement_answers jsonb not null default '{}' check (jsonb_typeof(statement_answers) = 'object'),
        add column gender text check (gender in ('FEMALE','MALE','OTHER'));
      alter table opportunity add column tasks text[] not null default '{}' check (cardinality(tasks) <= 6);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table opportunity drop column tasks;
      alter table student drop column statement_answers, drop column gender;
    `);
  }
}
