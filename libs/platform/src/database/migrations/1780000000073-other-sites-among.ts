import type { MigrationInterface, QueryRunner } from 'typeorm';

/** `other_sites_of` for all adverts of a page at once: a call for each of them cost more than a third of the search. */
export class OtherSitesAmong1780000000073 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- By advert; those without other sites are left out.
      create function other_sites_among(adverts text[]) returns jsonb
        stable security definer set search_path = public, pg_temp language sql
      begin atomic
        select coalesce(jsonb_object_agg(g.opportunity_id, g.sites), '{}') from (
          select r.opportunity_id, json_agg(json_build_object('latitude', t.latitude, 'longitude', t.longitude, 'days', r.days) order by r.id) as sites
          from advert_partner r join site t on t.id = r.site_id
          where r.opportunity_id = any(adverts) and r.state = 'ACCEPTED' group by r.opportunity_id
        ) g;
      end;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop function other_sites_among');
  }
}
