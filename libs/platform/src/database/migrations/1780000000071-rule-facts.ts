import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Facts that the rules ask for and nobody could write down. */
export class RuleFacts1780000000071 implements MigrationInterface {
  readonly name = 'RuleFacts1780000000071';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- What has to be seen of a mentor before a student is given to them: all of it or nothing. Never a certificate.
      alter table mentor
        add column check_seen_on date,
        add column check_seen_by id references account,
        add column check_valid_until date,
        add column meets_at text,
        add column meeting_plan text check (meeting_plan in ('SECOND_ADULT', 'LONE_WORKING_PLAN')),
        add constraint mentor_cleared_whole
          check (num_nulls(check_seen_on, check_seen_by, check_valid_until, meets_at, meeting_plan) in (0, 5)),
        add constraint mentor_cleared_in_order check (check_seen_on <= check_valid_until);
      create policy cleared on mentor for update to foothold_service
        using ((select app_role()) = 'SAFEGUARDING_LEAD' and school_id = (select app_school()))
        with check ((select app_role()) = 'SAFEGUARDING_LEAD' and school_id = (select app_school())
          and check_seen_by = (select app_account()));
      grant update (check_seen_on, check_seen_by, check_valid_until, meets_at, meeting_plan) on mentor to foothold_service;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      revoke update (check_seen_on, check_seen_by, check_valid_until, meets_at, meeting_plan) on mentor from foothold_service;
      drop policy cleared on mentor;
      alter table mentor drop column check_seen_on, drop column check_seen_by, drop column check_valid_until, drop column meets_at,
        drop column meeting_plan;
    `);
  }
}
