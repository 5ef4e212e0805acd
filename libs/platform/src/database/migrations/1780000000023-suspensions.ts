import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * A whole employer is suspended as a site or an adult is, and lifted in the same way: its own state follows. What a safeguarding lead or an
 * allegation suspended is looked at by a coordinator within three days. Schools with bookings there are found whoever asks, and coordinators
 * can be told of an event.
 */
export class Suspensions1780000000023 implements MigrationInterface {
  readonly name = 'Suspensions1780000000023';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table suspension
        add column employer_state text,
        add column joined_by id references account,
        add column joined_at timestamptz,
        add column escalates_at timestamptz,
        add column escalated_at timestamptz,
        alter column suspended_by drop not null,
        drop constraint suspension_suspended_as_check,
        drop constraint suspension_check,
        add constraint suspension_suspended_as_check check (suspended_as in ('SAFEGUARDING_LEAD', 'COORDINATOR', 'ALLEGATION')),
        add constraint suspension_of_one check (site_id is null or host_adult_id is null),
        add constraint suspension_by_somebody check ((suspended_by is null) = (suspended_as = 'ALLEGATION')),
        add constraint suspension_joined_by check ((joined_by is null) = (joined_at is null));
      create unique index suspension_of_employer on suspension (employer_id)
        where lifted_at is null and site_id is null and host_adult_id is null;
      create index suspension_to_escalate on suspension (escalates_at)
        where lifted_at is null and joined_at is null and escalated_at is null and escalates_at is not null;
      create policy escalated on suspension for update to foothold_service using ((select app_is_system()));

      -- Employers that were suspended before there were rows for it.
      insert into suspension (id, programme_id, employer_id, reason, suspended_by, suspended_as, suspended_at, employer_state)
        select 'sus_' || substr(e.id, 5), e.programme_id, e.id, coalesce(e.state_reason, 'Suspended by the coordinator.'),
          coalesce(e.verified_by, e.registered_by), 'COORDINATOR', now(), 'VERIFIED'
        from employer e where e.state = 'SUSPENDED';

      create or replace function is_host_suspended(of_employer text, at_site text, adults text[]) returns boolean
        stable security definer set search_path = public, pg_temp language sql
      begin atomic
        select exists (select from suspension u where u.lifted_at is null and u.employer_id = of_employer
          and (u.site_id = at_site or u.host_adult_id = any(adults) or (u.site_id is null and u.host_adult_id is null)));
      end;

      -- The adverts that nobody is sent to now: asked once a statement, not once a row.
      create function held_adverts() returns text[]
        stable security definer set search_path = public, pg_temp language sql
      begin atomic
        select coalesce(array_agg(o.id::text), '{}') from suspension u join opportunity o on o.employer_id = u.employer_id
          and ((u.site_id is null and u.host_adult_id is null) or o.site_id = u.site_id or u.host_adult_id in (o.supervisor_id, o.deputy_id))
        where u.lifted_at is null;
      end;

      -- Everything that asks for a verified employer stops at once. The reason stays with those who suspended it.
      create function employer_follows_suspension() returns trigger
        security definer set search_path = public, pg_temp language plpgsql as $$
      begin
        if new.site_id is not null or new.host_adult_id is not null then
          return new;
        end if;
        if tg_op = 'INSERT' then
          select state into new.employer_state from employer where id = new.employer_id for update;
          update employer set state = 'SUSPENDED', state_reason = null where id = new.employer_id;
        elsif old.lifted_at is null and new.lifted_at is not null then
          update employer set state = new.employer_state, state_reason = null where id = new.employer_id and state = 'SUSPENDED';
        end if;
        return new;
      end $$;
      create trigger employer_follows before insert or update on suspension
        for each row execute function employer_follows_suspension();
      create policy suspended on employer for select to foothold_service
        using (state = 'SUSPENDED' and (select app_role()) = 'SAFEGUARDING_LEAD' and programme_id = (select app_programme()));

      -- Schools with a place or a visit at a host whose last day is that day or later.
      create function schools_at_host(of_employer text, at_site text, adult text, since date) returns setof text
        stable security definer set search_path = public, pg_temp language sql
      begin atomic
        with there as (
          select s.id, s.ends_on from slot s join opportunity o on o.id = s.opportunity_id
          where o.employer_id = of_employer and s.ends_on >= since
            and ((at_site is null and adult is null) or o.site_id = at_site or adult in (o.supervisor_id, o.deputy_id))
        )
        select a.school_id::text from allocation a join there t on t.id = a.slot_id
        where a.state in ('OFFERED', 'ACCEPTED', 'HOST_AGREED', 'CONFIRMED', 'ATTENDED', 'DID_NOT_ATTEND')
        union
        select r.school_id::text from slot_request r join there t on t.id = r.slot_id where r.state in ('REQUESTED', 'ACCEPTED');
      end;

      alter table event add column coordinator_of id, add column detail jsonb;
      alter table notification add column programme_id id,
        drop constraint notification_audience_check,
        add constraint notification_audience_check
          check (audience in ('STUDENT', 'SCHOOL', 'EMPLOYER', 'SAFEGUARDING_LEAD', 'COORDINATOR'));
      create index notification_for_coordinator on notification (programme_id, happened_at desc, event_id) where audience = 'COORDINATOR';
      create policy seen_by_coordinator on notification for select to foothold_service
        using (audience = 'COORDINATOR' and app_is_coordinator_of(programme_id));
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop policy seen_by_coordinator on notification;
      delete from notification where audience = 'COORDINATOR';
      drop index notification_for_coordinator;
      alter table notification drop column programme_id,
        drop constraint notification_audience_check,
        add constraint notification_audience_check check (audience in ('STUDENT', 'SCHOOL', 'EMPLOYER', 'SAFEGUARDING_LEAD'));
      alter table event drop column coordinator_of, drop column detail;
      drop function schools_at_host;
      drop policy suspended on employer;
      drop trigger employer_follows on suspension;
      drop function employer_follows_suspension, held_adverts;
      create or replace function is_host_suspended(of_employer text, at_site text, adults text[]) returns boolean
        stable security definer set search_path = public, pg_temp language sql
      begin atomic
        select exists (select from suspension u where u.lifted_at is null and u.employer_id = of_employer
          and (u.site_id = at_site or u.host_adult_id = any(adults)));
      end;
      delete from suspension where (site_id is null and host_adult_id is null) or suspended_by is null;
      drop policy escalated on suspension;
      drop index suspension_of_employer, suspension_to_escalate;
      alter table suspension
        drop constraint suspension_joined_by, drop constraint suspension_by_somebody, drop constraint suspension_of_one,
        drop constraint suspension_suspended_as_check,
        add constraint suspension_check check ((site_id is null) <> (host_adult_id is null)),
        add constraint suspension_suspended_as_check check (suspended_as in ('SAFEGUARDING_LEAD', 'COORDINATOR')),
        alter column suspended_by set not null,
        drop column escalated_at, drop column escalates_at, drop column joined_at, drop column joined_by, drop column employer_state;
    `);
  }
}
