import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Until when the activity of an advert is approved at its site, beside the advert: a list asks it of every advert it goes through, and students see
 * no vetting. It follows in the transaction that moves the vetting or the advert, and nobody else writes it.
 */
export class ApprovedAdverts1780000000042 implements MigrationInterface {
  readonly name = 'ApprovedAdverts1780000000042';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table opportunity add column approved_until date;

      create function approval_of_profile(at_site text, of_activity text) returns date
        stable security definer set search_path = public, pg_temp language sql
      begin atomic
        select p.approved_until from activity_profile p
        where p.site_id = at_site and p.activity = of_activity and p.state in ('APPROVED', 'EXPIRING');
      end;

      create function advert_follows_vetting() returns trigger
        security definer set search_path = public, pg_temp language plpgsql as $$
      begin
        new.approved_until := approval_of_profile(new.site_id, new.activity);
        return new;
      end $$;
      create trigger advert_follows_vetting before insert or update of site_id, activity, state, approved_until on opportunity
        for each row execute function advert_follows_vetting();

      create function vetting_reaches_adverts() returns trigger
        security definer set search_path = public, pg_temp language plpgsql as $$
      begin
        update opportunity set approved_until = new.approved_until where site_id = new.site_id and activity = new.activity;
        return null;
      end $$;
      create trigger vetting_reaches_adverts after insert or update of state, approved_until on activity_profile
        for each row execute function vetting_reaches_adverts();

      update opportunity set approved_until = null;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop trigger vetting_reaches_adverts on activity_profile;
      drop function vetting_reaches_adverts;
      drop trigger advert_follows_vetting on opportunity;
      drop function advert_follows_vetting;
      drop function approval_of_profile;
      alter table opportunity drop column approved_until;
    `);
  }
}
