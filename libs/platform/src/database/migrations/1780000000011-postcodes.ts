import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The directory knows codes that were terminated and codes without a place, and what lies about a code that it does not know: the
 * middle and the reach of every sector ("B36 8") and outward code ("B36"). Sites, schools and homes say when they lie at such a middle.
 */
export class Postcodes1780000000011 implements MigrationInterface {
  readonly name = 'Postcodes1780000000011';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table postcode
        alter column latitude drop not null,
        alter column longitude drop not null,
        add column terminated_on text collate "C" check (terminated_on ~ '^[0-9]{4}-(0[1-9]|1[0-2])$'),
        add check ((latitude is null) = (longitude is null));

      create table partial_postcode (
        code text collate "C" primary key,
        kind text not null check (kind in ('SECTOR', 'OUTCODE')),
        latitude double precision not null,
        longitude double precision not null,
        live_postcodes integer not null check (live_postcodes >= 0),
        radius_metres integer not null check (radius_metres >= 0)
      );
      alter table partial_postcode enable row level security;
      create policy seen on partial_postcode for select using (true);
      grant select on partial_postcode to foothold_service, foothold_public;

      -- Middle: the median latitude and longitude of the live postcodes that have a place; of the terminated ones where none is live.
      -- Radius: the least that holds nine in ten of these. Distances are counted on a plane through the middle, under 0.1 % off at this size.
      create function derive_partial_postcodes() returns void volatile set search_path = public, pg_temp language sql
      begin atomic
        delete from partial_postcode;
        insert into partial_postcode (code, kind, latitude, longitude, live_postcodes, radius_metres)
        with member as (
          select part.code, part.kind, p.latitude, p.longitude, p.terminated_on is null as live
          from postcode p
          cross join lateral (values (left(p.code, -2), 'SECTOR'), (left(p.code, -4), 'OUTCODE')) part (code, kind)
          where p.latitude is not null
        ), counted as (
          select code, kind, (count(*) filter (where live))::integer as live_postcodes from member group by code, kind
        ), middle as (
          select code, kind, live_postcodes, percentile_cont(0.5) within group (order by latitude) as latitude,
            percentile_cont(0.5) within group (order by longitude) as longitude
          from member join counted using (code, kind) where live or live_postcodes = 0
          group by code, kind, live_postcodes
        )
        select code, kind, c.latitude, c.longitude, c.live_postcodes,
          round(percentile_disc(0.9) within group (order by 6371008.8 * sqrt(radians(m.latitude - c.latitude) ^ 2
            + (radians(m.longitude - c.longitude) * cos(radians(c.latitude))) ^ 2)))::integer
        from middle c join member m using (code, kind) where m.live or c.live_postcodes = 0
        group by code, kind, c.latitude, c.longitude, c.live_postcodes;
      end;
      revoke execute on function derive_partial_postcodes from public;
      select derive_partial_postcodes();

      alter table site add column location_rough boolean not null default false;
      alter table school add column location_rough boolean not null default false;
      alter table student add column location_rough boolean not null default false;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table student drop column location_rough;
      alter table school drop column location_rough;
      alter table site drop column location_rough;
      drop function derive_partial_postcodes;
      drop table partial_postcode;
      delete from postcode where latitude is null;
      alter table postcode
        drop constraint postcode_check,
        drop column terminated_on,
        alter column latitude set not null,
        alter column longitude set not null;
    `);
  }
}
