import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What a proposal says besides its outcomes: who goes short and where, what moves by consent came to, what one more place would save. */
export class ProposalPromises1780000000010 implements MigrationInterface {
  readonly name = 'ProposalPromises1780000000010';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table proposal
        add column over_demand jsonb not null default '[]',
        add column consent jsonb;
      alter table proposal_slot
        add column price jsonb,
        add column closure jsonb,
        add column over_demanded_group smallint;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table proposal_slot drop column price, drop column closure, drop column over_demanded_group;
      alter table proposal drop column over_demand, drop column consent;
    `);
  }
}
