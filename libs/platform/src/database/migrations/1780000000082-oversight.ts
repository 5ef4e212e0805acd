import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What safeguarding leads are told once a week. */
export class Oversight1780000000082 implements MigrationInterface {
  readonly name = 'Oversight1780000000082';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table safeguarding_digest (
        id id primary key,
        programme_id id not null,
        school_id id not null,
        -- The Monday on which it was made. One a school and week, also where there was nothing to tell: that is how it is done once.
        week date not null check (extract(isodow from week) = 1),
        made_at timestamptz not null,
        foreign key (programme_id, school_id) references school (programme_id, id),
        unique (school_id, week)
      );
      alter table safeguarding_digest enable row level security;
      create policy kept on safeguarding_digest for all to foothold_service
        using ((select app_is_system())) with check ((select app_is_system()));
      grant select, insert on safeguarding_digest to foothold_service;
      create index block_lifting_by_school on block_lifting (school_id, lifted_at);

      -- Concerns that nobody has taken a step in since before that day: which and of which school, and nothing of what they say.
      create function concerns_waiting(raised_until date) returns table (id text, school_id text, raised_at timestamptz)
        stable security definer set search_path = public, pg_temp language sql
      begin atomic
        select c.id, c.school_id, c.created_at from concern c
        where c.state = 'OPEN' and (c.created_at at time zone 'Europe/London')::date <= raised_until
          and (app_is_system() or (app_role() = 'SAFEGUARDING_LEAD' and c.school_id = app_school()));
      end;
      revoke execute on function concerns_waiting from public;
      grant execute on function concerns_waiting to foothold_service;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop function concerns_waiting;
      drop index block_lifting_by_school;
      drop table safeguarding_digest;
    `);
  }
}
