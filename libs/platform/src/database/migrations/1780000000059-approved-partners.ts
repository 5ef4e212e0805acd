import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Until when an advert is approved is the earliest of its own workplace and of those where partners have days of it: to a student one that is open
 * at three sites of four is closed.
 */
export class ApprovedPartners1780000000059 implements MigrationInterface {
  readonly name = 'ApprovedPartners1780000000059';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- Null where one of them is not approved; without partners there is no end.
      create function approval_of_partners(advert text) returns date
        stable security definer set search_path = public, pg_temp language sql
      begin atomic
        select case when count(*) = count(p.until) then coalesce(min(p.until), 'infinity') end
        from (select approval_of_profile(r.site_id, r.activity) as until from advert_partner r
          where r.opportunity_id = advert and r.state = 'ACCEPTED') p;
      end;

      create or replace function advert_follows_vetting() returns trigger
        security definer set search_path = public, pg_temp language plpgsql as $$
      declare
        own date := approval_of_profile(new.site_id, new.activity);
        partners date := approval_of_partners(new.id);
      begin
        -- Not least() alone, which passes over what is null.
        new.approved_until := case when own is not null and partners is not null then least(own, partners) end;
        return new;
      end $$;

      create or replace function vetting_reaches_adverts() returns trigger
        security definer set search_path = public, pg_temp language plpgsql as $$
      begin
        -- By one index and then by another; with an or between them it would be neither.
        update opportunity set approved_until = null where site_id = new.site_id and activity = new.activity;
        update opportunity set approved_until = null where id in
          (select r.opportunity_id from advert_partner r where r.site_id = new.site_id and r.activity = new.activity and r.state = 'ACCEPTED');
        return null;
      end $$;

      create function partner_reaches_advert() returns trigger
        security definer set search_path = public, pg_temp language plpgsql as $$
      begin
        update opportunity set approved_until = null where id = new.opportunity_id;
        return null;
      end $$;
      create trigger partner_reaches_advert after insert or update of state, site_id, activity on advert_partner
        for each row execute function partner_reaches_advert();
      create index advert_partner_by_profile on advert_partner (site_id, activity) where state = 'ACCEPTED';

      update opportunity set approved_until = null where id in (select opportunity_id from advert_partner);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop index advert_partner_by_profile;
      drop trigger partner_reaches_advert on advert_partner;
      drop function partner_reaches_advert;
      create or replace function vetting_reaches_adverts() returns trigger
        security definer set search_path = public, pg_temp language plpgsql as $$
      begin
        update opportunity set approved_until = new.approved_until where site_id = new.site_id and activity = new.activity;
        return null;
      end $$;
      create or replace function advert_follows_vetting() returns trigger
        security definer set search_path = public, pg_temp language plpgsql as $$
      begin
        new.approved_until := approval_of_profile(new.site_id, new.activity);
        return new;
      end $$;
      drop function approval_of_partners;
    `);
  }
}
