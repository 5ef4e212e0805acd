import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What an advert promises beside its tasks, its way past a coordinator before anybody sees it, how fresh it is, and reports about it. What is
 * shown when this migration runs counts as looked at.
 */
export class Adverts1780000000030 implements MigrationInterface {
  readonly name = 'Adverts1780000000030';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table opportunity
        add column lunch_company text check (lunch_company in ('SUPERVISOR','TEAM','OTHER_STUDENTS','NOBODY')),
        add column usual_hours jsonb,
        add column access_features text[] not null default '{}',
        add column access_notes text not null default '',
        add column will_learn text not null default '',
        add column learning_outcomes text[] not null default '{}',
        add column own_task text not null default '',
        add column people_met text[] not null default '{}',
        add column feedback text not null default '',
        add column reflection text not null default '',
        -- The latest version whose words a coordinator has read and let pass.
        add column approved_version integer,
        add column moderation_faults jsonb not null default '[]',
        add column submitted_at timestamptz,
        add column paused_until date,
        add column confirmed_on date,
        drop constraint opportunity_state_check,
        add constraint opportunity_state_check
          check (state in ('DRAFT','IN_MODERATION','PUBLISHED','PAUSED','HIDDEN','PAST','WITHDRAWN')),
        add constraint opportunity_paused_until check (paused_until is null or state = 'PAUSED'),
        add constraint opportunity_submitted check (state <> 'IN_MODERATION' or submitted_at is not null);
      update opportunity set approved_version = version where state in ('PUBLISHED', 'PAUSED');
      update opportunity set confirmed_on = (published_at at time zone 'Europe/London')::date where published_at is not null;
      create index opportunity_to_moderate on opportunity (programme_id, submitted_at, id) where state = 'IN_MODERATION';
      create index opportunity_to_resume on opportunity (paused_until) where paused_until is not null;
      grant select (confirmed_on) on opportunity to foothold_public;

      create policy moderated on opportunity for update to foothold_service
        using (app_is_coordinator_of(programme_id))
        with check (app_is_coordinator_of(programme_id) and state in ('PUBLISHED', 'DRAFT'));
      create policy moved_by_date on opportunity for update to foothold_service
        using ((select app_is_system())) with check ((select app_is_system()));

      create table advert_report (
        id id primary key,
        programme_id id not null,
        employer_id id not null,
        opportunity_id id not null,
        reason text not null check (reason in
          ('SAFETY','DISCRIMINATION','ASKS_FOR_MONEY','CONTACT_DETAILS','NOT_AS_DESCRIBED','NOT_WORK_EXPERIENCE','OTHER')),
        words text not null,
        -- Out of sight while it is open.
        hides boolean not null,
        reported_by id not null references account,
        reported_as text not null,
        reported_at timestamptz not null,
        state text not null default 'OPEN' check (state in ('OPEN','DISMISSED','UPHELD')),
        answer text,
        closed_by id references account,
        closed_at timestamptz,
        foreign key (programme_id, employer_id) references employer (programme_id, id),
        foreign key (employer_id, opportunity_id) references opportunity (employer_id, id),
        check ((state = 'OPEN') = (closed_at is null) and (closed_at is null) = (answer is null))
      );
      create unique index advert_report_once on advert_report (opportunity_id, reported_by) where state = 'OPEN';
      create index advert_report_queue on advert_report (programme_id, (case when reason = 'SAFETY' then 0 else 1 end), id) where state = 'OPEN';
      create index advert_report_by_advert on advert_report (opportunity_id);

      -- What anybody may read in the catalogue, anybody may report, whichever programme it is of.
      create function reportable_advert(advert text) returns table (programme_id text, employer_id text, state text)
        stable security definer set search_path = public, pg_temp language sql
      begin atomic
        select o.programme_id, o.employer_id, o.state from opportunity o join employer e on e.id = o.employer_id
        where o.id = advert and o.state = 'PUBLISHED' and e.state = 'VERIFIED';
      end;

      -- Whoever reports may not change an advert; an open report of theirs that hides it does, and nothing else.
      create function hide_reported_advert(advert text) returns boolean
        volatile security definer set search_path = public, pg_temp language sql
      begin atomic
        -- Waits for whoever is just publishing it, so that neither overlooks the other.
        select id from opportunity where id = advert for update;
        with hidden as (update opportunity set state = 'HIDDEN' where id = advert and state = 'PUBLISHED'
          and exists (select from advert_report r where r.opportunity_id = advert and r.state = 'OPEN' and r.hides
            and r.reported_by = app_account()) returning id)
        select exists (select from hidden);
      end;

      -- An employer learns that its advert is hidden, and never by whom or in what words.
      create function is_advert_reported(advert text) returns boolean
        stable security definer set search_path = public, pg_temp language sql
      begin atomic
        select exists (select from advert_report r where r.opportunity_id = advert and r.state = 'OPEN' and r.hides);
      end;

      alter table advert_report enable row level security;
      create policy seen on advert_report for select to foothold_service
        using ((select app_is_system()) or app_is_coordinator_of(programme_id) or reported_by = (select app_account()));
      create policy made on advert_report for insert to foothold_service
        with check (reported_by = (select app_account()) and reported_as = (select app_role()) and state = 'OPEN');
      create policy closed on advert_report for update to foothold_service
        using (app_is_coordinator_of(programme_id)) with check (app_is_coordinator_of(programme_id));
      grant select, insert, update on advert_report to foothold_service;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop function hide_reported_advert, reportable_advert, is_advert_reported;
      drop table advert_report;
      drop policy moderated on opportunity;
      drop policy moved_by_date on opportunity;
      drop index opportunity_to_moderate, opportunity_to_resume;
      update opportunity set state = 'DRAFT' where state in ('IN_MODERATION', 'HIDDEN');
      update opportunity set state = 'WITHDRAWN' where state = 'PAST';
      alter table opportunity
        drop constraint opportunity_state_check, drop constraint opportunity_paused_until, drop constraint opportunity_submitted,
        add constraint opportunity_state_check check (state in ('DRAFT','PUBLISHED','PAUSED','WITHDRAWN')),
        drop column lunch_company, drop column usual_hours, drop column access_features, drop column access_notes, drop column will_learn,
        drop column learning_outcomes, drop column own_task, drop column people_met, drop column feedback, drop column reflection,
        drop column approved_version, drop column moderation_faults, drop column submitted_at, drop column paused_until,
        drop column confirmed_on;
    `);
  }
}
