import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Whose a concern is that a safeguarding lead of another school asked for, so that both can be told. */
export class DeniedConcerns1780000000043 implements MigrationInterface {
  readonly name = 'DeniedConcerns1780000000043';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create function denied_concern(of_concern text, not_told_since timestamptz) returns table (school_id text, programme_id text)
        stable security definer set search_path = public, pg_temp language sql
      begin atomic
        select c.school_id::text, c.programme_id::text from concern c
        where c.id = of_concern and app_role() = 'SAFEGUARDING_LEAD' and c.school_id <> app_school()
          and not exists (select from event e where e.subject_id = of_concern and e.kind = 'concern.denied'
            and e.safeguarding_of = app_school() and e.happened_at > not_told_since);
      end;
      revoke execute on function denied_concern from public;
      grant execute on function denied_concern to foothold_service;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop function denied_concern');
  }
}
